/* `secure-rds cost`: the monthly estimate, line by line. */
#include "stack/cost.h"
#include "base/memory.h"
#include "cli/asker.h"
#include "cli/commands.h"
#include "guide/prices.h"
#include "stack/cost_savings.h"

#include <string.h>

const char cost_help[] =
    "What the settings cost a month, line by line, the same lines that the wizard shows. Prices come from AWS's price\n"
    "list (needs pricing:GetProducts; asked once a day), else from a table in the program, each with its date. An\n"
    "unknown price is said to be unknown, never taken for zero; what the sum leaves out is said below it. Then\n"
    "follow the settings that would make it smaller, or already do, each with what it gives up.";
const OptionRow cost_options[] = {
    {"offline", NULL, OPTION_FLAG, OPTION_AT(offline), "ask nobody: only the prices that are in the program", 0}, {0}};

/* False only when the user stopped it: without the list, the table in the program counts. */
static bool ask_list(Run *run) {
    const char *region = settings_text(run->settings, "region");
    char line[1400];
    if (run->options.offline || !*region)
        return true;
    if (run_aws(run) && prices_ask(&run->aws, region, &run->err))
        return true;
    if (run->err.kind == ERROR_CANCELLED)
        return false;
    error_line(&run->err, line, sizeof line);
    say(run, "%s.\n%s%s%s", prices_unknown, line, run->err.remedy[0] ? "\n  to do: " : "", run->err.remedy);
    run->err = (Error){0};
    return true;
}

static json_t *savings_json(const CostSavings *savings) {
    json_t *list = json_array();
    for (size_t i = 0; i < savings->count; i++) {
        const CostSaving *saving = &savings->items[i];
        json_array_append_new(list, json_pack("{s:s, s:s, s:f, s:b, s:s}", "setting", saving->row->path, "value",
                                              saving->value, "monthly_usd", saving->monthly, "taken", saving->taken,
                                              "gives_up", saving->gives_up));
    }
    return list;
}

static void print_machine(Run *run, const CostEstimate *estimate, const CostSavings *savings) {
    Asker asker = {0};
    if (run->session)
        asker_read(&run->aws, &asker);
    json_t *lines = json_array();
    for (size_t i = 0; i < estimate->count; i++) {
        const CostLine *line = &estimate->lines[i];
        json_array_append_new(lines, json_pack("{s:s, s:o, s:s, s:s}", "label", line->label, "monthly_usd",
                                               line->known ? json_real(line->monthly) : json_null(), "prices_of",
                                               line->date, "source",
                                               !line->known   ? "unknown"
                                               : line->listed ? "list"
                                                              : "table"));
    }
    print_json(json_pack("{s:o, s:o, s:o, s:i, s:s, s:s, s:s, s:o}", "identity",
                         run->session ? asker_json(&asker) : json_null(), "lines", lines, "total_usd",
                         cost_known(estimate) ? json_real(estimate->total) : json_null(), "unknown",
                         (int)estimate->unknown, "prices_of", estimate->date, "source", estimate->source, "left_out",
                         estimate->left_out, "savings", savings_json(savings)));
}

int cost_run(Run *run) {
    if (!run_settings(run, false) || !ask_list(run))
        return run_failed(run);
    AUTO(cost_release) CostEstimate estimate = {0};
    AUTO(cost_savings_release) CostSavings savings = {0};
    AUTO(text_release) Text text = {0};
    cost_estimate(run->settings, &estimate);
    cost_savings(run->settings, &savings);
    if (run->options.json) {
        print_machine(run, &estimate, &savings);
        return EXIT_DONE;
    }
    cost_print(&estimate, &text);
    cost_savings_print(&savings, &text);
    fputs(text_string(&text), stdout);
    return EXIT_DONE;
}

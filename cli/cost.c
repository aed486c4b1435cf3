/* `secure-rds cost`: the monthly estimate, line by line. */
#include "stack/cost.h"
#include "base/memory.h"
#include "cli/commands.h"

const char cost_help[] =
    "What the settings cost a month, from a table of prices with its date. An unknown price is said to be unknown,\n"
    "never taken for zero; the last line says what the sum leaves out. Needs no network.";
const OptionRow cost_options[] = {{0}};

int cost_run(Run *run) {
    if (!run_settings(run, false))
        return run_failed(run);
    AUTO(cost_release) CostEstimate estimate = {0};
    cost_estimate(run->settings, &estimate);
    if (run->options.json) {
        json_t *lines = json_array();
        for (size_t i = 0; i < estimate.count; i++)
            json_array_append_new(
                lines, json_pack("{s:s, s:o}", "label", estimate.lines[i].label, "monthly_usd",
                                 estimate.lines[i].known ? json_real(estimate.lines[i].monthly) : json_null()));
        print_json(json_pack("{s:o, s:f, s:i, s:s, s:s}", "lines", lines, "total_usd", estimate.total, "unknown",
                             (int)estimate.unknown, "prices_of", estimate.date, "left_out",
                             estimate.left_out ? estimate.left_out : ""));
        return EXIT_DONE;
    }
    for (size_t i = 0; i < estimate.count; i++) {
        if (estimate.lines[i].known)
            printf("%9.2f  %s\n", estimate.lines[i].monthly, estimate.lines[i].label);
        else
            printf("  unknown  %s\n", estimate.lines[i].label);
    }
    printf("%9.2f  USD a month, prices of %s\n", estimate.total, estimate.date);
    if (estimate.left_out)
        printf("%s\n", estimate.left_out);
    return EXIT_DONE;
}

/* See drift.h. */
#include "cli/drift.h"

#include "base/memory.h"
#include "base/week.h"
#include "guide/review.h"
#include "guide/words.h"

#include <string.h>

json_t *unknown_json(const char *why) {
    return json_pack("{s:o}", "unknown", json_visible(why));
}

static json_t *unread_json(const Error *err) {
    char why[sizeof err->tried + sizeof err->said];
    error_line(err, why, sizeof why);
    return unknown_json(why);
}

json_t *drift_json(const Drift *drift) {
    json_t *list = json_array();
    for (size_t i = 0; i < drift->count; i++) {
        const DriftItem *item = &drift->items[i];
        json_array_append_new(list,
                              json_pack("{s:s?, s:o, s:o, s:o, s:o, s:o, s:s?}", "setting",
                                        item->setting ? item->setting->path : NULL, "logical_id",
                                        json_visible(item->logical_id), "type", json_visible(item->type), "property",
                                        json_visible(item->property), "expected", json_visible(item->expected),
                                        "actual", json_visible(item->actual), "by_hand", item->by_hand));
    }
    if (drift->unread.said[0])
        json_array_append_new(list, unread_json(&drift->unread));
    if (drift->waiting.unread.said[0] && !drift->whole) /* else CloudFormation has compared the database */
        json_array_append_new(list, unread_json(&drift->waiting.unread));
    return list;
}

json_t *waiting_json(const Waiting *waiting, long long now_ms) {
    if (waiting->unread.said[0])
        return unread_json(&waiting->unread);
    json_t *list = json_array();
    for (size_t i = 0; i < waiting->count; i++) {
        const WaitingItem *item = &waiting->items[i];
        json_array_append_new(list, json_pack("{s:s?, s:s, s:o, s:o, s:I}", "setting",
                                              item->setting ? item->setting->path : NULL, "property", item->property,
                                              "now", json_visible(item->now), "then", json_visible(item->then),
                                              "window_ms", (json_int_t)week_window_opens(waiting->window, now_ms)));
    }
    return list;
}

void drift_say(const Run *run, const Plan *plan, const Drift *drift) {
    AUTO(lines_release) Lines lines = {0};
    review_seen(plan, drift, clock_now_ms(&run->clock), &lines);
    lines_say(run, &lines);
    if (drift->count && !plan->revert)
        say(run, "  to do: `secure-rds apply --drift revert` puts it back, `--drift adopt` takes it into the settings");
}

bool drift_wish(Run *run, DriftWish *wish) {
    const char *word = run->options.drift_wish;
    *wish = !word ? DRIFT_LEFT : strcmp(word, "revert") == 0 ? DRIFT_REVERT : DRIFT_ADOPT;
    return !word || *wish == DRIFT_REVERT || strcmp(word, "adopt") == 0 ||
           error_set(&run->err, ERROR_USAGE, "revert puts it back, adopt takes it into the settings",
                     "--drift: found \"%.40s\", allowed revert or adopt", word);
}

/* ---- taking over */

typedef struct Taking {
    const Drift *drift;
    size_t taken;
} Taking;

static bool take(void *data, Settings *now, bool found, Error *err) {
    Taking *taking = data;
    (void)found;
    return drift_adopt(taking->drift, now, &taking->taken, err);
}

bool drift_take_over(Run *run) {
    AUTO(drift_release) Drift drift = {0};
    AUTO(lines_release) Lines lines = {0};
    Taking taking = {.drift = &drift};
    size_t taken;
    say(run, "%s", doing_drift);
    if (!drift_detect(&run->aws, settings_text(run->settings, "app"), &drift, &run->err) ||
        !drift_adopt(&drift, run->settings, &taken, &run->err) ||
        (taken && run->found && !settings_change(run->config, take, &taking, &run->err)))
        return false;
    drift_adopted_lines(&drift, &lines);
    lines_say(run, &lines);
    if (!drift.count)
        drift_say(run, &(Plan){0}, &drift);
    return true;
}

#include "stack/refusals.h"

#include "base/memory.h"

#include <stdio.h>
#include <string.h>

void refusals_take(Refusals *found, const Finding *finding) {
    if (finding->severity == FINDING_ERROR && finding->certain && found->count < REFUSALS_MAX)
        found->items[found->count++] = *finding;
}

static void told(void *data, size_t index, const Finding *finding) {
    (void)index;
    if (finding)
        refusals_take(data, finding);
}

bool refusals_find(const CheckScope *scope, const Plan *plan, Refusals *found, Error *err) {
    CheckScope asked = *scope;
    *found = (Refusals){0};
    if (plan->revert || (plan->state != PLAN_READY && plan->state != PLAN_NEEDS_DELETE))
        return true;
    asked.plan = plan->state == PLAN_READY ? plan : NULL;
    asked.only = check_certain();
    return checks_run(&asked, told, found, NULL, err);
}

/* Whole sentences, or not at all: nobody can follow half a command. */
static void join(Text *text, const char *words, size_t most) {
    if (text->length + strlen(words) + strlen("; ") < most)
        text_print(text, "%s%s", text->length ? "; " : "", words);
}

bool refusals_none(const Refusals *found, Error *err) {
    AUTO(text_release) Text said = {0};
    AUTO(text_release) Text remedy = {0};
    ErrorKind kind = ERROR_USAGE;
    for (size_t i = 0; i < found->count; i++) {
        const Finding *one = &found->items[i];
        AUTO(memory_release) char *words = memory_print("%s (%s)", one->what, one->why);
        join(&said, words, sizeof err->said - 100);
        join(&remedy, one->remedy, sizeof err->remedy);
        kind = one->path ? kind : ERROR_FAILED;
    }
    if (!found->count)
        return true;
    error_set(err, kind, text_string(&remedy), "nothing was begun, for AWS would refuse it: %s", text_string(&said));
    strcpy(err->code, "Refused");
    snprintf(err->setting, sizeof err->setting, "%s", found->items[0].path ? found->items[0].path : "");
    return false;
}

/* A plan for a stack that stands: what the settings do not say stays, and what is fixed is refused. See plan.h and
 * plan_choices.h. */
#include "stack/plan_choices.h"
#include "stack/account_guard.h"

#include "base/memory.h"

#include <string.h>

/* A file that never agreed with the stack knows nothing of its tags. */
static void keep_tags(const CfnStack *stack, Settings *settings) {
    for (size_t i = 0; i < stack->tag_count; i++) {
        const char *key = stack->tags[i].key;
        AUTO(memory_release) char *path = memory_print("tags.%s", key);
        Error ignored = {0};
        bool own = strcmp(key, "project") == 0 && strcmp(stack->tags[i].value, stack->name) == 0;
        if (!own && strcmp(key, TEMPLATE_TAG) != 0 && strncmp(key, "aws:", 4) != 0)
            settings_set(settings, path, stack->tags[i].value, &ignored);
    }
}

static bool stands_unknown(const Plan *plan) {
    return plan->status && plan->status->kind == STACK_STANDS && !plan->known && !plan->revert;
}

/* The program writes the list's id when it has brought file and stack together: of a copy for another app, or of one
 * made by hand, it is another's or none. */
static bool is_known(const Settings *settings, const Plan *plan) {
    Agreement agreed = settings_agreed(settings);
    return agreed.list_id[0] && strcmp(agreed.list_id, plan->allowed_at.list_id) == 0;
}

bool plan_keep_standing(const AwsContext *aws, const char *body, Settings *settings, Plan *plan, Error *err) {
    const char *region = aws_session_region(aws->session);
    plan->known = is_known(settings, plan);
    Settings *standing = settings_new();
    bool ok = standing_settings(&plan->stack, region, body, standing, err);
    if (ok)
        standing_compare(standing, region, settings, &plan->differences);
    settings_free(standing);
    if (ok && !plan->known)
        keep_tags(&plan->stack, settings);
    return (ok && !standing_fixed(&plan->differences, err)) || error_tried(err, "change stack %s", plan->stack.name);
}

size_t plan_surprises(const Plan *plan) {
    return stands_unknown(plan) ? standing_count(&plan->differences, STANDING_CHANGED) : 0;
}

/* ---- into the settings */

bool plan_settles(const Plan *plan) {
    return plan->zones || plan->storage_gib || standing_count(&plan->differences, STANDING_KEPT) ||
           stands_unknown(plan) || plan->create;
}

void plan_settle(const Plan *plan, Settings *settings) {
    Error ignored = {0};
    char account[ACCOUNT_SIZE];
    const char *region = settings_text(settings, "region"); /* this run may work in another one */
    if (plan->zones && strncmp(plan->zones, region, strlen(region)) == 0)
        settings_set(settings, "network.zones", plan->zones, &ignored);
    if (plan->storage_gib) {
        AUTO(memory_release) char *gib = memory_print("%ld", plan->storage_gib);
        settings_set(settings, "database.storage_gib", gib, &ignored);
    }
    for (size_t i = 0; i < plan->differences.count; i++) {
        const StandingDifference *one = &plan->differences.items[i];
        if (one->kind == STANDING_KEPT && !settings_given(settings, one->row->path))
            settings_set(settings, one->row->path, one->stands, &ignored);
    }
    if (stands_unknown(plan))
        keep_tags(&plan->stack, settings);
    Agreement known = {.version = 0};
    strcpy(known.list_id, plan->allowed_at.list_id);
    if (stands_unknown(plan) && known.list_id[0])
        settings_agree(settings, &known);
    arn_account(plan->stack_id, account);
    if (*account && !*settings_text(settings, "account"))
        settings_set(settings, "account", account, &ignored);
}

/* "arn:aws:cloudformation:eu-west-1:123456789012:stack/shop/…": this run may work in another region than the file says.
 */
static bool is_of(const Plan *plan, const Settings *file) {
    const char *id = plan->stack_id ? plan->stack_id : "", *name = strchr(id, '/');
    const char *app = settings_text(file, "app"), *region = settings_text(file, "region");
    AUTO(memory_release) char *place = memory_print(":%s:", region);
    size_t length = strlen(app);
    return name && strncmp(name + 1, app, length) == 0 && name[1 + length] == '/' && (!*region || strstr(id, place));
}

static bool put(void *data, Settings *now, bool found, Error *err) {
    const Plan *plan = data;
    (void)err;
    if (found && is_of(plan, now))
        plan_settle(plan, now);
    return true;
}

bool plan_record(const Plan *plan, const char *config, Error *err) {
    Settings *now = settings_new();
    AUTO(problems_release) Problems problems = {0};
    bool there = settings_load(now, config, &problems, err);
    settings_free(now);
    *err = (Error){0};
    if (!there)
        return true; /* nobody keeps one, or it is told where it is read */
    return !plan_settles(plan) || settings_change(config, put, (void *)plan, err);
}

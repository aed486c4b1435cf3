/* See drift.h. */
#include "guide/drift.h"

#include "base/memory.h"
#include "guide/words.h"
#include "stack/status.h"

#include <string.h>

enum { VALUE_MAX = 80 };

void drift_heading(const Drift *drift, Text *text) {
    size_t count = drift->count;
    if (count)
        text_print(text, "%zu value%s changed outside secure-rds", count, count == 1 ? " was" : "s were");
    else
        text_put(text, drift->whole ? "Nothing was changed outside secure-rds"
                                    : "Database and security groups are as the stack made them");
}

/* The start of a long one: a policy, a list of rules. */
static void put_value(Text *text, const char *value) {
    size_t shown = strlen(value) > VALUE_MAX ? VALUE_MAX : strlen(value);
    bool cut = value[shown] != '\0';
    while (cut && shown > 0 && ((unsigned char)value[shown] & 0xc0) == 0x80)
        shown--;
    text_print(text, "%.*s%s", (int)shown, value, cut ? " …" : "");
}

void drift_item_words(const DriftItem *item, Text *text) {
    if (item->setting)
        text_put(text, item->setting->path);
    else
        text_print(text, "%s (%s)%s%s", item->logical_id, words_type(item->type), *item->property ? " " : "",
                   item->property);
    if (!*item->property) {
        text_put(text, " was deleted");
        return;
    }
    text_put(text, *item->actual ? " is " : " is gone");
    put_value(text, item->actual);
    text_put(text, *item->expected ? "; the stack has " : "; the stack has none");
    put_value(text, item->expected);
    if (item->by_hand && !item->group_id)
        text_print(text, ". CloudFormation does not look at it: put it back with `%s`", item->by_hand);
}

void drift_unread_line(const Drift *drift, Lines *lines) {
    const Error *why = &drift->unread;
    if (why->said[0])
        lines_add(lines, SIGN_UNKNOWN, "",
                  "Who else may reach the database can't be seen: the security groups could not be read: %s%s%s",
                  why->said, why->remedy[0] ? ". To do: " : "", why->remedy)
            ->role = LINE_CAREFUL;
}

void waiting_lines(const Waiting *waiting, WaitingFate fate, long long now_ms, Lines *lines) {
    static const char at_once[] = " waited for the maintenance window, and comes at once with this change of the "
                                  "database",
                      back[] = " waited for the maintenance window, and is taken back by this change";
    AUTO(text_release) Text what = {0}, window = {0};
    if (!waiting->count)
        return;
    waiting_words(waiting, &what);
    text_put(&window, ": RDS makes it in ");
    waiting_window_words(waiting->window, now_ms, &window);
    lines_add(lines, SIGN_BUSY, "", "%s%s", text_string(&what),
              fate == WAITING_COMES  ? at_once
              : fate == WAITING_GOES ? back
                                     : text_string(&window))
        ->role = LINE_CAREFUL;
}

void waiting_joined_line(const Waiting *waiting, long long now_ms, Lines *lines) {
    AUTO(text_release) Text window = {0};
    waiting_window_words(waiting->window, now_ms, &window);
    lines_add(lines, SIGN_BUSY, "", "What of the database's change can wait comes in %s", text_string(&window))->role =
        LINE_CAREFUL;
}

void waiting_unread_line(const Drift *drift, Lines *lines) {
    const Error *why = &drift->waiting.unread;
    if (why->said[0])
        lines_add(lines, SIGN_UNKNOWN, "",
                  "What waits for the maintenance window can't be seen%s: the database could not be read: %s%s%s",
                  drift->whole ? "" : ", nor what was changed of the database", why->said,
                  why->remedy[0] ? ". To do: " : "", why->remedy)
            ->role = LINE_CAREFUL;
}

void waiting_of(const RdsInstance *database, long long now_ms, Lines *lines) {
    AUTO(waiting_release) Waiting waiting = {0};
    waiting_read(database, &waiting);
    waiting_lines(&waiting, WAITING_STAYS, now_ms, lines);
}

bool waiting_after(AwsContext *aws, const CfnStack *stack, Waiting *waiting) {
    AUTO(rds_instance_release) RdsInstance database = {0};
    Error ignored = {0};
    const char *id = stack_output(stack, "DatabaseIdentifier");
    bool made = strncmp(stack->status, "CREATE_", 7) == 0;
    if (made || !*id || !rds_describe_instance(aws, id, &database, &ignored))
        return false;
    waiting_read(&database, waiting);
    return true;
}

void drift_lines(const Drift *drift, Lines *lines) {
    AUTO(text_release) Text heading = {0};
    drift_heading(drift, &heading);
    lines_add(lines, drift->count ? SIGN_CAREFUL : SIGN_WELL, "Drift", "%s", text_string(&heading))->role = LINE_TITLE;
    for (size_t i = 0; i < drift->count; i++) {
        AUTO(text_release) Text words = {0};
        drift_item_words(&drift->items[i], &words);
        lines_add(lines, SIGN_CAREFUL, "", "%s", text_string(&words))->role = LINE_CAREFUL;
    }
    drift_unread_line(drift, lines);
}

void drift_adopted_lines(const Drift *drift, Lines *lines) {
    for (size_t i = 0; i < drift->count; i++) {
        const DriftItem *item = &drift->items[i];
        AUTO(text_release) Text words = {0};
        if (item->setting)
            lines_add(lines, SIGN_WELL, "", "%s is now %s", item->setting->path, item->actual)->role = LINE_CHANGED;
        else {
            drift_item_words(item, &words);
            lines_add(lines, SIGN_CAREFUL, "", "No setting says this, so it is not taken over: %s", text_string(&words))
                ->role = LINE_CAREFUL;
        }
    }
}

void drift_rule_words(const DriftItem *item, Text *text) {
    text_print(text, "Takes %s out of %s", item->actual, item->logical_id);
}

void drift_left_lines(const Drift *drift, Lines *lines) {
    for (size_t i = 0; i < drift->count; i++) {
        AUTO(text_release) Text words = {0};
        drift_item_words(&drift->items[i], &words);
        if (drift->items[i].by_hand && !drift->items[i].group_id)
            lines_add(lines, SIGN_CAREFUL, "", "%s", text_string(&words))->role = LINE_CAREFUL;
    }
}

bool drift_left(AwsContext *aws, const char *app, Lines *lines) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    AUTO(memory_release) char *body = NULL;
    AUTO(drift_release) Drift drift = {0};
    Error ignored = {0};
    size_t before = lines->count;
    if (cfn_describe_stack(aws, app, &stack, &ignored) && cfn_get_template(aws, stack.id, &body, &ignored))
        drift_seen(aws, &stack, body, &drift);
    drift_left_lines(&drift, lines);
    drift_unread_line(&drift, lines);
    return lines->count > before;
}

void drift_seen(AwsContext *aws, const CfnStack *stack, const char *body, Drift *drift) {
    AUTO(rds_instance_release) RdsInstance database = {0};
    Error ignored = {0}, unread = {0}, unasked = {0};
    AUTO(ec2_groups_release) Ec2Groups groups = {0};
    if (!rds_describe_instance(aws, stack->name, &database, &unasked) ||
        !drift_look(body, stack, &database, drift, &unasked)) {
        bool gone = strcmp(unasked.code, "DBInstanceNotFound") == 0; /* or it has another name: nothing waits for it */
        drift->waiting.unread = gone ? (Error){0} : unasked;
    }
    if (ec2_stack_groups(aws, stack->id, &groups, &unread))
        drift_look_groups(body, stack, &groups, false, drift, &ignored);
    const char *bastion_id = stack_output(stack, "BastionInstanceId");
    AUTO(ec2_instance_release) Ec2Instance bastion = {0};
    if (*bastion_id && ec2_describe_instance(aws, bastion_id, &bastion, unread.said[0] ? &ignored : &unread))
        drift_look_bastion(stack, &bastion, drift);
    else if (strcmp(unread.code, "InvalidInstanceID.NotFound") == 0) /* a bastion that is gone lets nobody in */
        unread = (Error){0};
    drift->unread = unread;
}

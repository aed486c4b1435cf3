#include "guide/allowed.h"

#include "base/memory.h"
#include "base/visible.h"
#include "guide/review.h"
#include "settings/allow_take.h"
#include "settings/allow_text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char allowed_own_note[] = "my address";

void allowed_elsewhere(Settings *settings, const AccessState *access) {
    AllowList *list = settings_allowed(settings);
    Agreement seen = {.version = access->version}, known = settings_agreed(settings);
    AccessMerge merge = {0};
    Error err = {0};
    if (!access->cloud || !access->list_id[0])
        return;
    if (strcmp(known.list_id, access->list_id) == 0 && access->version < known.version)
        return; /* seen before the last change: what it says is in the settings already */
    if (!access_merge(list, access->cloud, access->base, &merge, &err))
        return;
    for (size_t i = 0; i < merge.count; i++) {
        const AccessChange *change = &merge.changes[i];
        long at = allow_list_find(list, change->cidr);
        if (change->kind == ACCESS_ADDED_ELSEWHERE && at < 0)
            allow_list_add(list, change->cidr, change->note, NULL, &err);
        else if (change->kind == ACCESS_REMOVED_ELSEWHERE && at >= 0)
            allow_list_remove(list, (size_t)at);
    }
    access_merge_release(&merge);
    snprintf(seen.list_id, sizeof seen.list_id, "%s", access->list_id);
    settings_agree(settings, &seen);
}

bool allowed_own(AllowList *list, const Own *own, Error *err) {
    if (allow_list_outer(list, own->cidr) >= 0)
        return true;
    if (own->kind == OWN_CHANGED)
        return allow_list_replace(list, (size_t)own->changed, own->cidr,
                                  allow_list_at(list, (size_t)own->changed)->note, err);
    return allow_list_add(list, own->cidr, allowed_own_note, NULL, err);
}

void allowed_done_release(AllowedDone *done) {
    access_result_release(&done->access);
    *done = (AllowedDone){0};
}

bool allowed_put(AwsContext *aws, const AccessWish *wish, const AllowedHooks *hooks, AllowedDone *done, Error *err) {
    *done = (AllowedDone){0};
    if (hooks->told)
        hooks->told(hooks->data, "changing the list at AWS");
    return access_apply(aws, wish, &done->access, err);
}

bool allowed_undo(AwsContext *aws, const char *app, const AccessUndo *wish, const AllowedHooks *hooks,
                  AllowedDone *done, Error *err) {
    *done = (AllowedDone){.undone = true};
    if (hooks->told)
        hooks->told(hooks->data, "putting the list back as it was");
    return access_undo(aws, app, wish, &done->access, err);
}

void allowed_adopt(Settings *settings, const AllowedDone *done) {
    allow_list_adopt(settings_allowed(settings), done->access.merge.list);
    allow_list_dated(settings_allowed(settings));
    settings_agree(settings, &done->access.agreed);
}

void allowed_known(const AllowedDone *done, HomeFacts *facts) {
    Status *status = &facts->status;
    AccessState *access = &status->access;
    Cidr own;
    Error ignored = {0};
    if (!access->cloud)
        return;
    allow_list_assign(access->cloud, done->access.merge.list);
    access->base = access->base ? access->base : allow_list_new();
    allow_list_assign(access->base, done->access.merge.list);
    access->version = done->access.agreed.version;
    access_merge_release(&access->undone);
    access->undone = (AccessMerge){0};
    access->undone_surely = false;
    status->caller_allowed = status->caller_part.known && cidr_parse(status->caller, &own, &ignored) &&
                             allow_list_outer(access->cloud, own) >= 0;
}

void allowed_words(const AllowedDone *done, Text *text) {
    const AccessResult *access = &done->access;
    const char *rest = access->file.found && !access->unsaved.said[0] ? ", and in the file" : "";
    if (done->undone)
        text_print(text, "The list is as it was before: %zu in force%s", allow_list_count(access->merge.list), rest);
    else if (access->changed)
        text_print(text, "In force after %.1f s%s", (double)access->took_ms / 1000, rest);
    else
        text_print(text, "This list was in force already%s", rest);
    if (access->file.open)
        text_print(text, "; the file differs in %zu more, which `secure-rds apply` sends", access->file.open);
    if (access->unsaved.said[0])
        text_print(text,
                   access->foretold ? "; the file has the new notes of it, and nothing else yet (%s)"
                                    : "; but not in the file (%s)",
                   access->unsaved.said);
    if (access->unsaved.said[0] && access->unsaved.remedy[0])
        text_print(text, ". To do: %s", access->unsaved.remedy);
}

const char *allowed_kind(AccessKind kind) {
    static const char *const words[] = {
        [ACCESS_ADDED] = "added",
        [ACCESS_REMOVED] = "removed",
        [ACCESS_NOTED] = "note changed",
        [ACCESS_ADDED_ELSEWHERE] = "added elsewhere, kept",
        [ACCESS_REMOVED_ELSEWHERE] = "removed elsewhere, stays removed",
    };
    return words[kind];
}

void allowed_risks(const Settings *settings, const AllowList *in_force, const AllowList *list, Risks *risks) {
    Settings *before = settings_copy(settings), *after = settings_copy(settings);
    allow_list_assign(settings_allowed(after), list);
    if (in_force)
        allow_list_assign(settings_allowed(before), in_force);
    const RiskFacts facts = {.before = in_force ? before : NULL, .after = after};
    risks_find(&facts, risks);
    settings_free(before);
    settings_free(after);
}

static void name_add(Text *names, Cidr cidr, const char *note) {
    char text[CIDR_SIZE];
    AUTO(memory_release) char *shown = visible_copy(note);
    cidr_format(cidr, text);
    text_print(names, "%s%s%s%s%s", names->length ? ", " : "", text, *shown ? " (" : "", shown, *shown ? ")" : "");
}

/* To what is asked already, what nobody has seen of it: who `come` and who `go`. */
static void ask_unseen(const Text *come, const Text *go, Question *question) {
    Text words = {0};
    if (come->length)
        text_print(&words, "With it, as the settings say, can connect: %s. ", text_string(come));
    if (go->length)
        text_print(
            &words,
            "With it, as the settings say, can NOT connect any more: %s; sessions that are open go on until they end. ",
            text_string(go));
    if (!words.length)
        return;
    text_put(&words, question->title ? question->words : "");
    free(question->words);
    question->words = text_take(&words);
    question->title = question->title ? question->title : "Is that meant?";
    question->yes = question->yes ? question->yes : "Do it";
    question->grave = true;
}

static void ask_risks(const Settings *settings, const AllowList *in_force, const AllowList *list, Question *question) {
    AUTO(risks_release) Risks risks = {0};
    const Plan change = {.state = PLAN_READY};
    allowed_risks(settings, in_force, list, &risks);
    review_question(&change, &risks, settings_text(settings, "app"), true, question);
}

void allowed_question(const Settings *settings, const AllowList *in_force, const AllowList *entered,
                      const AllowList *list, Question *question) {
    AUTO(text_release) Text none = {0}, go = {0};
    ask_risks(settings, in_force, list, question);
    for (size_t i = 0; in_force && i < allow_list_count(in_force); i++) {
        const AllowEntry *entry = allow_list_at(in_force, i);
        if (allow_list_outer(list, entry->cidr) < 0 && allow_list_outer(entered, entry->cidr) < 0)
            name_add(&go, entry->cidr, entry->note);
    }
    ask_unseen(&none, &go, question);
}

void allowed_own_question(const Settings *chosen, const AccessState *access, const Own *own, Question *question) {
    AUTO(access_merge_release) AccessMerge merge = {0};
    AUTO(text_release) Text come = {0}, go = {0};
    Error ignored = {0};
    *question = (Question){0};
    if (!access->cloud || !access_merge(settings_allowed_const(chosen), access->cloud, access->base, &merge, &ignored))
        return;
    ask_risks(chosen, access->cloud, merge.list, question);
    for (size_t i = 0; i < merge.count; i++) {
        const AccessChange *change = &merge.changes[i];
        bool mine = change->cidr.address == own->cidr.address && change->cidr.bits == own->cidr.bits;
        if (change->kind == ACCESS_REMOVED)
            name_add(&go, change->cidr, change->note);
        else if (change->kind == ACCESS_ADDED && !mine)
            name_add(&come, change->cidr, change->note);
    }
    ask_unseen(&come, &go, question);
}

/* See undo.h. */
#include "guide/undo.h"

#include "base/memory.h"
#include "base/visible.h"
#include "guide/words.h"
#include "stack/access_history.h"

#include <string.h>

void undo_preview_release(UndoPreview *preview) {
    access_merge_release(&preview->changes);
    *preview = (UndoPreview){0};
}

bool undo_known(const AccessState *state, const Agreement *agreed) {
    return strcmp(agreed->list_id, state->list_id) == 0 && agreed->version == state->version;
}

bool undo_already(AwsContext *aws, AccessState *state, const Agreement *agreed, long *to, Error *err) {
    *to = 0;
    if (undo_known(state, agreed))
        return true;
    if (!access_went_back(aws, state, agreed, to, err) || (*to && !access_read_undone(aws, state, err)))
        return false;
    if (state->undone.count > 0)
        *to = 0;
    return true;
}

/* A version that the face kept is put back once: what it would change then is nothing. */
static bool compare(AwsContext *aws, const AccessState *state, bool kept, UndoPreview *preview, Error *err) {
    AllowList *before = allow_list_new();
    bool ok = access_at(aws, state, preview->to, before, err) &&
              access_difference(state->cloud, before, &preview->changes, err);
    allow_list_free(before);
    preview->already = ok && kept && preview->changes.count == 0;
    return ok;
}

bool undo_preview(AwsContext *aws, const char *stack, long version, const Agreement *agreed, UndoPreview *preview,
                  Error *err) {
    AUTO(access_state_release) AccessState state = {0};
    long to = 0;
    *preview = (UndoPreview){0};
    if (!access_read(aws, stack, NULL, &state, err) || !access_has_list(aws, &state, err) ||
        (!version && !undo_already(aws, &state, agreed, &to, err)))
        return false;
    preview->from = state.version;
    preview->already = to != 0;
    preview->to = to ? to : version ? version : state.version - 1;
    return to || compare(aws, &state, version != 0, preview, err);
}

bool undo_keep(AwsContext *aws, const char *app, const char *config, const AllowedHooks *hooks, AllowedDone *done,
               Error *err) {
    const AccessWish nothing = {.app = app, .config = config};
    return allowed_put(aws, &nothing, hooks, done, err);
}

static void undo_words(const AccessMerge *changes, Text *words) {
    for (size_t i = 0; i < changes->count; i++) {
        const AccessChange *change = &changes->changes[i];
        char cidr[CIDR_SIZE];
        cidr_format(change->cidr, cidr);
        AUTO(memory_release) char *note = visible_copy(change->note);
        text_print(words, "%s%s%s%s%s %s", i ? "; " : "", cidr, *note ? " (" : "", note, *note ? ")" : "",
                   change->kind == ACCESS_REMOVED ? "is taken away"
                   : change->kind == ACCESS_ADDED ? "comes back"
                                                  : "gets its earlier note");
    }
}

void undo_unknown_words(const AccessMerge *changes, Text *words) {
    text_put(words, "the list was changed since these settings knew it, by others or by a command that was cut off; "
                    "undone: ");
    undo_words(changes, words);
}

void undo_already_words(long version, long to, Text *words) {
    text_print(words,
               "it is undone already: version %ld of the list is as version %ld was, and it stays. If version %ld is "
               "meant to come back: `secure-rds access undo %ld`",
               version, to, version - 1, version - 1);
}

void undo_kept_words(const UndoPreview *preview, const AllowedDone *done, Text *words) {
    AUTO(text_release) Text already = {0}, kept = {0};
    undo_already_words(preview->from, preview->to, &already);
    AUTO(memory_release) char *sentence = words_sentence(text_string(&already));
    allowed_words(done, &kept);
    text_print(words, "%s %s", sentence, text_string(&kept));
}

void undo_question(const UndoPreview *preview, Question *question) {
    AUTO(text_release) Text what = {0};
    undo_words(&preview->changes, &what);
    *question = (Question){
        .title = "Undo the last change?",
        .words = memory_print("Whoever made it, %s%s. The list of allowed IPs goes back from version %ld to version "
                              "%ld within seconds, and that can be undone in the same way.",
                              what.length ? "" : "nothing of the entries changes", text_string(&what), preview->from,
                              preview->to),
        .yes = "Undo it"};
}

/* See undo.h. */
#include "guide/undo.h"

#include "base/memory.h"
#include "base/visible.h"
#include "stack/access_history.h"

void undo_preview_release(UndoPreview *preview) {
    access_merge_release(&preview->changes);
    *preview = (UndoPreview){0};
}

bool undo_preview(AwsContext *aws, const char *stack, long version, UndoPreview *preview, Error *err) {
    AUTO(access_state_release) AccessState state = {0};
    *preview = (UndoPreview){0};
    if (!access_read(aws, stack, NULL, &state, err) || !access_has_list(aws, &state, err))
        return false;
    AllowList *before = allow_list_new();
    preview->from = state.version;
    preview->to = version ? version : state.version - 1;
    bool ok = access_at(aws, &state, preview->to, before, err) &&
              access_difference(state.cloud, before, &preview->changes, err);
    allow_list_free(before);
    return ok;
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

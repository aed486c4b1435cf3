/* See left_behind.h. */
#include "guide/left_behind.h"
#include "base/memory.h"
#include "guide/words.h"
#include "stack/failures.h"

static void add_one(const CfnEvent *event, Lines *lines) {
    Failure found = {.meaning = ""};
    const Failure *known = failure_of_event(event, &found);
    lines_add(lines, SIGN_CAREFUL, "", "%s, %s: %s", event->logical_id, words_type(event->type), event->physical_id)
        ->role = LINE_CAREFUL;
    lines_add(lines, SIGN_NONE, "", "%s", known ? known->meaning : event->reason)->role = LINE_DIM;
    if (known && *known->remedy)
        lines_add(lines, SIGN_NONE, "", "To do: %s", known->remedy);
}

void left_behind_lines(const LeftBehind *left, size_t most, Lines *lines) {
    if (!left->count)
        return;
    AUTO(text_release) Text count = {0};
    words_count(left->count, "resource", &count);
    lines_add(lines, SIGN_CAREFUL, "Left over",
              "%s could not be deleted: AWS bills %s on, and the stack knows %s no more. Delete %s yourself",
              text_string(&count), left->count == 1 ? "it" : "them", left->count == 1 ? "it" : "them",
              left->count == 1 ? "it" : "them")
        ->role = LINE_CAREFUL;
    for (size_t i = 0; i < left->count && i < most; i++)
        add_one(left->items[i], lines);
    if (left->count > most)
        lines_add(lines, SIGN_NONE, "", "and %zu more, among the events", left->count - most);
}

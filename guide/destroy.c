/* See destroy.h. */
#include "guide/destroy.h"

#include "base/memory.h"
#include "guide/rest.h"

#include <string.h>

/* What goes, what stays, which protection is lifted. */
static void destroy_words(const char *app, const DestroyPreview *preview, Text *text) {
    bool retain = strcmp(preview->on_delete, "retain") == 0;
    rest_words(app, &preview->rest, text);
    if (strcmp(preview->on_delete, "snapshot") == 0)
        text_put(text, preview->rest.snapshot ? "" : " There is no database of which a snapshot could be kept.");
    else if (retain)
        text_put(text, " The database itself is kept, with its network and keys, and costs what it costs now.");
    else
        text_put(text, *preview->on_delete ? " The data is DESTROYED with it: there is no snapshot."
                                           : " Whether a snapshot is kept is not known: take the data for DESTROYED.");
    for (size_t i = 0; i < preview->kept_count; i++)
        text_print(text, "%s%s%s", i ? ", " : " Kept: ", preview->kept[i], i + 1 == preview->kept_count ? "." : "");
    if (preview->termination_protection)
        text_put(text, " The stack's protection is lifted first.");
    if (preview->deletion_protection)
        text_put(text, retain ? " The database's deletion protection stays on."
                              : " The database's deletion protection is lifted first.");
}

void destroy_question(const char *app, const DestroyPreview *preview, Question *question) {
    Text words = {0};
    text_print(&words, "This deletes the whole stack %s.", app);
    destroy_words(app, preview, &words);
    *question = (Question){
        .title = "Destroy?", .words = text_take(&words), .yes = "Destroy", .grave = true, .typed = memory_copy(app)};
}

/* A database that may be in use goes by its name alone. */
static void database_words(const char *app, const DestroyPreview *preview, Text *words, Question *question) {
    if (preview->database_used) {
        text_put(words, " Its database stands: whoever has its password may have used it.");
        question->typed = memory_copy(app);
    }
    if (preview->database_id && *preview->database_id)
        destroy_words(app, preview, words);
    question->words = text_take(words);
}

void remains_question(const char *app, const DestroyPreview *preview, Question *question) {
    Text words = {0};
    *question = (Question){.title = "Delete what is left?", .yes = "Delete what is left", .grave = true};
    text_print(&words, "The creation failed%s.",
               preview->database_used ? "" : ", and nothing of it ever worked: no data is lost");
    database_words(app, preview, &words, question);
}

void creation_question(const char *app, const DestroyPreview *preview, Question *question) {
    Text words = {0};
    *question = (Question){.title = "Roll back what runs?", .yes = "Roll it back", .grave = true};
    text_put(&words, "AWS deletes what this creation made.");
    database_words(app, preview, &words, question);
}

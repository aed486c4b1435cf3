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

static const char may_be_used[] = " Its database stands: whoever has its password may have used it.";

/* A database that may be in use goes by its name alone. */
static void database_words(const char *app, const DestroyPreview *preview, Text *words, Question *question) {
    if (preview->database_used)
        text_put(words, may_be_used);
    if (destroy_loses_database(preview))
        question->typed = memory_copy(app);
    if (preview->database_id && *preview->database_id)
        destroy_words(app, preview, words);
    if (destroy_retains(preview))
        text_put(words, " It belongs to no stack any more, and keeps its name: a new stack needs another app name.");
    question->words = text_take(words);
}

void remains_question(const char *app, const DestroyPreview *preview, Question *question) {
    Text words = {0};
    *question = (Question){.title = "Delete what is left?", .yes = "Delete what is left", .grave = true};
    text_print(&words, "The creation failed%s.",
               preview->database_used ? "" : ", and nothing of it ever worked: no data is lost");
    database_words(app, preview, &words, question);
}

/* ---- rolling back */

static const char creation_goes[] = "AWS deletes what this creation made.";

static void roll_back(Question *question) {
    *question = (Question){.title = "Roll back what runs?", .yes = "Roll it back", .grave = true};
}

void creation_question(const char *app, const DestroyPreview *preview, Question *question) {
    Text words = {0};
    roll_back(question);
    text_put(&words, creation_goes);
    database_words(app, preview, &words, question);
}

void change_question(Question *question) {
    roll_back(question);
    question->words = memory_copy("AWS puts back what this change did. The database keeps its data.");
}

static bool find_database(Progress *progress, long long now_ms, ProgressResource *database) {
    return progress_find(progress, "AWS::RDS::DBInstance", now_ms, database);
}

bool roll_back_loses_database(Progress *progress) {
    ProgressResource database;
    bool creates = progress_view(progress, 0).direction == PROGRESS_CREATE;
    return creates && find_database(progress, 0, &database) && database.state == PROGRESS_DONE;
}

/* RDS takes the end of the protection only when the database stands (deployment_cancel). */
static void wait_words(const ProgressResource *database, Text *words) {
    long long left_ms = database->expected_ms - database->elapsed_ms;
    text_put(words, " RDS lets nobody delete a database while it makes it, so that begins once it is made");
    if (left_ms > 60000)
        text_print(words, ", in about %lld minutes", (left_ms + 59000) / 60000);
    text_put(words, "; stay until then.");
}

void followed_question(const char *app, Progress *progress, bool protects, long long now_ms, Question *question) {
    ProgressResource database;
    Text words = {0};
    if (progress_view(progress, now_ms).direction == PROGRESS_UPDATE) {
        change_question(question);
        return;
    }
    roll_back(question);
    text_put(&words, creation_goes);
    if (roll_back_loses_database(progress)) {
        text_put(&words, may_be_used);
        question->typed = memory_copy(app);
    } else if (protects && find_database(progress, now_ms, &database) && database.state == PROGRESS_BUSY) {
        wait_words(&database, &words);
    }
    question->words = text_take(&words);
}

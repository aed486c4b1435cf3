/* Home: what a later start shows first, and what can be done with a stack. */
#include "base/memory.h"
#include "guide/allowed.h"
#include "guide/home.h"
#include "guide/rescue.h"
#include "guide/undo.h"
#include "guide/words.h"
#include "plain/parts.h"
#include "stack/export.h"

#include <stdlib.h>
#include <string.h>

/* Behind the ways stand what the screens have keys for. */
enum { HOME_AGAIN = HOME_WAYS, HOME_LEAVE };

typedef struct Home {
    Plain *plain;
    HomeFacts facts;
    Ways ways;
    bool drift_known;
    Drift drift;
    StsIdentity identity; /* account "" until it is known */
    long undo_version;
} Home;

static void home_release(Home *home) {
    home_facts_release(&home->facts);
    ways_release(&home->ways);
    drift_release(&home->drift);
}

static HomeScope scope_of(const Home *home) {
    const Plain *plain = home->plain;
    return (HomeScope){.chosen = plain->choices.chosen,
                       .in_file = plain->choices.in_file,
                       .config = plain->choices.config,
                       .account = home->identity.account,
                       .drift = home->drift_known ? &home->drift : NULL,
                       .now_ms = clock_now_ms(&plain->clock)};
}

/* ---- how it is */

static void facts_say(const Home *home) {
    const Plain *plain = home->plain;
    HomeScope scope = scope_of(home);
    AUTO(lines_release) Lines lines = {0};
    home_lines(&scope, &home->facts, &lines);
    plain_say(plain, "\n%s in %s", settings_text(plain->choices.chosen, "app"), aws_session_region(plain->session));
    plain_lines_say(plain, &lines);
}

static bool load(Home *home) {
    Plain *plain = home->plain;
    Error ignored = {0};
    HomeFacts fresh = {0};
    Agreement agreed = settings_agreed(plain->choices.chosen);
    const Settings *chosen = plain->choices.chosen;
    if (!home_facts_read(&plain->aws, settings_text(chosen, "app"), settings_text(chosen, "account"), &agreed, &fresh,
                         &plain->err))
        return false;
    if (!home->identity.account[0] && !sts_caller_identity(&plain->aws, &home->identity, &ignored))
        home->identity.account[0] = '\0';
    home_facts_release(&home->facts);
    home->facts = fresh;
    plain->standing = home_stands(&home->facts);
    settings_free(plain->stands);
    plain->stands = home->facts.standing ? settings_copy(home->facts.standing) : NULL;
    facts_say(home);
    return true;
}

/* ---- what can be done */

static void told(void *data, const char *words) {
    const Home *home = data;
    AUTO(memory_release) char *sentence = words_sentence(words);
    plain_say(home->plain, "%s", sentence);
}

static void allowed_told(Plain *plain, const AllowedDone *done, Error *err) {
    AUTO(text_release) Text words = {0};
    for (size_t i = 0; i < done->access.merge.count; i++) {
        char cidr[CIDR_SIZE];
        cidr_format(done->access.merge.changes[i].cidr, cidr);
        plain_say(plain, "%s: %s.", cidr, allowed_kind(done->access.merge.changes[i].kind));
    }
    choices_allowed(&plain->choices, done, &words, err);
    if (words.length)
        plain_say(plain, "%s", text_string(&words));
}

static void allowed_end(Home *home, bool done_well, AllowedDone *done) {
    Plain *plain = home->plain;
    AUTO(text_release) Text words = {0};
    if (!done_well && strcmp(plain->err.code, "NoStack") == 0) {
        plain->err = (Error){0};
        plain_keep(plain);
        plain_say(plain, "Nothing was created yet: the list takes effect with the deployment.");
    }
    if (done_well) {
        allowed_told(plain, done, &plain->err);
        allowed_words(done, &words);
        plain_say(plain, "%s.", text_string(&words));
        if (done->undone || done->access.changed)
            home->undo_version = done->undone ? 0 : done->access.before;
    }
    plain_error(plain, &plain->err);
}

static void access_put(Home *home) {
    Plain *plain = home->plain;
    AUTO(allowed_done_release) AllowedDone done = {0};
    const AllowedHooks hooks = {told, home};
    Agreement agreed = settings_agreed(plain->choices.chosen);
    const AccessWish wish = {.app = settings_text(plain->choices.chosen, "app"),
                             .wanted = settings_allowed_const(plain->choices.chosen),
                             .agreed = &agreed,
                             .config = plain->choices.config};
    bool well = allowed_put(&plain->aws, &wish, &hooks, &done, &plain->err);
    allowed_end(home, well, &done);
}

/* An undo whose end was not seen, and that comes again. */
static void undo_kept(Home *home, const UndoPreview *preview) {
    Plain *plain = home->plain;
    AUTO(allowed_done_release) AllowedDone done = {0};
    AUTO(text_release) Text words = {0};
    const AllowedHooks hooks = {told, home};
    if (undo_keep(&plain->aws, settings_text(plain->choices.chosen, "app"), plain->choices.config, &hooks, &done,
                  &plain->err)) {
        allowed_told(plain, &done, &plain->err);
        undo_kept_words(preview, &done, &words);
        plain_say(plain, "%s.", text_string(&words));
        home->undo_version = 0;
    }
    plain_error(plain, &plain->err);
}

static Answer access_undone(Home *home) {
    Plain *plain = home->plain;
    const char *app = settings_text(plain->choices.chosen, "app");
    AUTO(allowed_done_release) AllowedDone done = {0};
    AUTO(undo_preview_release) UndoPreview preview = {0};
    AUTO(question_release) Question question = {0};
    const AllowedHooks hooks = {told, home};
    bool agreed = true;
    Agreement known = settings_agreed(plain->choices.chosen);
    if (!undo_preview(&plain->aws, app, home->undo_version, &known, &preview, &plain->err)) {
        plain_error(plain, &plain->err);
        return ANSWER_GIVEN;
    }
    if (preview.already) {
        undo_kept(home, &preview);
        return ANSWER_GIVEN;
    }
    undo_question(&preview, &question);
    Answer answer = plain_question(plain, &question, &agreed);
    if (answer != ANSWER_GIVEN || !agreed)
        return answer;
    const AccessUndo wish = {.version = home->undo_version, .shown = preview.from, .config = plain->choices.config};
    bool well = allowed_undo(&plain->aws, app, &wish, &hooks, &done, &plain->err);
    allowed_end(home, well, &done);
    return answer;
}

static Answer access_change(Home *home) {
    Plain *plain = home->plain;
    const AllowList *in_force = home->facts.status.access.cloud;
    allowed_elsewhere(plain->choices.chosen, &home->facts.status.access);
    AllowList *entered = allow_list_copy(settings_allowed(plain->choices.chosen));
    Answer answer = plain_access(plain);
    AUTO(question_release) Question question = {0};
    bool agreed = true;
    allowed_question(plain->choices.chosen, in_force, entered, settings_allowed_const(plain->choices.chosen),
                     &question);
    /* Whatever the answers or the file said before: what counts is in force. */
    bool same = allow_list_equal(in_force ? in_force : entered, settings_allowed(plain->choices.chosen));
    allow_list_free(entered);
    if (answer != ANSWER_GIVEN)
        return answer;
    if (same) {
        plain_say(plain, "The list is as it was.");
        return ANSWER_GIVEN;
    }
    answer = question.title ? plain_question(plain, &question, &agreed) : ANSWER_GIVEN;
    if (answer == ANSWER_GIVEN && agreed)
        access_put(home);
    else if (answer == ANSWER_GIVEN)
        plain_say(plain, "Not put in force. Your answers keep it until you change the list again.");
    return answer;
}

static void own_put(Home *home) {
    Plain *plain = home->plain;
    AllowList *list = settings_allowed(plain->choices.chosen);
    Own own = home_own(&home->facts, list);
    Error err = {0};
    if (allowed_own(list, &own, &err))
        access_put(home);
    else
        plain_error(plain, &err);
}

static void cancel(Home *home) {
    Plain *plain = home->plain;
    const DeploymentHooks hooks = {.told = told, .data = home};
    Answer answer;
    bool agreed = !home_deletes(&home->facts, HOME_CANCEL) || plain_deletion_agreed(plain, HOME_CANCEL, &answer);
    if (agreed && deployment_cancel(&plain->aws, home->facts.status.stack.id, &hooks, &plain->err))
        plain_say(plain, "AWS rolls it back.");
    plain_error(home->plain, &plain->err);
}

static void drift(Home *home) {
    Plain *plain = home->plain;
    Drift found = {0};
    plain_say(plain, "%s.", doing_drift);
    if (!drift_detect(&plain->aws, settings_text(plain->choices.chosen, "app"), &found, &plain->err)) {
        plain_error(home->plain, &plain->err);
        return;
    }
    drift_release(&home->drift);
    home->drift = found;
    home->drift_known = true;
    AUTO(lines_release) Lines lines = {0};
    AUTO(text_release) Text none = {0};
    if (home->drift.count) {
        drift_lines(&home->drift, &lines);
        plain_lines_say(plain, &lines);
        return;
    }
    drift_heading(&home->drift, &none);
    plain_say(plain, "%s.", text_string(&none));
}

/* Into the choices; Review then says what applying them does. */
static int drift_take_over(Home *home, bool *over) {
    Plain *plain = home->plain;
    HomeScope scope = scope_of(home);
    const Drift *drift = home_drift(&scope, &home->facts);
    AUTO(lines_release) Lines lines = {0};
    size_t taken;
    if (!drift_adopt(drift, plain->choices.chosen, &taken, &plain->err)) {
        int status = exit_status(&plain->err);
        plain_error(plain, &plain->err);
        return status;
    }
    drift_adopted_lines(drift, &lines);
    plain_lines_say(plain, &lines);
    home->drift_known = false;
    return plain_deploy(plain, over);
}

static Answer export(Home *home) {
    Plain *plain = home->plain;
    char folder[ANSWER_SIZE];
    Answer answer =
        plain_line(home->plain,
                   "Folder [export]:", "The template, parameters and tags are written there, for the AWS CLI.", folder);
    if (answer != ANSWER_GIVEN)
        return answer;
    const char *to = *folder ? folder : "export";
    if (!export_cloudformation(plain->choices.chosen, to, &plain->err)) {
        plain_error(home->plain, &plain->err);
        return ANSWER_GIVEN;
    }
    for (size_t i = 0; export_cloudformation_files[i]; i++)
        plain_say(plain, "Written: %s/%s.", to, export_cloudformation_files[i]);
    return ANSWER_GIVEN;
}

/* ---- the menu */

/* What is done and told, and leads back to the menu. False: it is none of these. */
static bool act_here(Home *home, int way) {
    Plain *plain = home->plain;
    const char *stack_id = home->facts.status.stack.id;
    switch (way) {
    case HOME_OWN:
        own_put(home);
        return true;
    case HOME_CANCEL:
        cancel(home);
        return true;
    case HOME_CONTINUE:
    case HOME_SKIP:
    case HOME_KEEP:
        plain_rescue(plain, stack_id, (HomeWay)way);
        return true;
    case HOME_REMAINS:
        plain_remains(plain, stack_id);
        return true;
    case HOME_PSQL:
        plain_psql(plain);
        return true;
    case HOME_CONNECT:
        plain_connection(plain);
        return true;
    case HOME_COST:
        plain_cost(plain);
        return true;
    case HOME_DRIFT:
        drift(home);
        return true;
    default:
        return false;
    }
}

/* `*status` is the exit status if this is the end. */
static Answer act(Home *home, int way, int *status, bool *over) {
    Plain *plain = home->plain;
    Answer answer = ANSWER_GIVEN;
    *over = false;
    *status = EXIT_DONE;
    if (act_here(home, way))
        return ANSWER_GIVEN;
    switch (way) {
    case HOME_FOLLOW:
        *status = plain_attach(plain, over);
        break;
    case HOME_CHANGE:
        answer = plain_parts(plain);
        if (answer == ANSWER_GIVEN && choices_pending(&plain->choices))
            *status = plain_deploy(plain, over);
        break;
    case HOME_CREATE:
    case HOME_REVIEW:
        *status = plain_deploy(plain, over);
        break;
    case HOME_ACCESS:
        answer = access_change(home);
        break;
    case HOME_UNDO:
        answer = access_undone(home);
        break;
    case HOME_REVERT:
        home->drift_known = false;
        *status = plain_put_back(plain, over);
        break;
    case HOME_ADOPT:
        *status = drift_take_over(home, over);
        break;
    case HOME_EXPORT:
        answer = export(home);
        break;
    case HOME_DESTROY:
        *status = plain_destroy(plain, &answer);
        break;
    case HOME_LEAVE:
        *over = true;
        break;
    default:
        break;
    }
    return answer;
}

static Answer asked_and_done(Home *home, int way, int *status, bool *over) {
    bool agreed = true;
    Answer answer = ANSWER_GIVEN;
    if (way < HOME_WAYS) {
        HomeScope scope = scope_of(home);
        AUTO(question_release) Question question = {0};
        home_question(&scope, &home->facts, (HomeWay)way, &question);
        answer = plain_question(home->plain, &question, &agreed);
    }
    return answer == ANSWER_GIVEN && agreed ? act(home, way, status, over) : answer;
}

/* A stack that can't be asked about is no end: the user may mend it. `*status`: of the last failure. */
static Answer load_again(Home *home, bool *loaded, int *status) {
    Plain *plain = home->plain;
    while (!(*loaded = load(home))) {
        bool again = false;
        *status = exit_status(&plain->err);
        plain_error(plain, &plain->err);
        Answer answer = plain_yes(plain, "The stack could not be asked. Try again?", "No leaves.", false, &again);
        if (answer != ANSWER_GIVEN || !again)
            return answer == ANSWER_GIVEN ? ANSWER_LEAVE : answer;
    }
    return ANSWER_GIVEN;
}

/* After these, all is as it was: the state and the menu need no reading again. Drift that was found can be settled,
 * which the menu then says. */
static bool only_asks(const Home *home, int way) {
    if (way == HOME_DRIFT)
        return !home->drift.count;
    return way == HOME_PSQL || way == HOME_CONNECT || way == HOME_COST || way == HOME_EXPORT;
}

/* The menu: the ways that can be gone now, then those of every menu. `*way` is the one that was chosen. */
static Answer choose(Home *home, bool aloud, int *way) {
    HomeScope scope = scope_of(home);
    home_ways(&scope, &home->facts, &home->ways);
    ways_add(&home->ways, HOME_AGAIN, 'r', memory_copy("Look again"), NULL);
    ways_add(&home->ways, HOME_LEAVE, 'q', memory_copy("Leave"), NULL);
    *way = WAY_NONE;
    return plain_ways(home->plain, &home->ways, aloud, "A number does what is beside it.", way);
}

int plain_home(Plain *plain) {
    AUTO(home_release) Home home = {.plain = plain};
    int status = EXIT_DONE, way = WAY_NONE;
    bool over = false, loaded = false, asks = false;
    Answer answer = ANSWER_GIVEN;
    while (!over) {
        int before = status;
        if (!asks)
            answer = load_again(&home, &loaded, &status);
        if (!loaded) {
            status = answer == ANSWER_STOPPED || answer == ANSWER_ENDED ? plain_leave(plain, answer) : status;
            break;
        }
        answer = choose(&home, !asks, &way);
        bool chosen = answer == ANSWER_GIVEN;
        if (chosen) {
            asks = only_asks(&home, way);
            answer = asked_and_done(&home, way, &status, &over);
        } else if (answer == ANSWER_ENDED || answer == ANSWER_LEAVE) /* at the menu, nothing is left unfinished */
            over = true;
        if (chosen && way == HOME_LEAVE)
            status = before;
        if (!over && answer > ANSWER_BACK) {
            status = plain_leave(plain, answer);
            over = true;
        }
    }
    plain->err = (Error){0};
    return status;
}

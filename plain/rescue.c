/* The ways out of a stack that is stuck, and the way of no return: each followed to its end. */
#include "base/memory.h"
#include "guide/end.h"
#include "guide/rescue.h"
#include "plain/parts.h"
#include "plain/telling.h"
#include "stack/status.h"

#include <string.h>

bool plain_rescue(Plain *plain, const char *stack_id, HomeWay way) {
    AUTO(telling_release) Telling telling = {.plain = plain};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    bool done = way == HOME_KEEP ? rescue_keep(&plain->aws, stack_id, &plain->err)
                                 : rescue_continue(&plain->aws, stack_id, way == HOME_SKIP, &plain->err);
    done = done && telling_follow_last(&telling, plain, stack_id, &end);
    if (done) {
        const EndOf of = way == HOME_KEEP ? END_OF_DESTROY : END_OF_CONTINUE;
        const EndScope scope = end_scope(of, telling.operation.progress, &end, NULL);
        telling_end(plain, &scope);
        done = end_as_asked(&scope);
    }
    plain_error(plain, &plain->err);
    return done;
}

/* What AWS says would go and stay is shown, and the name typed where a database is among it, before anything goes. */
bool plain_deletion_agreed(Plain *plain, HomeWay way, Answer *answer) {
    const char *app = settings_text(plain->choices.chosen, "app");
    AUTO(destroy_preview_release) DestroyPreview preview = {0};
    AUTO(question_release) Question question = {0};
    bool agreed = false;
    if (!destroy_preview(&plain->aws, app, &preview, &plain->err))
        return false;
    home_deletion_question(app, &preview, way, &question);
    *answer = plain_question(plain, &question, &agreed);
    if (!agreed)
        plain_say(plain, "Nothing was deleted.");
    return agreed;
}

bool plain_remains(Plain *plain, const char *stack_id) {
    AUTO(telling_release) Telling telling = {.plain = plain};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    const DeploymentHooks hooks = telling_hooks(&telling);
    Answer answer;
    bool done = plain_deletion_agreed(plain, HOME_REMAINS, &answer) &&
                deployment_delete_never_stood(&plain->aws, stack_id, &hooks, &end, &plain->err);
    if (done) {
        const EndScope scope = end_scope(END_OF_REMAINS, telling.operation.progress, &end, NULL);
        telling_end(plain, &scope);
        done = end_as_asked(&scope);
    }
    plain_error(plain, &plain->err);
    return done;
}

int plain_destroy(Plain *plain, Answer *answer) {
    AUTO(telling_release) Telling telling = {.plain = plain};
    AUTO(deployment_end_release) DeploymentEnd end = {0};
    const DestroyOptions options = {.lift_protection = true, .hooks = telling_hooks(&telling)};
    *answer = ANSWER_GIVEN;
    bool done =
        plain_deletion_agreed(plain, HOME_DESTROY, answer) &&
        deployment_destroy(&plain->aws, settings_text(plain->choices.chosen, "app"), &options, &end, &plain->err);
    int status = plain->err.said[0] ? exit_status(&plain->err) : EXIT_DONE;
    if (done) {
        const EndScope scope = end_scope(END_OF_DESTROY, telling.operation.progress, &end, NULL);
        telling_end(plain, &scope);
        status = end_as_asked(&scope) ? EXIT_DONE : EXIT_FAILED;
    }
    plain_error(plain, &plain->err);
    return status;
}

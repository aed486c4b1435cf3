/* Provision: the operation while it runs, in panes: steps, the resources of a step, events. */
#include "base/memory.h"
#include "guide/help.h"
#include "screens/ask.h"
#include "screens/provision_state.h"

#include <stdlib.h>
#include <string.h>

long long provision_now(const ProvisionScreen *screen) {
    return clock_now_ms(&screen->wizard->clock);
}

static void *provision_enter(void *context, Visit visit) {
    ProvisionScreen *screen = memory_new(1, sizeof *screen);
    Wizard *wizard = context;
    screen->wizard = wizard;
    screen->visit = visit;
    provision_panes_new(screen);
    if (!wizard->who.connection || wizard->work.kind == WORK_NOTHING) {
        error_set(&screen->err, ERROR_FAILED, "Esc goes back to Review", "nothing is under way");
        screen->ended = true;
        return screen;
    }
    snprintf(screen->doing, sizeof screen->doing, "handing it to AWS");
    wizard->work.running = true;
    wizard->work.outcome = OUTCOME_RUNNING;
    screen->job = provision_start(wizard, visit);
    return screen;
}

static void take_start(ProvisionScreen *screen, ProvisionStart *from) {
    Wizard *wizard = screen->wizard;
    DeploymentStart start = {.stack_id = from->stack_id,
                             .token = from->token,
                             .since_ms = from->since_ms,
                             .outline = from->outline,
                             .changes = from->changes,
                             .deletes = from->deletes};
    from->outline = NULL;
    operation_begin(&screen->operation, &start, from->planned ? &wizard->work.plan.set : NULL);
    screen->events_shown = 0;
    provision_events_refresh(screen, true);
    free(wizard->work.stack_id);
    wizard->work.stack_id = memory_copy(from->stack_id);
    if (wizard->work.kind == WORK_ROLL_BACK) /* Home asked for it */
        provision_roll_back(screen);
}

/* It waits for what it must, and says what for. */
void provision_roll_back(ProvisionScreen *screen) {
    if (screen->cancelling)
        return;
    snprintf(screen->stopping, sizeof screen->stopping, "asking AWS to roll it back");
    screen->cancelling = provision_cancel(screen->wizard, screen->visit);
}

static void take_report(ProvisionScreen *screen, ProvisionReport *from) {
    const DeploymentReport report = {.events = from->events.items,
                                     .event_count = from->events.count,
                                     .stack = from->stack.id ? &from->stack : NULL,
                                     .resources = from->resources.count ? &from->resources : NULL,
                                     .note_id = from->note_id,
                                     .note = from->note};
    snprintf(screen->trouble, sizeof screen->trouble, "%.999s", from->trouble);
    screen->waiting[0] = '\0';
    if (from->words[0])
        snprintf(screen->beside, sizeof screen->beside, "%.399s", from->words);
    if (!screen->operation.progress)
        return;
    if (operation_take(&screen->operation, &report, NULL, NULL))
        provision_events_refresh(screen, false);
    provision_panes_refresh(screen);
}

static void ended(ProvisionScreen *screen, Message *message) {
    Wizard *wizard = screen->wizard;
    ProvisionEnd *end = provision_result(message);
    screen->job = NULL;
    screen->ended = true;
    wizard->work.running = false;
    if (!message->ok) {
        screen->err = *message->error;
        wizard->work.outcome = OUTCOME_FAILED;
    } else {
        screen->end = *end;
        wizard->work.outcome = end->outcome;
        if (!screen->end.status[0] && screen->operation.progress)
            snprintf(screen->end.status, sizeof screen->end.status, "%.63s",
                     progress_view(screen->operation.progress, provision_now(screen)).stack_status);
        wizard_stands(wizard,
                      end->outcome == OUTCOME_SUCCEEDED || (wizard->standing && end->outcome != OUTCOME_DELETED));
        wizard->done[SCREEN_PROVISION] = end->outcome == OUTCOME_SUCCEEDED;
    }
    if (wizard->work.kind == WORK_EXECUTE || wizard->work.kind == WORK_RETRY) {
        plan_release(&wizard->work.plan);
        wizard->work.plan = (Plan){0};
    }
    if (screen->operation.progress)
        provision_panes_refresh(screen);
    if (wizard->work.kind == WORK_ROLL_BACK && !screen->operation.progress)
        snprintf(screen->said, sizeof screen->said, "it ended in the meantime: nothing was rolled back");
    bool good = end_is_good(provision_end_kind(screen));
    if (wizard->terminal) {
        AUTO(memory_release)
        char *title = memory_print("%s: %s", settings_text(wizard->choices.chosen, "app"),
                                   good                  ? "done"
                                   : screen->err.said[0] ? "not known, look here"
                                                         : "failed, look here");
        snprintf(wizard->shown_title, sizeof wizard->shown_title, "%.63s", title);
        terminal_bell(wizard->terminal);
        terminal_title(wizard->terminal, title);
    }
}

static void provision_message(void *state, Message *message) {
    ProvisionScreen *screen = state;
    bool stopping = message->job == screen->cancelling && screen->cancelling;
    if (message->type == MESSAGE_SAID && stopping)
        snprintf(screen->stopping, sizeof screen->stopping, "%.199s", message->text);
    else if (message->type == MESSAGE_SAID)
        snprintf(screen->doing, sizeof screen->doing, "%.159s", message->text);
    if (message->type == MESSAGE_TOLD && message->what == PROVISION_STARTED)
        take_start(screen, message->body);
    if (message->type == MESSAGE_TOLD && message->what == PROVISION_REPORT)
        take_report(screen, message->body);
    if (message->type == MESSAGE_TOLD && message->what == PROVISION_WAITING) {
        const ProvisionWaiting *waiting = message->body;
        snprintf(screen->waiting, sizeof screen->waiting, "%.199s", waiting->words);
    }
    if (message->type != MESSAGE_DONE)
        return;
    if (message->job == screen->job)
        ended(screen, message);
    else if (stopping) {
        screen->cancelling = NULL;
        screen->stopping[0] = '\0';
        if (!message->ok)
            snprintf(screen->said, sizeof screen->said, "not rolled back: %.170s", message->error->said);
    }
}

static void provision_shown(void *state) {
    ProvisionScreen *screen = state;
    screen->end_seen = screen->ended;
}

static int provision_tick(void *state, long long now_ms) {
    enum { LOOK_MS = 5000 };
    ProvisionScreen *screen = state;
    screen->now_ms = now_ms;
    if (screen->operation.progress && !screen->ended && now_ms - screen->looked_ms > LOOK_MS) {
        screen->looked_ms = now_ms;
        provision_panes_refresh(screen); /* what takes too long is told without an event */
    }
    if (screen->ended)
        return 0;
    if (screen->wizard->terminal && screen->operation.progress) {
        ProgressView view = progress_view(screen->operation.progress, provision_now(screen));
        AUTO(memory_release)
        char *left = view.late ? memory_copy(operation_late_words)
                               : memory_print("%lld min left", (view.remaining_ms + 59000) / 60000);
        AUTO(memory_release)
        char *title = memory_print("%s: %.0f %%, %s", settings_text(screen->wizard->choices.chosen, "app"),
                                   view.share * 100, left);
        if (strcmp(title, screen->wizard->shown_title) != 0) {
            snprintf(screen->wizard->shown_title, sizeof screen->wizard->shown_title, "%s", title);
            terminal_title(screen->wizard->terminal, title);
        }
    }
    return SPINNER_MS;
}

static void provision_help(const void *state, Text *text) {
    (void)state;
    help_section("provision", text);
}

static void provision_leave(void *state) {
    ProvisionScreen *screen = state;
    provision_panes_free(screen);
    operation_release(&screen->operation);
    screen->wizard->work.running = false;
    free(screen);
}

const Screen provision_screen = {.enter = provision_enter,
                                 .draw = provision_draw,
                                 .shown = provision_shown,
                                 .message = provision_message,
                                 .tick = provision_tick,
                                 .help = provision_help,
                                 .keys = provision_keys,
                                 .leave = provision_leave};

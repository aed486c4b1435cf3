/* See wizard.h and context.h: the shell round the screens, and the life of the draft. */
#include "screens/wizard.h"
#include "base/memory.h"
#include "screens/context.h"
#include "screens/mfa.h"
#include "screens/preflight.h"
#include "screens/shell.h"
#include "tui/job.h"
#include "stack/standing.h"

#include <stdlib.h>
#include <string.h>

void wizard_keep_draft(Wizard *wizard) {
    Error err = {0};
    if (!choices_keep(&wizard->choices, &err))
        snprintf(wizard->trouble, sizeof wizard->trouble, "the draft could not be kept: %.150s", err.said);
}

bool wizard_save(Wizard *wizard, Error *err) {
    if (!choices_save(&wizard->choices, err))
        return false;
    wizard_changed(wizard);
    return true;
}

void wizard_tell(Wizard *wizard, const Text *told) {
    if (told->length)
        snprintf(wizard->trouble, sizeof wizard->trouble, "%s", text_string(told));
}

void wizard_file_take(Wizard *wizard) {
    AUTO(text_release) Text told = {0};
    if (choices_refresh(&wizard->choices, &told))
        wizard_changed(wizard);
    wizard_tell(wizard, &told);
}

bool wizard_differs(const Wizard *wizard, const char *path) {
    return wizard->choices.deployed && setting_find(path) &&
           strcmp(settings_text(wizard->choices.chosen, path), settings_text(wizard->choices.deployed, path)) != 0;
}

void wizard_stands(Wizard *wizard, bool standing) {
    wizard->standing = standing;
    wizard->standing_known = true;
}

bool wizard_fixed(const Wizard *wizard) {
    return wizard->standing || (!wizard->standing_known && choices_may_stand(&wizard->choices));
}

const char *wizard_put_back(const Wizard *wizard, const SettingRow *row) {
    return wizard->standing ? standing_instead(wizard->stands, wizard->choices.chosen, row) : NULL;
}

ScreenId wizard_screen_of(const char *path) {
    return (ScreenId)(SCREEN_ACCOUNT + step_of_setting(path));
}

/* Who that is: asked in a job, so that the first paint waits for no network. */
typedef struct Identify {
    Connection *connection;
    AwsCredentialsInfo credentials;
    StsIdentity identity;
    char alias[64], address[64];
} Identify;

static bool identify_work(Job *job, void *input, Error *err) {
    Identify *who = input;
    Error ignored = {0};
    AwsContext aws = connection_context(who->connection, job_cancel_wish(job));
    job_say(job, "asking AWS who this is");
    if (!aws_session_credentials(&aws, &who->credentials, err) || !sts_caller_identity(&aws, &who->identity, err))
        return false;
    /* Both are often denied or blocked; the wizard goes on without. */
    if (!iam_account_alias(&aws, who->alias, &ignored))
        who->alias[0] = '\0';
    if (!checkip_address(&aws, who->address, &ignored))
        who->address[0] = '\0';
    return true;
}

static void identify_release(void *input) {
    Identify *who = input;
    connection_drop(who->connection);
    free(who);
}

static const JobKind identify_kind = {
    .name = "find out who this is", .work = identify_work, .release = identify_release};

void wizard_connect(Wizard *wizard, const char *profile, const char *region) {
    FaceOptions options = wizard->options->face;
    options.aws.ask_mfa = mfa_desk_ask;
    options.aws.ask_data = wizard->who.mfa;
    snprintf(wizard->who.profile, sizeof wizard->who.profile, "%s", profile ? profile : "");
    connection_drop(wizard->who.connection);
    wizard->who.connection = NULL;
    wizard->who.connection_error = (Error){0};
    wizard->who.identity = (StsIdentity){0};
    wizard->who.credentials = (AwsCredentialsInfo){0};
    wizard->who.alias[0] = '\0';
    wizard->who.identifying = false;
    AwsSession *session = face_session(&options, wizard->who.profile, region, &wizard->who.connection_error);
    if (!session)
        return;
    wizard->who.connection = connection_new(session, wizard->clock);
    wizard_identify(wizard);
}

void wizard_identify(Wizard *wizard) {
    Identify *who = memory_new(1, sizeof *who);
    who->connection = connection_hold(wizard->who.connection);
    wizard->who.identifying = true;
    wizard->who.identify = job_start((Visit){.mailbox = wizard->mailbox}, &identify_kind, who);
}

void wizard_identified(Wizard *wizard, Message *message) {
    /* Another profile may have been chosen since: its own answer is on the way. */
    if (message->type != MESSAGE_DONE || message->job != wizard->who.identify)
        return;
    Identify *who = message->input;
    wizard->who.identify = NULL;
    wizard->who.identifying = false;
    if (!message->ok) {
        wizard->who.connection_error = *message->error;
        wizard->who.credentials = who->credentials; /* where those came from that were refused */
        return;
    }
    wizard->who.connection_error = (Error){0};
    wizard->who.identity = who->identity;
    wizard->who.credentials = who->credentials;
    memcpy(wizard->who.alias, who->alias, sizeof wizard->who.alias);
    if (who->address[0])
        memcpy(wizard->who.address, who->address, sizeof wizard->who.address);
    wizard_ask_prices(wizard, false);
}

/* The file, then the choices of an earlier run, then --set: the later wins. */
static bool settings_read(Wizard *wizard, Text *problems, Error *err) {
    const FaceOptions *options = &wizard->options->face;
    AUTO(draft_release) Draft left = {0};
    if (!choices_open(&wizard->choices, options->config, problems, err))
        return false;
    if (choices_left(&wizard->choices, &left)) {
        choices_go_on(&wizard->choices, &left);
        wizard_tell(wizard, &left.told);
    }
    return choices_assign(&wizard->choices, options->assignments, options->assignment_count, NULL, err);
}

/* The command line's, the settings', the environment's, else the one that was handed in. */
static void region_choose(Wizard *wizard) {
    const FaceOptions *face = &wizard->options->face;
    const char *settings = settings_text(wizard->choices.chosen, "region");
    Error ignored = {0};
    wizard_connect(wizard, face->aws.profile, face->aws.region ? face->aws.region : settings);
    if (wizard->who.connection)
        settings_set(wizard->choices.chosen, "region", aws_session_region(connection_session(wizard->who.connection)),
                     &ignored);
}

static void wizard_release(Wizard *wizard) {
    plan_release(&wizard->work.plan);
    dialog_free(wizard->dialog.shown);
    help_free(wizard->help);
    connection_drop(wizard->who.connection);
    choices_release(&wizard->choices);
    allow_list_free(wizard->route.in_force);
    settings_free(wizard->stands);
    free(wizard->work.stack_id);
    free(wizard->work.agreed);
}

/* A first set-up begins with Account, a later run with Home, a draft with Account, its answers filled in. */
static ScreenId first_screen(const Wizard *wizard) {
    return wizard->choices.deployed ? SCREEN_HOME : SCREEN_ACCOUNT;
}

bool wizard_open(Wizard *wizard, const WizardOptions *options, Text *problems, Error *err) {
    *wizard = (Wizard){.options = options, .clock = options->face.clock, .cost = {.now = -1, .before = -1}};
    if (settings_read(wizard, problems, err))
        return true;
    wizard_release(wizard);
    return false;
}

void wizard_begin(Wizard *wizard) {
    wizard->mailbox = mailbox_new();
    wizard->who.mfa = mfa_desk_new(wizard->mailbox);
    wizard->who.preflight = preflight_new();
    region_choose(wizard);
    wizard_changed(wizard);
    wizard->shell = shell_make(first_screen(wizard));
    wizard->loop = loop_new(&wizard->shell, wizard, wizard->mailbox);
}

bool wizard_end(Wizard *wizard, int timeout_ms) {
    wizard_keep_draft(wizard);
    loop_free(wizard->loop);
    wizard->loop = NULL;
    if (!jobs_end(wizard->mailbox, timeout_ms))
        return false;
    mailbox_free(wizard->mailbox);
    mfa_desk_free(wizard->who.mfa);
    preflight_free(wizard->who.preflight);
    wizard_release(wizard);
    return true;
}

bool wizard_run(const WizardOptions *options, WizardEnd *end, Text *problems, Error *err) {
    Wizard wizard;
    if (!wizard_open(&wizard, options, problems, err))
        return false;
    wizard.terminal = terminal_start(&options->terminal, err);
    if (!wizard.terminal) {
        wizard_release(&wizard);
        return false;
    }
    wizard_begin(&wizard);
    loop_run(wizard.loop, wizard.terminal);
    end->interrupted = wizard.work.running;
    end->failed =
        !wizard.work.running && (wizard.work.outcome == OUTCOME_FAILED || wizard.work.outcome == OUTCOME_ROLLED_BACK);
    terminal_stop(wizard.terminal);
    wizard.terminal = NULL;
    (void)wizard_end(&wizard, 2000); /* a call that hangs must not hold the user's shell */
    return true;
}

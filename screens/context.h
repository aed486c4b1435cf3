/* What the wizard's screens share. Only the drawing thread touches it; jobs get copies of what they need. */
#ifndef SCREENS_CONTEXT_H
#define SCREENS_CONTEXT_H

#include "aws/ec2.h"
#include "aws/services.h"
#include "guide/choices.h"
#include "guide/steps.h"
#include "screens/connection.h"
#include "screens/wizard.h"
#include "stack/deployment.h"
#include "stack/plan.h"
#include "settings/settings.h"
#include "tui/dialog.h"
#include "tui/help.h"
#include "tui/loop.h"

/* Home, then a screen for each step. */
#define ASKS(id, ...) SCREEN_##id = 1 + STEP_##id,
#define STEP(id, ...) SCREEN_##id = 1 + STEP_##id,
typedef enum {
    SCREEN_HOME,
#include "guide/steps.inc"
    SCREEN_COUNT = SCREEN_ACCOUNT + STEP_COUNT,
} ScreenId;
#undef ASKS
#undef STEP

#define ASKS(id, name, ...) extern const Screen name##_screen;
#define STEP(id, name, ...) extern const Screen name##_screen;
extern const Screen home_screen;
#include "guide/steps.inc"
#undef ASKS
#undef STEP

/* What Provision shall do when it is entered. */
typedef enum {
    WORK_NOTHING,
    WORK_EXECUTE,            /* execute `plan` and follow it */
    WORK_RETRY,              /* all that was agreed to, once more: clear away, plan, execute, follow */
    WORK_ATTACH,             /* follow what runs on the stack already */
    WORK_ROLL_BACK,          /* the same, and have it undone as soon as it is known */
    WORK_DESTROY,            /* delete the stack (the name was typed) and follow it */
    WORK_DELETE_NEVER_STOOD, /* delete the remains of a first creation that failed; back to Review after it */
    WORK_ROLL_BACK_REMAINS,  /* the same, and no new try after it */
    WORK_CONTINUE_ROLLBACK,  /* finish the rollback of an update that got stuck */
} Work;

/* While nobody is signed in: what the files were that a sign-in changes, and when it was last tried. */
typedef struct SignInWait {
    unsigned long long mark;
    long long asked_ms; /* monotonic; 0: not yet */
} SignInWait;

/* A question over the screen, and who gets its answer: one of both functions. See ask.h. */
typedef struct WizardDialog {
    Dialog *shown; /* NULL: none */
    void *state;
    Move (*answer)(void *state, int button);
    Move (*agree)(void *state, bool yes);
    bool (*applies)(const void *state); /* what is asked makes sense still; NULL: it always does */
    bool typed;                         /* a name is being typed */
} WizardDialog;

/* Whose account it is, and how it is reached. */
typedef struct WizardWho {
    char profile[128];      /* as chosen; "" the default */
    Connection *connection; /* NULL: there is none; connection_error says why */
    Error connection_error; /* of making it, or of asking who that is */
    bool identifying;       /* the job that asks who that is runs */
    Job *identify;          /* … which */
    StsIdentity identity;   /* account "" until it is known */
    char alias[64];         /* the account's, "" none or not known */
    AwsCredentialsInfo credentials;
    SignInWait sign_in;
    struct MfaDesk *mfa;         /* asks for one-time codes */
    struct Preflight *preflight; /* the checks of the account */
    char address[64];            /* the user's own public address, "" until it is known */
} WizardWho;

/* What is to be done at AWS, and what became of it. */
typedef struct WizardWork {
    Plan plan; /* what Review showed; Provision executes it */
    Work kind;
    char *agreed;         /* the changes of the plan that was executed last, as changes_mark() has them; NULL: none */
    bool running;         /* an operation is followed now */
    bool skip_failed;     /* WORK_CONTINUE_ROLLBACK: without what can't be put back */
    bool interrupted;     /* the user left it running */
    StackOutcome outcome; /* of the last work */
    char *stack_id;       /* of the last work, NULL none */
} WizardWork;

/* How one screen leads to the next; who is led there takes it back. */
typedef struct WizardRoute {
    bool access_only;    /* Allowed IPs was opened from Home: it goes back there, and into force at once */
    AllowList *in_force; /* what was in force then; NULL: not known */
    bool revert;         /* Review is to show what puts back what was changed outside; it clears it */
    bool remains;        /* Home is to ask whether what a first creation left shall be deleted; it clears it */
    bool back_home;      /* Review was opened from Home: Esc goes back there */
    char focus[64];      /* the setting that the next screen shall focus, "" none; the screen clears it */
} WizardRoute;

/* What it costs a month. */
typedef struct WizardCost {
    char words[32];     /* "~$71/month" */
    double now, before; /* USD a month, of the draft and of what is deployed; < 0: unknown */
    Job *asking;        /* asks AWS's price list; NULL: does not run */
    Error error;        /* why the list could not be asked; the shipped table counts */
} WizardCost;

typedef struct Wizard {
    const WizardOptions *options;
    Clock clock;
    Mailbox *mailbox;
    Choices choices;
    bool standing;              /* the stack stands: frozen settings can't be changed any more */
    bool standing_known;        /* AWS has said whether it does */
    Settings *stands;           /* as the stack has them; NULL: not known */
    bool done[SCREEN_COUNT];    /* confirmed with Next */
    bool visited[SCREEN_COUNT]; /* can be jumped to */

    char shown_title[64]; /* the window's, as it was last set */
    char trouble[720];    /* told at the bottom until the next key: "the draft could not be kept: …" */

    WizardWho who;
    WizardWork work;
    WizardRoute route;
    WizardCost cost;

    WizardDialog dialog;
    Help *help;  /* lies over the screen while it is open */
    Shell shell; /* what the loop draws round the screens */
    Loop *loop;
    Terminal *terminal; /* for title, bell and clipboard; NULL in tests without a terminal */
} Wizard;

/* The parts of wizard_run(): what stands between them can also be done step by step, without a terminal. */
/* Reads the settings, a draft and --set. False: as wizard_run() does. `options` must outlive it. */
bool wizard_open(Wizard *wizard, const WizardOptions *options, Text *problems, Error *err);
/* Connects, and enters the first screen. */
void wizard_begin(Wizard *wizard);
/* Leaves the screen, keeps the draft, ends the jobs and frees all. False: a job still runs after this long; then
 * nothing that it may use was freed, and the process must be left. */
bool wizard_end(Wizard *wizard, int timeout_ms);

/* Makes the connection for this profile ("" the default) and region, and asks who that is (a job of visit 0; its
 * result lands in identity, credentials, address, or connection_error). */
void wizard_connect(Wizard *wizard, const char *profile, const char *region);
/* Asks who that is once more, over the connection that there is; the error stands until the answer is there. */
void wizard_identify(Wizard *wizard);
/* After each change of the draft: the price. */
void wizard_changed(Wizard *wizard);
/* Asks AWS's price list for the connection's region, in a job of visit 0; `anew`: even if it was asked today. */
void wizard_ask_prices(Wizard *wizard, bool anew);
/* Keeps the draft on disk: the shell does it whenever a screen is left. */
void wizard_keep_draft(Wizard *wizard);
/* Writes the settings file, removes the draft; the draft is then what is deployed. */
bool wizard_save(Wizard *wizard, Error *err);
/* Tells it at the bottom until the next key; nothing when it says nothing. */
void wizard_tell(Wizard *wizard, const Text *told);
/* If the settings file was edited meanwhile: takes what was not changed in the wizard, and tells so in `trouble`. The
 * shell does it before each screen is entered. */
void wizard_file_take(Wizard *wizard);
/* AWS, or the end of an operation, has said whether the stack stands. */
void wizard_stands(Wizard *wizard, bool standing);
/* What is fixed on a stack that stands can't be changed: it stands, or AWS could not be asked yet and the file says
 * that it was deployed. */
bool wizard_fixed(const Wizard *wizard);
/* What a fixed setting can be put back to, and to nothing else, because the stack has it so; NULL: nothing. */
const char *wizard_put_back(const Wizard *wizard, const SettingRow *row);
/* Whether this setting has another value than what is deployed. False in a first set-up. */
bool wizard_differs(const Wizard *wizard, const char *path);
/* The screen that a setting stands on. */
ScreenId wizard_screen_of(const char *path);

/* The title of a screen and the sentence under it, wrapped; answers the row behind them, with a blank one between. */
int screen_heading(const Canvas *canvas, const char *title, const char *sentence);
/* What failed, what AWS said, what to do; answers the row behind it. */
int screen_error(const Canvas *canvas, int row, const Error *err);
/* What the last key did, or why it did nothing: wrapped onto the last rows. Answers how many they are, 0 for "". */
int screen_said(const Canvas *canvas, Style style, const char *words);
/* A spinner and what is being done. */
void screen_busy(const Canvas *canvas, int row, long long now_ms, const char *doing);

#endif

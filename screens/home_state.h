/* The inside of Home, shared by its parts: home.c takes keys and messages, home_actions.c knows what can be done and
 * asks first where that is due, home_access.c brings the allowed IPs together, home_draw.c draws. Nobody else includes
 * this. */
#ifndef SCREENS_HOME_STATE_H
#define SCREENS_HOME_STATE_H

#include "screens/context.h"
#include "screens/home_facts.h"
#include "screens/home_jobs.h"
#include "tui/list.h"
#include "tui/pager.h"

typedef enum {
    DO_OWN,
    DO_FOLLOW,
    DO_CONTINUE,
    DO_SKIP,
    DO_LEAVE,
    DO_CREATE,
    DO_ACCESS,
    DO_CHANGE,
    DO_REVIEW,
    DO_TEST,
    DO_DRIFT,
    DO_UNDO,
    DO_EXPORT,
    DO_DESTROY,
    DO_COUNT
} HomeAction;

typedef struct HomeScreen {
    Wizard *wizard;
    Visit visit;
    List *actions;
    HomeAction shown[DO_COUNT]; /* the actions that make sense now */
    size_t shown_count;
    Job *load, *work;
    HomeFacts facts;
    bool loaded, account_known; /* when the lines were made */
    Own own;
    HomeLines lines;
    bool drift_known;
    Drift drift;
    Pager *page; /* what drifted, in full; NULL: closed */
    long undo_version;
    Error err;
    char said[300];
    Style said_style;
    long long now_ms, asked_ms;
} HomeScreen;

/* ---- home.c */

/* What the last key did, or why it did nothing. */
void home_tell(HomeScreen *screen, Style style, const char *words);
void home_tell_error(HomeScreen *screen, const Error *err);
/* Starts the job, unless one is at work already. */
void home_begin(HomeScreen *screen, HomeWork work);

/* ---- home_actions.c */

List *home_actions_new(HomeScreen *screen);
/* After news: the actions that make sense now, the cursor where it was. */
void home_actions_refresh(HomeScreen *screen);
bool home_action_applies(const HomeScreen *screen, HomeAction action);
/* The cursor to this action, if it is shown. */
void home_action_go(HomeScreen *screen, HomeAction action);
/* MOVE_IGNORED: the key is none of an action. */
Move home_action_key(HomeScreen *screen, const Key *key);

/* ---- home_access.c */

/* The user's own address, on the list and in force. */
void home_access_own(HomeScreen *screen);
/* What others added or took away, onto the list that is going to be edited. */
void home_access_elsewhere(HomeScreen *screen);
/* The end of HOME_ACCESS and HOME_UNDO. */
void home_access_done(HomeScreen *screen, HomeJob *job);

/* ---- home_draw.c */

void home_draw(const void *state, const Canvas *canvas);

#endif

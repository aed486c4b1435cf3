/* The inside of Home, shared by its parts: home.c takes keys and messages, home_ways.c offers what can be done and does
 * it, home_draw.c draws. Nobody else includes this. */
#ifndef SCREENS_HOME_STATE_H
#define SCREENS_HOME_STATE_H

#include "guide/destroy.h"
#include "guide/home.h"
#include "screens/context.h"
#include "screens/home_jobs.h"
#include "tui/list.h"
#include "tui/pager.h"
#include "tui/scroll.h"

typedef struct HomeScreen {
    Wizard *wizard;
    Visit visit;
    Ways ways;
    List *list; /* of the ways */
    Job *load, *work;
    HomeFacts facts;
    bool loaded, account_known; /* when the lines were made */
    Lines lines;
    Scroll *scroll; /* of the lines, where the ways leave them too little room */
    bool drift_known;
    Drift drift;
    Pager *page;                   /* what drifted, or what it costs, in full; NULL: closed */
    bool ask_remains;              /* as soon as it is known how the stack is */
    HomeWay deletes;               /* for what AWS was asked what would go */
    HomeWay asked;                 /* what the question that is open is about */
    long undo_version, undo_shown; /* to be put back (0: the one before), and in force when that was asked */
    Error err;
    char said[400]; /* what the last key did, or why it did nothing */
    Style said_style;
    long long now_ms, asked_ms;
} HomeScreen;

/* ---- home.c */

__attribute__((format(printf, 3, 4))) void home_tell(HomeScreen *screen, Style style, const char *format, ...);
void home_tell_error(HomeScreen *screen, const Error *err);
/* Starts the job, unless one is at work already. */
void home_begin(HomeScreen *screen, HomeDo what);
HomeScope home_scope(const HomeScreen *screen);
const HomeFacts *home_known(const HomeScreen *screen); /* NULL: AWS could not be asked */

/* ---- home_do.c */

List *home_list_new(HomeScreen *screen);
/* After news: the ways as they are now, the cursor where it was. */
void home_ways_refresh(HomeScreen *screen);
/* The cursor to this way, if it is offered. */
void home_way_go(HomeScreen *screen, int way);
/* A key for each way, and those of their list. */
void home_way_keys(const HomeScreen *screen, Keys *keys);
/* The list of addresses in force is now that of settings and file. */
void home_allowed_done(HomeScreen *screen, HomeJob *job);
/* Asks AWS what this way would delete, then the user. */
void home_delete(HomeScreen *screen, HomeWay way);
/* It is known: asks. */
Move home_ask_deletion(HomeScreen *screen, const DestroyPreview *preview);
/* What undoing would do to the list is known: asks. */
Move home_ask_undo(HomeScreen *screen, const UndoPreview *preview);

/* ---- home_draw.c */

void home_draw(const void *state, const Canvas *canvas);

#endif

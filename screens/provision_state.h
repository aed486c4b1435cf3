/* The inside of Provision, shared by its parts: provision.c takes messages, provision_keys.c keys, provision_panes.c
 * draws, provision_end.c knows what an end means and what can be done then. Nobody else includes this. */
#ifndef SCREENS_PROVISION_STATE_H
#define SCREENS_PROVISION_STATE_H

#include "guide/end.h"
#include "guide/operation.h"
#include "screens/context.h"
#include "screens/provision_job.h"
#include "tui/list.h"
#include "tui/pager.h"

typedef enum { PANE_STEPS, PANE_RESOURCES, PANE_EVENTS, PANE_COUNT } Pane;

/* A line of the resources pane: a resource, or what is said beneath it. */
typedef struct PaneLine {
    size_t resource;
    bool beneath;
} PaneLine;

/* An event that the events pane has, and its first line there. */
typedef struct ShownEvent {
    const CfnEvent *event;
    size_t line;
} ShownEvent;

typedef struct ProvisionScreen {
    Wizard *wizard;
    Visit visit;
    Job *job, *cancelling;
    Operation operation;
    List *steps, *resources;
    PaneLine *lines; /* of the resources pane */
    size_t line_count;
    Pager *events;
    Pane pane;
    bool chosen_step; /* the user moved in the steps: they no longer follow what is busy */
    size_t step;
    ShownEvent *shown; /* what the events pane has seen of the model's */
    size_t events_shown, shown_room;
    bool failures_only;
    bool looking;    /* after a failure: the panes have the room, not the page that says what to do */
    bool stop_named; /* the question that is open asks for the app's name before it rolls back */
    bool ended;
    bool end_seen; /* it stood on the terminal before the key was typed */
    ProvisionEnd end;
    Error err;          /* why it could not even be followed */
    char trouble[1000]; /* why AWS can't be asked now */
    char waiting[200];  /* that a call is being tried again */
    char beside[400];   /* what was done beside CloudFormation last */
    char stopping[200]; /* what the rollback that was asked for waits for */
    char said[200];     /* what the last key did, or why it did nothing */
    char doing[160];
    long long now_ms, looked_ms; /* monotonic, for spinners; … when the panes were made anew */
} ProvisionScreen;

/* Now, for the operation. */
long long provision_now(const ProvisionScreen *screen);

/* Asks AWS to undo what runs. */
void provision_roll_back(ProvisionScreen *screen);

/* provision_keys.c */
void provision_keys(const void *state, Keys *keys);

/* provision_panes.c */
void provision_panes_new(ProvisionScreen *screen);
void provision_panes_free(ProvisionScreen *screen);
/* After news: the lists and their lines. */
void provision_panes_refresh(ProvisionScreen *screen);
void provision_events_refresh(ProvisionScreen *screen, bool anew);
void provision_draw(const void *state, const Canvas *canvas);

/* provision_end.c */
EndScope provision_scope(const ProvisionScreen *screen);
EndKind provision_end_kind(const ProvisionScreen *screen);
/* What failed, what AWS said, what to do; answers the row behind. Draws nothing when nothing failed. */
int provision_draw_failure(const ProvisionScreen *screen, const Canvas *canvas, int row);
/* The ways out, and what Enter and Esc do. */
void provision_end_keys(const ProvisionScreen *screen, Keys *keys);

#endif

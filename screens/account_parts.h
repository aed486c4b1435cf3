/* What the files of the Account screen share; nobody else includes it. */
#ifndef SCREENS_ACCOUNT_PARTS_H
#define SCREENS_ACCOUNT_PARTS_H

#include "guide/mend.h"
#include "screens/context.h"
#include "tui/form.h"
#include "tui/list.h"

typedef enum {
    VIEW_FORM,
    VIEW_PICK,   /* the region or the profile, from a list */
    VIEW_STACKS, /* those that this program made here before */
    VIEW_CHECKS,
} AccountView;

typedef struct AccountScreen {
    Wizard *wizard;
    Visit visit;
    AccountView view;
    Form *form;
    FormItem items[3];
    FormOption *profiles, *regions;
    AwsProfile *profiles_found;
    char **profile_labels, **region_labels;
    size_t profile_count, region_count;
    char own_region[40]; /* one that is in no list */
    const char *picking; /* "region" or "profile" */
    List *pick, *found, *checks;
    long long now_ms;
    Job *search, *open, *fix;
    char searched[64]; /* the region whose stacks are known */
    CfnStacks stacks;  /* those of this program in this region */
    Error search_err;  /* why they could not be looked for */
    size_t fixing;     /* the row of the finding that is being mended */
    char agreed[200];  /* … what the question about it named */
    Mend mend;         /* … and how */
    char said[400];    /* what the last key did, or why it did nothing */
    Style said_style;
} AccountScreen;

__attribute__((format(printf, 3, 4))) void account_say(AccountScreen *screen, Style style, const char *words, ...);
/* After a change of the form's fields: the draft follows, and the connection if need be. */
void account_changed(AccountScreen *screen);

/* account_options.c: what can be chosen, and the list that it is chosen from. */
void account_options_make(AccountScreen *screen);
void account_options_free(AccountScreen *screen);
void account_pick_open(AccountScreen *screen, const char *item);
void account_pick_keys(const AccountScreen *screen, Keys *keys);
void account_pick_draw(const AccountScreen *screen, const Canvas *canvas);

/* account_stacks.c: earlier stacks. */
void account_stacks_make(AccountScreen *screen);
void account_stacks_follow(AccountScreen *screen);
bool account_stacks_message(AccountScreen *screen, Message *message);
void account_stacks_keys(const AccountScreen *screen, Keys *keys);
/* A name that stands opens what stands. False: none of those that were found has that name. */
bool account_stacks_open(AccountScreen *screen, const char *name);
/* In the form's view: that there are some. Answers the row behind it. */
int account_stacks_hint(const AccountScreen *screen, const Canvas *canvas, int row);
void account_stacks_draw(const AccountScreen *screen, const Canvas *canvas);

/* account_checks.c: the checklist. */
void account_checks_make(AccountScreen *screen);
/* Shows the list, the first thing to mend under the cursor. */
void account_checks_open(AccountScreen *screen);
bool account_checks_message(AccountScreen *screen, Message *message);
void account_checks_keys(const AccountScreen *screen, Keys *keys);
/* In the form's view: how they stand, what needs doing first. */
void account_checks_hint(const AccountScreen *screen, const Canvas *canvas, int row);
void account_checks_draw(const AccountScreen *screen, const Canvas *canvas);

#endif

/* The names that a new stack gives its databases, secrets and log groups, and whether something else has them. */
#ifndef STACK_NAMES_H
#define STACK_NAMES_H

#include "aws/session.h"
#include "stack/template.h"

typedef enum {
    NAME_FREE,
    NAME_TAKEN,   /* by what may hold something: it is never touched */
    NAME_PENDING, /* by a secret that waits for its deletion */
    NAME_LEFT,    /* by the rotation function's log group, which Lambda made anew after its stack was deleted */
    NAME_UNKNOWN, /* it can't be asked */
} NameState;

/* What has that name, of a resource of that type; FREE for types whose names nobody looks for. `app`: of the stack that
 * wants it, and does not stand. UNKNOWN: `err` tells why.
 *
 * LEFT is said of one name alone, when no function bears it any more, and the group has neither retention nor key: so
 * Lambda makes the group when it delivers what was logged last, and none of ours is so while it stands. */
NameState name_state(AwsContext *aws, const char *app, const char *type, const char *name, Error *err);
/* "log group", "secret", "database". */
const char *name_noun(const char *type);
/* What to do about a name that is taken, up to the command. */
extern const char names_way_out[];
/* The command that frees the name, up to the name itself. */
const char *name_command(const char *type);

/* Who is told, in words; may be NULL. */
typedef struct NameListener {
    void (*told)(void *data, const char *words);
    void *data;
} NameListener;

/* Before a stack is made: looks for each name of the outline. What is LEFT is removed and told, when `remove`. False:
 * something is in the way, all of it told in `err` with what helps; or asking or removing broke off. Who may not ask
 * goes on: AWS tells it, later. */
bool names_clear(AwsContext *aws, const char *app, const TemplateOutline *outline, bool remove,
                 const NameListener *listener, Error *err);
/* After a stack was deleted: removes what is LEFT of it, and tells it. That it can't is no news. */
void names_tidy(AwsContext *aws, const char *app, const NameListener *listener);

#endif

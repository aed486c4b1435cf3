/* What deleting a stack would take and leave, asked at AWS before anybody agrees to it. */
#ifndef STACK_DESTROY_PREVIEW_H
#define STACK_DESTROY_PREVIEW_H

#include "aws/cloudformation.h"

/* What a deletion leaves, and AWS bills on. */
typedef struct DeletionRest {
    char region[32];
    bool snapshot;           /* of the database */
    char snapshot_name[256]; /* "": not known yet */
    long storage_gib;        /* that the database has or had; 0: not known */
    size_t key_count;        /* keys of KMS */
} DeletionRest;

/* What deleting the stack would leave, and what stands in its way: to be shown before the name is typed. */
typedef struct DestroyPreview {
    char *stack_id, *status;
    bool termination_protection, deletion_protection;
    char *database_id;  /* "" when there is none */
    bool database_used; /* … and it may hold data: one that was never ready does not */
    char *on_delete;    /* snapshot, retain, destroy; "" unknown */
    char **kept;        /* logical ids that a retain policy keeps */
    size_t kept_count;
    DeletionRest rest;
    bool rotation_kept; /* … the rotation of the password among them */
} DestroyPreview;
void destroy_preview_release(DestroyPreview *preview); /* for AUTO */
/* `name`: or its ARN. False: what could not be asked, or whose it is; nothing of that is guessed. */
bool destroy_preview(AwsContext *aws, const char *name, DestroyPreview *preview, Error *err);

/* The database itself stays, by its template's choice: in no stack any more, under a name that a new stack needs. */
bool destroy_retains(const DestroyPreview *preview);
/* Whether the deletion loses a database to its owner: one that somebody may have used, or that is retained. */
bool destroy_loses_database(const DestroyPreview *preview);

/* Of the database that a template makes: its creation came to its end, and somebody may use it from then on. */
bool event_is_ready(const CfnEvent *event);

#endif

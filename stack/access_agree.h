/* The settings file after a change of the list in force: it says what is in force then, and which version that was, so
 * that next time it is known who changed what. What it says beyond that, not sent yet, it goes on to say. */
#ifndef STACK_ACCESS_AGREE_H
#define STACK_ACCESS_AGREE_H

#include "settings/settings.h"
#include "stack/access_send.h"

/* The file, as two acts: others may write it in between. */
typedef struct AccessFile {
    void *self;
    /* `*found` false: there is none, and nothing is to be written. */
    bool (*read)(void *self, AllowList *list, Agreement *agreed, bool *found, Error *err);
    /* Writes unless the file says something else than `was` and `was_agreed` by now: then false with code "Overtaken".
     */
    bool (*write)(void *self, const AllowList *was, const Agreement *was_agreed, const AllowList *list,
                  const Agreement *agreed, Error *err);
} AccessFile;

/* The settings file at `path`, when it is that of the app in that region. `place` is the caller's. */
typedef struct AccessSettingsFile {
    const char *path, *app, *region;
} AccessSettingsFile;
AccessFile access_settings_file(AccessSettingsFile *place);

typedef struct AccessAgreement {
    const char *list_id;
    const AccessList *now;       /* what is in force */
    const AccessChange *changes; /* what was done, as `add` and `remove` have it: the file gets it too */
    size_t count;
    bool adopt; /* what is in force and not in the file goes into it: a file that never agreed does so now */
} AccessAgreement;

typedef struct AccessAgreed {
    bool found;  /* there is a file of this app */
    bool agrees; /* it says which version it agreed with: true but for a file that never did, and still differs */
    size_t open; /* entries that it has or lacks beyond what is in force: `apply` sends them */
} AccessAgreed;
/* The version of that list that the file says; 0: none, or it can't be read. */
long access_file_version(const AccessFile *file, const char *list_id);
bool access_agree(const PrefixLists *lists, const AccessFile *file, const AccessAgreement *what, AccessAgreed *done,
                  Error *err);

/* Another note takes an address off the list for moments, and whoever is killed then leaves it so: the file wishes for
 * the notes before they are sent, so that `apply` puts the address back. */
typedef struct AccessForetold {
    AllowList *was, *is; /* NULL: there was no note among the changes, or no file */
    Agreement was_agreed, is_agreed;
} AccessForetold;
void access_foretold_release(AccessForetold *told); /* for AUTO */
/* `what`: what is going to be done, and what is in force before. */
bool access_foretell(const PrefixLists *lists, const AccessFile *file, const AccessAgreement *what,
                     AccessForetold *told, Error *err);
/* It came to nothing: the file is as it was, unless somebody wrote it since. */
void access_unsay(const AccessFile *file, const AccessForetold *told);

#endif

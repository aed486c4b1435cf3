/* What the user chooses in one run of a face, the settings file, and the draft beside it that keeps what is not applied
 * yet. Somebody may edit the file meanwhile, or another run write it: what was not chosen here is taken from it, and
 * nothing is written over what was not seen. */
#ifndef GUIDE_CHOICES_H
#define GUIDE_CHOICES_H

#include "guide/allowed.h"
#include "settings/settings.h"

typedef struct Choices {
    char *config, *draft; /* the settings file; the draft beside it */
    Settings *chosen;
    Settings *deployed; /* as the file was read: what stands, as far as is known; NULL: a first set-up */
    Settings *in_file;  /* the file as it was last read or written; NULL: there was none */
    bool unfinished;    /* the choices of an earlier run are among them */
} Choices;
void choices_release(Choices *choices); /* for AUTO */

/* Reads the settings file; without one, the defaults are chosen. False: `problems` has a line for each, or err tells.
 */
bool choices_open(Choices *choices, const char *config, Text *problems, Error *err);
/* Those of the command line, "PATH=VALUE", and its region (NULL: none), over what is chosen. */
bool choices_assign(Choices *choices, const char *const *assignments, size_t count, const char *region, Error *err);
/* The region's own default version ("17.6", rds_default_version) for a first set-up in which nobody said one, as far as
 * the template knows its major version. True: another one is chosen now. */
bool choices_take_version(Choices *choices, const char *usual);
/* The file says that the app was deployed from it: it names the account or the list, which the program notes then. So
 * the stack may stand, and what is fixed on one that stands is fixed until AWS says otherwise. */
bool choices_may_stand(const Choices *choices);
/* Why that is so: a sentence. */
void choices_may_stand_words(const Choices *choices, Text *text);
/* Something is chosen that is not deployed. */
bool choices_pending(const Choices *choices);

/* The choices that an earlier run left unfinished, brought together with what was edited in the file since. */
typedef struct Draft {
    Settings *settings;
    bool differs; /* from what the file says: there is something to go on with */
    Text told;    /* what became of both, whole sentences; "" nothing to tell */
} Draft;
void draft_release(Draft *draft); /* for AUTO */
/* False: there is none, or it can't be read; then it is left alone: it is somebody's work, and the next one replaces
 * it. */
bool choices_left(const Choices *choices, Draft *draft);
/* Goes on with them; the draft's settings are taken over. */
void choices_go_on(Choices *choices, Draft *draft);
/* Keeps the choices on disk until they are applied; what is as deployed needs no draft. */
bool choices_keep(const Choices *choices, Error *err);

/* If the file was edited meanwhile: takes what was not chosen here, and adds what to tell. True: something is another
 * now. */
bool choices_refresh(Choices *choices, Text *told);
/* The choices become the file, and what is deployed. False, with nothing written: the file was edited meanwhile, or
 * can't be written. */
bool choices_save(Choices *choices, Error *err);
/* The list that is in force now becomes the choices'; the file has been given it. What else is chosen still waits for
 * its review. */
bool choices_allowed(Choices *choices, const AllowedDone *done, Text *told, Error *err);
/* The settings of a stack that stands become the choices, the file, and what is deployed. */
bool choices_take_stack(Choices *choices, const Settings *settings, Error *err);

#endif

/* A psql prompt from within a face: the very command `secure-rds connect`, for the stack that the face shows. */
#ifndef GUIDE_PSQL_H
#define GUIDE_PSQL_H

#include "guide/face.h"
#include "settings/settings.h"

/* The words of the command, with the options that the face was started with; `profile` "" the options'. NULL ends them.
 * The caller frees it by psql_words_release(). Pure. */
char **psql_words(const FaceOptions *options, const Settings *chosen, const char *profile);
void psql_words_release(char ***words); /* for AUTO */

#endif

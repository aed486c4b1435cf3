/* Completing the path of a file, as a shell does. */
#ifndef SCREENS_PATH_COMPLETE_H
#define SCREENS_PATH_COMPLETE_H

#include "base/text.h"

/* How many files and folders begin with `typed` ("~/" is the home folder); `path` gets what they have in common,
 * `choices` their names when there are several, parted by blanks. Hidden ones only when the name typed begins with a
 * dot. */
size_t path_complete(const char *typed, Text *path, Text *choices);

#endif

/* What the files about files share; nobody else includes it. */
#ifndef BASE_FILE_PARTS_H
#define BASE_FILE_PARTS_H

#include "base/error.h"

/* Closes it if it is open: for AUTO. */
void descriptor_release(int *descriptor);
/* What errno says of `path`; err->code is "ENOENT" or "EEXIST" when it is one of these. Always false. */
bool file_failed(Error *err, const char *path, const char *remedy);
/* "…: belongs to another user". Always false. */
bool file_foreign(Error *err, const char *path);

#endif

/* The three standard streams, from the first moment to the last. */
#ifndef BASE_STREAMS_H
#define BASE_STREAMS_H

#include "base/error.h"

/* Before anything else is opened: a stream that was handed over closed would become the first file or connection that
 * is. Reading one of those ends at once, writing to standard output fails, what standard error would say is lost. */
void streams_open(void);
/* Once all was written: false, with `err` told, when standard output did not take it: a full disk shows itself at the
 * end. Also when standard error did not: nobody could be told, so err->said is "", as for a reader that has gone
 * (EPIPE). Nothing can be written to standard output after it. */
bool streams_close(Error *err);

#endif

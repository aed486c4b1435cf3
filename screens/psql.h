/* psql in place of the screen, which comes back when it ends. */
#ifndef SCREENS_PSQL_H
#define SCREENS_PSQL_H

#include "screens/context.h"

/* On the drawing thread, which waits meanwhile. Does nothing without a terminal. */
void psql_here(Wizard *wizard);

#endif

/* Gives the terminal back when the program is struck down: by a fault, a signal, or want of memory. */
#ifndef TUI_RESTORE_H
#define TUI_RESTORE_H

#include <stddef.h>

/* From now on a fatal signal writes `sequence` (copied) to the terminal and restores its modes as they are now; then
 * the signal does what it does by default. Call it before the modes are changed. */
void restore_arm(const char *sequence, size_t length);
/* The signals do again what they did before. */
void restore_disarm(void);

#endif

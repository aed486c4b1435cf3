/* The orderly end: for what no caller can do anything about. The terminal is restored, one sentence is said, the exit
 * status is 1. Every state of a deployment lives at AWS and every file is replaced as a whole, so it loses nothing. */
#ifndef BASE_END_H
#define BASE_END_H

/* What runs before the sentence; set by whoever owns the terminal. NULL: nothing. */
void end_before(void (*handler)(void));
/* `sentence` ends in a line end. Needs no memory; any thread may call it. */
_Noreturn void end_orderly(const char *sentence);

#endif

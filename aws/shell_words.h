/* Words as a POSIX shell quotes them: a section's name in the shared files, a credential_process. */
#ifndef AWS_SHELL_WORDS_H
#define AWS_SHELL_WORDS_H

#include <stdbool.h>
#include <stddef.h>

/* Splits a text into words as a POSIX shell quotes them ('…', "…", \), expanding nothing. False: a quote is open.
 * The caller releases the words. */
typedef struct ShellWords {
    char **words; /* ends with a NULL */
    size_t count;
} ShellWords;
bool shell_words(const char *text, ShellWords *words);
void shell_words_release(ShellWords *words); /* wipes; for AUTO */

#endif

/* See psql.h. */
#include "screens/psql.h"
#include "base/memory.h"
#include "base/run_here.h"
#include "base/visible.h"
#include "guide/psql.h"

#include <stdio.h>
#include <stdlib.h>

void psql_here(Wizard *wizard) {
    AUTO(psql_words_release)
    char **words = psql_words(&wizard->options->face, wizard->choices.chosen, wizard->who.profile);
    Error err = {0};
    int status = 0;
    if (!wizard->terminal)
        return;
    terminal_lend(wizard->terminal);
    bool ran = run_here(words, &status, &err);
    if (!ran) {
        AUTO(memory_release) char *said = visible_copy(err.said);
        printf("%s\n", said);
    }
    /* What it said would be gone with the screen. */
    if (!ran || status != 0) {
        printf("Enter goes back to secure-rds. ");
        fflush(stdout);
        terminal_read_enter();
    }
    terminal_take_back(wizard->terminal);
}

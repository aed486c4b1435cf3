/* See psql.h. */
#include "guide/psql.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

void psql_words_release(char ***words) {
    for (char **word = *words; word && *word; word++)
        free(*word);
    free(*words);
    *words = NULL;
}

/* The face's own options come first: what is said again, later, counts. */
char **psql_words(const FaceOptions *options, const Settings *chosen, const char *profile) {
    size_t count = 0;
    while (options->own[count])
        count++;
    char **words = memory_new(count + 10, sizeof *words);
    for (size_t i = 0; i < count; i++)
        words[i] = memory_copy(options->own[i]);
    const char *const more[][2] = {{"--profile", profile}, {"--region", settings_text(chosen, "region")}};
    words[count++] = memory_copy("connect");
    for (size_t i = 0; i < sizeof more / sizeof *more; i++)
        if (*more[i][1]) {
            words[count++] = memory_copy(more[i][0]);
            words[count++] = memory_copy(more[i][1]);
        }
    words[count++] = memory_copy("--set");
    words[count++] = memory_print("app=%s", settings_text(chosen, "app"));
    return words;
}

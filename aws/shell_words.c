/* See shell_words.h. The rules are those of Python's shlex.split(), by which botocore reads both. */
#include "aws/shell_words.h"
#include "base/memory.h"
#include "base/secret.h"

#include <stdlib.h>
#include <string.h>

static void words_add(ShellWords *words, const char *word) {
    words->words = memory_grow(words->words, words->count + 2, sizeof *words->words);
    words->words[words->count++] = memory_copy(word);
    words->words[words->count] = NULL;
}

/* One word from `*text` into `word`, which has room for all of it. False: a quote or a backslash is left open. */
static bool word_read(const char **text, char *word) {
    char quote = '\0';
    const char *p = *text;
    for (; *p && (quote || !strchr(" \t\r\n", *p)); p++) {
        if (quote == '\0' && (*p == '\'' || *p == '"')) {
            quote = *p;
        } else if (quote && *p == quote) {
            quote = '\0';
        } else if (*p == '\\' && quote != '\'') {
            if (*++p == '\0')
                return false;
            if (quote == '"' && *p != '"' && *p != '\\')
                *word++ = '\\';
            *word++ = *p;
        } else {
            *word++ = *p;
        }
    }
    *word = '\0';
    *text = p;
    return quote == '\0';
}

bool shell_words(const char *text, ShellWords *words) {
    *words = (ShellWords){0};
    words->words = memory_new(1, sizeof *words->words);
    size_t room = strlen(text) + 1;
    char *word = memory_new(room, 1);
    bool closed = true;
    while (closed && text[strspn(text, " \t\r\n")]) {
        text += strspn(text, " \t\r\n");
        closed = word_read(&text, word);
        if (closed)
            words_add(words, word);
    }
    secret_wipe(word, room);
    free(word);
    if (!closed)
        shell_words_release(words);
    return closed;
}

void shell_words_release(ShellWords *words) {
    for (size_t i = 0; i < words->count; i++) {
        secret_wipe(words->words[i], strlen(words->words[i]));
        free(words->words[i]);
    }
    free(words->words);
    *words = (ShellWords){0};
}

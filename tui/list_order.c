/* See list_order.h. */
#include "tui/list_order.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

typedef struct Sorting {
    const ListSource *source;
    size_t column;
    bool falling;
} Sorting;

static bool contains(const ListSource *source, size_t row, char *const *words, size_t word_count) {
    AUTO(text_release) Text text = {0};
    for (size_t column = 0; column < source->columns; column++) {
        source->rows->cell(source->context, row, column, &text);
        text_put(&text, "\n"); /* no word reaches over two cells */
    }
    for (size_t i = 0; i < word_count; i++)
        if (!strcasestr(text_string(&text), words[i]))
            return false;
    return true;
}

static int compare_text(const ListSource *source, size_t one, size_t other, size_t column) {
    AUTO(text_release) Text left = {0};
    AUTO(text_release) Text right = {0};
    source->rows->cell(source->context, one, column, &left);
    source->rows->cell(source->context, other, column, &right);
    return strverscmp(text_string(&left), text_string(&right));
}

static int compare(const void *left, const void *right, void *argument) {
    const Sorting *sorting = argument;
    size_t one = *(const size_t *)left, other = *(const size_t *)right;
    const ListSource *source = sorting->source;
    int order = source->rows->compare ? source->rows->compare(source->context, one, other, sorting->column)
                                      : compare_text(source, one, other, sorting->column);
    if (order != 0)
        return sorting->falling ? -order : order;
    return one < other ? -1 : one > other;
}

size_t list_order(const ListSource *source, size_t count, const char *filter, int sort, bool falling, size_t *order) {
    enum { WORDS_MAX = 16 };
    char *words[WORDS_MAX], *rest = NULL;
    size_t word_count = 0, shown = 0;
    AUTO(memory_release) char *copy = memory_copy(filter);
    for (char *word = strtok_r(copy, " ", &rest); word && word_count < WORDS_MAX; word = strtok_r(NULL, " ", &rest))
        words[word_count++] = word;
    for (size_t row = 0; row < count; row++)
        if (word_count == 0 || contains(source, row, words, word_count))
            order[shown++] = row;
    if (sort != LIST_UNSORTED) {
        Sorting sorting = {source, (size_t)sort, falling};
        qsort_r(order, shown, sizeof *order, compare, &sorting);
    }
    return shown;
}

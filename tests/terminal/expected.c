#include "tests/terminal/expected.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#define SCREENS "tests/terminal/screens/"
enum { RAIL_COLUMNS = 16, RAIL_ROWS = 20 };

/* What is compared of a screen. `frame`: its lines of frames.text, in their order there. */
typedef struct Parts {
    Text inside, frame;
} Parts;

static void parts_release(Parts *parts) {
    text_release(&parts->inside);
    text_release(&parts->frame);
}

/* The column of the rail that a dialog begins at in this row; 0: it lies over none of them. */
static int dialog_column(Window *window, int row) {
    static const char *const signs[] = {"┌", "│", "└", "+", "|"};
    for (int column = 1; column <= RAIL_COLUMNS; column++)
        for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
            if (strcmp(window_cell(window, row, column).text, signs[i]) == 0)
                return column;
    return 0;
}

static bool rail_there(Window *window) {
    AUTO(text_release) Text first = {0};
    window_row(window, 1, 1, RAIL_COLUMNS, &first);
    return strstr(text_string(&first), " Account") != NULL;
}

/* The words in a line of the frame, between its rules; wide gaps as narrow ones, so that it is the same at each width.
 */
static void words_add(Text *frame, const char *title, const char *from, const char *to) {
    text_print(frame, "%s: ", title);
    for (const char *at = from; at < to && *at; at++)
        if (strncmp(at, "   ", 3) != 0)
            text_add(frame, at, 1);
    text_put(frame, "\n");
}

static void frame_add(Window *window, Text *frame, int rows, int columns) {
    AUTO(text_release) Text top = {0}, bottom = {0};
    window_row(window, 0, 1, columns - 3, &top);
    window_row(window, rows - 1, 2, columns - 1, &bottom);
    const char *heading = text_string(&top), *keys = text_string(&bottom);
    for (const char *rule = heading; (rule = strpbrk(rule, "\xe2-")); rule++)
        if (strncmp(rule, "── ", strlen("── ")) == 0 || strncmp(rule, "-- ", 3) == 0)
            heading = strchr(rule, ' ') + 1;
    const char *rule = strstr(keys, " ─"), *ascii = strstr(keys, " -");
    words_add(frame, "heading", heading, heading + strlen(heading));
    words_add(frame, "keys", keys, rule ? rule : ascii ? ascii : keys + strlen(keys));
}

static void rail_add(Window *window, Text *frame) {
    text_put(frame, "rail:");
    for (int row = 1; row <= RAIL_ROWS; row++) {
        AUTO(text_release) Text step = {0};
        window_row(window, row, 1, RAIL_COLUMNS, &step);
        const char *words = text_string(&step) + strspn(text_string(&step), " ");
        text_print(frame, "%s%s", *words ? row > 1 ? ", " : " " : "", words);
    }
    text_put(frame, "\n");
}

/* Between the frame's lines and right of the rail. When a dialog lies over the rail, what is left of the rail is blank.
 */
static Parts parts_of(Window *window) {
    Parts parts = {0};
    int rows, columns;
    window_size(window, &rows, &columns);
    bool rail = rail_there(window), dialog = false;
    for (int row = 1; rail && row < rows - 1; row++)
        dialog = dialog || dialog_column(window, row) > 0;
    for (int row = 1; row < rows - 1; row++) {
        int left = dialog ? dialog_column(window, row) : 0;
        int from = left > 0 ? left : rail ? RAIL_COLUMNS : 1;
        AUTO(text_release) Text line = {0};
        window_row(window, row, from, columns - 1, &line);
        if (line.length > 0)
            text_print(&parts.inside, "%*s%s", dialog ? from - 1 : 0, "", text_string(&line));
        text_put(&parts.inside, "\n");
    }
    while (parts.inside.length > 1 && parts.inside.bytes[parts.inside.length - 2] == '\n')
        parts.inside.bytes[--parts.inside.length] = '\0';
    frame_add(window, &parts.frame, rows, columns);
    if (rail && !dialog)
        rail_add(window, &parts.frame);
    window_mask(window, &parts.inside);
    return parts;
}

/* frames.text: a line of a frame, and under it, four blanks in, the screens that show it. */
static const char frames_path[] = SCREENS "frames.text";

typedef struct Shown {
    char *line, *screen;
} Shown;

typedef struct Frames {
    Shown *shown;
    size_t count;
} Frames;

static void frames_release(Frames *frames) {
    for (size_t i = 0; i < frames->count; i++) {
        free(frames->shown[i].line);
        free(frames->shown[i].screen);
    }
    free(frames->shown);
}

static void shown_add(Frames *frames, const char *line, const char *screen) {
    frames->shown = memory_more(frames->shown, frames->count, sizeof *frames->shown);
    frames->shown[frames->count++] = (Shown){memory_copy(line), memory_copy(screen)};
}

static Frames frames_read(void) {
    Frames frames = {0};
    AUTO(text_release) Text text = {0};
    Error err = {0};
    if (!file_read(frames_path, &text, &err))
        return frames;
    char *rest = NULL, *line = NULL;
    for (char *at = strtok_r(text.bytes, "\n", &rest); at; at = strtok_r(NULL, "\n", &rest))
        if (*at == ' ')
            shown_add(&frames, line, at + strspn(at, " "));
        else
            line = at;
    return frames;
}

static void frame_of(const Frames *frames, const char *screen, Text *frame) {
    for (size_t i = 0; i < frames->count; i++)
        if (strcmp(frames->shown[i].screen, screen) == 0)
            text_print(frame, "%s\n", frames->shown[i].line);
}

static int shown_order(const void *left, const void *right) {
    const Shown *one = left, *other = right;
    int order = strcmp(one->line, other->line);
    return order ? order : strcmp(one->screen, other->screen);
}

/* Several test programs may be at it at once: the folder's lock makes them take turns. */
static void frames_update(const char *screen, char *lines) {
    int lock = open(SCREENS, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    assert_true(lock >= 0 && flock(lock, LOCK_EX) == 0);
    AUTO(frames_release) Frames frames = frames_read();
    for (size_t i = 0; i < frames.count; i++)
        if (strcmp(frames.shown[i].screen, screen) == 0) {
            free(frames.shown[i].line);
            free(frames.shown[i].screen);
            frames.shown[i--] = frames.shown[--frames.count];
        }
    char *rest = NULL;
    for (char *line = strtok_r(lines, "\n", &rest); line; line = strtok_r(NULL, "\n", &rest))
        shown_add(&frames, line, screen);
    qsort(frames.shown, frames.count, sizeof *frames.shown, shown_order);
    AUTO(text_release) Text text = {0};
    for (size_t i = 0; i < frames.count; i++) {
        if (i == 0 || strcmp(frames.shown[i].line, frames.shown[i - 1].line) != 0)
            text_print(&text, "%s\n", frames.shown[i].line);
        text_print(&text, "    %s\n", frames.shown[i].screen);
    }
    Error err = {0};
    if (!file_replace(frames_path, text_string(&text), text.length, 0644, &err))
        fail_msg("%s", err.said);
    close(lock);
}

static void update(Window *window, const char *screen, const char *path) {
    window_settle(window);
    AUTO(parts_release) Parts parts = parts_of(window);
    Error err = {0};
    if (!file_replace(path, text_string(&parts.inside), parts.inside.length, 0644, &err))
        fail_msg("%s", err.said);
    frames_update(screen, parts.frame.bytes);
}

static bool parts_are(Window *window, void *expected) {
    const Parts *wanted = expected;
    AUTO(parts_release) Parts parts = parts_of(window);
    return strcmp(text_string(&parts.inside), text_string(&wanted->inside)) == 0 &&
           strcmp(text_string(&parts.frame), text_string(&wanted->frame)) == 0;
}

static void compare(Window *window, const char *screen, const char *path) {
    AUTO(parts_release) Parts expected = {0};
    AUTO(frames_release) Frames frames = frames_read();
    Error err = {0};
    if (!file_read(path, &expected.inside, &err))
        fail_msg("%s (UPDATE=1 writes it)", err.said);
    frame_of(&frames, screen, &expected.frame);
    if (window_becomes(window, parts_are, &expected))
        return;
    AUTO(parts_release) Parts found = parts_of(window);
    fprintf(stderr, "expected (%s and %s):\n%s%s\nfound:\n%s%s", path, frames_path, text_string(&expected.inside),
            text_string(&expected.frame), text_string(&found.inside), text_string(&found.frame));
    fail_msg("the screen is not that of %s", path);
}

static void picture_keep(Window *window, const char *screen) {
    const char *folder = getenv("PICTURES");
    if (!folder)
        return;
    AUTO(memory_release) char *path = memory_print("%s/%s.screen", folder, screen), *text = window_text(window);
    Error err = {0};
    if (!file_replace(path, text, strlen(text), 0644, &err))
        fail_msg("%s", err.said);
}

void expect(Window *window, const char *name, int columns) {
    AUTO(memory_release) char *screen = memory_print("%s-%d", name, columns);
    AUTO(memory_release) char *whole = memory_print(SCREENS "whole/%s.screen", screen);
    AUTO(memory_release) char *inside = memory_print(SCREENS "%s.screen", screen);
    if (file_exists(whole))
        window_expect(window, whole);
    else if (window_updates())
        update(window, screen, inside);
    else
        compare(window, screen, inside);
    picture_keep(window, screen);
}

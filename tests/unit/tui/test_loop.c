/* The loop's steps without a terminal: moves, messages of screens that were left, time, and too small a window. */
#include "tui/loop.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

typedef struct Book {
    int entered[3], left[3];
    int screen_messages, shell_messages;
    Text heard; /* keys, as who saw them: "b1" before, "s1" the screen, "a1" after */
    bool over;  /* something lies over the screen and takes the keys */
} Book;

typedef struct State {
    Book *book;
    int number;
    Visit visit;
} State;

static void *enter(void *context, Visit visit, int number) {
    State *state = memory_new(1, sizeof *state);
    *state = (State){context, number, visit};
    state->book->entered[number]++;
    return state;
}

static void *enter_first(void *context, Visit visit) {
    return enter(context, visit, 0);
}

static void *enter_second(void *context, Visit visit) {
    return enter(context, visit, 1);
}

static bool work(Job *job, void *input, Error *err) {
    (void)input;
    job_tell(job, 1, memory_copy("left behind"), free);
    return cancel_error(err);
}

static const JobKind kind = {.name = "work", .work = work};

static Move press(void *data, const Key *key) {
    State *state = data;
    text_print(&state->book->heard, "s%c ", key->code);
    switch (key->code) {
    case 'n':
        return MOVE_NEXT;
    case 'b':
        return MOVE_BACK;
    case 'j':
        return 2;
    case 'w':
        job_start(state->visit, &kind, NULL);
        return MOVE_STAY;
    case 'p':
        job_start((Visit){state->visit.mailbox, 0}, &kind, NULL);
        return MOVE_STAY;
    case 'i':
        return MOVE_IGNORED;
    default:
        return MOVE_STAY;
    }
}

static void keys(const void *state, Keys *keys) {
    (void)state;
    keys->takes = REST_TYPES;
    keys->rest = press;
}

static void message(void *data, Message *told) {
    State *state = data;
    assert_int_equal(told->visit, state->visit.number);
    state->book->screen_messages++;
}

static void leave(void *data) {
    State *state = data;
    state->book->left[state->number]++;
    free(state);
}

/* What has been drawn. */
static bool drawn_screen, drawn_over, drawn_keys;

static void draw(const void *state, const Canvas *canvas) {
    drawn_screen = true;
    canvas_print(canvas, 0, 0, ROLE_TEXT, "screen %d", ((const State *)state)->number);
}

static void draw_third(const void *state, const Canvas *canvas) {
    assert_null(state);
    canvas_put(canvas, 0, 0, ROLE_TEXT, "bare");
}

static int tick(void *state, long long now_ms) {
    (void)state;
    return now_ms < 1000 ? 100 : 0;
}

static int shown_count;

static void seen(void *state) {
    assert_non_null(state);
    shown_count++;
}

static const Screen first = {
    .enter = enter_first, .draw = draw, .shown = seen, .keys = keys, .message = message, .tick = tick, .leave = leave};
static const Screen second = {.enter = enter_second, .draw = draw, .keys = keys, .message = message, .leave = leave};
static const Screen third = {.draw = draw_third};
static const Screen *const screens[] = {&first, &second, &third};

static bool key_before(void *context, const Key *key, Move *move) {
    Book *book = context;
    text_print(&book->heard, "b%c ", key->code);
    if (book->over && key->code == 'y')
        *move = MOVE_QUIT;
    return book->over;
}

static void draw_over(const void *context, const Canvas *canvas) {
    (void)context, (void)canvas;
    drawn_over = drawn_screen;
}

static void draw_keys(const void *context, const Screen *screen, const void *state, const Canvas *canvas) {
    (void)context, (void)screen, (void)state, (void)canvas;
    drawn_keys = drawn_over;
}

static Move key_after(void *context, const Screen *screen, const void *state, const Key *key) {
    (void)screen, (void)state;
    text_print(&((Book *)context)->heard, "a%c ", key->code);
    return MOVE_STAY;
}

static void shell_message(void *context, Message *told) {
    assert_int_equal(told->visit, 0);
    ((Book *)context)->shell_messages++;
}

static int shell_tick(void *context, long long now_ms) {
    (void)context;
    return now_ms < 2000 ? 300 : 0;
}

static const Shell shell = {.screens = screens,
                            .count = 3,
                            .least_rows = 4,
                            .least_columns = 20,
                            .draw_over = draw_over,
                            .draw_keys = draw_keys,
                            .key_before = key_before,
                            .key_after = key_after,
                            .message = shell_message,
                            .tick = shell_tick};

static bool type(Loop *loop, int code) {
    return loop_key(loop, &(Key){.code = code});
}

static void test_moves(void **unused) {
    (void)unused;
    Book book = {0};
    Mailbox *mailbox = mailbox_new();
    Loop *loop = loop_new(&shell, &book, mailbox);
    assert_true(type(loop, 'b')); /* nothing before the first */
    assert_int_equal(loop_screen(loop), 0);
    type(loop, 'n');
    assert_int_equal(loop_screen(loop), 1);
    type(loop, 'j');
    assert_int_equal(loop_screen(loop), 2);
    type(loop, 'n'); /* it has no keys: they go to the shell, which stays */
    assert_int_equal(loop_screen(loop), 2);
    loop_go(loop, 0);
    loop_go(loop, 7);
    assert_int_equal(loop_screen(loop), 0);
    assert_int_equal(book.entered[0], 2);
    assert_int_equal(book.left[0], 1);
    loop_free(loop);
    assert_int_equal(book.left[0], 2);
    assert_int_equal(book.left[1], 1);
    text_release(&book.heard);
    mailbox_free(mailbox);
}

static void test_who_hears(void **unused) {
    (void)unused;
    Book book = {0};
    Mailbox *mailbox = mailbox_new();
    Loop *loop = loop_new(&shell, &book, mailbox);
    type(loop, 'x');
    type(loop, 'i');
    book.over = true;
    type(loop, 'n');
    assert_string_equal(text_string(&book.heard), "bx sx bi si ai bn ");
    assert_false(type(loop, 'y'));
    loop_free(loop);
    text_release(&book.heard);
    mailbox_free(mailbox);
}

static void test_messages(void **unused) {
    (void)unused;
    Book book = {0};
    Mailbox *mailbox = mailbox_new();
    Loop *loop = loop_new(&shell, &book, mailbox);
    type(loop, 'w');
    while (jobs_running(mailbox) > 0)
        loop_messages(loop);
    assert_int_equal(book.screen_messages, 2);
    type(loop, 'w');
    type(loop, 'p');
    type(loop, 'n'); /* left: what the first says now is dropped, though the second screen listens */
    type(loop, 'b'); /* and another visit of the same screen is another visit */
    while (jobs_running(mailbox) > 0)
        loop_messages(loop);
    assert_int_equal(book.screen_messages, 2);
    assert_int_equal(book.shell_messages, 2);
    loop_free(loop);
    text_release(&book.heard);
    mailbox_free(mailbox);
}

static void test_time(void **unused) {
    (void)unused;
    Book book = {0};
    Mailbox *mailbox = mailbox_new();
    Loop *loop = loop_new(&shell, &book, mailbox);
    assert_int_equal(loop_tick(loop, 0), 100);
    assert_int_equal(loop_tick(loop, 1500), 300);
    assert_int_equal(loop_tick(loop, 2500), 0);
    loop_free(loop);
    text_release(&book.heard);
    mailbox_free(mailbox);
}

static void test_small(void **unused) {
    (void)unused;
    Book book = {0};
    Mailbox *mailbox = mailbox_new();
    Loop *loop = loop_new(&shell, &book, mailbox);
    static const int sizes[][2] = {{4, 20}, {3, 20}, {4, 19}, {1, 1}, {200, 500}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
        Surface *surface = surface_new(sizes[i][0], sizes[i][1], false);
        AUTO(text_release) Text text = {0};
        shown_count = 0;
        loop_draw(loop, surface);
        loop_shown(loop, surface); /* what does not fit was not seen */
        assert_int_equal(shown_count, sizes[i][0] >= 4 && sizes[i][1] >= 20);
        surface_text(surface, &text);
        assert_int_equal(strstr(text_string(&text), "screen 0") != NULL, sizes[i][0] >= 4 && sizes[i][1] >= 20);
        surface_free(surface);
    }
    loop_free(loop);
    text_release(&book.heard);
    mailbox_free(mailbox);
}

/* Whether a key scrolls is known when what it scrolls was drawn in the room that there is now. */
static void test_keys_are_drawn_last(void **unused) {
    (void)unused;
    Book book = {0};
    Mailbox *mailbox = mailbox_new();
    Loop *loop = loop_new(&shell, &book, mailbox);
    Surface *surface = surface_new(24, 80, false);
    drawn_screen = drawn_over = drawn_keys = false;
    loop_draw(loop, surface);
    assert_true(drawn_keys);
    surface_free(surface);
    loop_free(loop);
    text_release(&book.heard);
    mailbox_free(mailbox);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_moves),    cmocka_unit_test(test_who_hears),
                                       cmocka_unit_test(test_messages), cmocka_unit_test(test_time),
                                       cmocka_unit_test(test_small),    cmocka_unit_test(test_keys_are_drawn_last)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

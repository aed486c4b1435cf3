/* A long history on the Provision screen: page by page as polls bring it, with late events in each, nothing may cost
 * more for what is shown already than for what is new. */
#include "base/memory.h"
#include "screens/provision_state.h"
#include "tests/unit/worked.h"
#include "tui/canvas.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <string.h>

#define OURS "arn:aws:cloudformation:eu-west-1:123456789012:stack/myapp/1"
enum { EVENTS = 10000, PAGE = 100 };

static void take(Progress *progress, int number, int at_s, const char *id) {
    AUTO(memory_release) char *event_id = memory_print("event-%d", number);
    const bool stack = !*id;
    const CfnEvent event = {.id = event_id,
                            .stack_id = (char *)OURS,
                            .logical_id = (char *)(stack ? "myapp" : id),
                            .physical_id = (char *)(stack ? OURS : "x"),
                            .type = (char *)(stack ? "AWS::CloudFormation::Stack" : "AWS::Some::Thing"),
                            .status = (char *)"CREATE_IN_PROGRESS",
                            .reason = (char *)"Resource creation Initiated",
                            .token = (char *)"",
                            .at_ms = at_s * 1000LL};
    progress_take(progress, &event);
}

/* In each page the events go backwards, and one belongs into the page before. */
static int time_of(int event, bool late) {
    int first = event / PAGE * PAGE, within = event % PAGE;
    return !late ? event : within == 0 && first > 0 ? first - PAGE / 2 : first + PAGE - within;
}

typedef struct Shown {
    Wizard *wizard;
    ProvisionScreen *screen;
    Surface *surface;
    Canvas canvas;
} Shown;

static Shown shown_new(void) {
    Error err = {0};
    Shown shown = {.wizard = memory_new(1, sizeof *shown.wizard), .screen = memory_new(1, sizeof *shown.screen)};
    shown.wizard->clock = clock_wall();
    shown.wizard->choices.chosen = settings_new();
    shown.screen->wizard = shown.wizard;
    provision_panes_new(shown.screen);
    DeploymentStart start = {
        .stack_id = (char *)OURS, .token = (char *)"", .outline = template_outline_new(NULL, NULL, 0, &err)};
    assert_non_null(start.outline);
    operation_begin(&shown.screen->operation, &start, NULL);
    take(shown.screen->operation.progress, EVENTS, 0, "");
    shown.surface = surface_new(24, 80, false);
    shown.canvas = canvas_whole(shown.surface);
    return shown;
}

static void shown_free(Shown *shown) {
    provision_panes_free(shown->screen);
    operation_release(&shown->screen->operation);
    surface_free(shown->surface);
    settings_free(shown->wizard->choices.chosen);
    free(shown->screen);
    free(shown->wizard);
}

static void show(bool late) {
    Shown shown = shown_new();
    double started = worked_ms();
    for (int page = 0; page < EVENTS / PAGE; page++) {
        for (int i = page * PAGE; i < (page + 1) * PAGE; i++)
            take(shown.screen->operation.progress, i, 1 + time_of(i, late), i % 2 ? "Database" : "Bastion");
        provision_events_refresh(shown.screen, false);
        provision_panes_refresh(shown.screen);
        provision_draw(shown.screen, &shown.canvas);
    }
    worked_row("10,000 events through model and screen, CPU", late ? "some late in each page" : "as they happened",
               started);
    assert_int_equal(EVENTS + 1, shown.screen->events_shown);
    assert_int_equal(EVENTS + 1, pager_lines(shown.screen->events));
    shown_free(&shown);
}

static void test_long_history(void **unused) {
    (void)unused;
    for (int late = 0; late < 2; late++)
        show(late);
}

static void events_text(const Shown *shown, Text *text) {
    pager_draw(shown->screen->events, &shown->canvas);
    surface_text(shown->surface, text);
}

/* Who reads in what was is not thrown out of it by an event that comes late, behind that. */
static void test_reader_stays(void **unused) {
    static const Key page_up = {.code = K_PAGE_UP};
    AUTO(text_release) Text before = {0}, after = {0};
    (void)unused;
    Shown shown = shown_new();
    for (int i = 0; i < 2 * PAGE; i++)
        take(shown.screen->operation.progress, i, 1 + 10 * i, "Database");
    provision_events_refresh(shown.screen, false);
    events_text(&shown, &before);
    text_clear(&before);
    for (int i = 0; i < 3; i++)
        pager_key(shown.screen->events, &page_up);
    events_text(&shown, &before);
    take(shown.screen->operation.progress, 2 * PAGE, 10 * (2 * PAGE - 2), "Bastion");
    provision_events_refresh(shown.screen, false);
    events_text(&shown, &after);
    assert_string_equal(text_string(&before), text_string(&after));
    assert_int_equal(2 * PAGE + 2, pager_lines(shown.screen->events));
    shown_free(&shown);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_long_history), cmocka_unit_test(test_reader_stays)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Done: what was tested, and the commands to copy. */
#include "base/memory.h"
#include "tests/terminal/wizard.h"

#include <string.h>

static Window *opened(const Place *place, int rows, int columns) {
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    Window *window = wizard(place, rows, columns, NULL, NULL);
    window_until(window, "on the list");
    window_press(window, "c");
    window_until(window, "Connect (y copies");
    return window;
}

/* The clipboard's sequence is sent: OSC 52, base64. */
static void assert_copied(Window *window, const char *base64_start) {
    size_t length;
    AUTO(memory_release) char *sequence = memory_print("\033]52;c;%s", base64_start);
    const char *output = window_output(window, &length);
    assert_non_null(memmem(output, length, sequence, strlen(sequence)));
}

static void test_checks_and_commands(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "alarms:\n  email: ops@example.com\n");
    Window *window = opened(place, 24, 80);
    window_until(window, "checks failed"); /* no SSH server stands behind the simulated bastion */
    window_press(window, "End Up Up Up");
    window_until(window, "AWS has sent a mail");
    expect(window, "done-end", 80);
    window_press(window, "2");
    window_until(window, "the command was handed");
    assert_copied(window, "c3NoIC1OIC1M"); /* "ssh -N -L" */
    window_press(window, "y");
    window_until(window, "the commands were handed");
    assert_copied(window, "c2VjdXJlLXJkcyBj"); /* "secure-rds c" */
    window_press(window, "p");
    window_until(window, "Enter goes back to secure-rds");
    assert_false(window_alternate(window));
    window_until(window, "# Or by hand: open a tunnel");
    window_press(window, "Enter");
    window_until(window, "Connect (y copies");
    assert_true(window_alternate(window));
    window_press(window, "Enter");
    window_until(window, "checks failed from here"); /* and what is well makes room for it */
    leave(window);
    place_free(place);
}

static void test_load_balancer(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "database:\n  port: 6432\n  name: shop\n");
    place_run(place, (const char *const[]){"config", "set", "access.load_balancer=true", NULL}, 0);
    Window *window = opened(place, 40, 120);
    window_until(window, "Load balancer");
    window_until(window, "without a tunnel");
    leave(window);
    place_free(place);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_checks_and_commands),
        cmocka_unit_test(test_load_balancer),
    };
    return cases_run("done", tests, sizeof tests / sizeof *tests);
}

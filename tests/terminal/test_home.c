/* Home, over a stack that stands. */
#include "tests/terminal/wizard.h"

static void test_home_over_apply(void **unused) {
    (void)unused;
    Place *place = place_new();
    place_settings(place, "");
    place_run(place, (const char *const[]){"apply", "--yes", NULL}, 0);
    Window *window = wizard(place, 24, 80, NULL, NULL);
    window_until(window, "on the list");
    leave(window);
    place_free(place);
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_home_over_apply)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The embedded template: what the program needs of it. */
#include "stack/template.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

/* The embedded template with everything chosen otherwise. */
static void test_embedded(void **unused) {
    static const char *const choices[] = {"snapshot", "retain", "destroy"};
    (void)unused;
    for (size_t i = 0; i < sizeof choices / sizeof *choices; i++) {
        Settings *settings = settings_new();
        Error err = {0};
        AUTO(text_release) Text body = {0};
        char value[16] = "";
        assert_true(settings_set(settings, "app", "myapp", &err));
        assert_true(settings_set(settings, "retention.on_delete", choices[i], &err));
        assert_true(settings_set(settings, "access.allowed", "203.0.113.7, 198.51.100.0/28", &err));
        if (!template_render(settings, &body, &err))
            fail_msg("%s", err.said);
        assert_true(template_read_on_delete(text_string(&body), value));
        assert_string_equal(value, choices[i]);
        AllowList *back = allow_list_new();
        if (!template_read_allowed(text_string(&body), back, &err))
            fail_msg("%s", err.said);
        assert_true(allow_list_equal(back, settings_allowed_const(settings)));
        allow_list_free(back);

        TemplateParameters parameters = {0}, tags = {0};
        assert_true(template_parameters(settings, &parameters, &err));
        assert_true(template_tags(settings, &tags, &err));
        assert_string_equal(template_parameter(parameters.items, parameters.count, "AppName"), "myapp");
        assert_string_equal(template_parameter(tags.items, tags.count, TEMPLATE_TAG), "myapp");
        assert_string_equal(template_parameter(tags.items, tags.count, "project"), "myapp");
        TemplateOutline *outline = template_outline_new(text_string(&body), parameters.items, parameters.count, &err);
        assert_non_null(outline);
        for (size_t j = 0; j < outline->step_count; j++)
            if (strcmp(outline->steps[j], "Other") == 0)
                fail_msg("%s stands in no step", outline->resources[outline->resource_count - 1].logical_id);
        template_outline_free(outline);
        template_parameters_release(&parameters);
        template_parameters_release(&tags);
        settings_free(settings);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_embedded)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

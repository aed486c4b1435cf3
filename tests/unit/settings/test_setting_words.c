/* Each value that can be chosen means something. */
#include "settings/setting_words.h"
#include "base/memory.h"

#include <stdio.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

static void test_each_choice_of_retention_means_something(void **unused) {
    (void)unused;
    for (size_t i = 0; i < setting_count; i++) {
        const SettingRow *row = &setting_rows[i];
        if (row->screen != ON_RETENTION)
            continue;
        for (const long *only = row->only; only && *only; only++) {
            AUTO(text_release) Text words = {0};
            char value[24];
            snprintf(value, sizeof value, "%ld", *only);
            setting_meaning(row, value, &words);
            if (!words.length)
                fail_msg("%s %s", row->path, value);
        }
        for (const SettingChoice *choice = row->choices; choice && choice->value; choice++) {
            AUTO(text_release) Text words = {0};
            setting_meaning(row, choice->value, &words);
            if (!words.length)
                fail_msg("%s %s", row->path, choice->value);
        }
        AUTO(text_release) Text words = {0};
        setting_meaning(row, row->initial, &words);
        assert_true(words.length > 0);
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_each_choice_of_retention_means_something)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}

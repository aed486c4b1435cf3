/* See rotation.h. */
#include "settings/rotation.h"

#include <stdlib.h>
#include <string.h>

bool rotation_check(const char *hours, Error *err) {
    long number = strtol(hours, NULL, 10);
    return (number >= ROTATION_HOURS_MIN && number < 24) ||
           (number >= 24 && number <= ROTATION_HOURS_MAX && number % 24 == 0) ||
           error_set(err, ERROR_USAGE, "choose hours below a day, or whole days",
                     "%d to 23 hours, or whole days in hours: 24, 48, 72 … %d (999 days)", ROTATION_HOURS_MIN,
                     ROTATION_HOURS_MAX);
}

static void rate_of(const char *value, Text *parameter) {
    long hours = strtol(value, NULL, 10);
    if (hours % 24 == 0)
        text_print(parameter, "%ld day%s", hours / 24, hours == 24 ? "" : "s");
    else
        text_print(parameter, "%ld hours", hours);
}

static bool hours_of(const char *parameter, Text *value) {
    char *unit;
    long number = strtol(parameter, &unit, 10);
    if (number < 1 || number > 1000)
        return false;
    if (strcmp(unit, " day") == 0 || strcmp(unit, " days") == 0)
        text_print(value, "%ld", number * 24);
    else if (strcmp(unit, " hours") == 0)
        text_print(value, "%ld", number);
    else
        return false;
    return true;
}

const SettingForm rotation_form = {rate_of, hours_of, "PasswordRotationHours"};

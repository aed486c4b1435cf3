/* How often the password changes: hours in the settings, Secrets Manager's words in the template. */
#ifndef SETTINGS_ROTATION_H
#define SETTINGS_ROTATION_H

#include "settings/settings.h"

/* Secrets Manager takes rate(4 hours) to rate(23 hours) and rate(1 day) to rate(999 days); RotateSecret refuses
 * anything else: "Rate in hour should be least 4 and less than 24.", "Rate in day should be greater than 0 and less
 * than 1000." */
enum { ROTATION_HOURS_MIN = 4, ROTATION_HOURS_MAX = 999 * 24 };

/* "12" is, "36" is not: hours below a day, or whole days. err->said reads after the word "allowed". */
bool rotation_check(const char *hours, Error *err);

/* "12" is "12 hours", "24" is "1 day", "720" is "30 days": what stands between the brackets of rate(…). */
extern const SettingForm rotation_form;

#endif

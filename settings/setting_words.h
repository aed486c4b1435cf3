/* What a value of a setting means to people: what they have in mind who choose it. */
#ifndef SETTINGS_SETTING_WORDS_H
#define SETTINGS_SETTING_WORDS_H

#include "settings/settings.h"

/* Adds a sentence or two on this value, without a full stop at the end where the table has none to say: the law or
 * habit that asks for 365 or 2557 days, what "retain" leaves standing. Nothing when there is nothing to say. */
void setting_meaning(const SettingRow *row, const char *value, Text *text);

#endif

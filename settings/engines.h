/* PostgreSQL's major versions: what is suggested, and how long AWS supports each, as known when this was built. What
 * the region says by then is asked of it (stack/engine_support.h). */
#ifndef SETTINGS_ENGINES_H
#define SETTINGS_ENGINES_H

#include "settings/settings.h"

/* For the setting's row; ends with value NULL. */
extern const SettingChoice engine_choices[];

enum { ENGINE_MAJOR_SIZE = 8 };
/* "17" of "17.6". */
void engine_major(const char *version, char major[ENGINE_MAJOR_SIZE]);
/* Whether that major version is among the choices. */
bool engine_known(const char *major);
/* The last day of standard support, "2030-02-28"; NULL: not known. `version`: "17", "17.6". */
const char *engine_support_day(const char *version);

#endif

/* The picture of what will stand, drawn from the settings. */
#ifndef SCREENS_PICTURE_H
#define SCREENS_PICTURE_H

#include "base/text.h"
#include "stack/settings.h"

/* Lines of at most 62 columns; plain ASCII, so that every terminal and every paste shows it. */
void picture_text(const Settings *settings, Text *text);

#endif

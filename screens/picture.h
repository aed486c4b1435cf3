/* The picture of what will stand, drawn from the settings. */
#ifndef SCREENS_PICTURE_H
#define SCREENS_PICTURE_H

#include "base/text.h"
#include "settings/settings.h"

/* As wide as the room beside the rail of an 80 column terminal. */
enum { PICTURE_COLUMNS = 58 };

/* Lines of at most PICTURE_COLUMNS. Line-drawing characters that the canvas has an ASCII form of. */
void picture_text(const Settings *settings, Text *text);

#endif

/* What an update left standing (stack/left_behind.h), in words. */
#ifndef GUIDE_LEFT_BEHIND_H
#define GUIDE_LEFT_BEHIND_H

#include "guide/lines.h"
#include "stack/left_behind.h"

/* Of so many a face tells in words: a screen has little room, and the events name all. */
enum { LEFT_BEHIND_MOST = 2 };

/* What it means, then of each its type, names and what helps; nothing when nothing was left. `most`: of how many; the
 * rest is counted. */
void left_behind_lines(const LeftBehind *left, size_t most, Lines *lines);

#endif

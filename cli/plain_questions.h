/* The questions of --plain: the settings table, the allowed IPs and the key pair, asked one a line. A second view of
 * what the wizard's screens show; numbered choices, no cursor movement. */
#ifndef CLI_PLAIN_QUESTIONS_H
#define CLI_PLAIN_QUESTIONS_H

#include "cli/command.h"

/* What came of a question: the input's end (or Ctrl-C) leaves everything; Esc has no line to stand on, so "<" goes
 * back. */
typedef enum { ANSWER_GIVEN, ANSWER_BACK, ANSWER_END } Answer;

Answer plain_ask(const char *question, char line[512]);
/* The rows of a screen, in the table's order; "<" at the first goes to the screen before. What is fixed once the stack
 * stands is then said, not asked. */
Answer plain_ask_screen(Run *run, SettingScreen screen, bool standing);
Answer plain_ask_allowed(Run *run);
Answer plain_ask_key_pair(Run *run);
/* Keeps the answers as the draft that the next start finds. */
void plain_keep(Run *run);

#endif

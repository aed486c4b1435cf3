/* Bytes of the terminal to keys. A state machine without I/O and time of its own: whoever feeds it waits. */
#ifndef TUI_KEY_READER_H
#define TUI_KEY_READER_H

#include "tui/key.h"

#include <stddef.h>

typedef struct KeyReader KeyReader;

KeyReader *key_reader_new(void);
void key_reader_free(KeyReader *reader); /* NULL is welcome */
/* A sequence that this terminal sends for a key, from terminfo; those of xterm, VT220, rxvt and Linux are known. */
void key_reader_learn(KeyReader *reader, const char *sequence, int code, unsigned modifiers);
void key_reader_feed(KeyReader *reader, const char *bytes, size_t length);
/* The next complete key. False: none is complete. `key->paste` stays valid until the next call. */
bool key_reader_next(KeyReader *reader, Key *key);
/* How long to wait for more bytes, when something was begun and not ended: escape_ms for an Esc, which may be a key or
 * the head of a sequence, longer for what can be no key: a link may cut it anywhere. -1: nothing was begun. Then call
 * key_reader_settle(), which takes what is there for what it is: no text without an end keeps the keys away. */
enum { KEY_ESCAPE_MS = 25, KEY_STRING_MS = 1000 };
int key_reader_patience(const KeyReader *reader, int escape_ms);
void key_reader_settle(KeyReader *reader);

#endif

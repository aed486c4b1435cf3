/* The grammar of AWS's shared config and credentials files, as botocore reads it: Python's configparser, with values
 * over several lines, nested values in indented lines, and section names in shell quotes.
 *
 * Two things more, which other SDKs read: a comment after a blank and '#' or ';' behind a value (not in
 * credential_process, where a shell's words are kept as they stand), and a byte order mark before the first line.
 * The buffer may hold keys: it is never grown, and wiped when it is released. */
#ifndef AWS_INI_H
#define AWS_INI_H

#include "base/error.h"

#include <stddef.h>

typedef struct IniEntry {
    const char *key;   /* in lower case */
    const char *value; /* trimmed; lines joined with '\n'. It begins with '\n' when its values are nested */
} IniEntry;

typedef struct IniSection {
    const char *name;                  /* what stands between the brackets, as it stands there: "profile x" */
    const struct IniSection *defaults; /* [DEFAULT], whose entries count in every section; NULL: none */
    IniEntry *entries;
    size_t count, room;
} IniSection;

typedef struct Ini {
    char *bytes; /* what all names and values point into */
    size_t size;
    IniSection *sections; /* in the order of the file, without [DEFAULT] */
    IniSection *defaults; /* NULL: none */
    size_t count, room;
    char *unread; /* "/home/jane/.aws/config: Permission denied": it may be there and could not be read; NULL: it was */
} Ini;

/* Reads a file; one that is not there, is no file or can't be read gives an empty `ini`, as configparser passes over
 * it. ERROR_USAGE, with file and line, for what breaks the grammar: a line that is none, an entry before the first
 * section, a section or key that comes twice. */
bool ini_read(const char *path, Ini *ini, Error *err);
/* The same for bytes in memory, which are copied; `path` is for messages. */
bool ini_parse(const char *bytes, size_t length, const char *path, Ini *ini, Error *err);
void ini_release(Ini *ini); /* wipes; for AUTO */

/* The section with exactly that name, or NULL. */
const IniSection *ini_section(const Ini *ini, const char *name);
/* The value, or NULL; a NULL section gives NULL. */
const char *ini_value(const IniSection *section, const char *key);
/* The value of `name` among the nested values of `key`, as a new string, or NULL. The caller frees it. */
char *ini_nested(const IniSection *section, const char *key, const char *name);

#endif

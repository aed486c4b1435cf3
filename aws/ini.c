/* See ini.h. Values are trimmed and joined in place: what is written never overtakes what is read, because a joined
 * line loses at least its indent. */
#include "aws/ini.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/secret.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { INI_MAX = 16 << 20 };

typedef struct Reader {
    Ini *ini;
    const char *path;
    size_t line;             /* that is being read, from 1 */
    size_t indent;           /* of the line that began the last section or entry, in characters */
    IniSection *section;     /* NULL: none yet */
    char *value, *value_end; /* of the entry that is being read; NULL: none */
    size_t blanks;           /* empty lines since `value_end` */
    bool raw;                /* this entry's '#' is no comment */
    Error *err;
} Reader;

static bool broken(const Reader *reader, const char *what) {
    return error_set(reader->err, ERROR_USAGE, "correct that line of the file", "%s:%zu: %s", reader->path,
                     reader->line, what);
}

/* ---- white space, as Python's str.strip() sees it: a no-break space from a web page is some, too */

/* The bytes of the white space at `p`, 0 when there is none. */
static size_t blank_at(const char *p, const char *end) {
    const unsigned char *b = (const unsigned char *)p;
    size_t left = (size_t)(end - p);
    if (left >= 1 && (*b == ' ' || (*b >= '\t' && *b <= '\r') || (*b >= 0x1c && *b <= 0x1f)))
        return 1;
    if (left >= 2 && b[0] == 0xc2 && (b[1] == 0x85 || b[1] == 0xa0))
        return 2;
    if (left < 3)
        return 0;
    unsigned code = (unsigned)b[0] << 16 | (unsigned)b[1] << 8 | b[2];
    bool blank = code == 0xe19a80 || (code >= 0xe28080 && code <= 0xe2808a) || code == 0xe280a8 || code == 0xe280a9 ||
                 code == 0xe280af || code == 0xe2819f || code == 0xe38080;
    return blank ? 3 : 0;
}

static void trim(char **start, char **end) {
    for (size_t size; (size = blank_at(*start, *end)) > 0;)
        *start += size;
    for (bool more = true; more;) {
        more = false;
        for (size_t size = 1; size <= 3 && !more && *end - *start >= (long)size; size++)
            if (blank_at(*end - size, *end) == size) {
                *end -= size;
                more = true;
            }
    }
}

/* Cuts a comment that stands behind a value. */
static void cut_comment(char *start, char **end) {
    for (char *p = start; p < *end; p++)
        if ((*p == '#' || *p == ';') && p > start && (p[-1] == ' ' || p[-1] == '\t')) {
            *end = p;
            trim(&start, end);
            return;
        }
}

/* ---- lines */

static bool section_begin(Reader *reader, char *name, char *end) {
    *end = '\0';
    Ini *ini = reader->ini;
    reader->value = NULL;
    if (strcmp(name, "DEFAULT") == 0) { /* configparser's own, in capitals; AWS's is "default" */
        if (!ini->defaults)
            ini->defaults = memory_new(1, sizeof *ini->defaults);
        ini->defaults->name = name;
        reader->section = ini->defaults;
        return true;
    }
    if (ini_section(ini, name))
        return broken(reader, "this section stands in the file twice");
    if (ini->count == ini->room)
        ini->sections = memory_grow(ini->sections, ini->room = 2 * ini->room + 8, sizeof *ini->sections);
    ini->sections[ini->count] = (IniSection){.name = name};
    reader->section = &ini->sections[ini->count++];
    return true;
}

static bool entry_begin(Reader *reader, char *start, char *end) {
    char *mark = start;
    while (mark < end && *mark != '=' && *mark != ':')
        mark++;
    if (mark == end)
        return broken(reader, "neither a section nor \"key = value\"");
    char *key_end = mark, *value = mark + 1;
    trim(&start, &key_end);
    if (key_end == start)
        return broken(reader, "no key before the \"=\"");
    *key_end = '\0';
    for (char *p = start; *p; p++)
        *p = (char)tolower((unsigned char)*p);
    IniSection *section = reader->section;
    if (ini_value(section, start))
        return broken(reader, "this key stands in the section twice");
    reader->raw = strcmp(start, "credential_process") == 0;
    trim(&value, &end);
    if (!reader->raw)
        cut_comment(value, &end);
    *end = '\0';
    if (section->count == section->room)
        section->entries =
            memory_grow(section->entries, section->room = 2 * section->room + 8, sizeof *section->entries);
    section->entries[section->count++] = (IniEntry){.key = start, .value = value};
    reader->value = value;
    reader->value_end = end;
    reader->blanks = 0;
    return true;
}

static void entry_continue(Reader *reader, char *start, char *end) {
    if (!reader->raw)
        cut_comment(start, &end);
    for (; reader->blanks > 0; reader->blanks--)
        *reader->value_end++ = '\n';
    *reader->value_end++ = '\n';
    memmove(reader->value_end, start, (size_t)(end - start));
    reader->value_end += end - start;
    *reader->value_end = '\0';
}

/* The ']' that ends a section's name: the last one of the line, as a greedy pattern finds it; NULL: no section. */
static char *section_end(char *start, char *end) {
    if (*start != '[')
        return NULL;
    while (end > start + 2 && end[-1] != ']')
        end--;
    return end > start + 2 ? end - 1 : NULL;
}

static bool line_read(Reader *reader, char *start, char *end) {
    size_t indent = 0;
    for (char *p = start; p < end && blank_at(p, end) > 0; p += blank_at(p, end))
        indent++;
    trim(&start, &end);
    if (start == end) {
        reader->blanks++;
        return true;
    }
    if (*start == '#' || *start == ';')
        return true;
    if (reader->value && indent > reader->indent) {
        entry_continue(reader, start, end);
        return true;
    }
    reader->indent = indent;
    char *bracket = section_end(start, end);
    if (bracket)
        return section_begin(reader, start + 1, bracket);
    return reader->section ? entry_begin(reader, start, end) : broken(reader, "an entry before the first [section]");
}

/* Reads what stands in ini->bytes. */
static bool lines_read(Ini *ini, const char *path, Error *err) {
    Reader reader = {.ini = ini, .path = path, .err = err};
    char *start = ini->bytes, *end = ini->bytes + ini->size;
    if (memchr(start, '\0', ini->size))
        return error_set(err, ERROR_USAGE, "name a text file", "%s: holds a NUL byte", path);
    if (ini->size >= 3 && memcmp(start, "\xef\xbb\xbf", 3) == 0)
        start += 3;
    while (start < end) {
        reader.line++;
        char *line_end = start + strcspn(start, "\r\n");
        char *next = line_end + (line_end[0] == '\r' && line_end[1] == '\n' ? 2 : line_end < end);
        if (!line_read(&reader, start, line_end))
            return false;
        start = next;
    }
    return true;
}

/* A value that begins with a new line holds nested ones: each line needs its '='. */
static bool nested_valid(const char *value) {
    for (const char *line = *value == '\n' ? value + 1 : ""; *line;) {
        size_t length = strcspn(line, "\n");
        if (length > 0 && !memchr(line, '=', length))
            return false;
        line += length + (line[length] == '\n');
    }
    return true;
}

/* [DEFAULT]'s entries are looked at where they count: in a section without an own one. */
static bool section_check(const IniSection *section, const char *path, Error *err) {
    const IniSection *both[] = {section, section->defaults};
    for (size_t part = 0; part < 2; part++)
        for (size_t i = 0; both[part] && i < both[part]->count; i++) {
            const char *key = both[part]->entries[i].key;
            if (!nested_valid(ini_value(section, key)))
                return error_set(err, ERROR_USAGE, "write each of its indented lines as key = value",
                                 "%s: [%.80s] %.80s: a nested line lacks its \"=\"", path, section->name, key);
        }
    return true;
}

bool ini_parse(const char *bytes, size_t length, const char *path, Ini *ini, Error *err) {
    if (length > INI_MAX)
        return error_set(err, ERROR_USAGE, "choose a smaller file", "%s: more than %d bytes", path, INI_MAX);
    Ini read = {.bytes = memory_new(length + 1, 1), .size = length};
    memcpy(read.bytes, bytes, length);
    bool ok = lines_read(&read, path, err);
    for (size_t i = 0; ok && i < read.count; i++) {
        read.sections[i].defaults = read.defaults;
        ok = section_check(&read.sections[i], path, err);
    }
    if (ok)
        *ini = read;
    else
        ini_release(&read);
    return ok;
}

static bool ini_none(const char *path, const char *unread, Ini *ini) {
    *ini = (Ini){.unread = unread ? memory_print("%s: %s", path, unread) : NULL};
    return true;
}

bool ini_read(const char *path, Ini *ini, Error *err) {
    struct stat about;
    if (stat(path, &about) < 0)
        return ini_none(path, errno == ENOENT || errno == ENOTDIR ? NULL : strerror(errno), ini);
    if (!S_ISREG(about.st_mode))
        return ini_none(path, NULL, ini);
    /* Room for the whole file beforehand: a text that grows leaves a copy of the keys behind. */
    size_t size = about.st_size < INI_MAX ? (size_t)about.st_size : INI_MAX;
    Text text = {.bytes = memory_new(size + 2, 1), .room = size + 2, .max = size};
    Error why = {0};
    bool read = file_read(path, &text, &why);
    bool ok = read ? ini_parse(text.bytes, text.length, path, ini, err)
                   : ini_none(path, why.said + strlen(path) + 2, ini); /* "PATH: why" */
    secret_wipe(text.bytes, text.length);
    text_release(&text);
    return ok;
}

void ini_release(Ini *ini) {
    for (size_t i = 0; i < ini->count; i++)
        free(ini->sections[i].entries);
    free(ini->sections);
    if (ini->defaults)
        free(ini->defaults->entries);
    free(ini->defaults);
    if (ini->bytes)
        secret_wipe(ini->bytes, ini->size);
    free(ini->bytes);
    free(ini->unread);
    *ini = (Ini){0};
}

/* ---- what was read */

const IniSection *ini_section(const Ini *ini, const char *name) {
    for (size_t i = 0; i < ini->count; i++)
        if (strcmp(ini->sections[i].name, name) == 0)
            return &ini->sections[i];
    return NULL;
}

const char *ini_value(const IniSection *section, const char *key) {
    for (size_t i = 0; section && i < section->count; i++)
        if (strcmp(section->entries[i].key, key) == 0)
            return section->entries[i].value;
    return section ? ini_value(section->defaults, key) : NULL;
}

char *ini_nested(const IniSection *section, const char *key, const char *name) {
    const char *value = ini_value(section, key);
    char *found = NULL;
    if (!value || *value != '\n')
        return NULL;
    AUTO(memory_release) char *copy = memory_copy(value + 1);
    for (char *line = copy, *next; line; line = next) {
        next = strchr(line, '\n');
        char *end = next ? next++ : line + strlen(line);
        char *mark = memchr(line, '=', (size_t)(end - line));
        if (!mark)
            continue;
        char *key_end = mark, *start = mark + 1;
        trim(&line, &key_end);
        trim(&start, &end);
        if ((size_t)(key_end - line) == strlen(name) && memcmp(line, name, strlen(name)) == 0) {
            free(found); /* the last one counts */
            found = memory_copy_n(start, (size_t)(end - start));
        }
    }
    return found;
}

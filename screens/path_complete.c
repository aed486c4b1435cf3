/* See path_complete.h. */
#include "screens/path_complete.h"
#include "aws/config.h"
#include "base/memory.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { CHOICES_MAX = 12 };

static bool is_folder(const char *folder, const char *name) {
    AUTO(memory_release) char *path = memory_print("%s/%s", folder, name);
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static int by_name(const struct dirent **one, const struct dirent **other) {
    return strcmp((*one)->d_name, (*other)->d_name);
}

/* A hidden name is meant by who types its dot. */
static bool fits(const char *name, const char *start) {
    bool own = strcmp(name, ".") != 0 && strcmp(name, "..") != 0 && (name[0] != '.' || start[0] == '.');
    return own && strncmp(name, start, strlen(start)) == 0;
}

/* How many of the first `common` bytes two names share, and no half of a character. */
static size_t shared(const char *one, const char *other, size_t common) {
    size_t same = 0;
    while (same < common && one[same] == other[same])
        same++;
    while (same > 0 && ((unsigned char)one[same] & 0xc0) == 0x80)
        same--;
    return same;
}

size_t path_complete(const char *typed, Text *path, Text *choices) {
    const char *slash = strrchr(typed, '/'), *start = slash ? slash + 1 : typed;
    AUTO(memory_release) char *folder = memory_copy_n(typed, (size_t)(start - typed));
    AUTO(memory_release)
    char *opened = strncmp(folder, "~/", 2) == 0 ? home_path(folder + 2) : memory_copy(*folder ? folder : ".");
    struct dirent **names = NULL;
    int found = opened ? scandir(opened, &names, NULL, by_name) : -1;
    size_t count = 0, common = 0;
    const char *first = NULL;
    for (int i = 0; i < found; i++) {
        const char *name = names[i]->d_name;
        if (!fits(name, start))
            continue;
        common = first ? shared(first, name, common) : strlen(name);
        first = first ? first : name;
        if (count++ < CHOICES_MAX)
            text_print(choices, "%s%s", choices->length ? "  " : "", name);
    }
    if (count > 0)
        text_print(path, "%s%.*s%s", folder, (int)common, first, count == 1 && is_folder(opened, first) ? "/" : "");
    if (count > CHOICES_MAX)
        text_put(choices, " …");
    for (int i = 0; i < found; i++)
        free(names[i]);
    free(names);
    return count;
}

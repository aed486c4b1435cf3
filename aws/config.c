/* See config.h. */
#include "aws/config.h"
#include "aws/session.h"
#include "aws/shell_words.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/text.h"

#include <ctype.h>
#include <pwd.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

const char *environment(const char *name) {
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

/* NULL: the one that this machine has for the user. */
static char *home_of(const char *home, const char *below) {
    char room[4096];
    struct passwd entry, *found = NULL;
    if (!home && getpwuid_r(getuid(), &entry, room, sizeof room, &found) == 0 && found)
        home = found->pw_dir;
    return memory_print("%s/%s", home ? home : "", below);
}

char *home_path(const char *below) {
    return home_of(getenv("HOME"), below);
}

/* A relative path is to be ignored (XDG Base Directory Specification), and what is kept for the user is never kept
 * where he happens to be. */
static char *base_path(const char *variable, const char *usual, const char *below) {
    const char *folder = getenv(variable), *home = getenv("HOME");
    AUTO(memory_release) char *own = home_of(home && *home == '/' ? home : NULL, usual);
    return memory_print("%s/secure-rds%s%s", folder && *folder == '/' ? folder : own, *below ? "/" : "", below);
}

char *state_path(const char *below) {
    return base_path("XDG_STATE_HOME", ".local/state", below);
}

bool state_folder_make(Error *err) {
    AUTO(memory_release) char *folder = state_path("");
    if (folder_make(folder, 0700, err))
        return true;
    snprintf(err->remedy, sizeof err->remedy, "%s", "set XDG_STATE_HOME to a folder that you may write to");
    return false;
}

char *user_path(const char *below) {
    return base_path("XDG_CONFIG_HOME", ".config", below);
}

/* Adds the variable that `*path` begins with, or the '$' alone, and moves on behind it. */
static void variable_add(Text *text, const char **path) {
    const char *name = *path + 1;
    bool braces = *name == '{';
    size_t length = 0;
    name += braces;
    while (braces ? name[length] && name[length] != '}' : isalnum((unsigned char)name[length]) || name[length] == '_')
        length++;
    AUTO(memory_release) char *copy = memory_copy_n(name, length);
    const char *value = length > 0 && (!braces || name[length] == '}') ? getenv(copy) : NULL;
    if (!value) { /* an unknown one stays as it is written */
        text_add(text, (*path)++, 1);
        return;
    }
    text_put(text, value);
    *path = name + length + braces;
}

char *path_expand(const char *path) {
    AUTO(text_release) Text text = {0};
    while (*path)
        if (*path == '$')
            variable_add(&text, &path);
        else
            text_add(&text, path++, 1);
    const char *expanded = text_string(&text);
    if (strncmp(expanded, "~/", 2) == 0)
        return home_path(expanded + 2);
    return memory_copy(expanded);
}

static char *file_path(const char *variable, const char *below) {
    const char *path = environment(variable);
    return path ? path_expand(path) : home_path(below);
}

bool config_read(AwsConfig *config, Error *err) {
    *config = (AwsConfig){
        .config_path = file_path("AWS_CONFIG_FILE", ".aws/config"),
        .credentials_path = file_path("AWS_SHARED_CREDENTIALS_FILE", ".aws/credentials"),
    };
    if (ini_read(config->config_path, &config->config, err) &&
        ini_read(config->credentials_path, &config->credentials, err))
        return true;
    config_release(config);
    return error_tried(err, "read AWS's shared files");
}

void config_unread_add(const AwsConfig *config, Error *err) {
    const char *unread = config->config.unread ? config->config.unread : config->credentials.unread;
    size_t length = strlen(err->said);
    if (unread)
        snprintf(err->said + length, sizeof err->said - length, " (passed over, as it can't be read: %.300s)", unread);
}

void config_release(AwsConfig *config) {
    ini_release(&config->config);
    ini_release(&config->credentials);
    free(config->config_path);
    free(config->credentials_path);
    *config = (AwsConfig){0};
}

char *config_section_name(const IniSection *section, const char *kind) {
    AUTO(shell_words_release) ShellWords words = {0};
    if (strcmp(kind, "profile") == 0 && strcmp(section->name, "default") == 0)
        return memory_copy("default");
    /* "profiles x" counts too: only the beginning is compared */
    if (strncmp(section->name, kind, strlen(kind)) != 0 || !shell_words(section->name, &words) || words.count != 2)
        return NULL;
    return memory_copy(words.words[1]);
}

const IniSection *config_section(const AwsConfig *config, const char *kind, const char *name) {
    const IniSection *found = NULL;
    for (size_t i = 0; i < config->config.count; i++) {
        AUTO(memory_release) char *own = config_section_name(&config->config.sections[i], kind);
        if (own && strcmp(own, name) == 0)
            found = &config->config.sections[i]; /* [default] and [profile default]: the later one is taken */
    }
    return found;
}

const IniSection *config_profile(const AwsConfig *config, const char *profile) {
    return config_section(config, "profile", profile);
}

const IniSection *credentials_profile(const AwsConfig *config, const char *profile) {
    return ini_section(&config->credentials, profile);
}

bool config_has_profile(const AwsConfig *config, const char *profile) {
    return config_profile(config, profile) || credentials_profile(config, profile);
}

const char *config_value(const AwsConfig *config, const char *profile, const char *key) {
    const char *value = ini_value(credentials_profile(config, profile), key);
    return value ? value : ini_value(config_profile(config, profile), key);
}

/* Static keys in the shared files. Keys and token are taken from one file, never mixed. */
#include "aws/credentials.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

/* "~/.aws/credentials" for a path below the home folder. */
static char *path_short(const char *path) {
    const char *home = environment("HOME");
    size_t length = home ? strlen(home) : 0;
    if (length > 1 && strncmp(path, home, length) == 0 && path[length] == '/')
        return memory_print("~%s", path + length);
    return memory_copy(path);
}

static SourceAnswer section_find(const IniSection *section, const char *profile, const char *path, Found *found,
                                 Error *err) {
    const char *id = ini_value(section, "aws_access_key_id"), *secret = ini_value(section, "aws_secret_access_key");
    if (!id)
        return SOURCE_NONE;
    AUTO(memory_release) char *file = path_short(path);
    if (!*id || !secret || !*secret)
        return source_failed(err, "PartialCredentials", "give the profile both keys", "profile %s in %s lacks %s",
                             profile, file, *id ? "aws_secret_access_key" : "a value for aws_access_key_id");
    const char *token = ini_value(section, "aws_security_token"); /* its name of old; botocore looks there first */
    if (!token)
        token = ini_value(section, "aws_session_token");
    found_keys(found, id, secret, token);
    found_source(found, "profile %s: static keys in %s", profile, file);
    return SOURCE_FOUND;
}

SourceAnswer credentials_shared_file(const Lookup *lookup, const char *profile, Found *found, Error *err) {
    return section_find(credentials_profile(&lookup->config, profile), profile, lookup->config.credentials_path, found,
                        err);
}

SourceAnswer credentials_config_file(const Lookup *lookup, const char *profile, Found *found, Error *err) {
    return section_find(config_profile(&lookup->config, profile), profile, lookup->config.config_path, found, err);
}

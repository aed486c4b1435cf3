/* AWS's shared config and credentials files together, as one place to ask for a profile's values.
 *
 * Where they are: AWS_CONFIG_FILE and AWS_SHARED_CREDENTIALS_FILE, else ~/.aws/config and ~/.aws/credentials. */
#ifndef AWS_CONFIG_H
#define AWS_CONFIG_H

#include "aws/ini.h"

typedef struct AwsConfig {
    char *config_path, *credentials_path;
    Ini config, credentials;
} AwsConfig;

/* False for a file that breaks the grammar; files that are not there or can't be read are empty ones. */
bool config_read(AwsConfig *config, Error *err);
/* Adds to what `err` says that something is missing: which shared file could not be read. */
void config_unread_add(const AwsConfig *config, Error *err);
void config_release(AwsConfig *config);

bool config_has_profile(const AwsConfig *config, const char *profile);
/* The credentials file wins over the config file, key by key. NULL: in neither. */
const char *config_value(const AwsConfig *config, const char *profile, const char *key);
/* The profile's section in one of the two files, or NULL: static keys must not be mixed from both. */
const IniSection *config_profile(const AwsConfig *config, const char *profile);
const IniSection *credentials_profile(const AwsConfig *config, const char *profile);
/* `kind`: "sso-session", "services". NULL when there is none of that name. */
const IniSection *config_section(const AwsConfig *config, const char *kind, const char *name);
/* What a config file's section is named when it is of that kind, as a new string; else NULL. */
char *config_section_name(const IniSection *section, const char *kind);

/* An environment variable, NULL when it is not set or empty. */
const char *environment(const char *name);
/* A path of the environment or a file, with "~/" and $NAME expanded as botocore does. The caller frees it. */
char *path_expand(const char *path);
/* A path below the folder of what the program keeps from run to run (XDG_STATE_HOME); "": that folder. The
 * caller frees it. */
char *state_path(const char *below);
/* That folder is there from here on; else the remedy says how to have another. */
bool state_folder_make(Error *err);
/* Likewise below the folder of what the user puts there for the program (XDG_CONFIG_HOME). */
char *user_path(const char *below);
/* A path below the home folder; the caller frees it. */
char *home_path(const char *below);

#endif

/* AWS's rules for the names and values that the settings hold.
 *
 * Each returns true, or false with err->said reading after the word "allowed": "2 to 20 characters: …". */
#ifndef SETTINGS_NAMES_H
#define SETTINGS_NAMES_H

#include "base/error.h"

#include <stddef.h>

enum { APP_NAME_MIN = 2, APP_NAME_MAX = 20, TAG_KEY_MAX = 128, TAG_VALUE_MAX = 256, DATABASE_NAME_SIZE = 64 };

/* What names the stack and, with a suffix, everything in it: every rule of every service at once. */
bool app_name_check(const char *value, Error *err);
/* Whether what is allowed for "NAME-*" of the one reaches the other: "shop" and "shop-eu". Not of one and the same. */
bool app_names_overlap(const char *one, const char *other);
bool region_check(const char *value, Error *err);
bool account_check(const char *value, Error *err);
bool key_pair_check(const char *value, Error *err);
bool image_check(const char *value, Error *err);
bool database_name_check(const char *value, Error *err);
bool engine_version_check(const char *value, Error *err);
bool instance_class_check(const char *value, Error *err);
bool zones_check(const char *value, Error *err); /* "eu-west-1a,eu-west-1b" */
bool network_check(const char *value, Error *err);
bool email_check(const char *value, Error *err);
bool bucket_check(const char *value, Error *err);
bool boundary_check(const char *value, Error *err);
bool tag_key_check(const char *value, Error *err);
bool tag_value_check(const char *value, Error *err);

/* The database name that follows from an app's name: hyphens become underscores, since PostgreSQL takes none. */
void database_name_from_app(const char *app, char name[DATABASE_NAME_SIZE]);

#endif

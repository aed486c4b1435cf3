/* The settings: one table that says everything about each, and one value for each row.
 *
 * File, forms, `--set`, `config`, review, man page and CloudFormation parameters read this table; to add a setting is
 * to add a row. Two things are lists and no rows: access.allowed and tags. Values are kept as canonical text. */
#ifndef SETTINGS_SETTINGS_H
#define SETTINGS_SETTINGS_H

#include "base/error.h"
#include "base/text.h"
#include "settings/allow_list.h"
#include "settings/problems.h"

typedef enum { SETTING_TEXT, SETTING_NUMBER, SETTING_CHOICE, SETTING_SWITCH } SettingType;
typedef enum {
    ON_ACCOUNT, /* app, region */
    ON_ACCESS,
    ON_KEY_PAIR,
    ON_SIZES,
    ON_RETENTION,
    ON_OPTIONS,
} SettingScreen;

typedef struct SettingChoice {
    const char *value, *label; /* label: a few words for people */
} SettingChoice;

/* How the parameter says a value that CloudFormation could not make of the setting's: 24 hours are "1 day". */
typedef struct SettingForm {
    void (*to)(const char *value, Text *parameter);
    bool (*from)(const char *parameter, Text *value); /* false, `value` as it was: it has not this form */
    const char *former; /* the parameter of earlier templates that held the value itself; NULL: there was none */
} SettingForm;

typedef struct SettingRow {
    const char *path;      /* in the file and for --set: "database.storage_gib" */
    const char *parameter; /* CloudFormation's: "DatabaseStorage"; NULL: spliced into the template, or not part of it */
    const SettingForm *form; /* NULL: the parameter is the value as it is */
    SettingType type;
    SettingScreen screen;
    const char *label;   /* "Storage": on a form */
    const char *initial; /* the default, as text; "" none */
    long min, max;       /* SETTING_NUMBER, both included */
    const long *only;    /* SETTING_NUMBER: these values alone (0-terminated), e.g. log retention days; NULL: any */
    const SettingChoice *choices; /* SETTING_CHOICE: ends with value NULL. SETTING_TEXT: suggestions, or NULL */
    const char *unit;             /* "GiB", "days"; "" none */
    /* Further rules of SETTING_TEXT (names, CIDR, e-mail …), asked when the value is not empty, or of SETTING_NUMBER,
     * asked within its range; err->said reads after the word "allowed". NULL: none. Call setting_check or
     * setting_verify rather than this. */
    bool (*check)(const char *value, Error *err);
    const char *help;   /* what it is, one sentence */
    const char *reason; /* why the default is what it is */
    const char *frozen; /* why it can't change once the stack stands; NULL: it can */
    bool chosen;        /* left empty, the program chooses when the stack is made, and the stack keeps that */
} SettingRow;

extern const SettingRow setting_rows[];
extern const size_t setting_count;
/* NULL when there is none of that path. */
const SettingRow *setting_find(const char *path);
/* The value as the row's parameter has it, and back. `former`: the text is that of the form's former parameter. */
void setting_to_parameter(const SettingRow *row, const char *value, Text *parameter);
bool setting_from_parameter(const SettingRow *row, const char *parameter, bool former, Text *value);
/* Checks without setting: the same words as settings_set. `canonical` gets the value as it would be kept. */
bool setting_check(const SettingRow *row, const char *value, Text *canonical, Error *err);

/* The same for a form, which shows path and value already: err->said has only the words that follow "allowed". */
bool setting_verify(const SettingRow *row, const char *value, Text *canonical, Error *err);
enum { SETTING_PATH_SIZE = 64 };
/* The known path or section nearest to a wrong one, into `nearest`; false when none is near. */
bool setting_nearest(const char *path, char nearest[SETTING_PATH_SIZE]);
/* Whether the path, or a key in it, looks as if a secret was to be put there: the settings hold none. */
bool setting_secret(const char *path);

enum { SETTING_TAGS_MAX = 40 /* CloudFormation takes 50 on a stack, of which some are this program's */ };

typedef struct SettingTag {
    char *key, *value;
} SettingTag;

typedef struct Settings Settings;

Settings *settings_new(void); /* the defaults */
Settings *settings_copy(const Settings *settings);
void settings_free(Settings *settings); /* NULL is welcome */
bool settings_equal(const Settings *a, const Settings *b);

/* The value as canonical text ("20", "true", "db.t4g.micro"). An unknown path is a mistake in the program: it ends. */
const char *settings_text(const Settings *settings, const char *path);
long settings_number(const Settings *settings, const char *path);
bool settings_on(const Settings *settings, const char *path);
/* Checked against the row; false leaves the old value. `path` may be unknown here (ERROR_USAGE, with the nearest name).
 * "access.allowed" takes a comma-separated list, "tags.KEY" a value. */
bool settings_set(Settings *settings, const char *path, const char *value, Error *err);
/* "database.instance_class=db.m7g.large" */
bool settings_assign(Settings *settings, const char *assignment, Error *err);

AllowList *settings_allowed(Settings *settings); /* owned by the settings; change it through allow_list_… */
const AllowList *settings_allowed_const(const Settings *settings);
const SettingTag *settings_tags(const Settings *settings, size_t *count); /* sorted by key; `project` is always there */
const char *settings_tag(const Settings *settings, const char *key);      /* its value; NULL: there is none */

/* The tag `key` is gone; `project` goes back to the app's name. */
void settings_tag_remove(Settings *settings, const char *key);
/* What the first database is called: database.name, or what follows from the app's name. Owned by the settings until
 * they change. */
const char *settings_database_name(const Settings *settings);

/* Reads `path` into `settings` (which get the defaults first). `*problems` is overwritten; the caller releases it.
 * False: err says how many problems, all of them are in `problems` (at most 100), and `settings` is as it was. A
 * missing file: err->code "ENOENT". */
bool settings_load(Settings *settings, const char *path, Problems *problems, Error *err);
/* The same from memory; `name` stands in messages. */
bool settings_parse(Settings *settings, const char *bytes, size_t length, const char *name, Problems *problems,
                    Error *err);
/* What spans several settings (max_storage_gib >= storage_gib, insights advanced needs …, an S3 bucket …), and what
 * must be given for a deployment (app, region, key pair, at least one allowed address). A problem has the place in the
 * file that was read, unless the value was set since. */
bool settings_complete(const Settings *settings, Problems *problems, Error *err);

/* The file's text: what stands in `old` (NULL or "" for a new file) with the values that differ put in their places, so
 * that comments, order and spelling a person gave it survive. */
bool settings_write(const Settings *settings, const char *old, Text *out, Error *err);
/* settings_write over what is in the file now, replaced atomically; reads it back to be sure. Mode of a new file 0644.
 */
bool settings_save(const Settings *settings, const char *path, Error *err);

#endif

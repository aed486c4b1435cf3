/* The settings: one table that says everything about each, and one value for each row.
 *
 * File, forms, `--set`, `config`, review, `help settings` and CloudFormation parameters read this table; to add a
 * setting is to add a row. Two things are lists and no rows: access.allowed and tags. Values are kept as canonical
 * text. */
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
/* `settings` becomes a copy of `other`. */
void settings_become(Settings *settings, const Settings *other);
bool settings_equal(const Settings *a, const Settings *b);
/* The same is wished, whatever it was compared with last: between them there is nothing to apply. */
bool settings_same(const Settings *a, const Settings *b);

/* The value as canonical text ("20", "true", "db.t4g.micro"). An unknown path is a mistake in the program: it ends. */
const char *settings_text(const Settings *settings, const char *path);
long settings_number(const Settings *settings, const char *path);
bool settings_on(const Settings *settings, const char *path);
/* Checked against the row; false leaves the old value. `path` may be unknown here (ERROR_USAGE, with the nearest name).
 * "access.allowed" takes a comma-separated list, "tags.KEY" a value, "access.agreed" nothing but "". */
bool settings_set(Settings *settings, const char *path, const char *value, Error *err);
/* Whether somebody said it, in the file or by settings_set(), be it what the default is: what nobody said is left as it
 * stands when there is a stack already. Any row's path, or "access.allowed". */
bool settings_given(const Settings *settings, const char *path);
/* "database.instance_class=db.m7g.large" */
bool settings_assign(Settings *settings, const char *assignment, Error *err);

AllowList *settings_allowed(Settings *settings); /* owned by the settings; change it through allow_list_… */
const AllowList *settings_allowed_const(const Settings *settings);
const SettingTag *settings_tags(const Settings *settings, size_t *count); /* sorted by key; `project` is always there */
const char *settings_tag(const Settings *settings, const char *key);      /* its value; NULL: there is none */

/* What the list of addresses was compared with last: a managed prefix list, and which of its versions. Its entries then
 * are what both sides knew, so that an address that is missing on one of them was removed there. */
typedef struct Agreement {
    char list_id[32]; /* "pl-0123456789abcdef0"; "" never */
    long version;     /* from 1; 0: the settings were brought together with its stack, the list itself never was */
} Agreement;
Agreement settings_agreed(const Settings *settings);
void settings_agree(Settings *settings, const Agreement *agreed);
bool agreement_equal(const Agreement *a, const Agreement *b);
/* "pl-0123456789abcdef0@7", as the file has it, and back; without "@7" of version 0; "" for never. */
void agreement_put(const Agreement *agreed, Text *text);
bool agreement_read(const char *text, Agreement *agreed);

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
/* Changes the file at `path`, mode 0644 when it is new: held against other processes of this program, read now, given
 * to `change`, and replaced as a whole by settings_write(). `now` is what it says, `found` false when it is not there.
 * When `change` leaves all as it is, the file stays untouched; when it says false, so does this, with its `err`. An
 * editor that saves in between is taken up: `change` is then called once more, on what it saved. */
typedef bool (*SettingsChange)(void *data, Settings *now, bool found, Error *err);
bool settings_change(const char *path, SettingsChange change, void *data, Error *err);
/* Puts these settings in place of all that the file says. */
bool settings_save(const Settings *settings, const char *path, Error *err);

#endif

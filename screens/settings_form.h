/* A form made from rows of the settings table: nothing about a setting is said twice. */
#ifndef SCREENS_SETTINGS_FORM_H
#define SCREENS_SETTINGS_FORM_H

#include "screens/context.h"
#include "tui/form.h"

typedef struct SettingsForm SettingsForm;

/* All rows of `screen`, in the table's order, those of the section `lead` ("database.", NULL none) first; a heading
 * where the first part of the path changes. Values come from the draft; each valid change goes into it at once. Frozen
 * settings are shown and skipped once the stack stands; one that is not as the stack has it can be put back to that. */
SettingsForm *settings_form_new(Wizard *wizard, SettingScreen screen, const char *lead);
void settings_form_free(SettingsForm *form);
/* More to say beside a field that is not fixed, such as what it costs: adds to `text` and answers its style. Called on
 * each drawing: it must be quick. */
typedef Style SettingsAside(const void *context, const char *path, Text *text);
void settings_form_aside(SettingsForm *form, SettingsAside *aside, const void *context);
Form *settings_form_inner(const SettingsForm *form);
/* FORM_CHANGED: the draft was changed (or the value is not valid, and the draft kept the old one). */
FormAnswer settings_form_key(SettingsForm *form, const Key *key);
/* Shows the draft's value again: it was changed elsewhere. */
void settings_form_refresh(SettingsForm *form, const char *path);
/* The path of the first field that is not valid, NULL when all are. */
const char *settings_form_faulty(const SettingsForm *form);
/* What the focused setting is, why its default is what it is, what is allowed, when it can't change. */
void settings_form_help(const SettingsForm *form, Text *text);
/* At the foot of the canvas: what the focused value means, and what the others cost. Answers the rows that it took. */
int settings_form_words(const SettingsForm *form, const Canvas *canvas);
void settings_form_draw(const SettingsForm *form, const Canvas *canvas, bool focus);

#endif

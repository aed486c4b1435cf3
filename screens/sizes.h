/* What the files of the Sizes screen share: sizes.c (the screen), sizes_keys.c, sizes_list.c (the classes),
 * sizes_cost.c (prices). */
#ifndef SCREENS_SIZES_H
#define SCREENS_SIZES_H

#include "screens/settings_form.h"
#include "guide/classes.h"
#include "stack/cost.h"
#include "tui/list.h"

typedef enum { SIZES_FORM, SIZES_LIST, SIZES_COSTS } SizesPage;
enum { SIZES_CHOICES = 4 };

typedef struct SizesScreen {
    Wizard *wizard;
    Visit visit;
    SizesPage page;
    SettingsForm *form;
    List *list;
    int sort; /* the list's column */
    bool falling;
    long long now_ms;
    char refused[400]; /* why the last key did nothing */

    RdsClasses classes; /* of `version` in the region; good when `loaded` */
    bool loaded;
    char version[32];
    long long since_ms; /* when AWS said it; 0: in this run */
    Job *load;
    Error load_error;
    size_t insisted; /* the row that lacks a feature and was asked for once; LIST_NONE */

    CostEstimate estimate; /* of the draft */
    Job *pricing_seen;     /* Wizard.pricing when the prices were looked at last */
    double multi_az;       /* USD a month more (or less) when Multi-AZ is turned; good when multi_az_known */
    bool multi_az_known;
    FormOption *options[SIZES_CHOICES]; /* of the choices whose meaning names a price */
    size_t option_counts[SIZES_CHOICES];
    char *usual;        /* the region's own default version; NULL: not known */
    bool classes_stale; /* the form's classes are not yet those of the list, or no longer */
} SizesScreen;

/* ---- sizes.c */

/* Asks for the classes of the chosen version; `anew`: even if they were asked for today. */
void sizes_load(SizesScreen *screen, bool anew);
/* Why the last key did nothing. */
__attribute__((format(printf, 2, 3))) void sizes_refuse(SizesScreen *screen, const char *format, ...);
/* Why AWS would refuse the chosen class; false: it would not, as far as is known. */
bool sizes_class_refused(const SizesScreen *screen, Text *words);

/* ---- sizes_keys.c */

void sizes_keys(const void *state, Keys *keys);

/* ---- sizes_list.c */

void sizes_list_make(SizesScreen *screen);
/* Orders the rows by the column `step` further on, or turns the order. */
void sizes_sort(SizesScreen *screen, int step, bool turn);
/* What the columns of a narrow terminal do not say of the row under the cursor: price an hour, zones, what it lacks. */
Style sizes_detail(const SizesScreen *screen, Text *text);
/* The row of a class, LIST_NONE when the region does not sell it. */
size_t sizes_row(const SizesScreen *screen, const char *name);
/* The list, what is under way, or why there is none. */
void sizes_list_draw(const SizesScreen *screen, const Canvas *canvas);

/* ---- sizes_cost.c */

/* Looks all prices up again: the draft or the prices have changed. */
void sizes_reprice(SizesScreen *screen);
void sizes_prices_release(SizesScreen *screen);
/* What stands beside a field. */
SettingsAside sizes_aside;
/* A line and a bar for each part, the sum, and what it leaves out. */
void sizes_costs_draw(const SizesScreen *screen, const Canvas *canvas);

#endif

/* See access_agree.h. */
#include "stack/access_agree.h"

#include "base/memory.h"
#include "settings/allow_take.h"
#include "settings/allow_text.h"

#include <string.h>

enum { TRIES = 1000 }; /* each failure is somebody else's success */

/* ---- what the file is to say */

typedef struct Side {
    AllowList *list;
    Agreement agreed;
} Side;

static void side_release(Side *side) {
    allow_list_free(side->list);
    *side = (Side){0};
}

static bool in(const AllowList *list, Cidr cidr) {
    return allow_list_find(list, cidr) >= 0;
}

/* What was done, for a file that never agreed: as far as it is so still. */
static bool do_again(const AccessAgreement *what, const AllowList *now, AllowList *list, Error *err) {
    for (size_t i = 0; i < what->count; i++) {
        const AccessChange *change = &what->changes[i];
        bool stands = in(now, change->cidr) == (change->kind != ACCESS_REMOVED);
        if (stands && !access_changes_apply(change, 1, list, err))
            return false;
    }
    return true;
}

/* What was done both sides know: what is otherwise by now somebody did later. */
static bool merge_known(const AccessAgreement *what, const AllowList *file, const AllowList *now, const AllowList *base,
                        AllowList *merged, Error *err) {
    AUTO(access_merge_release) AccessMerge merge = {0};
    AllowList *mine = allow_list_copy(file), *known = allow_list_copy(base);
    bool ok = access_changes_apply(what->changes, what->count, mine, err) &&
              access_changes_apply(what->changes, what->count, known, err) &&
              access_merge(mine, now, known, &merge, err);
    if (ok)
        allow_list_assign(merged, merge.list);
    allow_list_free(mine);
    allow_list_free(known);
    return ok;
}

/* A file that never agreed: it gets what was done, and with `adopt` what is in force. */
static bool merge_unknown(const AccessAgreement *what, const AllowList *file, const AllowList *now, AllowList *merged,
                          Error *err) {
    AUTO(access_merge_release) AccessMerge merge = {0};
    allow_list_assign(merged, file);
    if (!do_again(what, now, merged, err))
        return false;
    if (!what->adopt)
        return true;
    if (!access_merge(merged, now, NULL, &merge, err))
        return false;
    allow_list_assign(merged, merge.list);
    return true;
}

static size_t differences(const AllowList *file, const AllowList *in_force) {
    size_t count = 0;
    for (size_t i = 0; i < allow_list_count(file); i++) {
        long at = allow_list_find(in_force, allow_list_at(file, i)->cidr);
        count += at < 0 || strcmp(allow_list_at(in_force, (size_t)at)->note, allow_list_at(file, i)->note) != 0;
    }
    for (size_t i = 0; i < allow_list_count(in_force); i++)
        count += !in(file, allow_list_at(in_force, i)->cidr);
    return count;
}

/* `base`: the version of the file's agreement, or NULL. `*open`: in how many the file still differs from the latest
 * version that is known; may be NULL. */
static bool next_side(const AccessAgreement *what, const Side *was, const AllowList *base, Side *next, size_t *open,
                      Error *err) {
    const AccessList later = {(AllowList *)base, was->agreed.version};
    const AccessList *now = base && later.version > what->now->version ? &later : what->now;
    next->list = allow_list_new();
    if (!(base ? merge_known(what, was->list, now->list, base, next->list, err)
               : merge_unknown(what, was->list, now->list, next->list, err)))
        return false;
    allow_list_dated_since(next->list, was->list);
    if (base || what->adopt || differences(next->list, now->list) == 0) {
        snprintf(next->agreed.list_id, sizeof next->agreed.list_id, "%s", what->list_id);
        next->agreed.version = now->version;
    } else if (strcmp(was->agreed.list_id, what->list_id) == 0)
        next->agreed = was->agreed; /* of a version that is gone, or of none */
    if (open)
        *open = differences(next->list, now->list);
    return true;
}

/* ---- with the file */

static bool agree_once(const PrefixLists *lists, const AccessFile *file, const AccessAgreement *what,
                       AccessAgreed *done, Error *err) {
    AUTO(side_release) Side was = {.list = allow_list_new()};
    AUTO(side_release) Side next = {0};
    AllowList *base = allow_list_new();
    bool known, ok = file->read(file->self, was.list, &was.agreed, &done->found, err);
    if (ok && done->found && access_list_base(lists, what->list_id, &was.agreed, what->now, base, &known, err)) {
        ok = next_side(what, &was, known ? base : NULL, &next, &done->open, err);
        done->agrees = next.agreed.version > 0;
        ok = ok && file->write(file->self, was.list, &was.agreed, next.list, &next.agreed, err);
    } else {
        ok = ok && !done->found;
    }
    allow_list_free(base);
    return ok;
}

bool access_agree(const PrefixLists *lists, const AccessFile *file, const AccessAgreement *what, AccessAgreed *done,
                  Error *err) {
    *done = (AccessAgreed){0};
    for (int try = 0; try < TRIES; try++) {
        *err = (Error){0};
        if (agree_once(lists, file, what, done, err))
            return true;
        if (strcmp(err->code, "Overtaken") != 0)
            break;
    }
    return false;
}

/* ---- before it is done */

void access_foretold_release(AccessForetold *told) {
    allow_list_free(told->was);
    allow_list_free(told->is);
    *told = (AccessForetold){0};
}

static bool wish_notes(const AccessAgreement *what, AllowList *list, Error *err) {
    for (size_t i = 0; i < what->count; i++) {
        const AccessChange *change = &what->changes[i];
        if (change->kind == ACCESS_NOTED &&
            (!allow_list_take(list, change->cidr, change->note, err) || !access_changes_apply(change, 1, list, err)))
            return false;
    }
    return true;
}

static bool has_notes(const AccessAgreement *what) {
    for (size_t i = 0; i < what->count; i++)
        if (what->changes[i].kind == ACCESS_NOTED)
            return true;
    return false;
}

static bool foretell_once(const PrefixLists *lists, const AccessFile *file, const AccessAgreement *what,
                          AccessForetold *told, Error *err) {
    AUTO(side_release) Side was = {.list = allow_list_new()};
    AUTO(side_release) Side next = {0};
    const AccessAgreement before = {.list_id = what->list_id, .now = what->now};
    AllowList *base = allow_list_new();
    bool known = false, found = false, ok = file->read(file->self, was.list, &was.agreed, &found, err);
    ok = ok && (!found ||
                (access_list_base(lists, what->list_id, &was.agreed, what->now, base, &known, err) &&
                 next_side(&before, &was, known ? base : NULL, &next, NULL, err) && wish_notes(what, next.list, err) &&
                 file->write(file->self, was.list, &was.agreed, next.list, &next.agreed, err)));
    if (ok && found) {
        *told = (AccessForetold){was.list, next.list, was.agreed, next.agreed};
        was.list = next.list = NULL;
    }
    allow_list_free(base);
    return ok;
}

bool access_foretell(const PrefixLists *lists, const AccessFile *file, const AccessAgreement *what,
                     AccessForetold *told, Error *err) {
    *told = (AccessForetold){0};
    for (int try = 0; has_notes(what) && try < TRIES; try++) {
        *err = (Error){0};
        if (foretell_once(lists, file, what, told, err))
            return true;
        if (strcmp(err->code, "Overtaken") != 0)
            return false;
    }
    return !has_notes(what);
}

void access_unsay(const AccessFile *file, const AccessForetold *told) {
    Error overtaken = {0};
    if (told->is)
        file->write(file->self, told->is, &told->is_agreed, told->was, &told->was_agreed, &overtaken);
}

long access_file_version(const AccessFile *file, const char *list_id) {
    Agreement agreed = {0};
    Error unread = {0};
    bool found = false;
    AllowList *list = allow_list_new();
    bool ours = file->read(file->self, list, &agreed, &found, &unread) && found;
    allow_list_free(list);
    return ours && strcmp(agreed.list_id, list_id) == 0 ? agreed.version : 0;
}

/* ---- the settings file */

static bool is_of(const AccessSettingsFile *place, const Settings *settings) {
    const char *region = settings_text(settings, "region");
    return strcmp(settings_text(settings, "app"), place->app) == 0 &&
           (!region[0] || strcmp(region, place->region) == 0);
}

static bool file_side(void *self, AllowList *list, Agreement *agreed, bool *found, Error *err) {
    const AccessSettingsFile *place = self;
    AUTO(problems_release) Problems problems = {0};
    Settings *settings = settings_new();
    bool read = place->path && settings_load(settings, place->path, &problems, err);
    bool ok = read || !place->path || strcmp(err->code, "ENOENT") == 0;
    *found = read && is_of(place, settings);
    if (*found) {
        allow_list_assign(list, settings_allowed_const(settings));
        *agreed = settings_agreed(settings);
    }
    if (ok)
        *err = (Error){0};
    settings_free(settings);
    return ok;
}

typedef struct Writing {
    const AllowList *was, *list;
    const Agreement *was_agreed, *agreed;
} Writing;

static bool put(void *data, Settings *now, bool found, Error *err) {
    const Writing *writing = data;
    Agreement agreed = settings_agreed(now);
    (void)found;
    if (!allow_list_equal(settings_allowed_const(now), writing->was) ||
        !agreement_equal(&agreed, writing->was_agreed)) {
        error_set(err, ERROR_FAILED, "try again", "the file was changed meanwhile");
        strcpy(err->code, "Overtaken");
        return false;
    }
    allow_list_assign(settings_allowed(now), writing->list);
    settings_agree(now, writing->agreed);
    return true;
}

static bool file_write(void *self, const AllowList *was, const Agreement *was_agreed, const AllowList *list,
                       const Agreement *agreed, Error *err) {
    const AccessSettingsFile *place = self;
    Writing writing = {was, list, was_agreed, agreed};
    return settings_change(place->path, put, &writing, err);
}

AccessFile access_settings_file(AccessSettingsFile *place) {
    return (AccessFile){place, file_side, file_write};
}

/* The allowed IPs of Home: put in force at once, taken back, and brought together with what others did. */
#include "base/memory.h"
#include "screens/home_state.h"
#include "settings/allow_take.h"
#include "settings/allow_text.h"

#include <stdio.h>

/* The list in force becomes the settings' list; the job has written it into the file, so that the file is as the wizard
 * knows it again. Other choices of the draft are left for Review. */
static void access_adopt(HomeScreen *screen, const AccessResult *access) {
    Wizard *wizard = screen->wizard;
    Settings *both[] = {wizard->draft, wizard->deployed};
    if (access->unsaved.said[0])
        home_tell_error(screen, &access->unsaved);
    for (size_t k = 0; k < 2; k++)
        if (both[k]) {
            allow_list_adopt(settings_allowed(both[k]), access->merge.list);
            allow_list_dated(settings_allowed(both[k]));
            settings_agree(both[k], &access->agreed);
        }
    wizard_file_take(wizard);
    wizard_keep_draft(wizard);
}

void home_access_done(HomeScreen *screen, HomeJob *job) {
    const char *rest = job->settled ? "; stack and file agree" : "; the stack will follow with the next Review";
    access_adopt(screen, &job->access);
    if (job->work == HOME_UNDO) {
        screen->undo_version = 0;
        AUTO(memory_release)
        char *words = memory_print("the list is as it was before: %zu in force%s. u once more takes that back",
                                   allow_list_count(job->list), rest);
        home_tell(screen, ROLE_DONE, words);
        return;
    }
    if (job->access.changed)
        screen->undo_version = job->access.before;
    if (job->access.busy)
        rest = "; the stack is at work and will follow";
    AUTO(memory_release)
    char *words = job->access.changed
                      ? memory_print("in force after %.1f s%s. u undoes it", (double)job->access.took_ms / 1000, rest)
                      : memory_print("this list was in force already%s", rest);
    home_tell(screen, ROLE_DONE, words);
}

void home_access_own(HomeScreen *screen) {
    AllowList *list = settings_allowed(screen->wizard->draft);
    Own own = screen->own;
    Error err = {0};
    if (!screen->loaded || own.kind == OWN_UNKNOWN) {
        home_tell(screen, ROLE_WARNING, "your address is not known yet");
        return;
    }
    if (screen->work) /* what it does now goes first; the list stays as that was told it */
        return;
    /* On the list already, or inside one of its ranges: what is missing can only be that it is in force. */
    bool listed = false, ok = true;
    for (size_t i = 0; i < allow_list_count(list); i++)
        listed = listed || cidr_contains(allow_list_at(list, i)->cidr, own.cidr);
    if (!listed && own.kind == OWN_CHANGED)
        ok = allow_list_replace(list, (size_t)own.changed, own.cidr, allow_list_at(list, (size_t)own.changed)->note,
                                &err);
    else if (!listed)
        ok = allow_list_add(list, own.cidr, "my address", NULL, &err);
    if (ok)
        home_begin(screen, HOME_ACCESS);
    else
        home_tell_error(screen, &err);
}

void home_access_elsewhere(HomeScreen *screen) {
    const AccessState *access = &screen->facts.status.access;
    AllowList *list = settings_allowed(screen->wizard->draft);
    AUTO(access_merge_release) AccessMerge merge = {0};
    Error err = {0};
    if (!screen->loaded || !access->cloud || !access_merge(list, access->cloud, access->base, &merge, &err))
        return;
    for (size_t i = 0; i < merge.count; i++) {
        const AccessChange *change = &merge.changes[i];
        long at = allow_list_find(list, change->cidr);
        if (change->kind == ACCESS_ADDED_ELSEWHERE && at < 0)
            allow_list_add(list, change->cidr, change->note, NULL, &err);
        else if (change->kind == ACCESS_REMOVED_ELSEWHERE && at >= 0)
            allow_list_remove(list, (size_t)at);
    }
    /* From here on, what the list lacks was taken off it. */
    Agreement seen = {.version = access->version};
    snprintf(seen.list_id, sizeof seen.list_id, "%s", access->list_id);
    settings_agree(screen->wizard->draft, &seen);
}

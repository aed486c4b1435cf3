/* See place.h. */
#include "sandbox/real/place.h"
#include "base/file.h"
#include "base/memory.h"
#include "sandbox/real/sweep.h"

#include <errno.h>
#include <ftw.h>
#include <grp.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <unistd.h>

static const char elsewhere[] = "/var/tmp/secure-rds-sandbox-";

void real_place_release(RealPlace *place) {
    free(place->folder);
    if (place->note > 0)
        close(place->note);
    *place = (RealPlace){0};
}

/* Whether everybody, root's other user too, can get to this file. */
static bool real_reachable(const char *path) {
    char folder[PATH_MAX];
    struct stat status;
    if (!realpath(path, folder))
        return false;
    for (char *slash; (slash = strrchr(folder, '/')) && slash != folder;) {
        *slash = '\0';
        if (stat(folder, &status) != 0 || !(status.st_mode & S_IXOTH))
            return false;
    }
    return true;
}

/* Its owner is who runs this, and nobody else writes there: what somebody else put in its place is not taken. */
static bool folder_own(const char *path, mode_t mode, Error *err) {
    struct stat status;
    if (mkdir(path, mode) != 0 && errno != EEXIST)
        return error_set(err, ERROR_FAILED, "choose another place for the state", "%s: %s", path, strerror(errno));
    if (lstat(path, &status) != 0 || !S_ISDIR(status.st_mode) || status.st_uid != geteuid() || status.st_mode & 022)
        return error_set(err, ERROR_FAILED, "remove it", "%s is there already, and somebody else's", path);
    return chmod(path, mode) == 0 || error_set(err, ERROR_FAILED, "remove it", "%s: %s", path, strerror(errno));
}

static bool is_beside(const char *state) {
    return state && (geteuid() != 0 || real_reachable(state));
}

bool real_place_find(const char *state, const char *id, RealPlace *place, Error *err) {
    bool beside = is_beside(state);
    char whole[PATH_MAX];
    if (beside && !realpath(state, whole))
        return error_set(err, ERROR_FAILED, "choose another place for the state", "%s: %s", state, strerror(errno));
    *place = (RealPlace){.folder = beside ? memory_print("%s.real", whole) : memory_print("%s%s", elsewhere, id),
                         .kept = state != NULL};
    return true;
}

static void remove_folder(const char *folder);

/* It may be swept between its making and its note: then it is made once more. */
static bool place_note(const char *state, RealPlace *place, Error *err) {
    char whole[PATH_MAX];
    do {
        if (!folder_own(place->folder, geteuid() == 0 ? 0711 : 0700, err))
            return false;
        place->note = sweep_note(place->folder, state ? realpath(state, whole) : NULL);
    } while (place->note < 0 && (errno == 0 || errno == ENOENT));
    return place->note >= 0 ||
           error_set(err, ERROR_FAILED, "choose another place for the state", "%s: %s", place->folder, strerror(errno));
}

bool real_place_make(const char *state, const char *id, RealPlace *place, Error *err) {
    RealPlace made = {0};
    if (!real_place_find(state, id, &made, err))
        return false;
    bool ok =
        is_beside(state) ? folder_own(made.folder, geteuid() == 0 ? 0711 : 0700, err) : place_note(state, &made, err);
    if (!ok) {
        real_place_release(&made);
        return false;
    }
    if (!is_beside(state))
        sweep_folders(elsewhere, remove_folder);
    *place = made;
    return true;
}

char *real_place_set(const RealPlace *place, const char *name, Error *err) {
    char *path = memory_print("%s/%s", place->folder, name);
    struct stat status;
    uid_t owner = geteuid() == 0 ? REAL_UID : geteuid();
    bool made = mkdir(path, 0700) == 0;
    if (made && geteuid() == 0)
        made = lchown(path, REAL_UID, REAL_UID) == 0;
    if (made || (lstat(path, &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == owner))
        return path;
    error_set(err, ERROR_FAILED, "remove it", "%s can't be used", path);
    free(path);
    return NULL;
}

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *walk) {
    (void)status;
    (void)kind;
    (void)walk;
    return remove(path) != 0;
}

static void remove_folder(const char *folder) {
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

void real_place_remove(const RealPlace *place) {
    if (place->folder)
        remove_folder(place->folder);
}

bool real_become_plain(Error *err) {
    if (geteuid() != 0)
        return true;
    if (setgroups(0, NULL) != 0 || setresgid(REAL_UID, REAL_UID, REAL_UID) != 0 ||
        setresuid(REAL_UID, REAL_UID, REAL_UID) != 0 || geteuid() == 0)
        return error_set(err, ERROR_FAILED, "start the sandbox as another user than root",
                         "the servers can't be run as another user: %s", strerror(errno));
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    return true;
}

/* plan_choices.h: whether the database that stands can take the storage and the version that are wanted. */
#include "stack/plan_choices.h"

#include "aws/services.h"
#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

typedef struct Storage {
    long wanted, before; /* GiB, of the settings and of the stack's parameters */
    long wanted_max, before_max;
    long live; /* that the database has: it grows by itself; 0: not known */
    bool busy; /* RDS still works on the last change */
} Storage;

/* Settings that this database can't take, with what it can: before anything is sent. */
static bool unfit(Error *err, const char *path, long found, const char *why, const char *remedy) {
    return error_set(err, ERROR_USAGE, remedy, "%s: found %ld; %s", path, found, why);
}

/* RDS User Guide, "Increasing DB instance storage capacity": never less, a tenth more at the least, and not while it
 * still works on the last change. */
static bool storage_fits(const Storage *storage, Error *err) {
    static const char path[] = "database.storage_gib";
    long now = storage->live > storage->before ? storage->live : storage->before, step = (now * 11 + 9) / 10;
    if (storage->wanted == storage->before || (storage->wanted == now && !storage->busy))
        return true;
    if (storage->busy)
        return unfit(err, path, storage->wanted, "AWS still works on the last change of the storage",
                     "try again when it is done: at the latest in some hours");
    AUTO(memory_release)
    char *why =
        memory_print("the database has %ld GiB%s, and storage can't become smaller or grow by less than a tenth", now,
                     now > storage->before ? ", grown by itself" : "");
    AUTO(memory_release)
    char *remedy = memory_print("allowed: %ld (as it is), or %ld and more", now, step);
    return storage->wanted >= step || unfit(err, path, storage->wanted, why, remedy);
}

/* RDS User Guide, "Managing capacity automatically with storage autoscaling": a tenth above what is allocated. */
static bool limit_fits(const Storage *storage, Error *err) {
    static const char path[] = "database.max_storage_gib";
    long now = storage->live > storage->wanted ? storage->live : storage->wanted, least = (now * 11 + 9) / 10;
    if (storage->wanted_max == storage->before_max || storage->wanted_max == 0 || storage->wanted_max >= least)
        return true;
    AUTO(memory_release)
    char *why = memory_print("the database has %ld GiB, and the limit must be a tenth above that", now);
    AUTO(memory_release) char *remedy = memory_print("allowed: 0 (never grow), or %ld and more", least);
    return unfit(err, path, storage->wanted_max, why, remedy);
}

static long present_number(const CfnStack *stack, const char *path) {
    const char *value = template_parameter(stack->parameters, stack->parameter_count, setting_find(path)->parameter);
    return value ? strtol(value, NULL, 10) : 0;
}

bool plan_check_storage(AwsContext *aws, const Settings *settings, const Plan *plan, Error *err) {
    Storage storage = {.wanted = settings_number(settings, "database.storage_gib"),
                       .before = present_number(&plan->stack, "database.storage_gib"),
                       .wanted_max = settings_number(settings, "database.max_storage_gib"),
                       .before_max = present_number(&plan->stack, "database.max_storage_gib")};
    if (plan->status->kind != STACK_STANDS ||
        (storage.wanted == storage.before && storage.wanted_max == storage.before_max))
        return true;
    AUTO(rds_instance_release) RdsInstance database = {0};
    if (rds_describe_instance(aws, settings_text(settings, "app"), &database, err)) {
        storage.live = database.storage_gib;
        storage.busy = strcmp(database.status, "storage-optimization") == 0;
    } else if (error_ends_asking(err))
        return false;
    *err = (Error){0}; /* who can't ask, or has lost the database, is told by AWS */
    return storage_fits(&storage, err) && limit_fits(&storage, err);
}

/* "17.6": 17 and 6; "17" says no minor one, which is -1. */
static void version_split(const char *text, long *major, long *minor) {
    char *rest;
    *major = strtol(text, &rest, 10);
    *minor = *rest == '.' ? strtol(rest + 1, NULL, 10) : -1;
}

bool plan_check_version(AwsContext *aws, const Settings *settings, const Plan *plan, Error *err) {
    static const char path[] = "database.engine_version";
    const char *wanted = settings_text(settings, path);
    const char *before =
        template_parameter(plan->stack.parameters, plan->stack.parameter_count, setting_find(path)->parameter);
    long major, minor, now_major, now_minor;
    version_split(wanted, &major, &minor);
    version_split(before ? before : "0", &now_major, &now_minor);
    bool back = major < now_major;
    if (plan->status->kind != STACK_STANDS || (minor < 0 && !back) || (before && strcmp(before, wanted) == 0))
        return true;
    AUTO(rds_instance_release) RdsInstance database = {0};
    if (!rds_describe_instance(aws, settings_text(settings, "app"), &database, err)) {
        if (error_ends_asking(err))
            return false;
        *err = (Error){0};
        return true;
    }
    version_split(database.engine_version, &now_major, &now_minor);
    if (major > now_major || (major == now_major && (minor < 0 || minor >= now_minor)))
        return true;
    AUTO(memory_release)
    char *remedy = memory_print("allowed: %ld (RDS installs minor versions itself), or %s and newer", now_major,
                                database.engine_version);
    return error_set(err, ERROR_USAGE, remedy,
                     "%s: found %s; the database has %s, and PostgreSQL on RDS never goes back", path, wanted,
                     database.engine_version);
}

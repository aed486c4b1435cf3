/* See classes.h. */
#include "stack/classes.h"
#include "base/clock.h"
#include "base/memory.h"
#include "stack/kept.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

/* ---- what a name says (RDS User Guide, "Hardware specifications for DB instance classes") */

static bool size_vcpu(const char *size, int *vcpu) {
    static const struct {
        const char *size;
        int vcpu;
    } sizes[] = {{"medium", 1}, {"large", 2}, {"xlarge", 4}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (strcmp(size, sizes[i].size) == 0) {
            *vcpu = sizes[i].vcpu;
            return true;
        }
    char *end;
    long times = isdigit((unsigned char)*size) ? strtol(size, &end, 10) : 0;
    if (times < 2 || times > 224 || strcmp(end, "xlarge") != 0)
        return false;
    *vcpu = (int)times * 4;
    return true;
}

/* Of t3 and t4g, the newer burstable ones: two processors up to large. */
static bool burstable_facts(const char *size, ClassFacts *facts) {
    static const struct {
        const char *size;
        int vcpu;
        double memory;
    } sizes[] = {{"micro", 2, 1}, {"small", 2, 2},   {"medium", 2, 4},
                 {"large", 2, 8}, {"xlarge", 4, 16}, {"2xlarge", 8, 32}};
    for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++)
        if (strcmp(size, sizes[i].size) == 0) {
            facts->vcpu = sizes[i].vcpu;
            facts->memory_gib = sizes[i].memory;
            return true;
        }
    return false;
}

/* GiB for each vCPU; 0: not known. */
static int family_memory(const char *family) {
    static const struct {
        const char *start;
        int memory;
    } families[] = {{"m5", 4}, {"m6", 4}, {"m7", 4}, {"m8", 4},      {"r5", 8},     {"r6", 8},  {"r7", 8},
                    {"r8", 8}, {"c6", 2}, {"c7", 2}, {"x2iedn", 32}, {"x2idn", 16}, {"x2g", 16}};
    for (size_t i = 0; i < sizeof families / sizeof *families; i++)
        if (strncmp(family, families[i].start, strlen(families[i].start)) == 0)
            return families[i].memory;
    return 0;
}

/* The "g" behind the generation is AWS's own processor: m6g, m6gd, t4g; not m6i, r5. */
static bool is_graviton(const char *family) {
    const char *digits = strpbrk(family, "0123456789");
    while (digits && isdigit((unsigned char)*digits))
        digits++;
    return digits && *digits == 'g';
}

bool class_facts(const char *name, ClassFacts *facts) {
    const char *family = strncmp(name, "db.", 3) == 0 ? name + 3 : name, *size = strchr(family, '.');
    ClassFacts found = {.graviton = is_graviton(family)};
    if (!size)
        return false;
    size++;
    if (strncmp(family, "t3.", 3) == 0 || strncmp(family, "t4g.", 4) == 0) {
        found.burstable = true;
        if (!burstable_facts(size, &found))
            return false;
    } else {
        int memory = family_memory(family);
        if (!memory || !size_vcpu(size, &found.vcpu))
            return false;
        found.memory_gib = (double)found.vcpu * memory;
    }
    *facts = found;
    return true;
}

/* ---- kept for a day */

static json_t *classes_json(const RdsClasses *classes) {
    json_t *list = json_array();
    for (size_t i = 0; i < classes->count; i++) {
        const RdsClass *row = &classes->items[i];
        json_array_append_new(list, json_pack("{s:s, s:s, s:b, s:b, s:b, s:b, s:b}", "name", row->name, "zones",
                                              row->zones, "insights", row->insights, "multi_az", row->multi_az, "iam",
                                              row->iam, "autoscaling", row->autoscaling, "gp3", row->gp3));
    }
    return list;
}

/* A list with anything odd in it is none: AWS is asked again. */
static bool classes_read(const json_t *list, RdsClasses *classes) {
    RdsClasses found = {0};
    size_t count = json_array_size(list);
    found.items = memory_new(count + 1, sizeof *found.items);
    for (size_t i = 0; i < count; i++) {
        const char *name, *zones;
        int insights, multi_az, iam, autoscaling, gp3;
        if (json_unpack(json_array_get(list, i), "{s:s, s:s, s:b, s:b, s:b, s:b, s:b}", "name", &name, "zones", &zones,
                        "insights", &insights, "multi_az", &multi_az, "iam", &iam, "autoscaling", &autoscaling, "gp3",
                        &gp3) != 0) {
            rds_classes_release(&found);
            return false;
        }
        found.items[found.count++] = (RdsClass){.name = memory_copy(name),
                                                .zones = memory_copy(zones),
                                                .insights = insights,
                                                .multi_az = multi_az,
                                                .iam = iam,
                                                .autoscaling = autoscaling,
                                                .gp3 = gp3};
    }
    if (!count) {
        rds_classes_release(&found);
        return false;
    }
    *classes = found;
    return true;
}

bool classes_fetch(AwsContext *aws, const char *engine_version, bool anew, RdsClasses *classes, long long *since_ms,
                   Error *err) {
    Clock wall = clock_wall();
    long long now = clock_now_ms(&wall), since = 0;
    AUTO(memory_release) char *url = rds_url(aws->session);
    AUTO(memory_release) char *name = memory_print("classes-%s-%s", aws_session_region(aws->session), engine_version);
    json_t *kept = url && !anew ? kept_read(name, url, now, &since) : NULL;
    bool there = kept && classes_read(kept, classes);
    json_decref(kept);
    if (since_ms)
        *since_ms = there ? since : 0;
    if (there)
        return true;
    if (!rds_orderable_classes(aws, engine_version, classes, err))
        return false;
    json_t *list = classes_json(classes);
    if (url)
        kept_write(name, url, now, list);
    json_decref(list);
    return true;
}

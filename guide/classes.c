#include "guide/classes.h"
#include "base/memory.h"
#include "stack/cost.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

bool class_lacks(const Settings *settings, const RdsClass *sold, Text *words) {
    bool mendable = true;
    if (!sold->multi_az && settings_on(settings, "database.multi_az"))
        text_put(words, "Multi-AZ");
    if (!sold->autoscaling && settings_number(settings, "database.max_storage_gib") > 0)
        text_print(words, "%sstorage autoscaling", words->length ? ", " : "");
    if (!sold->insights) {
        text_print(words, "%sPerformance Insights", words->length ? ", " : "");
        mendable = false;
    }
    return mendable;
}

void class_mend(Settings *settings, const RdsClass *sold) {
    Error err = {0};
    if (!sold->multi_az)
        settings_set(settings, "database.multi_az", "false", &err);
    if (!sold->autoscaling)
        settings_set(settings, "database.max_storage_gib", "0", &err);
}

bool class_refusal(const Settings *settings, const RdsClass *sold, Text *words) {
    AUTO(text_release) Text lacks = {0};
    bool mendable = class_lacks(settings, sold, &lacks);
    if (lacks.length)
        text_print(words, "%s lacks %s, which %s", sold->name, text_string(&lacks),
                   mendable ? "is turned on" : "this set-up always has");
    return mendable;
}

const RdsClass *class_sold(const RdsClasses *classes, const char *name) {
    for (size_t i = 0; i < classes->count; i++)
        if (strcmp(classes->items[i].name, name) == 0)
            return &classes->items[i];
    return NULL;
}

bool class_month(const Settings *settings, const char *name, double *monthly) {
    const char *region = settings_text(settings, "region");
    return settings_on(settings, "database.multi_az") ? cost_database_class_two(region, name, monthly)
                                                      : cost_database_class(region, name, monthly);
}

void class_words(const char *name, Text *text) {
    ClassFacts facts;
    if (class_facts(name, &facts))
        text_print(text, "%d vCPU, %g GiB, %s%s", facts.vcpu, facts.memory_gib, facts.graviton ? "Graviton" : "x86",
                   facts.burstable ? ", burstable" : "");
}

static int order(double one, double other) {
    return (one > other) - (one < other);
}

int class_name_order(const RdsClass *one, const RdsClass *other) {
    ClassFacts a = {0}, b = {0};
    const char *dot = strrchr(one->name, '.');
    size_t family = dot ? (size_t)(dot - one->name) : strlen(one->name);
    if (strncmp(one->name, other->name, family) != 0 || other->name[family] != '.' || !class_facts(one->name, &a) ||
        !class_facts(other->name, &b))
        return strverscmp(one->name, other->name);
    int by_vcpu = order(a.vcpu, b.vcpu);
    return by_vcpu ? by_vcpu : order(a.memory_gib, b.memory_gib);
}

int class_price_order(const Settings *settings, const RdsClass *one, const RdsClass *other) {
    double left, right;
    bool left_known = class_month(settings, one->name, &left), right_known = class_month(settings, other->name, &right);
    int by = left_known && right_known ? order(left, right) : right_known - left_known;
    return by ? by : class_name_order(one, other);
}

static int by_price(const void *one, const void *other, void *settings) {
    return class_price_order(settings, one, other);
}

void classes_sort(const Settings *settings, RdsClasses *classes) {
    if (classes->count)
        qsort_r(classes->items, classes->count, sizeof *classes->items, by_price, (void *)(uintptr_t)settings);
}

void default_version_words(const char *usual, const char *chosen, Text *text) {
    size_t length = strlen(chosen);
    bool same = strncmp(usual, chosen, length) == 0 && (!usual[length] || usual[length] == '.');
    text_print(text, "This region's own default is PostgreSQL %s; chosen is %s%s.", usual, chosen,
               same ? ", which is of the same version" : "");
}

/* See cost_prices.h. */
#include "stack/cost_prices.h"

#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

extern const char asset_prices[], asset_prices_end[];

/* The table is read once and kept to the end: each key typed in a form asks for a dozen prices. */
static struct {
    pthread_mutex_t lock;
    json_t *shipped; /* regions of the shipped table */
    json_t *listed;  /* region: group */
} book = {.lock = PTHREAD_MUTEX_INITIALIZER};

static void table_load(void) {
    json_error_t where;
    json_t *table = json_loadb(asset_prices, (size_t)(asset_prices_end - asset_prices), 0, &where);
    if (!table || !json_is_object(json_object_get(table, "regions"))) { /* the program's own file */
        fprintf(stderr, "secure-rds: assets/prices.json:%d:%d: %s\n", where.line, where.column, where.text);
        abort();
    }
    book.shipped = json_incref(json_object_get(table, "regions"));
    book.listed = json_object();
    json_decref(table);
}

static void book_lock(void) {
    pthread_mutex_lock(&book.lock);
    if (!book.shipped)
        table_load();
}

static void words_copy(const json_t *group, const char *name, char *to, size_t size) {
    const char *text = json_string_value(json_object_get(group, name));
    snprintf(to, size, "%.*s", (int)size - 1, text ? text : "");
}

/* A price of nothing or less is no price. */
static bool group_find(const json_t *group, const char *name, const char *item, bool listed, Price *price) {
    const json_t *found = json_object_get(group, name);
    if (item)
        found = json_object_get(found, item);
    if (!json_is_number(found) || !(json_number_value(found) > 0))
        return false;
    *price = (Price){.usd = json_number_value(found), .listed = listed};
    words_copy(group, "date", price->date, sizeof price->date);
    words_copy(group, "source", price->source, sizeof price->source);
    return true;
}

bool price_find(const char *region, const char *name, const char *item, Price *price) {
    book_lock();
    bool found = group_find(json_object_get(book.listed, region), name, item, true, price);
    const json_t *groups = json_object_get(book.shipped, region);
    for (size_t i = 0; i < json_array_size(groups) && !found; i++)
        found = group_find(json_array_get(groups, i), name, item, false, price);
    pthread_mutex_unlock(&book.lock);
    return found;
}

bool price_region(const char *region) {
    book_lock();
    bool known = json_object_get(book.listed, region) || json_object_get(book.shipped, region);
    pthread_mutex_unlock(&book.lock);
    return known;
}

void price_list_use(const char *region, json_t *group) {
    book_lock();
    if (group)
        json_object_set_new(book.listed, region, group);
    else
        json_object_del(book.listed, region);
    pthread_mutex_unlock(&book.lock);
}

/* See rest.h. */
#include "guide/rest.h"

#include "base/memory.h"
#include "stack/cost_prices.h"

/* RDS User Guide, "Working with backups": a snapshot is billed by what it holds, at most what the database had. */
static void snapshot_cost(const DeletionRest *rest, Text *text) {
    Price price;
    if (rest->storage_gib && price_find(rest->region, "database_backup_gib_month", NULL, &price))
        text_print(text, "costs at most $%.2f a month, by what it holds of %ld GiB",
                   price.usd * (double)rest->storage_gib, rest->storage_gib);
    else
        text_put(text, "is billed by the GB that it holds");
}

static void key_cost(const DeletionRest *rest, Text *text) {
    Price price;
    text_print(text, "%zu key%s", rest->key_count, rest->key_count == 1 ? "" : "s");
    if (price_find(rest->region, "key_month", NULL, &price))
        text_print(text, ", $%.2f a month", price.usd * (double)rest->key_count);
}

void rest_words(const char *app, const DeletionRest *rest, Text *text) {
    if (rest->snapshot) {
        text_print(text, " A last snapshot of the database is kept. Its name will begin with %s-snapshot-; it ", app);
        snapshot_cost(rest, text);
        text_put(text, ".");
    }
    if (rest->snapshot && rest->key_count) {
        text_put(text, " What opens it is kept, too: ");
        key_cost(rest, text);
        text_put(text, ".");
    }
}

void rest_lines(const DeletionRest *rest, Lines *lines) {
    AUTO(text_release) Text cost = {0}, keys = {0};
    if (rest->snapshot) {
        snapshot_cost(rest, &cost);
        lines_add(lines, SIGN_WELL, "Kept", "Snapshot %s: it %s",
                  *rest->snapshot_name ? rest->snapshot_name : "of the database (its name can't be asked)",
                  text_string(&cost));
    }
    if (rest->key_count) {
        key_cost(rest, &keys);
        lines_add(lines, SIGN_WELL, rest->snapshot ? "" : "Kept", "%s", text_string(&keys));
    }
    if (*rest->snapshot_name)
        lines_add(lines, SIGN_NONE, "To restore",
                  "`aws rds restore-db-instance-from-db-snapshot --region %s --db-instance-identifier NAME "
                  "--db-snapshot-identifier %s`",
                  rest->region, rest->snapshot_name);
}

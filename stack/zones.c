/* See zones.h. */
#include "stack/zones.h"

#include "aws/ec2.h"
#include "aws/services.h"
#include "base/memory.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char lacks[] = "ZoneLacks:";

void zone_offers_release(ZoneOffers *offers) {
    for (size_t i = 0; i < offers->count; i++)
        free(offers->items[i].name);
    free(offers->items);
    *offers = (ZoneOffers){0};
}

static bool has_word(const char *words, const char *word) {
    size_t length = strlen(word);
    for (const char *at = strstr(words, word); at; at = strstr(at + 1, word))
        if ((at == words || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    return false;
}

/* ---- asking */

static int by_name(const void *one, const void *other) {
    return strcmp(((const ZoneOffer *)one)->name, ((const ZoneOffer *)other)->name);
}

static bool ask_names(AwsContext *aws, ZoneOffers *offers, Error *err) {
    char **names = NULL;
    if (!ec2_describe_zones(aws, &names, &offers->count, err))
        return false;
    offers->items = memory_new(offers->count + 1, sizeof *offers->items);
    for (size_t i = 0; i < offers->count; i++)
        offers->items[i] = (ZoneOffer){names[i], true, true, true, true};
    free(names);
    qsort(offers->items, offers->count, sizeof *offers->items, by_name);
    return true;
}

/* What can't be asked changes nothing; false: AWS is out of reach, or it was cancelled. */
static bool take(ZoneOffers *offers, size_t member, bool asked, const char *zones, const Error *err) {
    if (!asked && !offers->unasked.said[0])
        offers->unasked = *err;
    for (size_t i = 0; asked && i < offers->count; i++)
        *(bool *)((char *)&offers->items[i] + member) = has_word(zones, offers->items[i].name);
    return asked || !error_ends_asking(err);
}

static bool ask_type(AwsContext *aws, const char *type, size_t member, ZoneOffers *offers, Error *err) {
    AUTO(memory_release) char *zones = NULL;
    bool asked = ec2_type_zones(aws, type, &zones, err);
    return take(offers, member, asked, zones, err);
}

static bool ask_endpoint(AwsContext *aws, ZoneOffers *offers, Error *err) {
    AUTO(memory_release)
    char *service = memory_print("com.amazonaws.%s.secretsmanager", aws_session_region(aws->session));
    AUTO(memory_release) char *zones = NULL;
    bool asked = ec2_endpoint_zones(aws, service, &zones, err);
    return take(offers, offsetof(ZoneOffer, endpoint), asked, zones, err);
}

static bool ask_database(AwsContext *aws, const Settings *settings, ZoneOffers *offers, Error *err) {
    AUTO(memory_release) char *zones = NULL;
    bool asked = rds_class_zones(aws, settings_text(settings, "database.engine_version"),
                                 settings_text(settings, "database.instance_class"), &zones, err);
    return take(offers, offsetof(ZoneOffer, database), asked, zones, err);
}

static bool nat_is_instance(const Settings *settings) {
    return strcmp(settings_text(settings, "network.nat"), "instance") == 0;
}

static bool ask_all(AwsContext *aws, const Settings *settings, ZoneOffers *offers, Error *err) {
    const char *bastion = settings_text(settings, "bastion.instance_type");
    const char *nat = settings_text(settings, "network.nat_instance_type");
    if (!ask_names(aws, offers, err) || !ask_type(aws, bastion, offsetof(ZoneOffer, bastion), offers, err))
        return false;
    for (size_t i = 0; i < offers->count; i++)
        offers->items[i].nat = !nat_is_instance(settings) || offers->items[i].bastion;
    if (nat_is_instance(settings) && strcmp(bastion, nat) != 0 &&
        !ask_type(aws, nat, offsetof(ZoneOffer, nat), offers, err))
        return false;
    return ask_endpoint(aws, offers, err) && ask_database(aws, settings, offers, err);
}

bool zones_ask(AwsContext *aws, const Settings *settings, ZoneOffers *offers, Error *err) {
    ZoneOffers made = {0};
    if (!ask_all(aws, settings, &made, err)) {
        zone_offers_release(&made);
        return error_tried(err, "ask what the zones of %s offer", aws_session_region(aws->session));
    }
    *err = (Error){0};
    *offers = made;
    return true;
}

/* ---- choosing */

/* 0: they won't do. Else the more the better: the database finds a place in one, which is enough without Multi-AZ, or
 * in both; and the second lacks nothing of what only the first must have: who lacks it may be old, and lack what nobody
 * can ask for, as Lambda. */
static int pair_rank(const ZoneOffer *one, const ZoneOffer *two, bool multi_az) {
    if (one == two || !one->bastion || !one->nat || !one->endpoint || !two->endpoint)
        return 0;
    int places = one->database + two->database;
    if (places == 0 || (multi_az && places < 2))
        return 0;
    return 2 * places + (two->bastion && two->nat);
}

typedef struct Need {
    const char *path;
    size_t member;
} Need;
static const Need needs[] = {
    {"bastion.instance_type", offsetof(ZoneOffer, bastion)},
    {"network.nat_instance_type", offsetof(ZoneOffer, nat)},
    {"region", offsetof(ZoneOffer, endpoint)},
    {"database.instance_class", offsetof(ZoneOffer, database)},
};

static bool offers_need(const ZoneOffer *offer, const Need *need) {
    return *(const bool *)((const char *)offer + need->member);
}

/* "eu-west-1a: no t3.micro, no endpoint; eu-west-1b: no db.x2g.large" */
static void tell_lacks(const ZoneOffers *offers, const Settings *settings, Text *text) {
    for (size_t i = 0; i < offers->count; i++) {
        size_t told = 0;
        for (size_t k = 0; k < sizeof needs / sizeof *needs; k++) {
            if (offers_need(&offers->items[i], &needs[k]))
                continue;
            bool endpoint = strcmp(needs[k].path, "region") == 0;
            const char *what = endpoint ? "endpoint to Secrets Manager" : settings_text(settings, needs[k].path);
            if (told++)
                text_print(text, ", no %s", what);
            else
                text_print(text, "%s%s: no %s", text->length ? "; " : "", offers->items[i].name, what);
        }
    }
}

static const char *most_lacking(const ZoneOffers *offers) {
    const char *path = "region";
    size_t most = 0;
    for (size_t k = 0; k < sizeof needs / sizeof *needs; k++) {
        size_t without = 0;
        for (size_t i = 0; i < offers->count; i++)
            without += !offers_need(&offers->items[i], &needs[k]);
        if (without > most) {
            most = without;
            path = needs[k].path;
        }
    }
    return path;
}

bool zones_pick(const ZoneOffers *offers, const Settings *settings, Text *zones, Error *err) {
    bool multi_az = settings_on(settings, "database.multi_az");
    const ZoneOffer *best[2] = {NULL, NULL};
    int best_rank = 0;
    for (const ZoneOffer *one = offers->items; one < offers->items + offers->count; one++)
        for (const ZoneOffer *two = offers->items; two < offers->items + offers->count; two++) {
            int rank = pair_rank(one, two, multi_az);
            if (rank <= best_rank)
                continue;
            best[0] = one;
            best[1] = two;
            best_rank = rank;
        }
    if (best_rank > 0) {
        text_print(zones, "%s,%s", best[0]->name, best[1]->name);
        return true;
    }
    AUTO(text_release) Text text = {0};
    const char *path = offers->count < 2 ? "region" : most_lacking(offers);
    tell_lacks(offers, settings, &text);
    error_set(err, ERROR_FAILED, strcmp(path, "region") == 0 ? "choose another region" : "choose another", "%s%s",
              offers->count < 2 ? "the region has one zone for this account, and two are needed"
                                : "no two zones offer all that is chosen: ",
              text_string(&text));
    snprintf(err->code, sizeof err->code, "%s%s", lacks, path);
    return false;
}

const char *zones_chosen(const Settings *settings, const char *region) {
    const char *zones = settings_text(settings, "network.zones");
    return strncmp(zones, region, strlen(region)) == 0 ? zones : "";
}

const char *zones_setting(const Error *err) {
    const char *path = strncmp(err->code, lacks, sizeof lacks - 1) == 0 ? err->code + sizeof lacks - 1 : NULL;
    for (size_t k = 0; path && k < sizeof needs / sizeof *needs; k++)
        if (strcmp(needs[k].path, path) == 0)
            return needs[k].path;
    return NULL;
}

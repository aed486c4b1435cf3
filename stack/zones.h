/* The two availability zones of a new network: the first that offer what the settings choose.
 *
 * Zones differ. AWS brings new hardware and services to some of a region's zones last or never (use1-az3 has no t3, no
 * Lambda in a network, no endpoint), and the letters are dealt out to each account anew. The first zone holds the
 * bastion and the NAT instance; the endpoint and the rotation's function stand in both; the database in one, with
 * Multi-AZ in both. Once the stack stands its zones are what they are: another zone would be another database. */
#ifndef STACK_ZONES_H
#define STACK_ZONES_H

#include "aws/call.h"
#include "settings/settings.h"

typedef struct ZoneOffer {
    char *name; /* "eu-west-1a" */
    bool bastion, nat, endpoint, database;
} ZoneOffer;
typedef struct ZoneOffers {
    ZoneOffer *items; /* in the order of their names */
    size_t count;
    Error unasked; /* why something could not be asked; said "" when all was */
} ZoneOffers;
void zone_offers_release(ZoneOffers *offers); /* for AUTO */

/* What each zone of the region offers of what the settings choose. What can't be asked, for want of a permission or
 * because the service fails, counts as offered: then AWS finds it out. False: not even the zones can be asked, AWS is
 * out of reach, or cancelled. */
bool zones_ask(AwsContext *aws, const Settings *settings, ZoneOffers *offers, Error *err);
/* The zones that the settings choose; "" when they leave it open, or were chosen for another region. */
const char *zones_chosen(const Settings *settings, const char *region);
/* "eu-west-1a,eu-west-1b" into `zones`: pure. ERROR_FAILED: no two will do; err->said names what each lacks, and
 * err->code ("ZoneLacks:bastion.instance_type") the setting that the most zones lack. */
bool zones_pick(const ZoneOffers *offers, const Settings *settings, Text *zones, Error *err);
/* The setting of such an error; NULL: it is none. */
const char *zones_setting(const Error *err);

#endif

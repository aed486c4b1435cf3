/* Checks: whether what is chosen is to be had. See checks.h. */
#include "stack/checks_parts.h"

#include "aws/ec2.h"
#include "aws/services.h"
#include "base/memory.h"
#include "stack/zones.h"

#include <stdlib.h>
#include <string.h>

static long words_in(const char *text) {
    long count = 0;
    for (text += strspn(text, " "); *text; text += strspn(text, " ")) {
        count++;
        text += strcspn(text, " ");
    }
    return count;
}

static void refused(Finding *finding, const char *path) {
    finding_why(finding, "AWS would refuse it, and undo the deployment");
    finding->path = path;
    finding_certain(finding);
}

static void judge_class(const CheckInput *input, const RdsClass *class, Finding *finding) {
    bool multi_az = settings_on(input->settings, "database.multi_az");
    bool advanced = strcmp(settings_text(input->settings, "retention.insights"), "advanced") == 0;
    finding->path = "database.instance_class";
    if (words_in(class->zones) < 2) {
        finding_say(finding, FINDING_ERROR, "choose another class or region", "%s is sold in one zone alone (%s)",
                    class->name, class->zones);
        finding_why(finding, "the network spans two zones, and the database must fit into either");
    } else if (multi_az && !class->multi_az) {
        finding_say(finding, FINDING_ERROR, "choose another class, or no Multi-AZ", "%s has no Multi-AZ here",
                    class->name);
        refused(finding, "database.instance_class");
    } else if (advanced && !class->insights) {
        finding_say(finding, FINDING_ERROR, "choose another class, or insights: standard",
                    "%s has no Database Insights", class->name);
        refused(finding, "database.instance_class");
    } else {
        finding_say(finding, FINDING_OK, "", "%s is sold in %s", class->name, class->zones);
        finding->path = NULL;
    }
}

/* A major version alone means RDS's own choice where a database is made; where one stands, it has a minor version that
 * may be sold otherwise. */
static bool version_known(const CheckInput *input, const char *version) {
    return !input->plan || input->plan->create || strchr(version, '.');
}

static bool class_sent(const CheckInput *input) {
    static const char *const paths[] = {"database.instance_class", "database.engine_version", "database.multi_az",
                                        "retention.insights"};
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        if (check_sends(input, paths[i]))
            return true;
    return false;
}

void check_class(const CheckInput *input, Finding *finding) {
    RdsClasses classes = {0};
    Error err = {0};
    const char *wanted = settings_text(input->settings, "database.instance_class");
    const char *version = settings_text(input->settings, "database.engine_version");
    if (input->certain && (!class_sent(input) || !version_known(input, version))) {
        finding_say(finding, FINDING_OK, "", "the database keeps its class");
        return;
    }
    if (!rds_orderable_class(input->aws, version, wanted, &classes, &err)) {
        finding_unknown(finding, &err);
        return;
    }
    const RdsClass *found = NULL;
    for (size_t i = 0; i < classes.count && !found; i++)
        found = strcmp(classes.items[i].name, wanted) == 0 ? &classes.items[i] : NULL;
    if (found) {
        judge_class(input, found, finding);
    } else {
        finding_say(finding, FINDING_ERROR, "choose another class or engine version",
                    "%s is not sold in %s for PostgreSQL %s", wanted, aws_session_region(input->aws->session), version);
        refused(finding, "database.instance_class");
    }
    rds_classes_release(&classes);
}

void check_key_pair(const CheckInput *input, Finding *finding) {
    Ec2KeyPairs pairs = {0};
    Error err = {0};
    const char *wanted = settings_text(input->settings, "bastion.key_pair");
    bool there = false;
    if (!wanted[0]) {
        finding_say(finding, FINDING_ERROR, "choose or make one", "no key pair is chosen");
        finding->path = "bastion.key_pair";
        return;
    }
    if (!ec2_describe_key_pairs(input->aws, &pairs, &err)) {
        finding_unknown(finding, &err);
        return;
    }
    for (size_t i = 0; i < pairs.count; i++)
        there = there || strcmp(pairs.items[i].name, wanted) == 0;
    ec2_key_pairs_release(&pairs);
    if (there) {
        finding_say(finding, FINDING_OK, "", "%s is there", wanted);
        return;
    }
    finding_say(finding, FINDING_ERROR, "choose another, make one, or import your public key",
                "key pair %s is not in %s", wanted, aws_session_region(input->aws->session));
    finding_why(finding, "key pairs belong to one region");
    finding->path = "bastion.key_pair";
}

/* `both`: the endpoint is to stand in each. */
static void zones_told(const ZoneOffers *offers, const char *zones, bool both, Finding *finding) {
    AUTO(memory_release) char *comma = memory_copy(zones);
    const char *second = strchr(comma, ',') + 1;
    *strchr(comma, ',') = '\0';
    const ZoneOffer *found[2] = {NULL, NULL};
    for (size_t i = 0; i < offers->count; i++)
        for (size_t k = 0; k < 2; k++)
            found[k] = strcmp(offers->items[i].name, k ? second : comma) == 0 ? &offers->items[i] : found[k];
    if (!found[0] || !found[1]) {
        finding_say(finding, FINDING_ERROR, "choose two that it has, or none",
                    "zone %s is not available to this account", found[0] ? second : comma);
        finding->path = "network.zones";
    } else if (found[0]->endpoint && !found[1]->endpoint && both) {
        finding_say(finding, FINDING_ERROR, "choose 1, or other zones", "%s has no endpoint to Secrets Manager",
                    second);
        finding->path = "network.endpoint_zones";
    } else {
        finding_say(finding, FINDING_OK, "", "%s and %s", comma, second);
    }
}

void check_zones(const CheckInput *input, Finding *finding) {
    AUTO(zone_offers_release) ZoneOffers offers = {0};
    AUTO(text_release) Text picked = {0};
    Error err = {0};
    const char *zones = zones_chosen(input->settings, aws_session_region(input->aws->session));
    if (!zones_ask(input->aws, input->settings, &offers, &err)) {
        finding_unknown(finding, &err);
        return;
    }
    if (zones[0] || zones_pick(&offers, input->settings, &picked, &err)) {
        zones_told(&offers, zones[0] ? zones : text_string(&picked),
                   settings_number(input->settings, "network.endpoint_zones") > 1, finding);
        return;
    }
    finding_say(finding, FINDING_ERROR, err.remedy, "%s", err.said);
    finding->path = zones_setting(&err);
}

void check_own_address(const CheckInput *input, Finding *finding) {
    char address[64];
    Error err = {0};
    Cidr own;
    const AllowList *allowed = settings_allowed_const(input->settings);
    if (!checkip_address(input->aws, address, &err) || !cidr_parse(address, &own, &err)) {
        finding_unknown(finding, &err);
        return;
    }
    if (allow_list_outer(allowed, own) >= 0) {
        finding_say(finding, FINDING_OK, "", "%s may connect", address);
        return;
    }
    finding_say(finding, FINDING_WARNING, "add it to the allowed addresses", "your address %s is not among the allowed",
                address);
    finding_why(finding, "you could not connect from here");
    finding->path = "access.allowed";
}

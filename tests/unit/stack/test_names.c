/* Names of a new stack: whose what has them is, what of it is removed, and what is told. AWS is a few lines here. */
#include "stack/names.h"
#include "aws/services.h"
#include "base/memory.h"

#include <stdarg.h>
#include <stddef.h>
#include <setjmp.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef enum { NONE, THERE, DELETED, DENIED, LOST } Found;

/* What stands, and what was done. */
static struct {
    Found database, secret, group, function;
    const char *group_name; /* of the group that stands */
    bool expires, encrypted, undeletable;
    int tellings;
    char removed[128], told[512]; /* the last words */
} cloud;

static bool answer(Found found, const char *absent, Error *err) {
    if (found == THERE || found == DELETED)
        return true;
    error_set(err, found == DENIED ? ERROR_DENIED : found == LOST ? ERROR_NETWORK : ERROR_FAILED, "", "no");
    snprintf(err->code, sizeof err->code, "%s", found == DENIED ? "AccessDenied" : found == LOST ? "" : absent);
    return false;
}

bool rds_describe_instance(AwsContext *aws, const char *id, RdsInstance *instance, Error *err) {
    (void)aws;
    (void)id;
    *instance = (RdsInstance){0};
    return answer(cloud.database, "DBInstanceNotFound", err);
}

void rds_instance_release(RdsInstance *instance) {
    *instance = (RdsInstance){0};
}

bool secrets_describe(AwsContext *aws, const char *id, SecretState *state, Error *err) {
    (void)aws;
    (void)id;
    *state = (SecretState){.deleted_ms = cloud.secret == DELETED};
    return answer(cloud.secret, "ResourceNotFoundException", err);
}

void secret_state_release(SecretState *state) {
    *state = (SecretState){0};
}

bool logs_group_find(AwsContext *aws, const char *name, LogGroup *group, Error *err) {
    (void)aws;
    *group = (LogGroup){.there = cloud.group == THERE && strcmp(name, cloud.group_name) == 0,
                        .expires = cloud.expires,
                        .encrypted = cloud.encrypted};
    return cloud.group < DENIED || answer(cloud.group, "", err);
}

bool logs_delete_group(AwsContext *aws, const char *name, Error *err) {
    (void)aws;
    if (cloud.undeletable)
        return error_set(err, ERROR_DENIED, "", "no");
    snprintf(cloud.removed, sizeof cloud.removed, "%s", name);
    return true;
}

bool lambda_network(AwsContext *aws, const char *function, LambdaNetwork *network, Error *err) {
    (void)aws;
    assert_string_equal(function, "shop-rotation");
    *network = (LambdaNetwork){0};
    return answer(cloud.function, "ResourceNotFoundException", err);
}

void lambda_network_release(LambdaNetwork *network) {
    *network = (LambdaNetwork){0};
}

static void told(void *data, const char *words) {
    (void)data;
    cloud.tellings++;
    snprintf(cloud.told, sizeof cloud.told, "%s", words);
}

static const NameListener listener = {told, NULL};
#define LATE "/aws/lambda/shop-rotation"
#define UNWANTED "/secure-rds/shop/flow"
#define AUDIT "/aws/rds/instance/shop/postgresql"

static const struct {
    const char *type, *name;
    bool wanted;
} named[] = {
    {"AWS::RDS::DBInstance", "shop", true},   {"AWS::SecretsManager::Secret", "shop", true},
    {"AWS::Logs::LogGroup", LATE, true},      {"AWS::Logs::LogGroup", AUDIT, true},
    {"AWS::Logs::LogGroup", UNWANTED, false}, {"AWS::EC2::VPC", "", true},
};
enum { NAMED = sizeof named / sizeof *named };
static TemplateResource resources[NAMED];
static const TemplateOutline outline = {.resources = resources, .resource_count = NAMED};

static int outline_make(void **unused) {
    (void)unused;
    for (size_t i = 0; i < NAMED; i++)
        resources[i] = (TemplateResource){
            .type = memory_copy(named[i].type), .name = memory_copy(named[i].name), .wanted = named[i].wanted};
    return 0;
}

static int outline_drop(void **unused) {
    (void)unused;
    for (size_t i = 0; i < NAMED; i++) {
        free(resources[i].type);
        free(resources[i].name);
    }
    return 0;
}

static const struct {
    const char *name;
    Found database, secret, group, function;
    const char *group_name;
    bool expires, encrypted, remove, undeletable, ok;
    const char *said, *remedy, *removed, *told;
} cases[] = {
    {"all free", .ok = true},
    {"Lambda's own, made anew", .group = THERE, .group_name = LATE, .remove = true, .ok = true, .removed = LATE},
    {"the same, only looked at", .group = THERE, .group_name = LATE,
     .said = LATE " is left over from the last stack: `secure-rds apply` removes it"},
    {"the same, not to be removed", .group = THERE, .group_name = LATE, .remove = true, .undeletable = true,
     .said = "no"},
    {"it expires: somebody made it", .group = THERE, .group_name = LATE, .expires = true, .remove = true,
     .said = LATE " is there already", .remedy = "aws logs delete-log-group --log-group-name " LATE},
    {"with a key", .group = THERE, .group_name = LATE, .encrypted = true, .remove = true, .said = LATE},
    {"its function stands", .group = THERE, .group_name = LATE, .function = THERE, .remove = true, .said = LATE},
    {"whether it stands is not to be asked", .group = THERE, .group_name = LATE, .function = DENIED, .remove = true,
     .said = LATE " is there already"},
    {"a trail of queries", .group = THERE, .group_name = AUDIT, .remove = true, .said = "the log group " AUDIT " is",
     .remedy = "--log-group-name " AUDIT},
    {"one that this stack does not want", .group = THERE, .group_name = UNWANTED, .ok = true},
    {"a database", .database = THERE, .said = "the database shop is there already",
     .remedy = "choose another app name, or, when nothing uses it any more, delete it: aws rds delete-db-instance "
               "--final-db-snapshot-identifier NAME --db-instance-identifier shop"},
    {"a secret that is going", .secret = DELETED, .said = "the secret shop waits for its deletion and holds the name",
     .remedy = "--force-delete-without-recovery --secret-id shop"},
    {"two at once", .database = THERE, .secret = THERE,
     .said = "the database shop is there already, and no part of "
             "this stack; the secret shop is there already",
     .remedy = "--db-instance-identifier shop; aws secretsmanager"},
    {"everything", .database = THERE, .secret = THERE, .group = THERE, .group_name = LATE, .expires = true,
     .said = "; the log group " LATE " is there already", .remedy = "aws logs delete-log-group --log-group-name " LATE},
    {"nothing to be asked", .database = DENIED, .secret = DENIED, .group = DENIED, .ok = true,
     .told = "whether the name " LATE " is taken can't be asked: no"},
};

static void test_clear(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        AwsContext aws = {0};
        Error err = {0};
        memset(&cloud, 0, sizeof cloud);
        cloud.database = cases[i].database;
        cloud.secret = cases[i].secret;
        cloud.group = cases[i].group;
        cloud.function = cases[i].function;
        cloud.group_name = cases[i].group_name;
        cloud.expires = cases[i].expires;
        cloud.encrypted = cases[i].encrypted;
        cloud.undeletable = cases[i].undeletable;
        bool ok = names_clear(&aws, "shop", &outline, cases[i].remove, &listener, &err);
        const char *removed = cases[i].removed ? cases[i].removed : "";
        if (ok != cases[i].ok || (cases[i].said && !strstr(err.said, cases[i].said)) || (ok && err.said[0]) ||
            (cases[i].remedy && !strstr(err.remedy, cases[i].remedy)))
            fail_msg("%s: %d, \"%s\", \"%s\"", cases[i].name, ok, err.said, err.remedy);
        const char *told = cases[i].told ? cases[i].told : removed;
        int tellings = cases[i].told ? 3 : *removed != '\0'; /* what is not known once a type */
        if (strcmp(cloud.removed, removed) != 0 || !strstr(cloud.told, told) || cloud.tellings != tellings)
            fail_msg("%s: removed \"%s\", told \"%s\" of %d", cases[i].name, cloud.removed, cloud.told, cloud.tellings);
    }
}

/* Whoever asks again learns it: what was not told by AWS is not decided. */
static void test_lost_network(void **unused) {
    AwsContext aws = {0};
    Error err = {0};
    (void)unused;
    memset(&cloud, 0, sizeof cloud);
    cloud.group = LOST;
    assert_false(names_clear(&aws, "shop", &outline, true, &listener, &err));
    assert_int_equal(err.kind, ERROR_NETWORK);
    assert_string_equal(err.tried, "look for the name " LATE);
}

/* After a stack was deleted. */
static void test_tidy(void **unused) {
    AwsContext aws = {0};
    (void)unused;
    memset(&cloud, 0, sizeof cloud);
    cloud.group = THERE;
    cloud.group_name = LATE;
    names_tidy(&aws, "shop", &listener);
    assert_string_equal(cloud.removed, LATE);
    assert_non_null(strstr(cloud.told, LATE));
    static const struct {
        Found function;
        bool expires;
    } kept[] = {{THERE, false}, {DENIED, false}, {NONE, true}};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        cloud.removed[0] = cloud.told[0] = '\0';
        cloud.function = kept[i].function;
        cloud.expires = kept[i].expires;
        names_tidy(&aws, "shop", &listener);
        assert_string_equal(cloud.removed, "");
        assert_string_equal(cloud.told, "");
    }
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_clear),
        cmocka_unit_test(test_lost_network),
        cmocka_unit_test(test_tidy),
    };
    return cmocka_run_group_tests(tests, outline_make, outline_drop);
}

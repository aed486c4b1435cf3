/* See target.h. */
#include "connect/target.h"
#include "aws/cloudformation.h"
#include "aws/config.h"
#include "aws/presign.h"
#include "base/file.h"
#include "base/memory.h"
#include "stack/account_guard.h"
#include "stack/owner.h"
#include "stack/ssh_key.h"
#include "stack/status.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

void target_release(Target *target) {
    ec2_instance_release(&target->bastion);
    *target = (Target){0};
}

#define TAKE(field, text) snprintf(field, sizeof field, "%s", text)

/* Outputs come with the end of a creation, and the database answers minutes before that. What is not known by then, or
 * may not be asked, stays empty. */
static void read_meanwhile(AwsContext *aws, const CfnStack *stack, Target *target) {
    AUTO(cfn_resources_release) CfnResources resources = {0};
    Error ignored = {0};
    const char *database = NULL;
    if (strcmp(stack->status, "CREATE_IN_PROGRESS") != 0 ||
        !cfn_describe_resources(aws, stack->id, &resources, &ignored))
        return;
    for (size_t i = 0; i < resources.count; i++) {
        const CfnResource *resource = &resources.items[i];
        if (strcmp(resource->status, "CREATE_COMPLETE") != 0)
            continue;
        if (strcmp(resource->logical_id, "Bastion") == 0)
            TAKE(target->instance, resource->physical_id);
        else if (strcmp(resource->logical_id, "DatabaseSecret") == 0)
            TAKE(target->secret, resource->physical_id);
        else if (strcmp(resource->logical_id, "Database") == 0)
            database = resource->physical_id;
    }
    RdsInstance instance = {0};
    if (database && rds_describe_instance(aws, database, &instance, &ignored) && instance.endpoint) {
        TAKE(target->host, instance.endpoint);
        target->port = instance.port;
    }
    rds_instance_release(&instance);
}

bool target_read(AwsContext *aws, const char *app, const char *account, const char *database, Target *target,
                 Error *err) {
    AUTO(cfn_stack_release) CfnStack stack = {0};
    char stands_in[ACCOUNT_SIZE];
    if (!cfn_describe_stack(aws, app, &stack, err))
        return strcmp(err->code, "StackNotFound") == 0 || strstr(err->said, "does not exist")
                   ? error_set(err, ERROR_FAILED, "create it first: `secure-rds`, or `secure-rds apply`",
                               "there is no stack %s in this account and region", app)
                   : false;
    arn_account(stack.id, stands_in);
    if ((*stands_in && !account_is(account, stands_in, err)) || !owner_reads(aws, &stack, err))
        return false;
    TAKE(target->app, app);
    TAKE(target->host, stack_output(&stack, "DatabaseEndpoint"));
    TAKE(target->database, *database ? database : "postgres");
    TAKE(target->instance, stack_output(&stack, "BastionInstanceId"));
    TAKE(target->balancer, stack_output(&stack, "LoadBalancerDns"));
    TAKE(target->secret, stack_output(&stack, "SecretArn"));
    snprintf(target->log_group, sizeof target->log_group, "/aws/rds/instance/%s/postgresql", app);
    target->port = atoi(stack_output(&stack, "DatabasePort"));
    if (!*target->host)
        read_meanwhile(aws, &stack, target);
    return (*target->host && target->port) || error_set(err, ERROR_FAILED, "see `secure-rds status`",
                                                        "the stack %s has no database yet (%s)", app, stack.status);
}

bool target_bastion(AwsContext *aws, Target *target, Error *err) {
    if (!*target->instance)
        return error_set(err, ERROR_FAILED, "see `secure-rds status`", "the stack %s has no bastion", target->app);
    ec2_instance_release(&target->bastion);
    if (!ec2_describe_instance(aws, target->instance, &target->bastion, err))
        return strcmp(err->code, "InvalidInstanceID.NotFound") == 0
                   ? error_set(err, ERROR_FAILED, "see `secure-rds status`; `secure-rds apply` makes a new one",
                               "the bastion %s is not there any more", target->instance)
                   : false;
    const char *state = target->bastion.state;
    if (strcmp(state, "stopped") == 0 || strcmp(state, "stopping") == 0)
        error_set(err, ERROR_FAILED, "", "the bastion %s is %s", target->instance, state);
    else if (strcmp(state, "terminated") == 0 || strcmp(state, "shutting-down") == 0)
        return error_set(err, ERROR_FAILED, "see `secure-rds status`: its stack has to make a new one",
                         "the bastion %s was ended (%s)", target->instance, state);
    else if (strcmp(state, "running") != 0 || !*target->bastion.public_ip)
        return error_set(err, ERROR_FAILED, "try again in a minute", "the bastion %s is not ready (%s)",
                         target->instance, state);
    else
        return true;
    snprintf(err->remedy, sizeof err->remedy, "start it: aws ec2 start-instances --region %s --instance-ids %s",
             aws_session_region(aws->session), target->instance);
    return false;
}

bool login_by_secret(AwsContext *aws, const Target *target, Login *login, Error *err) {
    AUTO(secret_release) Secret value = {0};
    const char *user = NULL;
    json_t *password = NULL;
    if (!secrets_value(aws, target->secret, &value, err)) {
        if (strstr(err->said, "marked for deletion"))
            snprintf(err->remedy, sizeof err->remedy,
                     "take its deletion back: aws secretsmanager restore-secret "
                     "--region %s --secret-id %s",
                     aws_session_region(aws->session), target->secret);
        else if (strcmp(err->code, "ResourceNotFoundException") == 0)
            snprintf(
                err->remedy, sizeof err->remedy,
                "somebody has deleted the secret: see `secure-rds status`; who has rds_iam can sign in with --iam");
        return error_tried(err, "read the password");
    }
    json_t *object = json_loads(secret_string(&value), 0, NULL);
    bool whole = object && json_unpack(object, "{s:s, s:o}", "username", &user, "password", &password) == 0 &&
                 json_is_string(password) && strlen(user) < sizeof login->user;
    if (whole) {
        TAKE(login->user, user);
        secret_set(&login->password, json_string_value(password), json_string_length(password));
        secret_wipe((char *)json_string_value(password), json_string_length(password)); /* the tree ends here */
    }
    json_decref(object);
    return whole || error_set(err, ERROR_FAILED, "look at the secret in the Secrets Manager console",
                              "the secret of %s holds no user and password", target->app);
}

bool login_by_iam(AwsContext *aws, const Target *target, const char *user, Login *login, Error *err) {
    if (strlen(user) >= sizeof login->user)
        return error_set(err, ERROR_USAGE, "name a user of the database", "--iam %.80s… is no user's name", user);
    TAKE(login->user, user);
    return rds_sign_in_token(aws, target->host, target->port, user, &login->password, err);
}

/* What EC2 has of the bastion's key pair; "" not known. */
static void fingerprint_of(AwsContext *aws, const char *name, char fingerprint[128]) {
    Ec2KeyPairs pairs = {0};
    Error ignored = {0};
    *fingerprint = '\0';
    if (!ec2_describe_key_pairs(aws, &pairs, &ignored))
        return;
    for (size_t i = 0; i < pairs.count; i++)
        if (strcmp(pairs.items[i].name, name) == 0)
            snprintf(fingerprint, 128, "%s", pairs.items[i].fingerprint);
    ec2_key_pairs_release(&pairs);
}

/* ssh would wait at a pipe. */
static bool is_file(const char *path) {
    struct stat about;
    return stat(path, &about) == 0 && S_ISREG(about.st_mode);
}

/* A file in ~/.ssh of the key pair's name: what the wizard makes, and what others do. */
static char *file_by_name(const char *name) {
    static const char *const endings[] = {"", ".pem"};
    for (size_t i = 0; i < 2 && *name && !strchr(name, '/') && *name != '.'; i++) {
        AUTO(memory_release) char *below = memory_print(".ssh/%s%s", name, endings[i]);
        char *path = home_path(below);
        if (is_file(path))
            return path;
        free(path);
    }
    return NULL;
}

char *target_identity(AwsContext *aws, const Target *target, const char *beside) {
    AUTO(ssh_keys_release) SshKeys keys = {0};
    char fingerprint[128];
    char *path = file_by_name(target->bastion.key_name ? target->bastion.key_name : "");
    Error ignored = {0};
    if (path)
        return path;
    fingerprint_of(aws, target->bastion.key_name ? target->bastion.key_name : "", fingerprint);
    ssh_keys_local(&keys);
    const SshKey *key = *fingerprint ? ssh_keys_find(&keys, fingerprint) : NULL;
    if (!key || !key->private_here)
        return memory_copy("");
    if (strncmp(key->where, "~/", 2) == 0)
        return home_path(key->where + 2);
    AUTO(memory_release) char *line = memory_print("%s\n", key->line);
    bool written = state_folder_make(&ignored) && file_replace(beside, line, strlen(line), 0600, &ignored);
    return memory_copy(written ? beside : "");
}

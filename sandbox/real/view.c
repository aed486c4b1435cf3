/* See view.h. */
#include "sandbox/real/view.h"
#include "base/memory.h"
#include "sandbox/world/account.h"
#include "sandbox/services/ec2.h"
#include "sandbox/services/ec2_power.h"
#include "sandbox/services/network.h"
#include "sandbox/world/presets.h"
#include "sandbox/services/rds.h"

#include <stdlib.h>
#include <string.h>

enum { SSH_PORT = 22 };

/* ---- which stack */

typedef struct Search {
    const World *world;
    const char *address; /* NULL: a load balancer */
    long long at_ms, newest_ms;
    char *stack_id, *region;
} Search;

static bool search_fits(const Search *search, const CfnPhysical *thing) {
    if (!search->address)
        return strcmp(thing->type, "AWS::ElasticLoadBalancingV2::LoadBalancer") == 0 && !thing->retained &&
               thing->created_ms >= search->newest_ms;
    if (strcmp(thing->type, "AWS::EC2::Instance") != 0)
        return false;
    AUTO(memory_release) char *address = ec2_public_address(search->world, thing, search->at_ms);
    return strcmp(address, search->address) == 0;
}

static bool search_visit(void *context, const CfnPhysical *thing) {
    Search *search = context;
    if (!search_fits(search, thing))
        return true;
    free(search->stack_id);
    free(search->region);
    search->stack_id = memory_copy(thing->stack_id);
    search->region = memory_copy(thing->region);
    search->newest_ms = thing->created_ms;
    return true;
}

static bool search_run(Search search, char **stack_id, char **region) {
    cfn_each_physical(world_cfn(search.world), NULL, search.at_ms, search_visit, &search);
    *stack_id = search.stack_id;
    *region = search.region;
    return search.stack_id != NULL;
}

bool real_stack_at(const World *world, const char *address, long long at_ms, char **stack_id, char **region) {
    return search_run((Search){.world = world, .address = address, .at_ms = at_ms}, stack_id, region);
}

bool real_stack_balanced(const World *world, long long at_ms, char **stack_id, char **region) {
    return search_run((Search){.world = world, .at_ms = at_ms}, stack_id, region);
}

/* ---- what is in it */

typedef struct View {
    World *world;
    const char *stack_id, *region;
    long long at_ms;
    Things instances, templates, databases, balancers;
    const CfnPhysical *bastion, *database, *balancer;
} View;

static const CfnPhysical *of_stack(const Things *things, const char *stack_id) {
    for (size_t i = 0; i < things->count; i++)
        if (strcmp(things->items[i].stack_id, stack_id) == 0)
            return &things->items[i];
    return NULL;
}

static const json_t *first_interface(const View *view) {
    const json_t *list = ec2_instance_property(view->bastion->properties, &view->templates, "NetworkInterfaces");
    return json_array_get(list, 0);
}

/* Among the stack's instances the one with a key: NAT instances have none. */
static void view_find(View *view) {
    view->instances = things_of(view->world, view->region, "AWS::EC2::Instance", view->at_ms);
    view->templates = things_of(view->world, view->region, "AWS::EC2::LaunchTemplate", view->at_ms);
    view->databases = things_of(view->world, view->region, "AWS::RDS::DBInstance", view->at_ms);
    view->balancers = things_of(view->world, view->region, "AWS::ElasticLoadBalancingV2::LoadBalancer", view->at_ms);
    view->database = of_stack(&view->databases, view->stack_id);
    view->balancer = of_stack(&view->balancers, view->stack_id);
    for (size_t i = 0; i < view->instances.count; i++) {
        const CfnPhysical *instance = &view->instances.items[i];
        if (strcmp(instance->stack_id, view->stack_id) == 0 &&
            ec2_instance_property(instance->properties, &view->templates, "KeyName"))
            view->bastion = instance;
    }
}

static void view_release(View *view) {
    things_release(&view->instances);
    things_release(&view->templates);
    things_release(&view->databases);
    things_release(&view->balancers);
}

static const json_t *bastion_groups(const View *view) {
    const json_t *groups = ec2_instance_property(view->bastion->properties, &view->templates, "SecurityGroupIds");
    const json_t *interface = first_interface(view);
    groups = groups ? groups : json_object_get(interface, "GroupSet");
    return groups ? groups : json_object_get(interface, "Groups");
}

static bool lets(const View *view, const json_t *from, const json_t *to, long port) {
    Passage passage = {.world = view->world,
                       .region = view->region,
                       .at_ms = view->at_ms,
                       .from = from,
                       .to = to,
                       .address = ACCOUNT_ADDRESS,
                       .port = port};
    return network_lets(&passage);
}

static long port_of(const CfnPhysical *database) {
    AUTO(memory_release) char *port = value_string(json_object_get(database->properties, "Port"));
    return port ? strtol(port, NULL, 10) : 5432;
}

/* What the instance's script writes for sshd, as it stands there. */
static char *sshd_lines(const View *view) {
    static const char mark[] = "/etc/ssh/sshd_config.d/10-bastion.conf <<END\n";
    AUTO(memory_release) char *script = ec2_user_data(view->bastion, &view->templates);
    const char *start = strstr(script, mark);
    start = start ? start + strlen(mark) : "";
    const char *end = strstr(start, "\nEND\n");
    return memory_copy_n(start, end ? (size_t)(end + 1 - start) : 0);
}

static json_t *view_bastion(const View *view) {
    const json_t *key = ec2_instance_property(view->bastion->properties, &view->templates, "KeyName");
    json_auto_t *pairs = ec2_key_pairs(view->world, view->region, view->at_ms);
    json_t *pair;
    size_t i;
    const char *line = "";
    json_array_foreach(pairs, i, pair) if (strcmp(value_text(pair, "KeyName"), json_string_value(key)) == 0) line =
        value_text(pair, "PublicKey");
    AUTO(memory_release) char *sshd = sshd_lines(view);
    PowerState state = ec2_power(view->world, view->bastion, view->at_ms).state;
    return json_pack("{s:s, s:b, s:b, s:s, s:s}", "id", view->bastion->physical_id, "up",
                     state == POWER_RUNNING || state == POWER_STOPPING, "lets",
                     lets(view, NULL, bastion_groups(view), SSH_PORT), "key", line, "sshd", sshd);
}

/* Secrets Manager's own answer to the owner of the account, for the secret that is attached to the database. */
static json_t *secret_of(const View *view) {
    AUTO(things_release)
    Things attachments =
        things_of(view->world, view->region, "AWS::SecretsManager::SecretTargetAttachment", view->at_ms);
    for (size_t i = 0; i < attachments.count; i++) {
        const json_t *said = attachments.items[i].properties;
        if (strcmp(value_text(said, "TargetId"), view->database->physical_id) != 0)
            continue;
        json_auto_t *input = json_pack("{s:s}", "SecretId", value_text(said, "SecretId"));
        Call call = {.world = view->world,
                     .account = ACCOUNT_ID,
                     .region = view->region,
                     .request_id = "",
                     .input = input,
                     .now_ms = view->at_ms};
        for (const Action *action = service_actions("secretsmanager"); action->name; action++) {
            if (strcmp(action->name, "GetSecretValue") != 0)
                continue;
            CfnReply reply = action->handle(&call);
            json_t *value = json_loads(value_text(reply.output, "SecretString"), 0, NULL);
            cfn_reply_release(&reply);
            return value;
        }
    }
    return NULL;
}

static json_t *parameters_of(const View *view) {
    AUTO(things_release)
    Things groups = things_of(view->world, view->region, "AWS::RDS::DBParameterGroup", view->at_ms);
    const CfnPhysical *group =
        things_find(&groups, NULL, value_text(view->database->properties, "DBParameterGroupName"));
    const json_t *parameters = group ? json_object_get(group->properties, "Parameters") : NULL;
    return parameters ? json_deep_copy(parameters) : json_object();
}

/* "127.19.a.b": where its name leads to from the bastion. */
static json_t *database_address(const char *host) {
    Seed seed = seed_from(host, "address", "");
    unsigned bytes = (unsigned)(seed_next(&seed) >> 16);
    return value_print("127.19.%u.%u", bytes & 255, 1 + (bytes >> 8) % 254);
}

static json_t *view_database(const View *view) {
    const CfnPhysical *database = view->database;
    const json_t *groups = json_object_get(database->properties, "VPCSecurityGroups");
    const char *host = thing_attribute(database, "Endpoint.Address");
    json_auto_t *secret = secret_of(view);
    double days = presets_certificate_days(world_presets(view->world), 365);
    json_t *item =
        json_pack("{s:s, s:s, s:o, s:I, s:s, s:s, s:s, s:b, s:o, s:f, s:s}", "id",
                  thing_attribute(database, "DbiResourceId"), "host", host, "address", database_address(host), "port",
                  (json_int_t)port_of(database), "user", value_text(database->properties, "MasterUsername"), "password",
                  value_text(secret, "password"), "name", value_text(database->properties, "DBName"), "iam",
                  value_true(json_object_get(database->properties, "EnableIAMDatabaseAuthentication")), "parameters",
                  parameters_of(view), "days", days, "tls", faults_server(world_faults(view->world)));
    if (!*value_text(item, "user") && *value_text(secret, "username"))
        json_object_set_new(item, "user", json_string(value_text(secret, "username")));
    const char *status = rds_status(view->world, database, view->at_ms);
    bool up = strcmp(status, "creating") != 0 && strcmp(status, "deleting") != 0 && strncmp(status, "st", 2) != 0;
    json_object_set_new(item, "up", json_boolean(up));
    json_object_set_new(item, "from_bastion",
                        json_boolean(view->bastion && lets(view, bastion_groups(view), groups, port_of(database))));
    const json_t *balancing = view->balancer ? json_object_get(view->balancer->properties, "SecurityGroups") : NULL;
    json_object_set_new(item, "from_balancer",
                        json_boolean(balancing && lets(view, balancing, groups, port_of(database))));
    return item;
}

json_t *real_view(World *world, const char *stack_id, const char *region, long long at_ms) {
    json_t *item = json_object();
    AUTO(view_release) View view = {.world = world, .stack_id = stack_id, .region = region, .at_ms = at_ms};
    view_find(&view);
    if (view.bastion)
        json_object_set_new(item, "bastion", view_bastion(&view));
    if (view.database)
        json_object_set_new(item, "database", view_database(&view));
    if (view.balancer && view.database)
        json_object_set_new(item, "balancer",
                            json_pack("{s:b}", "lets",
                                      lets(&view, NULL, json_object_get(view.balancer->properties, "SecurityGroups"),
                                           port_of(view.database))));
    return item;
}

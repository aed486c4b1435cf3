/* Amazon EC2 (API Reference, 2016-11-15). Strings are as AWS sent them and never NULL; free with …_release. */
#ifndef AWS_EC2_H
#define AWS_EC2_H

#include "aws/call.h"

typedef struct Ec2KeyPair {
    char *name, *id, *type, *fingerprint; /* type: "ed25519", "rsa"; fingerprint as DescribeKeyPairs gives it */
    long long created_ms;                 /* 0 when AWS does not say */
} Ec2KeyPair;
typedef struct Ec2KeyPairs {
    Ec2KeyPair *items;
    size_t count;
} Ec2KeyPairs;
void ec2_key_pairs_release(Ec2KeyPairs *pairs);
bool ec2_describe_key_pairs(AwsContext *aws, Ec2KeyPairs *pairs, Error *err);
/* `public_key`: one line in OpenSSH form. Only the public half travels. Not repeatable: a second gives a clear error.
 */
bool ec2_import_key_pair(AwsContext *aws, const char *name, const char *public_key, Ec2KeyPair *pair, Error *err);

/* Names of the zones of type availability-zone that are available. The caller frees each and the array. */
bool ec2_describe_zones(AwsContext *aws, char ***names, size_t *count, Error *err);
/* The zones that sell the instance type, "eu-west-1a eu-west-1b", in order; "" none. The caller frees it. */
bool ec2_type_zones(AwsContext *aws, const char *instance_type, char **zones, Error *err);
/* The zones in which AWS offers an interface endpoint to the service ("com.amazonaws.eu-west-1.secretsmanager"). */
bool ec2_endpoint_zones(AwsContext *aws, const char *service, char **zones, Error *err);
typedef struct Ec2Image {
    char *name, *owner, *owner_alias; /* owner: an account; owner_alias: "amazon", "aws-marketplace" … or "" */
    char *architecture, *state;       /* "x86_64", "arm64"; "available", "pending", "invalid" … */
    long volume_gib;                  /* that its root volume needs at least; 0: not told */
} Ec2Image;
void ec2_image_release(Ec2Image *image); /* for AUTO */
/* err->code "InvalidAMIID.NotFound" (or .Malformed, .Unavailable) when there is none for this account. */
bool ec2_describe_image(AwsContext *aws, const char *id, Ec2Image *image, Error *err);
/* Of `account` ("": all that it sees): those that others share with it are in their quota. */
bool ec2_count_vpcs(AwsContext *aws, const char *account, long *count, Error *err);
/* Amazon's that the account holds: not those of its own pools, nor those that a service holds for it. */
bool ec2_count_addresses(AwsContext *aws, long *count, Error *err);

typedef struct Ec2Instance {
    char *id, *state, *type, *public_ip, *public_dns, *image_id; /* state: pending, running, stopped … */
    char *key_name;                                              /* "" none */
    char *groups;                                                /* ids, in order: "sg-1 sg-2"  */
} Ec2Instance;
void ec2_instance_release(Ec2Instance *instance);
bool ec2_describe_instance(AwsContext *aws, const char *id, Ec2Instance *instance, Error *err);
/* What it printed on its console of late, 64 KB at most (EC2 User Guide, "Instance console output"); "" nothing.
 * Decoded, and without its zero bytes. The caller frees it. */
bool ec2_console_output(AwsContext *aws, const char *id, char **text, Error *err);

/* One rule of a security group, of one peer. */
typedef struct Ec2Rule {
    bool out;       /* what goes out, else what comes in */
    char *protocol; /* "tcp", "-1": all of them */
    long from, to;  /* ports; -1: all of them */
    char *peer;     /* "0.0.0.0/0", "sg-…", "pl-…" */
    char *owner;    /* of a group: the account that has it; "" */
} Ec2Rule;
void ec2_rule_release(Ec2Rule *rule);
/* Takes a rule of what comes in out of a group. What is gone already is no error. */
bool ec2_revoke_rule(AwsContext *aws, const char *group_id, const Ec2Rule *rule, Error *err);
typedef struct Ec2Group {
    char *id, *logical_id; /* logical_id: in the stack's template */
    Ec2Rule *rules;
    size_t rule_count;
} Ec2Group;
typedef struct Ec2Groups {
    Ec2Group *items;
    size_t count;
} Ec2Groups;
void ec2_groups_release(Ec2Groups *groups); /* for AUTO */
/* The security groups of a stack, by the tags that CloudFormation gives to what it makes (User Guide, "Resource tag").
 */
bool ec2_stack_groups(AwsContext *aws, const char *stack_id, Ec2Groups *groups, Error *err);

typedef struct Ec2Interface {
    char *id;
    bool free; /* nothing is attached to it: it can be deleted */
} Ec2Interface;
typedef struct Ec2Interfaces {
    Ec2Interface *items;
    size_t count;
} Ec2Interfaces;
void ec2_interfaces_release(Ec2Interfaces *interfaces); /* for AUTO */
/* The network interfaces that Lambda made in a network for one function. */
bool ec2_function_interfaces(AwsContext *aws, const char *vpc_id, const char *function, Ec2Interfaces *interfaces,
                             Error *err);
/* err->code "InvalidParameterValue" when it is in use, "InvalidNetworkInterfaceID.NotFound" when it is gone. */
bool ec2_delete_interface(AwsContext *aws, const char *id, Error *err);

typedef struct Ec2PrefixEntry {
    char *cidr, *description;
} Ec2PrefixEntry;
typedef struct Ec2PrefixList {
    char *id, *name, *state, *state_message; /* state: "modify-in-progress", "modify-complete", "create-complete" … */
    long version, max_entries;
    Ec2PrefixEntry *entries;
    size_t count;
} Ec2PrefixList;
void ec2_prefix_list_release(Ec2PrefixList *list);
/* The list without its entries (DescribeManagedPrefixLists). */
bool ec2_describe_prefix_list(AwsContext *aws, const char *id, Ec2PrefixList *list, Error *err);
/* The entries that the list has or had at that version (GetManagedPrefixListEntries, all pages), added to `list`. */
bool ec2_prefix_list_entries(AwsContext *aws, const char *id, long version, Ec2PrefixList *list, Error *err);
/* `version` is the lock: a stale one is refused (err->code "PrefixListVersionMismatch"). An entry whose description
 * changes must be removed in one call and added in the next (EC2 API Reference, ModifyManagedPrefixList). */
bool ec2_modify_prefix_list(AwsContext *aws, const char *id, long version, const Ec2PrefixEntry *add, size_t add_count,
                            const char *const *remove, size_t remove_count, Error *err);
bool ec2_restore_prefix_list(AwsContext *aws, const char *id, long version, long restore, Error *err);

#endif

/* EC2's actions (API Reference, 2016-11-15), by the files that do them; ec2.c has the table. */
#ifndef SANDBOX_SERVICES_EC2_H
#define SANDBOX_SERVICES_EC2_H

#include "base/secret.h"
#include "sandbox/services/service.h"

/* ec2_account.c */
CfnReply ec2_describe_regions(const Call *call);
CfnReply ec2_describe_availability_zones(const Call *call);
CfnReply ec2_describe_instance_type_offerings(const Call *call);
CfnReply ec2_describe_images(const Call *call);
bool ec2_type_offered(const char *instance_type);
/* The id of the newest Amazon Linux 2023 image; `arm` for Graviton. 22 bytes. */
void ec2_newest_image(const char *region, bool arm, char id[22]);
#define EC2_AMAZON "137112412989" /* the account that owns Amazon Linux's images */
/* The region's images, as DescribeImages tells them; a new array. */
json_t *ec2_images(const World *world, const char *region);
const json_t *ec2_image_find(const json_t *images, const char *id); /* NULL: none */

/* ec2_keys.c */
CfnReply sim_ec2_describe_key_pairs(const Call *call);
CfnReply sim_ec2_import_key_pair(const Call *call);
CfnReply ec2_delete_key_pair(const Call *call);
/* Array of the key pairs that stand in the region at that time, in the model's shape. New. */
json_t *ec2_key_pairs(const World *world, const char *region, long long at_ms);
/* The private half of a key pair that the account holds from the first. False: there is none, or nobody has it. */
bool ec2_first_key_private(const char *name, Secret *file);

/* ec2_network.c */
CfnReply ec2_describe_vpcs(const Call *call);
CfnReply ec2_describe_subnets(const Call *call);
CfnReply ec2_describe_security_groups(const Call *call);
CfnReply ec2_describe_addresses(const Call *call);
CfnReply ec2_describe_nat_gateways(const Call *call);
CfnReply ec2_describe_vpc_endpoints(const Call *call);
CfnReply ec2_describe_endpoint_services(const Call *call);
CfnReply ec2_describe_flow_logs(const Call *call);

/* ec2_group_rules.c */
CfnReply ec2_authorize_ingress(const Call *call);
CfnReply ec2_revoke_ingress(const Call *call);
CfnReply ec2_authorize_egress(const Call *call);
CfnReply ec2_revoke_egress(const Call *call);
/* A group's SecurityGroupIngress (`out`: SecurityGroupEgress) where somebody has changed it since CloudFormation wrote
 * it; NULL: nobody has. New. */
json_t *ec2_group_rules_live(const World *world, const CfnPhysical *group, bool out, long long at_ms);
/* Whether a rule that is a resource of its own was taken out by hand: it is deleted then. */
bool ec2_rule_taken_out(const World *world, const CfnPhysical *rule, long long at_ms);

/* ec2_interfaces.c */
CfnReply ec2_describe_network_interfaces(const Call *call);
CfnReply ec2_delete_network_interface(const Call *call);

/* ec2_instances.c */
CfnReply ec2_describe_instances(const Call *call);
CfnReply ec2_modify_instance(const Call *call);
CfnReply ec2_get_console_output(const Call *call);
/* A property of an instance, its own or its launch template's (`templates`: those that stand); NULL: neither has it. */
const json_t *ec2_instance_property(const json_t *properties, const Things *templates, const char *name);
/* The image id of a launch template's "resolve:ssm:/aws/service/…" as of that time; any other as it is. NULL: there is
 * no such parameter. The caller frees it. */
char *ec2_image_resolve(const World *world, const char *region, const char *image, long long at_ms);
bool ec2_type_is_arm(const char *instance_type);
/* The script that an instance runs at its first start, "" none. The caller frees it. */
char *ec2_user_data(const CfnPhysical *instance, const Things *templates);

/* ec2_prefix_lists.c */
CfnReply ec2_describe_prefix_lists(const Call *call);
CfnReply ec2_get_prefix_list_entries(const Call *call);
CfnReply sim_ec2_modify_prefix_list(const Call *call);
CfnReply sim_ec2_restore_prefix_list(const Call *call);
/* The entries in force as CloudFormation writes them ([{Cidr, Description}]); NULL: as the template has them. New. */
json_t *ec2_prefix_list_live(const World *world, const CfnPhysical *list, long long at_ms);
CfnReply ec2_no_such_prefix_list(const char *id);

/* ec2_prefix_delete.c */
CfnReply ec2_delete_prefix_list(const Call *call);
/* Whether somebody deleted this list of a stack by hand. */
bool ec2_prefix_list_deleted(const World *world, const CfnPhysical *list, long long at_ms);
/* Those of stacks that still stand. The caller releases them. */
Things ec2_prefix_lists_here(const Call *call);

#endif

/* RDS (API Reference, 2014-10-31): what it sells, and the instances that stacks have made. */
#ifndef SANDBOX_SERVICES_RDS_H
#define SANDBOX_SERVICES_RDS_H

#include "sandbox/services/service.h"

/* rds_catalog.c */
typedef struct RdsVersion {
    const char *version, *major;
    bool usual; /* the default minor version of its major one */
} RdsVersion;
/* "17" gives the default minor version, "17.6" itself; NULL: there is none. */
const char *rds_version_of(const char *asked);

typedef struct RdsFamily {
    const char *name;  /* "t4g" */
    const char *sizes; /* "micro small medium" */
    int zones;         /* it is sold in the first so many zones of a region */
    bool insights;
} RdsFamily;
/* The family of "db.t4g.micro"; NULL: there is no such class. */
const RdsFamily *rds_class_family(const char *class_name);
/* Whether the zone of that letter sells it. */
bool rds_zone_sells(const World *world, const char *class_name, char letter);
CfnReply rds_describe_orderable(const Call *call);
CfnReply rds_describe_engine_versions(const Call *call);
CfnReply rds_describe_major_versions(const Call *call);

/* rds_maintenance.c: what the presets let wait, and when it will be done. */
CfnReply rds_describe_pending(const Call *call);
/* RDS chooses one where none is named. */
#define RDS_WINDOW "sun:03:00-sun:03:30"
/* When the window "sun:04:30-sun:05:30" opens the next time after `after_ms`; of what is none, that one. */
long long rds_window_opens(const char *window, long long after_ms);
/* CertificateDetails of an instance. New. */
json_t *rds_certificate(const Call *call, const CfnPhysical *instance, const char *authority);

/* rds_power.c: the status of an instance that CloudFormation does nothing with: "available", "stopping", "stopped",
 * "starting". */
const char *rds_power_word(const World *world, const CfnPhysical *instance, long long at_ms);

/* rds.c: the status as DescribeDBInstances gives it. */
const char *rds_status(const World *world, const CfnPhysical *instance, long long at_ms);
/* An instance as DescribeDBInstances shows it. New. */
json_t *rds_instance_item(const Call *call, const CfnPhysical *instance);
/* By its name, whatever its case; NULL: there is none. */
const CfnPhysical *rds_instance_find(const Things *instances, const char *id);
CfnReply rds_no_such_instance(const char *id);

/* rds_modify.c: what was changed behind a stack's back. */
CfnReply rds_modify_instance(const Call *call);
CfnReply rds_modify_parameters(const Call *call);
/* The properties that ModifyDBInstance changed since CloudFormation wrote them, and storage that grew by
 * itself. New, may be empty. */
json_t *rds_instance_live(const World *world, const CfnPhysical *instance, long long at_ms);
/* PendingModifiedValues: what waits for the maintenance window. New. */
json_t *rds_instance_pending(const World *world, const CfnPhysical *instance, long long at_ms);
/* Parameters of a parameter group where somebody changed one since CloudFormation wrote them; NULL: nobody has. New. */
json_t *rds_parameters_live(const World *world, const CfnPhysical *group, long long at_ms);
/* Its GiB now, grown by itself included. */
long rds_storage(const World *world, const CfnPhysical *instance, long long at_ms);

#endif

/* The smaller services: STS, IAM, RDS, Service Quotas, Secrets Manager, SSM, Elastic Load Balancing, CloudWatch Logs,
 * Lambda.
 * Strings are as AWS sent them and never NULL; free with …_release. */
#ifndef AWS_SERVICES_H
#define AWS_SERVICES_H

#include "aws/call.h"

typedef struct StsIdentity {
    char account[16], arn[600], user_id[200];
} StsIdentity;
bool sts_caller_identity(AwsContext *aws, StsIdentity *identity, Error *err);

/* The account's alias, "" when it has none. Often denied: the caller goes on without. */
bool iam_account_alias(AwsContext *aws, char alias[64], Error *err);
/* The ARN of a role, with its path, by its name. err->code "NoSuchEntity" when there is none. */
bool iam_role_arn(AwsContext *aws, const char *role_name, char arn[600], Error *err);

/* Whether somebody may do something: asked of IAM's own simulation, which does nothing. */
typedef struct IamQuestion {
    const char *principal_arn;  /* of a user or a role */
    const char *const *actions; /* "ec2:CreateVpc" … */
    size_t action_count;
    const char *resource; /* an ARN, or "*" */
    const struct IamContext {
        const char *key, *value; /* "aws:CalledVia", "cloudformation.amazonaws.com" */
        bool list;               /* the key has several values at once */
    } * context;
    size_t context_count;
} IamQuestion;
typedef struct IamDenials {
    char **actions; /* those that are denied, whatever the simulation does not know */
    size_t count;
} IamDenials;
void iam_denials_release(IamDenials *denials); /* for AUTO */
/* Adds to `denials`. */
bool iam_simulate(AwsContext *aws, const IamQuestion *question, IamDenials *denials, Error *err);

/* Properties of AWS::RDS::DBInstance that DescribeDBInstances tells, by their names there. */
enum { RDS_PROPERTIES = 17 };
extern const char *const rds_properties[RDS_PROPERTIES];
typedef struct RdsInstance {
    char *id, *arn, *status, *class_name, *engine_version, *endpoint, *availability_zone, *secondary_zone;
    char *maintenance_window; /* "sun:04:30-sun:05:30", UTC */
    char *groups;             /* its security groups, in order: "sg-1 sg-2" */
    char *ca;                 /* the server's certificate: its authority, "rds-ca-rsa2048-g1", */
    long long certificate_ms; /* and when it ends; 0: not told */
    int port;
    long storage_gib;
    bool multi_az, deletion_protection;
    long long restorable_ms;          /* LatestRestorableTime; 0: none */
    char *properties[RDS_PROPERTIES]; /* as CloudFormation would write them; NULL: not told */
    char *pending[RDS_PROPERTIES];    /* … what waits for the maintenance window; NULL: nothing */
} RdsInstance;
void rds_instance_release(RdsInstance *instance);
/* err->code "DBInstanceNotFound" when there is none. */
bool rds_describe_instance(AwsContext *aws, const char *id, RdsInstance *instance, Error *err);

/* What RDS wants to do to a database, or wants to be let do. */
typedef struct RdsMaintenance {
    char *action, *description;    /* "db-upgrade", "Automatic minor version upgrade to postgres 17.7" */
    char *opt_in;                  /* "next-maintenance" …: what somebody chose; "" nothing */
    long long apply_ms, forced_ms; /* when it will be done as things are, and at the latest; 0: not settled */
} RdsMaintenance;
typedef struct RdsMaintenances {
    RdsMaintenance *items;
    size_t count;
} RdsMaintenances;
void rds_maintenances_release(RdsMaintenances *pending);
bool rds_pending_maintenance(AwsContext *aws, const char *arn, RdsMaintenances *pending, Error *err);

/* A snapshot that somebody, or a deletion, made; it stays until it is deleted. */
typedef struct RdsSnapshot {
    char *name; /* "" there is none */
    long storage_gib;
    long long created_ms; /* 0: it is being made */
} RdsSnapshot;
void rds_snapshot_release(RdsSnapshot *snapshot); /* for AUTO */
/* The newest of that database, which may be gone. */
bool rds_newest_snapshot(AwsContext *aws, const char *id, RdsSnapshot *snapshot, Error *err);

/* Takes the protection against deletion away, at once: it never waits, and what waits goes on waiting. err->code
 * "DBInstanceNotFound" when there is none. */
bool rds_unprotect_instance(AwsContext *aws, const char *id, Error *err);
bool rds_count_instances(AwsContext *aws, long *count, Error *err);

typedef struct RdsClass {
    char *name;  /* "db.t4g.micro" */
    char *zones; /* "eu-west-1a eu-west-1b" */
    bool insights, multi_az, iam, autoscaling, gp3;
} RdsClass;
typedef struct RdsClasses {
    RdsClass *items;
    size_t count;
} RdsClasses;
void rds_classes_release(RdsClasses *classes);
/* The minor version that a new database of the major `version` gets; NULL: of the region's own default, which AWS gives
 * to who names no version (DescribeDBEngineVersions, DefaultOnly). The caller frees `full`. */
bool rds_default_version(AwsContext *aws, const char *version, char **full, Error *err);
/* The last day on which AWS supports the major version without a price of its own, "2030-02-28"; "" when RDS names none
 * (DescribeDBMajorEngineVersions, open-source-rds-standard-support). */
bool rds_support_end(AwsContext *aws, const char *major, char day[sizeof "2030-02-28"], Error *err);
/* DescribeOrderableDBInstanceOptions for postgres, all pages, storage type gp3, one row a class.
 * `engine_version`: "17" or "17.2"; a major one is asked for with its default minor version. */
bool rds_orderable_classes(AwsContext *aws, const char *engine_version, RdsClasses *classes, Error *err);
/* The zones that sell that class, "eu-west-1a eu-west-1b"; "" none. The caller frees it. */
/* The one class of that name, or none. */
bool rds_orderable_class(AwsContext *aws, const char *engine_version, const char *name, RdsClasses *classes,
                         Error *err);
bool rds_class_zones(AwsContext *aws, const char *engine_version, const char *class_name, char **zones, Error *err);
/* Where RDS is asked from this session; the caller frees it. NULL when its address is broken. */
char *rds_url(const AwsSession *session);

/* The value in force: the account's own, else AWS's default (GetServiceQuota, GetAWSDefaultServiceQuota). */
bool quota_value(AwsContext *aws, const char *service_code, const char *quota_code, double *value, Error *err);

/* The account's plan for free use (Free Tier API, GetAccountPlanState); only the partition "aws" has such plans. */
typedef struct AccountPlan {
    bool free;           /* a free plan that runs: it refuses what costs more (Billing User Guide, "Free Tier plans") */
    long long end_ms;    /* when it ends at the latest, and the account is closed with all in it; 0: not told */
    double credits_left; /* USD, and it ends when they are used; -1: not told */
} AccountPlan;
bool account_plan(AwsContext *aws, AccountPlan *plan, Error *err);

typedef struct SecretState {
    char *arn;
    long long deleted_ms, last_rotated_ms, next_rotation_ms; /* 0: not */
    bool rotation_enabled;
} SecretState;
void secret_state_release(SecretState *state);
/* err->code "ResourceNotFoundException" when there is none. */
bool secrets_describe(AwsContext *aws, const char *id, SecretState *state, Error *err);
/* The present value (AWSCURRENT), a JSON text for database secrets. */
bool secrets_value(AwsContext *aws, const char *id, Secret *value, Error *err);

/* Begins a rotation; it ends with another value. `token`, of 32 to 64 characters, makes a repetition the same one. */
bool secrets_rotate(AwsContext *aws, const char *id, const char *token, Error *err);
/* Takes back a deletion that waits. */
bool secrets_restore(AwsContext *aws, const char *id, Error *err);
/* Deletes it at once and for good, also one whose deletion waits; its name is free then. */
bool secrets_delete_now(AwsContext *aws, const char *id, Error *err);

/* The value of a public or own parameter, e.g. the newest Amazon Linux image. The caller frees it. */
bool ssm_parameter(AwsContext *aws, const char *name, char **value, Error *err);
/* A session of Session Manager: a way through an instance to a port beyond it, for whom holds the token. */
typedef struct SsmSession {
    char *id;
    Secret reply; /* as AWS's plugin takes it: JSON with SessionId, TokenValue and StreamUrl */
} SsmSession;
void ssm_session_release(SsmSession *session); /* for AUTO; the session itself goes on */
/* Document AWS-StartPortForwardingSessionToRemoteHost. err->code "TargetNotConnected" when the instance's agent does
 * not answer. */
bool ssm_start_session(AwsContext *aws, const char *instance, const char *host, int port, int local_port,
                       SsmSession *session, Error *err);
bool ssm_terminate_session(AwsContext *aws, const char *id, Error *err);
char *ssm_url(const AwsSession *session);

typedef struct ElbTarget {
    char *address, *state, *reason;
} ElbTarget; /* state: healthy, unhealthy, initial … */
typedef struct ElbTargets {
    ElbTarget *items;
    size_t count;
} ElbTargets;
void elb_targets_release(ElbTargets *targets);
bool elb_target_health(AwsContext *aws, const char *target_group_arn, ElbTargets *targets, Error *err);

/* Whether the load balancer is protected from deletion. */
bool elb_protected(AwsContext *aws, const char *load_balancer_arn, bool *on, Error *err);
/* Takes the protection away, at once. */
bool elb_unprotect(AwsContext *aws, const char *load_balancer_arn, Error *err);

/* A log group, as far as it tells who made it. */
typedef struct LogGroup {
    bool there, expires, encrypted; /* expires: it has a retention; encrypted: with a key of the account */
} LogGroup;
/* Of exactly this name. */
bool logs_group_find(AwsContext *aws, const char *name, LogGroup *group, Error *err);
/* Deletes it with all that it holds. */
/* Whether a line since `from_ms` holds the word (letters, digits and underscores), which CloudWatch Logs takes as a
 * term. It is there some seconds after it was written. */
bool logs_holds(AwsContext *aws, const char *group, const char *word, long long from_ms, bool *there, Error *err);
bool logs_delete_group(AwsContext *aws, const char *name, Error *err);

/* Where a function stands. */
typedef struct LambdaNetwork {
    char *vpc_id; /* "": in no network of the account */
    bool settled; /* no change of it is under way */
} LambdaNetwork;
void lambda_network_release(LambdaNetwork *network); /* for AUTO */
/* err->code "ResourceNotFoundException" when there is no such function. */
bool lambda_network(AwsContext *aws, const char *function, LambdaNetwork *network, Error *err);
/* Takes the function out of its network: Lambda then lets go of its network interfaces. err->code
 * "ResourceConflictException" while another change of it is under way. */
bool lambda_leave_network(AwsContext *aws, const char *function, Error *err);
/* Puts it into these subnets, with one security group. */
bool lambda_enter_network(AwsContext *aws, const char *function, const char *const *subnets, size_t subnet_count,
                          const char *group, Error *err);

/* The address that AWS sees us come from: https://checkip.amazonaws.com, or the session's checkip_url. Of one IPv4 and
 * one IPv6 address it is the former; two of a family: err->code "TwoAddresses", err->said has both. */
bool checkip_address(AwsContext *aws, char address[64], Error *err);
/* Says that there are two; false always. */
bool checkip_several(const char *first, const char *second, Error *err);
/* The same, and the second of two of a family is no error but there; "" else. */
bool checkip_addresses(AwsContext *aws, char first[64], char second[64], Error *err);

#endif

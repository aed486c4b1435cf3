/* What resource handlers refuse, in AWS's words: a small template a row, made or changed, and what its event says. */
#include "tests/unit/sandbox/cfn_fixture.h"
#include "sandbox/cfn/store.h"
#include "sandbox/cfn/handler.h"

#define DATABASE                                                                                                       \
    "Resources: {Database: {Type: AWS::RDS::DBInstance, Properties: {DBInstanceIdentifier: app, Engine: postgres, "
#define ROTATION                                                                                                       \
    "Resources: {Secret: {Type: AWS::SecretsManager::Secret}, Rotation: {Type: "                                       \
    "AWS::SecretsManager::RotationSchedule, Properties: {SecretId: !Ref Secret, RotationLambdaARN: "                   \
    "arn:aws:lambda:eu-west-1:123456789012:function:f, RotationRules: "
#define GROUP "Resources: {Group: {Type: AWS::RDS::DBParameterGroup, Properties: {Description: d, Family: "
#define NETWORK                                                                                                        \
    "Resources: {Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}, A: {Type: AWS::EC2::Subnet, "       \
    "Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1a, CidrBlock: 10.0.0.0/24}}, B: {Type: "                 \
    "AWS::EC2::Subnet, "                                                                                               \
    "Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1b, CidrBlock: 10.0.1.0/24}}, "
#define NAMED                                                                                                          \
    "Resources: {Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16, EnableDnsHostnames: true}}, A: "      \
    "{Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1a, CidrBlock: 10.0.0.0/24}}, "  \
    "B: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1b, CidrBlock: "              \
    "10.0.1.0/24}}, "
#define TABLE "Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}, "
#define INTERFACE_ENDPOINT(name, subnet, needs)                                                                        \
    name ": {Type: AWS::EC2::VPCEndpoint, " needs "Properties: {VpcId: !Ref Vpc, VpcEndpointType: Interface, "         \
         "ServiceName: com.amazonaws.eu-west-1.secretsmanager, PrivateDnsEnabled: true, SubnetIds: [!Ref " subnet      \
         "]}}"
#define GATEWAY_ENDPOINT(name, needs)                                                                                  \
    name ": {Type: AWS::EC2::VPCEndpoint, " needs "Properties: {VpcId: !Ref Vpc, VpcEndpointType: Gateway, "           \
         "ServiceName: com.amazonaws.eu-west-1.s3, RouteTableIds: [!Ref Table]}}"
#define SUBNETS                                                                                                        \
    NETWORK                                                                                                            \
    "Subnets: {Type: AWS::RDS::DBSubnetGroup, Properties: {DBSubnetGroupDescription: d, SubnetIds: [!Ref A, !Ref "     \
    "B]}}, "

static const struct {
    const char *name, *fault, *body, *logical;
    const char *words; /* NULL: it is taken */
} creations[] = {
    {"rotation each 24 hours", NULL, ROTATION "{ScheduleExpression: rate(24 hours)}}}}", "Rotation",
     "Rate in hour should be least 4 and less than 24."},
    {"rotation each 3 hours", NULL, ROTATION "{ScheduleExpression: rate(3 hours)}}}}", "Rotation",
     "Rate in hour should be least 4 and less than 24."},
    {"rotation each 4 hours", NULL, ROTATION "{ScheduleExpression: rate(4 hours)}}}}", "Rotation", NULL},
    {"rotation each 23 hours", NULL, ROTATION "{ScheduleExpression: rate(23 hours)}}}}", "Rotation", NULL},
    {"rotation each day", NULL, ROTATION "{ScheduleExpression: rate(1 day)}}}}", "Rotation", NULL},
    {"rotation each 999 days", NULL, ROTATION "{ScheduleExpression: rate(999 days)}}}}", "Rotation", NULL},
    {"rotation each 1000 days", NULL, ROTATION "{ScheduleExpression: rate(1000 days)}}}}", "Rotation",
     "Rate in day should be greater than 0 and less than 1000."},
    {"rotation by minutes", NULL, ROTATION "{ScheduleExpression: rate(600 minutes)}}}}", "Rotation",
     "Invalid schedule expression."},
    {"rotation by nothing", NULL, ROTATION "{ScheduleExpression: rate( days)}}}}", "Rotation",
     "Invalid schedule expression."},
    {"rotation said twice", NULL, ROTATION "{ScheduleExpression: rate(1 day), AutomaticallyAfterDays: 1}}}}",
     "Rotation", "You cannot specify both rotation frequency and schedule expression together."},
    {"rotation at a time", NULL, ROTATION "{ScheduleExpression: cron(0 8 1 * ? *)}}}}", "Rotation", NULL},
    {"rotation without a function", NULL,
     "Resources: {Rotation: {Type: AWS::SecretsManager::RotationSchedule, Properties: {SecretId: s}}}", "Rotation",
     "No Lambda rotation function ARN is associated with this secret.\" (RequestToken"},

    {"connections in a version with a list", NULL, GROUP "postgres18, Parameters: {log_connections: \"1\"}}}}", "Group",
     "Invalid parameter value: 1 for: log_connections allowed values are: receipt, authentication, authorization, "
     "setup_durations, all"},
    {"a parameter that no version has", NULL, GROUP "postgres17, Parameters: {log_statment: none}}}}", "Group",
     "Could not find parameter with name: log_statment"},
    {"connections of a list", NULL, GROUP "postgres18, Parameters: {log_connections: \"receipt,authorization\"}}}}",
     "Group", NULL},
    {"connections in a version with a boolean", NULL, GROUP "postgres17, Parameters: {log_connections: all}}}}",
     "Group", "Invalid parameter value: all for: log_connections allowed values are: 0,1"},
    {"a library that RDS has not", NULL,
     GROUP "postgres17, Parameters: {shared_preload_libraries: \"pgaudit,mine\"}}}}", "Group",
     "Invalid parameter value: pgaudit,mine for: shared_preload_libraries allowed values are: "},
    {"a number in its range", NULL, GROUP "postgres17, Parameters: {log_min_duration_statement: \"-1\"}}}}", "Group",
     NULL},
    {"a number below it", NULL, GROUP "postgres17, Parameters: {log_min_duration_statement: \"-2\"}}}}", "Group",
     "Invalid parameter value: -2 for: log_min_duration_statement allowed values are: -1-2147483647"},
    {"a family of the future", NULL, GROUP "postgres99}}}", "Group",
     "ParameterGroupFamily postgres99 is not a valid parameter group family"},

    {"a small class on the free plan", "free-plan", DATABASE "DBInstanceClass: db.t4g.small, AllocatedStorage: 20}}}",
     "Database", "This instance size isn't available with free plan accounts."},
    {"a week of backups on the free plan", "free-plan",
     DATABASE "DBInstanceClass: db.t4g.micro, AllocatedStorage: 20, BackupRetentionPeriod: 7}}}", "Database",
     "The specified backup retention period exceeds the maximum available to free tier customers."},
    {"what the free plan has", "free-plan",
     DATABASE "DBInstanceClass: db.t4g.micro, AllocatedStorage: 20, BackupRetentionPeriod: 1}}}", "Database", NULL},
    {"no room for a database", "account:full", DATABASE "DBInstanceClass: db.t4g.micro, AllocatedStorage: 20}}}",
     "Database", "DB Instance quota exceeded"},
    {"a limit below the storage", NULL,
     DATABASE "DBInstanceClass: db.t4g.micro, AllocatedStorage: 20, MaxAllocatedStorage: 20}}}", "Database",
     "Max storage size must be greater than storage size"},
    {"a limit just above it", NULL,
     DATABASE "DBInstanceClass: db.t4g.micro, StorageType: gp3, AllocatedStorage: 100, MaxAllocatedStorage: 105}}}",
     "Database", "Invalid max storage size for engine name postgres and storage type gp3: 105"},
    {"36 days of backups", NULL,
     DATABASE "DBInstanceClass: db.t4g.micro, AllocatedStorage: 20, BackupRetentionPeriod: 36}}}", "Database",
     "Retention period must be between 0 and 35."},
    {"advanced insights of a week", NULL,
     DATABASE "DBInstanceClass: db.m7g.large, AllocatedStorage: 20, DatabaseInsightsMode: advanced, "
              "EnablePerformanceInsights: true, PerformanceInsightsRetentionPeriod: 7}}}",
     "Database", "You can't enable the Advanced mode of Database Insights until"},
    {"a log that PostgreSQL has not", NULL,
     DATABASE
     "DBInstanceClass: db.t4g.micro, AllocatedStorage: 20, EngineVersion: \"17\", EnableCloudwatchLogsExports: "
     "[audit]}}}",
     "Database", "You cannot use the log types 'audit' with engine version postgres 17.6."},
    {"a parameter group of another version", NULL,
     "Resources: {Group: {Type: AWS::RDS::DBParameterGroup, Properties: {Description: d, Family: postgres16}}, "
     "Database: "
     "{Type: AWS::RDS::DBInstance, Properties: {DBInstanceIdentifier: app, Engine: postgres, EngineVersion: \"17\", "
     "DBInstanceClass: db.t4g.micro, AllocatedStorage: 20, DBParameterGroupName: !Ref Group}}}",
     "Database",
     "with DBParameterGroupFamily postgres16 cannot be used for this instance. Please use a Parameter Group "
     "with DBParameterGroupFamily postgres17"},
    {"a standby where one zone sells the class", NULL,
     SUBNETS "Database: {Type: AWS::RDS::DBInstance, Properties: {DBInstanceIdentifier: app, Engine: postgres, "
             "StorageType: gp3, DBInstanceClass: db.x2g.large, AllocatedStorage: 20, MultiAZ: true, DBSubnetGroupName: "
             "!Ref Subnets}}}",
     "Database",
     "Cannot create a db.x2g.large Multi-AZ instance because at least 2 subnets must exist in availability zones with "
     "sufficient capacity for VPC and storage type : gp3 for db.x2g.large"},
    {"a database where no zone sells the class", "zone-lacks:a=db.x2g",
     SUBNETS
     "Database: {Type: AWS::RDS::DBInstance, Properties: {DBInstanceIdentifier: app, Engine: postgres, "
     "StorageType: gp3, DBInstanceClass: db.x2g.large, AllocatedStorage: 20, DBSubnetGroupName: !Ref Subnets}}}",
     "Database",
     "You can't create a db.x2g.large database instance because there are no Availability Zones with sufficient "
     "capacity for VPC and storage type : gp3 for db.x2g.large."},

    {"a zone that takes no subnets", "zone-lacks:a=subnet", NETWORK "}", "A",
     "Value (eu-west-1a) for parameter availabilityZone is invalid. Subnets can currently only be created in the "
     "following availability zones: eu-west-1b, eu-west-1c."},
    {"a zone without endpoints", "account:old",
     NETWORK "Endpoint: {Type: AWS::EC2::VPCEndpoint, Properties: {VpcId: !Ref Vpc, VpcEndpointType: Interface, "
             "ServiceName: com.amazonaws.eu-west-1.secretsmanager, SubnetIds: [!Ref B, !Ref A]}}}",
     "Endpoint",
     "The VPC endpoint service com.amazonaws.eu-west-1.secretsmanager does not support the availability zone of the "
     "subnet: subnet-"},
    {"a zone without Lambda", "account:old",
     NETWORK "Function: {Type: AWS::Lambda::Function, Properties: {Role: 'arn:aws:iam::111122223333:role/r', Code: "
             "{ZipFile: x}, VpcConfig: {SubnetIds: "
             "[!Ref A, !Ref B], SecurityGroupIds: [sg-1]}}}}",
     "Function", "The provided subnets contain availability zone Lambda doesn't support."},
    {"an image that the region has not", NULL,
     "Resources: {Host: {Type: AWS::EC2::Instance, Properties: {InstanceType: t3.micro, ImageId: "
     "ami-0fedcba9876543210}}}",
     "Host", "The image id '[ami-0fedcba9876543210]' does not exist"},
    {"an image of another processor", "image:ami-0fedcba9876543210=arm64,444455556666,golden,8",
     "Resources: {Host: {Type: AWS::EC2::Instance, Properties: {InstanceType: t3.micro, ImageId: "
     "ami-0fedcba9876543210}}}",
     "Host", "The architecture 'x86_64' of the specified instance type does not match the architecture 'arm64'"},
    {"a volume below the image's", "image:ami-0fedcba9876543210=x86_64,444455556666,golden,30",
     "Resources: {Host: {Type: AWS::EC2::Instance, Properties: {InstanceType: t3.micro, ImageId: "
     "ami-0fedcba9876543210, BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeSize: 8}}]}}}",
     "Host", "Volume of size 8GB is smaller than snapshot 'snap-"},
    {"a volume as large as the image's", "image:ami-0fedcba9876543210=x86_64,444455556666,golden,30",
     "Resources: {Host: {Type: AWS::EC2::Instance, Properties: {InstanceType: t3.micro, ImageId: "
     "ami-0fedcba9876543210, BlockDeviceMappings: [{DeviceName: /dev/xvda, Ebs: {VolumeSize: 30}}]}}}",
     "Host", NULL},
    {"a zone without the instance type", "account:old",
     NETWORK "Host: {Type: AWS::EC2::Instance, Properties: {InstanceType: t3.micro, SubnetId: !Ref A}}}", "Host",
     "Your requested instance type (t3.micro) is not supported in your requested Availability Zone (eu-west-1a). "
     "Please "
     "retry your request by not specifying an Availability Zone or choosing eu-west-1b, eu-west-1c."},

    {"names in a network without names", NULL, NETWORK INTERFACE_ENDPOINT("Endpoint", "A", "") "}", "Endpoint",
     "Enabling private DNS requires both enableDnsSupport and enableDnsHostnames VPC attributes set to true for vpc-"},
    {"an interface in one zone", NULL, NAMED INTERFACE_ENDPOINT("Endpoint", "A", "") "}", "Endpoint", NULL},
    {"a second interface under the same name", NULL,
     NAMED INTERFACE_ENDPOINT("Endpoint", "A", "") ", " INTERFACE_ENDPOINT("Second", "B", "DependsOn: Endpoint, ") "}",
     "Second",
     "private-dns-enabled cannot be set because there is already a conflicting DNS domain for "
     "secretsmanager.eu-west-1.amazonaws.com in the VPC vpc-"},
    {"two interfaces in a network of one", "quota:L-29B6F2EB=0", NAMED INTERFACE_ENDPOINT("Endpoint", "A", "") "}",
     "Endpoint", "The maximum number of VPC endpoints has been reached."},
    {"a gateway endpoint", "quota:L-29B6F2EB=0", NETWORK TABLE GATEWAY_ENDPOINT("Endpoint", "") "}", "Endpoint", NULL},
    {"no room for a gateway endpoint", "quota:L-1B52E74A=0", NETWORK TABLE GATEWAY_ENDPOINT("Endpoint", "") "}",
     "Endpoint", "The maximum number of VPC endpoints has been reached."},
    {"two gateway endpoints in a route table", NULL,
     NETWORK TABLE GATEWAY_ENDPOINT("Endpoint", "") ", " GATEWAY_ENDPOINT("Second", "DependsOn: Endpoint, ") "}",
     "Second", " already has a route with destination-prefix-list-id pl-"},
    {"two routes to everywhere", NULL,
     NETWORK TABLE
     "One: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, "
     "VpcPeeringConnectionId: pcx-0123456789abcdef1}}, Two: {Type: AWS::EC2::Route, DependsOn: One, Properties: "
     "{RouteTableId: !Ref Table, DestinationCidrBlock: 0.0.0.0/0, VpcPeeringConnectionId: pcx-0123456789abcdef2}}}",
     "Two", "The route identified by 0.0.0.0/0 already exists.\" (RequestToken"},
    {"a second gateway", NULL,
     NETWORK
     "One: {Type: AWS::EC2::InternetGateway}, Two: {Type: AWS::EC2::InternetGateway}, OneAt: {Type: "
     "AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref One}}, TwoAt: {Type: "
     "AWS::EC2::VPCGatewayAttachment, DependsOn: OneAt, Properties: {VpcId: !Ref Vpc, InternetGatewayId: !Ref "
     "Two}}}",
     "TwoAt", "already has an internet gateway attached"},
    {"a route before its gateway is attached", NULL,
     NETWORK
     "One: {Type: AWS::EC2::InternetGateway}, Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}, "
     "Route: {Type: AWS::EC2::Route, Properties: {RouteTableId: !Ref Table, GatewayId: !Ref One, "
     "DestinationCidrBlock: 0.0.0.0/0}}}",
     "Route", "belong to different networks"},
    {"a route behind its gateway", NULL,
     NETWORK
     "One: {Type: AWS::EC2::InternetGateway}, OneAt: {Type: AWS::EC2::VPCGatewayAttachment, Properties: {VpcId: !Ref "
     "Vpc, InternetGatewayId: !Ref One}}, Table: {Type: AWS::EC2::RouteTable, Properties: {VpcId: !Ref Vpc}}, Route: "
     "{Type: AWS::EC2::Route, DependsOn: OneAt, Properties: {RouteTableId: !Ref Table, GatewayId: !Ref One, "
     "DestinationCidrBlock: 0.0.0.0/0}}}",
     "Route", NULL},
    {"a subnet outside", NULL,
     NETWORK "C: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.1.0.0/24}}}", "C",
     "The CIDR '10.1.0.0/24' is invalid."},
    {"a subnet within another", NULL,
     NETWORK "C: {Type: AWS::EC2::Subnet, DependsOn: A, Properties: {VpcId: !Ref Vpc, CidrBlock: 10.0.0.128/25}}}", "C",
     "The CIDR '10.0.0.128/25' conflicts with another subnet"},
    {"a database in one zone", NULL,
     NETWORK
     "Subnets: {Type: AWS::RDS::DBSubnetGroup, Properties: {DBSubnetGroupDescription: d, SubnetIds: [!Ref A]}}}",
     "Subnets", "Current AZ coverage: eu-west-1a. Add subnets to cover at least 2 AZs."},
    {"a load balancer twice in a zone", NULL,
     NETWORK "C: {Type: AWS::EC2::Subnet, Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1a, CidrBlock: "
             "10.0.7.0/24}}, Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Properties: {Type: network, "
             "Subnets: [!Ref A, !Ref C]}}}",
     "Balancer", "A load balancer cannot be attached to multiple subnets in the same Availability Zone."},
    {"mail of an ordered topic", NULL,
     "Resources: {Topic: {Type: AWS::SNS::Topic, Properties: {FifoTopic: true, TopicName: x.fifo}}, Mail: {Type: "
     "AWS::SNS::Subscription, Properties: {TopicArn: !Ref Topic, Protocol: email, Endpoint: a@example.com}}}",
     "Mail", "Invalid parameter: Invalid protocol type: email"},
    {"an ordered queue of a topic without order", NULL,
     "Resources: {Topic: {Type: AWS::SNS::Topic}, Mail: {Type: AWS::SNS::Subscription, Properties: {TopicArn: !Ref "
     "Topic, "
     "Protocol: sqs, Endpoint: 'arn:aws:sqs:eu-west-1:111122223333:q.fifo'}}}",
     "Mail", "FIFO SQS Queues can not be subscribed to standard SNS topics"},
    {"a trail without its bucket's policy", NULL,
     "Resources: {Bucket: {Type: AWS::S3::Bucket}, Trail: {Type: AWS::CloudTrail::Trail, Properties: {S3BucketName: "
     "!Ref "
     "Bucket, IsLogging: true}}}",
     "Trail", "Incorrect S3 bucket policy is detected for bucket: "},
    {"a network that nobody has", NULL,
     "Resources: {Subnet: {Type: AWS::EC2::Subnet, Properties: {VpcId: vpc-0123456789abcdef0, CidrBlock: "
     "10.0.0.0/24}}}",
     "Subnet", "The vpc ID 'vpc-0123456789abcdef0' does not exist (Service: Ec2, Status Code: 400"},
    {"a list within a rule that nobody has", NULL,
     NETWORK
     "Group: {Type: AWS::EC2::SecurityGroup, Properties: {GroupDescription: d, VpcId: !Ref Vpc, "
     "SecurityGroupIngress: [{IpProtocol: tcp, FromPort: 22, ToPort: 22, SourcePrefixListId: pl-0123456789abcdef0}]}}}",
     "Group", "The prefix list ID 'pl-0123456789abcdef0' does not exist"},
    {"the zone's letter behind the last one", NULL,
     "Resources: {Vpc: {Type: AWS::EC2::VPC, Properties: {CidrBlock: 10.0.0.0/16}}, A: {Type: AWS::EC2::Subnet, "
     "Properties: {VpcId: !Ref Vpc, AvailabilityZone: eu-west-1z, CidrBlock: 10.0.0.0/24}}}",
     "A", "Value (eu-west-1z) for parameter availabilityZone is invalid."},
    {"a key of AWS's own", NULL,
     "Resources: {Secret: {Type: AWS::SecretsManager::Secret, Properties: {KmsKeyId: alias/aws/secretsmanager}}}",
     "Secret", NULL},
    {"a key that nobody has", NULL,
     "Resources: {Secret: {Type: AWS::SecretsManager::Secret, Properties: {KmsKeyId: alias/mine}}}", "Secret",
     "Invalid KMS key ID or ARN: alias/mine"},
    {"a role by the ARN that it has", NULL,
     "Resources: {Role: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {Statement: [{Effect: Allow, "
     "Principal: {Service: lambda.amazonaws.com}, Action: sts:AssumeRole}]}}}, Function: {Type: "
     "AWS::Lambda::Function, Properties: {Role: !GetAtt Role.Arn, Runtime: python3.13, Handler: index.handler, Code: "
     "{ZipFile: pass}}}}",
     "Function", NULL},
    {"a launch template without an image", NULL,
     "Resources: {Template: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {ImageId: ''}}}}",
     "Template", "The image ID '' is not valid. The expected format is ami-xxxxxxxx or ami-xxxxxxxxxxxxxxxxx."},
    {"a version that a launch template doesn't have", NULL,
     "Resources: {Template: {Type: AWS::EC2::LaunchTemplate, Properties: {LaunchTemplateData: {InstanceType: "
     "t4g.nano}}}, Instance: {Type: AWS::EC2::Instance, Properties: {LaunchTemplate: {LaunchTemplateId: !Ref "
     "Template, Version: '2'}}}}",
     "Instance", "Could not find the specified version 2 for the launch template with ID lt-0"},
    {"a value that its schema takes and its service doesn't", NULL,
     "Resources: {Topic: {Type: AWS::SNS::Topic, Properties: {TopicName: a b}}}", "Topic",
     "Invalid parameter: Topic Name"},
};

static void test_creations(void **unused) {
    (void)unused;
    for (size_t i = 0; i < sizeof creations / sizeof *creations; i++) {
        Error err = {0};
        AUTO(account_release) Account account = account_open(NULL);
        if (creations[i].fault && !faults_add(account.faults, creations[i].fault, &err))
            fail_msg("%s: %s", creations[i].name, err.said);
        if (!account_do(&account, "CreateStack", stack_input(creations[i].body, "")))
            fail_msg("%s: %s", creations[i].name, account.message);
        account_wait(&account, 7200);
        json_auto_t *events = stack_events(&account, "app");
        const char *status = creations[i].words ? "CREATE_FAILED" : "CREATE_COMPLETE";
        const json_t *event = event_find(events, creations[i].logical, status);
        const char *reason = value_text(event, "ResourceStatusReason");
        if (!event || (creations[i].words && !strstr(reason, creations[i].words)))
            fail_msg("%s: %s \"%s\"", creations[i].name, event ? "failed with" : "did not end as it should", reason);
    }
}

static const char balanced[] =
    "Parameters: {Protected: {Type: String, Default: \"true\"}, With: {Type: String, Default: \"yes\"}}\n"
    "Conditions: {Balanced: !Equals [!Ref With, \"yes\"]}\n" NETWORK
    "Balancer: {Type: AWS::ElasticLoadBalancingV2::LoadBalancer, Condition: Balanced, Properties: {Type: network, "
    "Subnets: "
    "[!Ref A, !Ref B], LoadBalancerAttributes: [{Key: deletion_protection.enabled, Value: !Ref Protected}]}}}";

/* A protected load balancer makes a deletion stick, until somebody lifts its protection; an update that takes it out
 * forgets it. */
static void test_protected_balancer(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, balanced, "");
    assert_true(account_do(&account, "DeleteStack", words("StackName", "app", NULL)));
    account_wait(&account, 3600);
    expect_status(&account, "DELETE_FAILED");
    json_auto_t *events = stack_events(&account, "app");
    assert_non_null(strstr(value_text(event_find(events, "Balancer", "DELETE_FAILED"), "ResourceStatusReason"),
                           "cannot be deleted because deletion protection is enabled"));
    Journal journal = {json_array()};
    const char *arn = value_text(event_find(events, "Balancer", "DELETE_FAILED"), "PhysicalResourceId");
    assert_true(tell(&account, &journal, "elasticloadbalancing", "ModifyLoadBalancerAttributes",
                     json_pack("{s:s, s:[{s:s, s:s}]}", "LoadBalancerArn", arn, "Attributes", "Key",
                               "deletion_protection.enabled", "Value", "false")));
    json_auto_t *output = ask(&account, &journal, "elasticloadbalancing", "DescribeLoadBalancerAttributes",
                              words("LoadBalancerArn", arn, NULL));
    AUTO(memory_release) char *attributes = json_dumps(output, JSON_COMPACT);
    assert_non_null(strstr(attributes, "{\"Key\":\"deletion_protection.enabled\",\"Value\":\"false\"}"));
    assert_true(account_do(&account, "DeleteStack", words("StackName", "app", NULL)));
    account_wait(&account, 3600);
    AUTO(memory_release) char *gone = stack_member(&account, "StackStatus");
    assert_string_equal(gone, "");
    json_decref(journal.records);
}

static size_t count_events(const json_t *events, const char *logical, const char *status) {
    size_t found = 0;
    for (size_t i = 0; i < json_array_size(events); i++)
        found += strcmp(value_text(json_array_get(events, i), "LogicalResourceId"), logical) == 0 &&
                 strcmp(value_text(json_array_get(events, i), "ResourceStatus"), status) == 0;
    return found;
}

static void test_forgotten_in_clean_up(void **unused) {
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, balanced, "");
    assert_true(account_do(&account, "UpdateStack", stack_input(balanced, "With=no")));
    account_wait(&account, 3600);
    expect_status(&account, "UPDATE_COMPLETE");
    AUTO(memory_release) char *reason = stack_member(&account, "StackStatusReason");
    assert_string_equal(reason, "Update successful. One or more resources could not be deleted.");
    json_auto_t *events = stack_events(&account, "app");
    assert_int_equal(count_events(events, "Balancer", "DELETE_FAILED"), 3);
    json_auto_t *resources = account_call(&account, "ListStackResources", words("StackName", "app", NULL));
    AUTO(memory_release) char *listed = json_dumps(resources, 0);
    assert_null(strstr(listed, "Balancer"));
    /* It stands on in the subnets, and nothing of the stack can take it away. */
    assert_non_null(cfn_thing(account.cfn, "eu-west-1", "AWS::ElasticLoadBalancingV2::LoadBalancer",
                              value_text(event_find(events, "Balancer", "DELETE_FAILED"), "PhysicalResourceId"),
                              account.now_ms));
}

static const char kept[] =
    "Parameters: {Pin: {Type: String, Default: \"\"}, More: {Type: String, Default: \"no\"}}\n"
    "Conditions: {WithMore: !Equals [!Ref More, \"yes\"]}\n"
    "Resources:\n"
    "  Kept: {Type: AWS::KMS::Key, DeletionPolicy: Retain, Properties: {KeyPolicy: {}}}\n"
    "  Unmade: {Type: AWS::KMS::Key, DeletionPolicy: RetainExceptOnCreate, Properties: {KeyPolicy: {}}}\n"
    "  New: {Type: AWS::KMS::Key, Condition: WithMore, DeletionPolicy: Retain, Properties: {KeyPolicy: {}}}\n"
    "  Newer: {Type: AWS::KMS::Key, Condition: WithMore, DeletionPolicy: RetainExceptOnCreate, Properties: {KeyPolicy: "
    "{}}}\n"
    "  Last: {Type: AWS::SNS::Topic, DependsOn: [Kept, Unmade], Properties: {DisplayName: !Ref Pin}}\n";

static char *standing(const Account *account) {
    AUTO(text_release) Text text = {0};
    for (size_t i = 0; i < account->cfn->thing_count; i++)
        if (thing_at(account->cfn->things[i], account->now_ms))
            text_print(&text, "%s ", account->cfn->things[i]->logical_id);
    return text_take(&text);
}

/* What an operation made goes again when it fails, unless it is Retain alone. */
static void test_deletion_policies(void **unused) {
    (void)unused;
    AUTO(account_release) Account failed = account_open(NULL);
    failed.fault = "Last:create:fail:said no";
    assert_true(account_do(&failed, "CreateStack", stack_input(kept, "")));
    account_wait(&failed, 3600);
    expect_status(&failed, "ROLLBACK_COMPLETE");
    AUTO(memory_release) char *left = standing(&failed);
    assert_string_equal(left, "Kept ");

    AUTO(account_release) Account changed = account_open(NULL);
    stack_up(&changed, kept, "");
    changed.fault = "Last:update:fail:said no";
    assert_true(account_do(&changed, "UpdateStack", stack_input(kept, "More=yes Pin=x")));
    account_wait(&changed, 3600);
    expect_status(&changed, "UPDATE_ROLLBACK_COMPLETE");
    changed.fault = NULL;
    assert_true(account_do(&changed, "DeleteStack", words("StackName", "app", NULL)));
    account_wait(&changed, 3600);
    AUTO(memory_release) char *rest = standing(&changed);
    assert_string_equal(rest, "Kept Unmade New ");
}

static const char stored[] =
    "Parameters: {Size: {Type: Number, Default: 20}, Class: {Type: String, Default: db.t4g.micro}, Limit: {Type: "
    "Number, Default: 1000}}\n"
    "Resources: {Database: {Type: AWS::RDS::DBInstance, Properties: {DBInstanceIdentifier: app, "
    "Engine: postgres, StorageType: gp3, DBInstanceClass: !Ref Class, AllocatedStorage: !Ref Size, "
    "MaxAllocatedStorage: !Ref Limit}}}";

/* Storage that grew by itself: the template's size counts once it is another one than before. */
static void test_grown_storage(void **unused) {
    static const struct {
        const char *pairs, *words;
    } cases[] = {
        {"Size=50", "Invalid storage size for engine name postgres and storage type gp3: 50"},
        {"Size=62", "Invalid storage size for engine name postgres and storage type gp3: 62"},
        {"Size=66", NULL},
        {"Limit=60", "Max storage size must be greater than storage size"},
        {"Limit=65", "Invalid max storage size for engine name postgres and storage type gp3: 65"},
        {"Limit=66", NULL},
        {"Size=20 Class=db.t4g.small", NULL},
    };
    (void)unused;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        Error err = {0};
        AUTO(account_release) Account account = account_open(NULL);
        stack_up(&account, stored, "");
        assert_true(faults_add(account.faults, "grown:app=60", &err));
        assert_true(account_do(&account, "UpdateStack", stack_input(stored, cases[i].pairs)));
        account_wait(&account, 7200);
        AUTO(memory_release) char *status = stack_member(&account, "StackStatus");
        json_auto_t *events = stack_events(&account, "app");
        const char *reason = value_text(event_find(events, "Database", "UPDATE_FAILED"), "ResourceStatusReason");
        if (strcmp(status, cases[i].words ? "UPDATE_ROLLBACK_COMPLETE" : "UPDATE_COMPLETE") != 0 ||
            (cases[i].words && !strstr(reason, cases[i].words)))
            fail_msg("%s: %s, \"%s\"", cases[i].pairs, status, reason);
    }
}

static const char guarded[] = "Parameters: {Name: {Type: String, Default: app}, Class: {Type: String, Default: "
                              "db.t4g.micro}, With: {Type: String, "
                              "Default: \"yes\"}, Text: {Type: String, Default: a}}\n"
                              "Conditions: {Guarded: !Equals [!Ref With, \"yes\"]}\n"
                              "Resources:\n"
                              "  Database: {Type: AWS::RDS::DBInstance, Condition: Guarded, Properties: "
                              "{DBInstanceIdentifier: !Ref Name, Engine: "
                              "postgres, DBInstanceClass: !Ref Class, AllocatedStorage: 20}}\n"
                              "  Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref Text}}\n";

/* A stack policy holds whoever updates, and no deletion of the stack. */
static void test_stack_policy(void **unused) {
    static const char policy[] = "{\"Statement\": [{\"Effect\": \"Deny\", \"Action\": [\"Update:Replace\", "
                                 "\"Update:Delete\"], \"Principal\": \"*\", "
                                 "\"Resource\": \"LogicalResourceId/Database\"}, {\"Effect\": \"Allow\", \"Action\": "
                                 "\"Update:*\", \"Principal\": "
                                 "\"*\", \"Resource\": \"*\"}]}";
    static const struct {
        const char *pairs, *words;
    } cases[] = {
        {"Class=db.t4g.small Text=b", NULL},
        {"Name=other Text=c",
         "Action denied by stack policy: Statement [#1] does not allow [Update:Replace] for resource "
         "[LogicalResourceId/Database];"},
        {"With=no Text=d", "Action denied by stack policy: Statement [#1] does not allow [Update:Delete] for resource "
                           "[LogicalResourceId/Database];"},
    };
    (void)unused;
    AUTO(account_release) Account account = account_open(NULL);
    stack_up(&account, guarded, "");
    static const char *const malformed[] = {
        "{}",
        "{\"Statement\": []}",
        "{\"Statement\": [{\"Effect\": \"Deny\"}]}",
        "{\"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"Update:*\", \"Resource\": \"*\"}]}",
        "{\"Statement\": [{\"Effect\": \"Deny\", \"Action\": \"Delete\", \"Principal\": \"*\", \"Resource\": \"*\"}]}",
        "{\"Statement\": [{\"Effect\": \"Deny\", \"Action\": [], \"Principal\": \"*\", \"Resource\": \"*\"}]}",
    };
    for (size_t i = 0; i < sizeof malformed / sizeof *malformed; i++)
        if (account_do(&account, "SetStackPolicy", words("StackName", "app", "StackPolicyBody", malformed[i], NULL)))
            fail_msg("taken: %s", malformed[i]);
    assert_true(account_do(&account, "SetStackPolicy", words("StackName", "app", "StackPolicyBody", policy, NULL)));
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_true(account_do(&account, "UpdateStack", stack_input(guarded, cases[i].pairs)));
        account_wait(&account, 7200);
        AUTO(memory_release) char *status = stack_member(&account, "StackStatus");
        json_auto_t *events = stack_events(&account, "app");
        const char *reason = "";
        for (size_t k = 0; k < json_array_size(events); k++)
            if (strcmp(value_text(json_array_get(events, k), "ResourceStatus"), "UPDATE_FAILED") == 0 &&
                strcmp(value_text(json_array_get(events, k), "LogicalResourceId"), "Database") == 0)
                reason = value_text(json_array_get(events, k), "ResourceStatusReason");
        if (strcmp(status, cases[i].words ? "UPDATE_ROLLBACK_COMPLETE" : "UPDATE_COMPLETE") != 0 ||
            (cases[i].words && strcmp(reason, cases[i].words) != 0))
            fail_msg("%s: %s, \"%s\"", cases[i].pairs, status, reason);
    }
    assert_true(account_do(&account, "DeleteStack", words("StackName", "app", NULL)));
    account_wait(&account, 7200);
    assert_false(account_do(&account, "DescribeStacks", words("StackName", "app", NULL)));
}

/* A rule without words or source would say nothing, or on nobody's word. */
static void test_rules_are_whole(void **unused) {
    static const HandlerRule *const tables[] = {ec2_rules,    zone_rules, elb_rules,  rds_rules,
                                                secret_rules, logs_rules, pair_rules, endpoint_rules};
    size_t count = 0;
    (void)unused;
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
        for (const HandlerRule *rule = tables[i]; rule->type; rule++, count++) {
            assert_true(rule->verbs && *rule->verbs && rule->breaks && rule->code && *rule->code);
            assert_true(rule->words && *rule->words && rule->source && *rule->source);
        }
    print_message("%zu refusals of handlers\n", count);
}

int main(void) {
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_creations),
        cmocka_unit_test(test_protected_balancer),
        cmocka_unit_test(test_forgotten_in_clean_up),
        cmocka_unit_test(test_deletion_policies),
        cmocka_unit_test(test_grown_storage),
        cmocka_unit_test(test_stack_policy),
        cmocka_unit_test(test_rules_are_whole),
    };
    return cmocka_run_group_tests_name("cfn_handler", tests, NULL, NULL);
}

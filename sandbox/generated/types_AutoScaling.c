/* Made by scripts/sandbox-types from the cfn-lint of scripts/sandbox-pins.txt: do not edit. */
// clang-format off
#include "sandbox/values/types.h"

static const TypeProperty
    AutoScaling_AutoScalingGroup[40],
    AutoScaling_AutoScalingGroup__AcceleratorCountRequest[3],
    AutoScaling_AutoScalingGroup__AcceleratorTotalMemoryMiBRequest[3],
    AutoScaling_AutoScalingGroup__AvailabilityZoneDistribution[2],
    AutoScaling_AutoScalingGroup__AvailabilityZoneImpairmentPolicy[3],
    AutoScaling_AutoScalingGroup__BaselineEbsBandwidthMbpsRequest[3],
    AutoScaling_AutoScalingGroup__BaselinePerformanceFactorsRequest[2],
    AutoScaling_AutoScalingGroup__CapacityReservationSpecification[3],
    AutoScaling_AutoScalingGroup__CapacityReservationTarget[3],
    AutoScaling_AutoScalingGroup__CpuPerformanceFactorRequest[2],
    AutoScaling_AutoScalingGroup__DistributionSegment[2],
    AutoScaling_AutoScalingGroup__InstanceLifecyclePolicy[2],
    AutoScaling_AutoScalingGroup__InstanceMaintenancePolicy[3],
    AutoScaling_AutoScalingGroup__InstanceRequirements[26],
    AutoScaling_AutoScalingGroup__InstancesDistribution[8],
    AutoScaling_AutoScalingGroup__LaunchTemplate[3],
    AutoScaling_AutoScalingGroup__LaunchTemplateOverrides[6],
    AutoScaling_AutoScalingGroup__LaunchTemplateSpecification[4],
    AutoScaling_AutoScalingGroup__LifecycleHookSpecification[8],
    AutoScaling_AutoScalingGroup__MemoryGiBPerVCpuRequest[3],
    AutoScaling_AutoScalingGroup__MemoryMiBRequest[3],
    AutoScaling_AutoScalingGroup__MetricsCollection[3],
    AutoScaling_AutoScalingGroup__MixedInstancesPolicy[3],
    AutoScaling_AutoScalingGroup__NetworkBandwidthGbpsRequest[3],
    AutoScaling_AutoScalingGroup__NetworkInterfaceCountRequest[3],
    AutoScaling_AutoScalingGroup__NotificationConfiguration[3],
    AutoScaling_AutoScalingGroup__PerformanceFactorReferenceRequest[2],
    AutoScaling_AutoScalingGroup__RetentionTriggers[2],
    AutoScaling_AutoScalingGroup__TagProperty[4],
    AutoScaling_AutoScalingGroup__TotalLocalStorageGBRequest[3],
    AutoScaling_AutoScalingGroup__TrafficSourceIdentifier[3],
    AutoScaling_AutoScalingGroup__VCpuCountRequest[3];

static const TypeProperty AutoScaling_AutoScalingGroup[] = {
    {"AutoScalingGroupARN", READ_ONLY, {.kind = 's'}},
    {"AutoScalingGroupName", CREATE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"AvailabilityZoneDistribution", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__AvailabilityZoneDistribution}},
    {"AvailabilityZoneIds", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(255)}, .unique = true}},
    {"AvailabilityZoneImpairmentPolicy", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__AvailabilityZoneImpairmentPolicy}},
    {"AvailabilityZones", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(255)}}},
    {"CapacityRebalance", 0, {.kind = 'b'}},
    {"CapacityReservationSpecification", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__CapacityReservationSpecification}},
    {"Context", 0, {.kind = 's'}},
    {"Cooldown", 0, {.kind = 's'}},
    {"DefaultInstanceWarmup", 0, {.kind = 'i'}},
    {"DeletionProtection", 0, {.kind = 's', .values = "none|prevent-all-deletion|prevent-force-deletion"}},
    {"DesiredCapacity", 0, {.kind = 's', .pattern = "^[0-9]+$"}},
    {"DesiredCapacityType", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"HealthCheckGracePeriod", 0, {.kind = 'i'}},
    {"HealthCheckType", 0, {.kind = 's', AT_LEAST(1), AT_MOST(32), .pattern = "^(EBS|EC2|ELB|VPC_LATTICE)(,(EBS|EC2|ELB|VPC_LATTICE))*,?$"}},
    {"InstanceId", CREATE_ONLY | WRITE_ONLY, {.kind = 's', AT_LEAST(1), AT_MOST(19)}},
    {"InstanceLifecyclePolicy", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__InstanceLifecyclePolicy}},
    {"InstanceMaintenancePolicy", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__InstanceMaintenancePolicy}},
    {"LaunchConfigurationName", CONDITIONAL, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"LaunchTemplate", CONDITIONAL, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__LaunchTemplateSpecification, .choices = (const TypeChoice[]){{ONE_OF, NULL, "LaunchTemplateId|LaunchTemplateName"}, {0}}}},
    {"LifecycleHookSpecificationList", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = AutoScaling_AutoScalingGroup__LifecycleHookSpecification}}},
    {"LoadBalancerNames", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(255)}}},
    {"MaxInstanceLifetime", 0, {.kind = 'i'}},
    {"MaxSize", REQUIRED, {.kind = 's', .pattern = "^[0-9]+$"}},
    {"MetricsCollection", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = AutoScaling_AutoScalingGroup__MetricsCollection}}},
    {"MinSize", REQUIRED, {.kind = 's', .pattern = "^[0-9]+$"}},
    {"MixedInstancesPolicy", CONDITIONAL, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__MixedInstancesPolicy}},
    {"NewInstancesProtectedFromScaleIn", 0, {.kind = 'b'}},
    {"NotificationConfiguration", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__NotificationConfiguration}},
    {"NotificationConfigurations", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = AutoScaling_AutoScalingGroup__NotificationConfiguration}}},
    {"PlacementGroup", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"ServiceLinkedRoleARN", 0, {.kind = 's', AT_LEAST(1), AT_MOST(1600)}},
    {"SkipZonalShiftValidation", WRITE_ONLY, {.kind = 'b'}},
    {"Tags", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = AutoScaling_AutoScalingGroup__TagProperty}}},
    {"TargetGroupARNs", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(511)}}},
    {"TerminationPolicies", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(1600)}}},
    {"TrafficSources", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = AutoScaling_AutoScalingGroup__TrafficSourceIdentifier}, .unique = true}},
    {"VPCZoneIdentifier", CONDITIONAL, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__AcceleratorCountRequest[] = {
    {"Max", 0, {.kind = 'i', AT_LEAST(0)}},
    {"Min", 0, {.kind = 'i', AT_LEAST(0)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__AcceleratorTotalMemoryMiBRequest[] = {
    {"Max", 0, {.kind = 'i', AT_LEAST(0)}},
    {"Min", 0, {.kind = 'i', AT_LEAST(0)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__AvailabilityZoneDistribution[] = {
    {"CapacityDistributionStrategy", 0, {.kind = 's', .values = "balanced-best-effort|balanced-only|reservations-then-balanced"}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__AvailabilityZoneImpairmentPolicy[] = {
    {"ImpairedZoneHealthCheckBehavior", REQUIRED, {.kind = 's', .values = "IgnoreUnhealthy|ReplaceUnhealthy"}},
    {"ZonalShiftEnabled", REQUIRED, {.kind = 'b'}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__BaselineEbsBandwidthMbpsRequest[] = {
    {"Max", 0, {.kind = 'i', AT_LEAST(0)}},
    {"Min", 0, {.kind = 'i', AT_LEAST(0)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__BaselinePerformanceFactorsRequest[] = {
    {"Cpu", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__CpuPerformanceFactorRequest}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__CapacityReservationSpecification[] = {
    {"CapacityReservationPreference", REQUIRED, {.kind = 's', .values = "capacity-reservations-first|capacity-reservations-only|default|none"}},
    {"CapacityReservationTarget", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__CapacityReservationTarget}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__CapacityReservationTarget[] = {
    {"CapacityReservationIds", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(255), .pattern = "^[A-Za-z0-9\\-_\\/]+$"}, .unique = true}},
    {"CapacityReservationResourceGroupArns", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(1600)}, .unique = true}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__CpuPerformanceFactorRequest[] = {
    {"References", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = AutoScaling_AutoScalingGroup__PerformanceFactorReferenceRequest}, .unique = true}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__DistributionSegment[] = {
    {"TargetCapacityTypes", REQUIRED, {.kind = 'a', AT_LEAST(1), .items = &(const TypeNode){.kind = 's', .values = "on-demand-capacity-reservation|capacity-block|interruptible-capacity-reservation|on-demand"}, .unique = true}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__InstanceLifecyclePolicy[] = {
    {"RetentionTriggers", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__RetentionTriggers}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__InstanceMaintenancePolicy[] = {
    {"MaxHealthyPercentage", 0, {.kind = 'i', AT_LEAST(-1), AT_MOST(200)}},
    {"MinHealthyPercentage", 0, {.kind = 'i', AT_LEAST(-1), AT_MOST(100)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__InstanceRequirements[] = {
    {"AcceleratorCount", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__AcceleratorCountRequest}},
    {"AcceleratorManufacturers", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "amazon-web-services|amd|nvidia|xilinx"}, .unique = true}},
    {"AcceleratorNames", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "a100|k80|m60|radeon-pro-v520|t4|v100|vu9p"}, .unique = true}},
    {"AcceleratorTotalMemoryMiB", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__AcceleratorTotalMemoryMiBRequest}},
    {"AcceleratorTypes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "fpga|gpu|inference"}, .unique = true}},
    {"AllowedInstanceTypes", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(400), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(30), .pattern = "^[a-zA-Z0-9\\.\\*\\-]+$"}, .unique = true}},
    {"BareMetal", 0, {.kind = 's', .values = "excluded|included|required"}},
    {"BaselineEbsBandwidthMbps", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__BaselineEbsBandwidthMbpsRequest}},
    {"BaselinePerformanceFactors", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__BaselinePerformanceFactorsRequest}},
    {"BurstablePerformance", 0, {.kind = 's', .values = "excluded|included|required"}},
    {"CpuManufacturers", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "amazon-web-services|amd|apple|intel"}, .unique = true}},
    {"ExcludedInstanceTypes", 0, {.kind = 'a', AT_LEAST(0), AT_MOST(400), .items = &(const TypeNode){.kind = 's', AT_LEAST(1), AT_MOST(30), .pattern = "^[a-zA-Z0-9\\.\\*\\-]+$"}, .unique = true}},
    {"InstanceGenerations", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "current|previous"}, .unique = true}},
    {"LocalStorage", 0, {.kind = 's', .values = "excluded|included|required"}},
    {"LocalStorageTypes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's', .values = "hdd|ssd"}, .unique = true}},
    {"MaxSpotPriceAsPercentageOfOptimalOnDemandPrice", 0, {.kind = 'i', AT_LEAST(0)}},
    {"MemoryGiBPerVCpu", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__MemoryGiBPerVCpuRequest}},
    {"MemoryMiB", REQUIRED, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__MemoryMiBRequest}},
    {"NetworkBandwidthGbps", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__NetworkBandwidthGbpsRequest}},
    {"NetworkInterfaceCount", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__NetworkInterfaceCountRequest}},
    {"OnDemandMaxPricePercentageOverLowestPrice", 0, {.kind = 'i', AT_LEAST(0)}},
    {"RequireHibernateSupport", 0, {.kind = 'b'}},
    {"SpotMaxPricePercentageOverLowestPrice", 0, {.kind = 'i', AT_LEAST(0)}},
    {"TotalLocalStorageGB", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__TotalLocalStorageGBRequest}},
    {"VCpuCount", REQUIRED, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__VCpuCountRequest}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__InstancesDistribution[] = {
    {"DistributionSegments", 0, {.kind = 'a', AT_LEAST(1), AT_MOST(1), .items = &(const TypeNode){.kind = 'o', .members = AutoScaling_AutoScalingGroup__DistributionSegment}}},
    {"OnDemandAllocationStrategy", 0, {.kind = 's'}},
    {"OnDemandBaseCapacity", 0, {.kind = 'i'}},
    {"OnDemandPercentageAboveBaseCapacity", 0, {.kind = 'i'}},
    {"SpotAllocationStrategy", 0, {.kind = 's'}},
    {"SpotInstancePools", 0, {.kind = 'i'}},
    {"SpotMaxPrice", 0, {.kind = 's', AT_LEAST(0), AT_MOST(255)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__LaunchTemplate[] = {
    {"LaunchTemplateSpecification", REQUIRED, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__LaunchTemplateSpecification, .choices = (const TypeChoice[]){{ONE_OF, NULL, "LaunchTemplateId|LaunchTemplateName"}, {0}}}},
    {"Overrides", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 'o', .members = AutoScaling_AutoScalingGroup__LaunchTemplateOverrides}}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__LaunchTemplateOverrides[] = {
    {"ImageId", 0, {.kind = 's', AT_LEAST(5), AT_MOST(21), .pattern = "^ami-[a-z0-9]{1,17}$"}},
    {"InstanceRequirements", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__InstanceRequirements}},
    {"InstanceType", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"LaunchTemplateSpecification", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__LaunchTemplateSpecification, .choices = (const TypeChoice[]){{ONE_OF, NULL, "LaunchTemplateId|LaunchTemplateName"}, {0}}}},
    {"WeightedCapacity", 0, {.kind = 's', AT_LEAST(1), AT_MOST(32)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__LaunchTemplateSpecification[] = {
    {"LaunchTemplateId", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {"LaunchTemplateName", 0, {.kind = 's', AT_LEAST(3), AT_MOST(128), .pattern = "^[a-zA-Z0-9\\(\\)\\.\\-/_]+$"}},
    {"Version", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__LifecycleHookSpecification[] = {
    {"DefaultResult", 0, {.kind = 's'}},
    {"HeartbeatTimeout", 0, {.kind = 'i'}},
    {"LifecycleHookName", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(255), .pattern = "^[A-Za-z0-9\\-_\\/]+$"}},
    {"LifecycleTransition", REQUIRED, {.kind = 's'}},
    {"NotificationMetadata", 0, {.kind = 's', AT_LEAST(1), AT_MOST(4000), .pattern = "^[\\u0009\\u000A\\u000D\\u0020-\\u007e]+$"}},
    {"NotificationTargetARN", 0, {.kind = 's', AT_LEAST(0), AT_MOST(255)}},
    {"RoleARN", 0, {.kind = 's', AT_LEAST(1), AT_MOST(255)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__MemoryGiBPerVCpuRequest[] = {
    {"Max", 0, {.kind = 'n', AT_LEAST(0)}},
    {"Min", 0, {.kind = 'n', AT_LEAST(0)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__MemoryMiBRequest[] = {
    {"Max", 0, {.kind = 'i', AT_LEAST(0)}},
    {"Min", 0, {.kind = 'i', AT_LEAST(0)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__MetricsCollection[] = {
    {"Granularity", REQUIRED, {.kind = 's'}},
    {"Metrics", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__MixedInstancesPolicy[] = {
    {"InstancesDistribution", 0, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__InstancesDistribution}},
    {"LaunchTemplate", REQUIRED, {.kind = 'o', .members = AutoScaling_AutoScalingGroup__LaunchTemplate}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__NetworkBandwidthGbpsRequest[] = {
    {"Max", 0, {.kind = 'n', AT_LEAST(0)}},
    {"Min", 0, {.kind = 'n', AT_LEAST(0)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__NetworkInterfaceCountRequest[] = {
    {"Max", 0, {.kind = 'i', AT_LEAST(0)}},
    {"Min", 0, {.kind = 'i', AT_LEAST(0)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__NotificationConfiguration[] = {
    {"NotificationTypes", 0, {.kind = 'a', .items = &(const TypeNode){.kind = 's'}}},
    {"TopicARN", REQUIRED, {.kind = 'j'}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__PerformanceFactorReferenceRequest[] = {
    {"InstanceFamily", 0, {.kind = 's'}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__RetentionTriggers[] = {
    {"TerminateHookAbandon", 0, {.kind = 's', .values = "retain|terminate"}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__TagProperty[] = {
    {"Key", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(128)}},
    {"PropagateAtLaunch", REQUIRED, {.kind = 'b'}},
    {"Value", REQUIRED, {.kind = 's', AT_LEAST(0), AT_MOST(256)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__TotalLocalStorageGBRequest[] = {
    {"Max", 0, {.kind = 'n', AT_LEAST(0)}},
    {"Min", 0, {.kind = 'n', AT_LEAST(0)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__TrafficSourceIdentifier[] = {
    {"Identifier", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(511)}},
    {"Type", REQUIRED, {.kind = 's', AT_LEAST(1), AT_MOST(511)}},
    {0}};
static const TypeProperty AutoScaling_AutoScalingGroup__VCpuCountRequest[] = {
    {"Max", 0, {.kind = 'i', AT_LEAST(0)}},
    {"Min", 0, {.kind = 'i', AT_LEAST(0)}},
    {0}};
const TypeRow types_AutoScaling[] = {
    {"AWS::AutoScaling::AutoScalingGroup", {.kind = 'o', .members = AutoScaling_AutoScalingGroup, .choices = (const TypeChoice[]){{ONE_OF, NULL, "InstanceId|LaunchConfigurationName|LaunchTemplate|MixedInstancesPolicy"}, {0}}}, "Tags", "AutoScalingGroupARN"},
    {0}};

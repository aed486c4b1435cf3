"""Each call of the AWS client beside botocore's: the same parameters on the wire, the same reply read the same way.

A recorder on loopback keeps what both send, and answers with a reply that is made from botocore's model of the
operation's output: every member is there, each with a value of its own. The signature of what we send is computed
anew by botocore from the request as it came in.
"""
import calendar
import contextlib
import datetime
import http.server
import json
import os
import re
import subprocess
import threading
import unittest
import urllib.parse
from unittest import mock
from xml.sax.saxutils import escape

for name in list(os.environ):
    if name.startswith("AWS_") or name.lower().endswith("_proxy"):
        del os.environ[name]

import botocore.auth  # noqa: E402
import botocore.awsrequest  # noqa: E402
import botocore.config  # noqa: E402
import botocore.credentials  # noqa: E402
import botocore.session  # noqa: E402

from patience import PATIENCE

DRIVER = os.path.join(os.environ.get("BUILD", "build"), "tests/sandbox/drivers/calls")
KEY, SECRET = "AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY"
TOKEN = "0123456789abcdef0123456789abcdef"
# Values that decide what is read, not only how.
CHOSEN = {"Account": "123456789012", "StorageType": "gp3", "EngineVersion": "17.6",
          "SecretString": '{"password": "ü \\" <&> \\\\"}',
          "PriceList": json.dumps({"product": {"attributes": {"instanceType": "db.t4g.micro"}}, "terms": {"OnDemand": {
              "A.B": {"effectiveDate": "2026-11-01T00:00:00Z", "priceDimensions": {"A.B.C": {
                  "beginRange": "0", "endRange": "Inf", "unit": "Hrs", "pricePerUnit": {"USD": "0.0170000000"}}}}}}}),
          "TemplateBody": "A: {B: 'c'}\n\t# ü < & >\n", "logGroupName": "/aws/rds/myapp",
          "RootDeviceName": "/dev/xvda", "DeviceName": "/dev/xvda"}


class Maker:
    """Makes a reply from the model of an operation's output."""

    def __init__(self, model, operation):
        self.operation, self.protocol, self.service = operation, model.metadata["protocol"], model
        self.count = 0

    def scalar(self, name, shape):
        self.count += 1
        if name in CHOSEN:
            return CHOSEN[name]
        if shape.type_name == "string":
            return shape.enum[self.count % len(shape.enum)] if shape.enum else f"{name} <{self.count}> & \u00fc"
        if shape.type_name == "timestamp":
            if self.protocol in ("json", "rest-json") and shape.serialization.get("timestampFormat") != "iso8601":
                return 1795550852.25 + self.count
            moment = datetime.datetime(2026, 11, 24, 20, 7, 32) + datetime.timedelta(seconds=self.count)
            return moment.isoformat() + "Z"
        if shape.type_name == "boolean":
            return self.count % 2 == 0
        return 2.5 * self.count if shape.type_name in ("double", "float") else self.count

    def members(self, shape, above):
        """Those to fill in: no tokens of next pages, nothing that holds itself."""
        for name, member in shape.members.items():
            if name not in ("NextToken", "Marker", "nextToken") and member.name not in above:
                yield name, member

    def xml(self, name, shape, above=()):
        above = above + (shape.name,)
        if shape.type_name == "structure":
            return "".join(self.element(key, member, above) for key, member in self.members(shape, above))
        if shape.type_name == "list":
            item = shape.member.serialization.get("name", "item" if self.protocol == "ec2" else "member")
            if shape.member.name in above:
                return ""
            return "".join(f"<{item}>{self.xml(name, shape.member, above)}</{item}>" for _ in range(2))
        value = self.scalar(name, shape)
        return escape(str(value).lower() if isinstance(value, bool) else str(value))

    def element(self, name, shape, above):
        wire = shape.serialization.get("name", name)
        if shape.type_name == "map" or shape.serialization.get("flattened"):
            return ""
        return f"<{wire}>{self.xml(name, shape, above)}</{wire}>"

    def json(self, name, shape, above=()):
        above = above + (shape.name,)
        if shape.type_name == "structure":
            return {key: self.json(key, member, above) for key, member in self.members(shape, above)}
        if shape.type_name == "list":
            return [self.json(name, shape.member, above) for _ in range(2)]
        if shape.type_name == "map":
            return {}
        return "" if shape.type_name == "blob" else self.scalar(name, shape)

    def reply(self):
        shape = self.operation.output_shape
        if self.protocol in ("json", "rest-json"):
            return "application/x-amz-json-1.1", json.dumps(self.json("", shape)) if shape else ""
        inside = self.xml("", shape) if shape else ""
        if self.protocol == "query":
            wrapper = shape.serialization.get("resultWrapper") if shape else None
            inside = f"<{wrapper}>{inside}</{wrapper}>" if wrapper else ""
            inside += "<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>"
        else:
            inside = "<requestId>r-1</requestId>" + inside
        return "text/xml", f"<{self.operation.name}Response>{inside}</{self.operation.name}Response>"


SESSION = botocore.session.Session()
SIGNING = {}  # by the service's signing name: the service as botocore names it
KNOWN = set(SESSION.get_available_services())
for service in ("sts", "iam", "cloudformation", "ec2", "rds", "elbv2", "service-quotas", "secretsmanager", "ssm",
                "logs", "pricing", "lambda", "freetier"):
    if service not in KNOWN:  # Debian's
        continue
    metadata = SESSION.get_service_model(service).metadata
    SIGNING[metadata.get("signingName", metadata["endpointPrefix"])] = service


def routed(model, method, path):
    """The operation of a service with paths that a request's method and path name."""
    for name in model.operation_names:
        place = model.operation_model(name).http
        form = re.escape(place["requestUri"]).replace(r"\{FunctionName\}", "[^/]+")
        if place["method"] == method and re.fullmatch(form, path):
            return name
    raise AssertionError(f"{method} {path}")


class Recorder(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    requests = []

    def do_POST(self):
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        headers = {name.lower(): value for name, value in self.headers.items()}
        scope = headers["authorization"].split("Credential=")[1].split(",")[0].split("/")
        model = SESSION.get_service_model(SIGNING[scope[3]])
        action = headers["x-amz-target"].split(".")[1] if "x-amz-target" in headers else \
            routed(model, self.command, self.path) if model.metadata["protocol"] == "rest-json" else \
            urllib.parse.parse_qs(body.decode())["Action"][0]
        self.requests.append({"headers": headers, "body": body, "scope": scope, "action": action, "path": self.path,
                              "method": self.command})
        kind, reply = Maker(model, model.operation_model(action)).reply()
        reply = reply.encode()
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(reply)))
        self.end_headers()
        self.wfile.write(reply)

    do_GET = do_PUT = do_POST

    def log_message(self, *arguments):
        pass


def ms(moment):
    return calendar.timegm(moment.utctimetuple()) * 1000 + moment.microsecond // 1000


def pairs(items, key, value):
    return {item[key]: item[value] for item in items}


def stack(found):
    return {"name": found["StackName"], "id": found["StackId"], "status": found["StackStatus"],
            "reason": found["StackStatusReason"], "created_ms": ms(found["CreationTime"]),
            "updated_ms": ms(found["LastUpdatedTime"]), "protected": found["EnableTerminationProtection"],
            "drift": found["DriftInformation"]["StackDriftStatus"],
            "parameters": pairs(found["Parameters"], "ParameterKey", "ParameterValue"),
            "outputs": pairs(found["Outputs"], "OutputKey", "OutputValue"),
            "tags": pairs(found["Tags"], "Key", "Value")}


def stacks(reply):
    return [stack(found) for found in reply["Stacks"] if found["StackStatus"] != "DELETE_COMPLETE"]


def change(found):
    found = found["ResourceChange"]
    details = []
    for detail in found["Details"]:
        word = f"{detail['Target']['Name']} ({detail['ChangeSource']})"
        if word not in details:
            details.append(word)
    return [found["Action"], found["LogicalResourceId"], found["PhysicalResourceId"], found["ResourceType"],
            found["Replacement"], ", ".join(found["Scope"]), ", ".join(details)]


def change_set(reply):
    return {"id": reply["ChangeSetId"], "name": reply["ChangeSetName"], "stack_id": reply["StackId"],
            "stack_name": reply["StackName"], "status": reply["Status"], "execution": reply["ExecutionStatus"],
            "reason": reply["StatusReason"], "changes": [change(found) for found in reply["Changes"]]}


def event(found):
    names = ("EventId", "StackId", "LogicalResourceId", "PhysicalResourceId", "ResourceType", "ResourceStatus",
             "ResourceStatusReason", "ClientRequestToken")
    return [found[name] for name in names] + [ms(found["Timestamp"])]


def resource(found):
    names = ("LogicalResourceId", "PhysicalResourceId", "ResourceType", "ResourceStatus", "ResourceStatusReason")
    return [found[name] for name in names] + [ms(found["LastUpdatedTimestamp"])]


def image(reply):
    found = reply["Images"][0]
    return [found[name] for name in ("Name", "OwnerId", "ImageOwnerAlias", "Architecture", "State")] + [
        found["BlockDeviceMappings"][0]["Ebs"]["VolumeSize"]]


def instance(reply):
    found = reply["Reservations"][0]["Instances"][0]
    return [found["InstanceId"], found["State"]["Name"], found["InstanceType"], found["PublicIpAddress"],
            found["PublicDnsName"], found["ImageId"]]


def database(reply):
    found = reply["DBInstances"][0]
    return [found["DBInstanceIdentifier"], found["DBInstanceStatus"], found["DBInstanceClass"], found["EngineVersion"],
            found["Endpoint"]["Address"], found["AvailabilityZone"], found["SecondaryAvailabilityZone"],
            found["CACertificateIdentifier"], found["Endpoint"]["Port"], found["AllocatedStorage"], found["MultiAZ"],
            found["DeletionProtection"], ms(found["LatestRestorableTime"]), found["DBInstanceArn"],
            found["PreferredMaintenanceWindow"]]


def newest_snapshot(reply):
    found = max(reply["DBSnapshots"], key=lambda snapshot: snapshot["SnapshotCreateTime"])
    return [found["DBSnapshotIdentifier"], found["AllocatedStorage"], ms(found["SnapshotCreateTime"])]


def rules(permissions, out):
    """One rule a peer, whatever kind of peer it is."""
    kinds = (("IpRanges", "CidrIp"), ("Ipv6Ranges", "CidrIpv6"), ("PrefixListIds", "PrefixListId"),
             ("UserIdGroupPairs", "GroupId"))
    return [[out, one["IpProtocol"], one["FromPort"], one["ToPort"], peer[key]]
            for one in permissions for kind, key in kinds for peer in one[kind]]


def groups(reply):
    return [[group["GroupId"], "", rules(group["IpPermissions"], False) + rules(group["IpPermissionsEgress"], True)]
            for group in reply["SecurityGroups"]]


def support_end(reply):
    """The last day of the support that costs nothing beside; it has the words of PostgreSQL's own."""
    spans = reply["DBMajorEngineVersions"][0]["SupportedEngineLifecycles"] if reply["DBMajorEngineVersions"] else []
    days = [span["LifecycleSupportEndDate"].strftime("%Y-%m-%d") for span in spans
            if span["LifecycleSupportName"] == "open-source-rds-standard-support"]
    return {"day": days[-1] if days else ""}


def maintenance(reply):
    return [[found["Action"], found["Description"], found["OptInStatus"], ms(found["CurrentApplyDate"]),
             ms(found["ForcedApplyDate"])]
            for resource in reply["PendingMaintenanceActions"] for found in resource["PendingMaintenanceActionDetails"]]


def classes(reply):
    return [[found["DBInstanceClass"], " ".join(zone["Name"] for zone in found["AvailabilityZones"]),
             found["SupportsPerformanceInsights"], found["MultiAZCapable"],
             found["SupportsIAMDatabaseAuthentication"], found["SupportsStorageAutoscaling"]]
            for found in reply["OrderableDBInstanceOptions"]]


def prefix_list(lists, entries):
    found = lists["PrefixLists"][0]
    return [found["PrefixListId"], found["PrefixListName"], found["State"], found["StateMessage"], found["Version"],
            found["MaxEntries"], pairs(entries["Entries"], "Cidr", "Description")]


TEMPLATE = "Resources:\n  \"x\": {Type: 'AWS::X'}\t# \u00fc %41\n"
NAMES = ["FlowLogs", "Database"]
ONE = {"StackName": "myapp"}
CHANGE = {"ChangeSetName": "arn:change"}
ORDERED = {"StackName": "myapp", "ClientRequestToken": TOKEN}
DATABASE = {"SecretId": "myapp/database"}

# Where a service that is not in eu-west-1 signs for it; the others sign for that region itself.
REGIONS = {"iam": "us-east-1", "freetier": "us-east-1", "pricing": "eu-central-1"}

# The driver's call, the service, botocore's operation and arguments, and what the driver should print of the reply.
def findings(reply):
    return [[event["LogicalResourceId"], event["ResourceType"], event["ValidationName"], event["ValidationPath"],
             event["ValidationStatusReason"], event["ValidationFailureMode"] == "WARN"]
            for event in reply["OperationEvents"] if event["ValidationStatus"] == "FAILED"]


def words(texts):
    """In order, as words: the client keeps a list of zones as one text."""
    return " ".join(sorted(texts)).split(" ")


CASES = [
    ("identity", "sts", "GetCallerIdentity", {},
     lambda r: {"account": r["Account"], "arn": r["Arn"], "user_id": r["UserId"]}),
    ("alias", "iam", "ListAccountAliases", {}, lambda r: {"alias": r["AccountAliases"][0]}),
    ("role", "iam", "GetRole", {"RoleName": "Deployer"}, lambda r: {"arn": r["Role"]["Arn"]}),
    ("simulate", "iam", "SimulatePrincipalPolicy",
     {"PolicySourceArn": "arn:aws:iam::123456789012:user/me", "ActionNames": ["ec2:CreateVpc", "iam:CreateRole"],
      "ResourceArns": ["*"],
      "ContextEntries": [
          {"ContextKeyName": "aws:CalledVia", "ContextKeyValues": ["cloudformation.amazonaws.com"],
           "ContextKeyType": "stringList"},
          {"ContextKeyName": "iam:AWSServiceName", "ContextKeyValues": ["rds.amazonaws.com"],
           "ContextKeyType": "string"}]},
     lambda r: {"denied": sum(one["EvalDecision"] != "allowed" and not one["MissingContextValues"]
                              for one in r["EvaluationResults"])}),
    ("restore_secret", "secretsmanager", "RestoreSecret", DATABASE, None),
    ("delete_secret", "secretsmanager", "DeleteSecret", {**DATABASE, "ForceDeleteWithoutRecovery": True}, None),
    ("delete_log_group", "logs", "DeleteLogGroup", {"logGroupName": "/aws/rds/myapp"}, None),
    ("create_change_set", "cloudformation", "CreateChangeSet",
     {"StackName": "myapp", "ChangeSetName": "change-1", "ChangeSetType": "CREATE", "TemplateBody": TEMPLATE,
      "Parameters": [{"ParameterKey": "AppName", "ParameterValue": "my app"},
                     {"ParameterKey": "DatabasePort", "ParameterValue": "5432"}],
      "Capabilities": ["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"],
      "Tags": [{"Key": "project", "Value": "a&b=c+d \u00e9"}], "RoleARN": "arn:aws:iam::123456789012:role/x",
      "ClientToken": TOKEN}, lambda r: {"id": r["Id"], "stack_id": r["StackId"]}),
    ("describe_change_set", "cloudformation", "DescribeChangeSet", CHANGE, change_set),
    ("execute_change_set", "cloudformation", "ExecuteChangeSet", {**CHANGE, "ClientRequestToken": TOKEN}, None),
    ("delete_change_set", "cloudformation", "DeleteChangeSet", CHANGE, None),
    ("describe_stack", "cloudformation", "DescribeStacks", ONE, lambda r: stack(r["Stacks"][0])),
    ("describe_stacks", "cloudformation", "DescribeStacks", {}, stacks),
    ("failed_events", "cloudformation", "DescribeEvents",
     {"OperationId": "2b7e-operation", "Filters": {"FailedEvents": True}},
     lambda r: [event(e) for e in r["OperationEvents"]]),
    ("describe_events", "cloudformation", "DescribeStackEvents", ONE, lambda r: [event(e) for e in r["StackEvents"]]),
    ("describe_resources", "cloudformation", "ListStackResources", ONE,
     lambda r: [resource(found) for found in r["StackResourceSummaries"]]),
    ("get_template", "cloudformation", "GetTemplate", {**ONE, "TemplateStage": "Original"},
     lambda r: {"body": r["TemplateBody"]}),
    ("stack_policy", "cloudformation", "GetStackPolicy", ONE, lambda r: {"body": r["StackPolicyBody"]}),
    ("set_stack_policy", "cloudformation", "SetStackPolicy", {**ONE, "StackPolicyBody": '{"Statement":[]}'}, None),
    ("delete_stack", "cloudformation", "DeleteStack", {**ORDERED, "RetainResources": NAMES}, None),
    ("cancel_update", "cloudformation", "CancelUpdateStack", ORDERED, None),
    ("continue_rollback", "cloudformation", "ContinueUpdateRollback", {**ORDERED, "ResourcesToSkip": NAMES}, None),
    ("protect", "cloudformation", "UpdateTerminationProtection", {**ONE, "EnableTerminationProtection": True}, None),
    ("detect_drift", "cloudformation", "DetectStackDrift", ONE, lambda r: {"id": r["StackDriftDetectionId"]}),
    ("drift_status", "cloudformation", "DescribeStackDriftDetectionStatus", {"StackDriftDetectionId": "detection"},
     lambda r: {"status": r["DetectionStatus"], "drift": r["StackDriftStatus"]}),
    ("resource_drifts", "cloudformation", "DescribeStackResourceDrifts",
     {**ONE, "StackResourceDriftStatusFilters": ["MODIFIED", "DELETED"]},
     lambda r: [[d["LogicalResourceId"], d["PhysicalResourceId"], d["ResourceType"], d["StackResourceDriftStatus"],
                 [[p["PropertyPath"], p["ExpectedValue"], p["ActualValue"], p["DifferenceType"]]
                  for p in d["PropertyDifferences"]]] for d in r["StackResourceDrifts"]]),
    ("key_pairs", "ec2", "DescribeKeyPairs", {},
     lambda r: [[k["KeyName"], k["KeyPairId"], k["KeyType"], k["KeyFingerprint"], ms(k["CreateTime"])]
                for k in r["KeyPairs"]]),
    ("import_key_pair", "ec2", "ImportKeyPair",
     {"KeyName": "myapp", "PublicKeyMaterial": b"ssh-ed25519 AAAAC3Nz me@host"},
     lambda r: [r["KeyName"], r["KeyPairId"], "", r["KeyFingerprint"], 0]),
    ("zones", "ec2", "DescribeAvailabilityZones",
     {"Filters": [{"Name": "zone-type", "Values": ["availability-zone"]}, {"Name": "state", "Values": ["available"]}]},
     lambda r: [zone["ZoneName"] for zone in r["AvailabilityZones"]]),
    ("early_findings", "cloudformation", "DescribeEvents", {"ChangeSetName": "arn:set"}, findings),
    ("type_zones", "ec2", "DescribeInstanceTypeOfferings",
     {"LocationType": "availability-zone", "Filters": [{"Name": "instance-type", "Values": ["t3.micro"]}]},
     lambda r: words(offer["Location"] for offer in r["InstanceTypeOfferings"])),
    ("endpoint_zones", "ec2", "DescribeVpcEndpointServices", {"ServiceNames": ["com.amazonaws.eu-west-1.secretsmanager"]},
     lambda r: words(r["ServiceDetails"][0]["AvailabilityZones"])),
    ("vpcs", "ec2", "DescribeVpcs", {}, lambda r: {"count": len(r["Vpcs"])}),
    ("addresses", "ec2", "DescribeAddresses", {}, lambda r: {"count": sum(
        one.get("PublicIpv4Pool", "amazon") == "amazon" and not one.get("ServiceManaged") for one in r["Addresses"])}),
    ("image", "ec2", "DescribeImages", {"ImageIds": ["ami-1"]}, image),
    ("stack_groups", "ec2", "DescribeSecurityGroups",
     {"Filters": [{"Name": "tag:aws:cloudformation:stack-id", "Values": ["arn:stack"]}]}, groups),
    ("revoke_rule", "ec2", "RevokeSecurityGroupIngress",
     {"GroupId": "sg-1", "IpPermissions": [{"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432,
                                           "UserIdGroupPairs": [{"GroupId": "sg-2", "UserId": "210987654321"}]}]}, None),
    ("instance", "ec2", "DescribeInstances", {"InstanceIds": ["i-1"]}, instance),
    ("modify_prefix_list", "ec2", "ModifyManagedPrefixList",
     {"PrefixListId": "pl-1", "CurrentVersion": 3,
      "AddEntries": [{"Cidr": "203.0.113.7/32", "Description": "the office, 1st floor"}, {"Cidr": "198.51.100.0/28"}],
      "RemoveEntries": [{"Cidr": "192.0.2.1/32"}]}, None),
    ("restore_prefix_list", "ec2", "RestoreManagedPrefixListVersion",
     {"PrefixListId": "pl-1", "PreviousVersion": 3, "CurrentVersion": 4}, None),
    ("database", "rds", "DescribeDBInstances", {"DBInstanceIdentifier": "myapp"}, database),
    ("databases", "rds", "DescribeDBInstances", {}, lambda r: {"count": len(r["DBInstances"])}),
    ("snapshot", "rds", "DescribeDBSnapshots", {"DBInstanceIdentifier": "myapp", "SnapshotType": "manual"},
     newest_snapshot),
    ("maintenance", "rds", "DescribePendingMaintenanceActions",
     {"ResourceIdentifier": "arn:aws:rds:eu-west-1:123456789012:db:myapp"}, maintenance),
    ("support_end", "rds", "DescribeDBMajorEngineVersions", {"Engine": "postgres", "MajorEngineVersion": "17"},
     support_end),
    ("classes", "rds", "DescribeOrderableDBInstanceOptions",
     {"Engine": "postgres", "EngineVersion": "17.6", "Vpc": True}, classes),
    ("class_zones", "rds", "DescribeOrderableDBInstanceOptions",
     {"Engine": "postgres", "EngineVersion": "17.6", "DBInstanceClass": "db.t4g.micro", "Vpc": True},
     lambda r: words({zone["Name"] for zone in r["OrderableDBInstanceOptions"][0]["AvailabilityZones"]})),
    ("quota", "service-quotas", "GetServiceQuota", {"ServiceCode": "vpc", "QuotaCode": "L-F678F1CE"},
     lambda r: {"value": r["Quota"]["Value"]}),
    ("plan", "freetier", "GetAccountPlanState", {},
     lambda r: [r["accountPlanType"] == "FREE", ms(r["accountPlanExpirationDate"]),
                r["accountPlanRemainingCredits"]["amount"]]),
    ("products", "pricing", "GetProducts",
     {"ServiceCode": "AmazonRDS", "FormatVersion": "aws_v1", "MaxResults": 50, "Filters": [
         {"Type": "TERM_MATCH", "Field": "regionCode", "Value": "eu-west-1"},
         {"Type": "TERM_MATCH", "Field": "databaseEngine", "Value": "PostgreSQL"}]},
     lambda r: [[product["product"]["attributes"]["instanceType"], True, 0.017]
                for product in map(json.loads, r["PriceList"])]),
    ("secret", "secretsmanager", "DescribeSecret", DATABASE,
     lambda r: [r["ARN"], ms(r["DeletedDate"]), ms(r["LastRotatedDate"]), r["RotationEnabled"]]),
    ("secret_value", "secretsmanager", "GetSecretValue", DATABASE, lambda r: {"value": r["SecretString"]}),
    ("parameter", "ssm", "GetParameter", {"Name": "/aws/service/ami"}, lambda r: {"value": r["Parameter"]["Value"]}),
    ("targets", "elbv2", "DescribeTargetHealth", {"TargetGroupArn": "arn:tg"},
     lambda r: [[d["Target"]["Id"], d["TargetHealth"]["State"], d["TargetHealth"]["Description"]]
                for d in r["TargetHealthDescriptions"]]),
    ("log_group", "logs", "DescribeLogGroups", {"logGroupNamePrefix": "/aws/rds/myapp"},
     lambda r: {"there": True, "expires": True, "encrypted": "kmsKeyId" in r["logGroups"][0]}),
    ("protection", "elbv2", "DescribeLoadBalancerAttributes", {"LoadBalancerArn": "arn:lb"}, lambda r: {"on": False}),
    ("unprotect_balancer", "elbv2", "ModifyLoadBalancerAttributes",
     {"LoadBalancerArn": "arn:lb", "Attributes": [{"Key": "deletion_protection.enabled", "Value": "false"}]}, None),
    ("interfaces", "ec2", "DescribeNetworkInterfaces",
     {"Filters": [{"Name": "vpc-id", "Values": ["vpc-1"]},
                  {"Name": "description", "Values": [
                      "AWS Lambda VPC ENI-myapp-rotation",
                      "AWS Lambda VPC ENI-myapp-rotation-" + "?" * 36]}]},
     lambda r: [[found["NetworkInterfaceId"], found["Status"] == "available"] for found in r["NetworkInterfaces"]]),
    ("delete_interface", "ec2", "DeleteNetworkInterface", {"NetworkInterfaceId": "eni-1"}, None),
    ("function_network", "lambda", "GetFunctionConfiguration", {"FunctionName": "myapp-rotation"},
     lambda r: {"vpc": r["VpcConfig"]["VpcId"],
                "settled": r["State"] != "Pending" and r["LastUpdateStatus"] != "InProgress"}),
    ("leave_network", "lambda", "UpdateFunctionConfiguration",
     {"FunctionName": "myapp-rotation", "VpcConfig": {"SubnetIds": [], "SecurityGroupIds": []}}, None),
    ("enter_network", "lambda", "UpdateFunctionConfiguration",
     {"FunctionName": "arn:aws:lambda:eu-west-1:123456789012:function:myapp-rotation",
      "VpcConfig": {"SubnetIds": ["subnet-1", "subnet-2"], "SecurityGroupIds": ["sg-1"]}}, None),
    ("rotate_secret", "secretsmanager", "RotateSecret",
     {**DATABASE, "ClientRequestToken": "0123456789abcdef0123456789abcdef"}, None),
    ("log_holds", "logs", "FilterLogEvents",
     {"logGroupName": "/aws/rds/myapp", "filterPattern": "word_1", "startTime": 1795550852000},
     lambda r: {"there": bool(r["events"])}),
    ("console", "ec2", "GetConsoleOutput", {"InstanceId": "i-1", "Latest": True}, None),
    ("start_session", "ssm", "StartSession",
     {"Target": "i-1", "DocumentName": "AWS-StartPortForwardingSessionToRemoteHost",
      "Parameters": {"host": ["db.example"], "portNumber": ["5432"], "localPortNumber": ["15432"]}},
     lambda r: {"id": r["SessionId"]}),
    ("end_session", "ssm", "TerminateSession", {"SessionId": "session-1"}, None),
]
# Debian's client is older than some operations: with the newest (make test-peers) all are compared.
UNKNOWN = {operation for _, service, operation, *_ in CASES
           if service not in KNOWN or operation not in SESSION.get_service_model(service).operation_names}
CASES = [case for case in CASES if case[2] not in UNKNOWN]


class BotocoreEqual(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Recorder)
        cls.url = f"http://127.0.0.1:{cls.server.server_port}"
        threading.Thread(target=cls.server.serve_forever, daemon=True).start()
        cls.compared, cls.different = set(), set()

    @classmethod
    def tearDownClass(cls):
        cls.server.shutdown()
        cls.server.server_close()
        print(f"operations: {len(cls.compared)} compared with botocore, {len(cls.different)} differences")

    def ours(self, call):
        """What the driver made of the reply, and the requests it sent."""
        Recorder.requests.clear()
        environment = {"HOME": "/dev/null", "PATH": "/usr/bin:/bin"}
        done = subprocess.run([DRIVER, self.url, call], env=environment, stdout=subprocess.PIPE, check=True, timeout=PATIENCE)
        return json.loads(done.stdout), list(Recorder.requests)

    def theirs(self, service, operation, arguments):
        """The same of botocore, one request."""
        Recorder.requests.clear()
        # With an endpoint of one's own botocore forgets that IAM signs for us-east-1.
        client = SESSION.create_client(
            service, region_name=REGIONS.get(service, "eu-west-1"), endpoint_url=self.url,
            aws_access_key_id=KEY, aws_secret_access_key=SECRET,
            config=botocore.config.Config(retries={"max_attempts": 0}, parameter_validation=True))
        reply = client._make_api_call(operation, arguments)
        client.close()
        self.assertEqual(len(Recorder.requests), 1)
        return reply, Recorder.requests[0]

    def assert_same_request(self, ours, theirs):
        for part in ("action", "path", "method"):
            self.assertEqual(ours[part], theirs[part])
        self.assertEqual(ours["scope"][2:], theirs["scope"][2:])  # region and service
        self.assertEqual(ours["headers"].get("x-amz-target"), theirs["headers"].get("x-amz-target"))
        rest = ours["path"] != "/"  # its bodies are JSON, whatever is said of them
        if not rest:
            self.assertEqual(ours["headers"]["content-type"], theirs["headers"]["content-type"])
        if "x-amz-target" in ours["headers"] or rest:
            self.assertEqual(*[json.loads(request["body"] or b"null") for request in (ours, theirs)])
        else:
            read = [urllib.parse.parse_qs(request["body"].decode(), keep_blank_values=True, strict_parsing=True)
                    for request in (ours, theirs)]
            self.assertEqual(*read)

    def assert_signed(self, request):
        """botocore, given the request as it came in and the time it names, comes to the same Authorization."""
        headers = request["headers"]
        signed = headers["authorization"].split("SignedHeaders=")[1].split(",")[0].split(";")
        again = botocore.awsrequest.AWSRequest(
            request["method"], self.url + request["path"], data=request["body"],
            headers={name: headers[name] for name in signed if name not in ("host", "x-amz-date")})
        moment = datetime.datetime.strptime(headers["x-amz-date"], "%Y%m%dT%H%M%SZ")
        with contextlib.ExitStack() as clocks:
            if hasattr(botocore.auth, "get_current_datetime"):  # newer ones ask it
                clocks.enter_context(mock.patch("botocore.auth.get_current_datetime", return_value=moment))
            else:
                clocks.enter_context(mock.patch("botocore.auth.datetime")).datetime.utcnow.return_value = moment
            credentials = botocore.credentials.Credentials(KEY, SECRET)
            botocore.auth.SigV4Auth(credentials, request["scope"][3], request["scope"][2]).add_auth(again)
        self.assertEqual(headers["authorization"], again.headers["Authorization"])

    @contextlib.contextmanager
    def counted(self, *operations):
        self.compared.update(operations)
        try:
            yield
        except Exception:
            self.different.update(operations)
            raise

    def test_each_call(self):
        for call, service, operation, arguments, expect in CASES:
            with self.subTest(call), self.counted(operation):
                found, sent = self.ours(call)
                reply, request = self.theirs(service, operation, arguments)
                self.assertEqual(len(sent), 1)
                self.assert_same_request(sent[0], request)
                self.assert_signed(sent[0])
                self.assertEqual(found, expect(reply) if expect else {})

    def test_prefix_list(self):
        """The only call that is two: its version goes from the first reply into the second request."""
        with self.counted("DescribeManagedPrefixLists", "GetManagedPrefixListEntries"):
            self.compare_prefix_list()

    def compare_prefix_list(self):
        found, sent = self.ours("prefix_list")
        lists, first = self.theirs("ec2", "DescribeManagedPrefixLists", {"PrefixListIds": ["pl-1"]})
        entries, second = self.theirs("ec2", "GetManagedPrefixListEntries",
                                      {"PrefixListId": "pl-1",
                                       "TargetVersion": lists["PrefixLists"][0]["Version"]})
        self.assertEqual(len(sent), 2)
        self.assert_same_request(sent[0], first)
        self.assert_same_request(sent[1], second)
        self.assertEqual(found, prefix_list(lists, entries))


if __name__ == "__main__":
    unittest.main()

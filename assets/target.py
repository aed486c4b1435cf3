import json, os, socket, time, urllib.request
import boto3

GROUP, PORT = os.environ["GROUP"], int(os.environ["PORT"])
elb = boto3.client("elbv2")

def say(**words):
    print(json.dumps(words, default=str))

def heal(host):
    wanted = {found[4][0] for found in socket.getaddrinfo(host, PORT, socket.AF_INET, socket.SOCK_STREAM)}
    if not wanted:
        raise OSError(host + " has no address")
    health = elb.describe_target_health(TargetGroupArn=GROUP)["TargetHealthDescriptions"]
    present = {each["Target"]["Id"] for each in health if each["TargetHealth"]["State"] != "draining"}
    # The new one goes first, so that the group is never empty.
    for change, addresses in (elb.register_targets, wanted - present), (elb.deregister_targets, present - wanted):
        if addresses:
            change(TargetGroupArn=GROUP, Targets=[{"Id": address, "Port": PORT} for address in sorted(addresses)])
    say(host=host, addresses=sorted(wanted), before=sorted(present))

def problem_after(waits, host):
    for wait in waits:
        try:
            return heal(host)
        except Exception as problem:
            say(problem=problem, again_in=wait)
            if not wait:
                return str(problem)
            time.sleep(wait)

# CloudFormation waits for an answer in any case.
def handler(event, context):
    if "ResponseURL" not in event:
        return heal(event["Host"])
    deleted, host = event["RequestType"] == "Delete", event["ResourceProperties"]["Host"]
    problem = None if deleted else problem_after([3, 6, 12, 0], host)
    answer = {key: event[key] for key in ("StackId", "RequestId", "LogicalResourceId")}
    answer.update(PhysicalResourceId="target", Status="FAILED" if problem else "SUCCESS", Reason=problem or "done")
    url, body = event["ResponseURL"], json.dumps(answer).encode()
    urllib.request.urlopen(urllib.request.Request(url, body, {"Content-Type": ""}, method="PUT"), timeout=20).close()

"""Breaks of the template that AWS is known to refuse (breaks.tsv: the rule of the pack cdk-preflight that was measured at
AWS, the type, the property, the break, AWS's words), each given to a sandbox of its own. Prints

    refused N, in AWS's words N, of N

and with --all a line for each: when it was refused (before anything was made, or on the way), and in what words. Runs in
the pinned clients: scripts/pinned tests/peers/breaks.py [--all] [--only TEXT] [FILE]"""
import copy
import json
import pathlib
import re
import subprocess
import sys

import boto3
import botocore.config
import botocore.exceptions

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "template"))
sys.path.insert(0, str(ROOT / "tests" / "peers"))
import cloudformation  # noqa: E402
import os  # noqa: E402

import servers  # noqa: E402
import variants  # noqa: E402

SANDBOX = ROOT / os.environ.get("BUILD", "build") / "secure-rds-sandbox"
BREAKS = ROOT / "tests" / "peers" / "breaks.tsv"
STACK = {"StackName": "shop"}
EXTRA = {
    "Igw2": {"Type": "AWS::EC2::InternetGateway"},
    "Igw2At": {"Type": "AWS::EC2::VPCGatewayAttachment", "DependsOn": "InternetGatewayAttachment",
               "Properties": {"VpcId": {"Ref": "Vpc"}, "InternetGatewayId": {"Ref": "Igw2"}}},
}
ABSENT = object()


def resolved():
    """The template as it is deployed with everything on: no parameters, no conditions."""
    stack = cloudformation.Stack(**dict(variants.VARIANTS["on"], BastionKeyPair="myapp-bastion", DeletionProtection="false"))
    return variants.document(stack)


def rows(path=BREAKS):
    """(rule, type, property, break, AWS's words) of each line."""
    return [line.split("\t") for line in path.read_text().splitlines()[1:]]


def value_of(text, before):
    """What stands behind the '=' of a break; numbers stay text, as templates may have them, and so does JSON in place of text."""
    if isinstance(before, str) or (isinstance(before, dict) and list(before) == ["Fn::Sub"]):
        return text
    if text[:1] in "[{" and (text[-1:] in "]}" or "…" in text):
        return json.loads(text)
    return {"true": True, "false": False}.get(text, text)


def apply(document, break_text):
    """Changes the document; False: the break is cut short in the list, or speaks of what is not there."""
    for step in re.split(r"; (?=[A-Z]\w*\.|add )", break_text):
        if step.startswith("add "):
            document["Resources"][step[4:]] = copy.deepcopy(EXTRA[step[4:]])
            continue
        gone = step.endswith(" absent")
        path, _, value = (step[:-len(" absent")] if gone else step).partition("=")
        words = path.split(".")
        node, last = document["Resources"][words[0]].setdefault("Properties", {}), words[-1]
        for word in words[1:-1]:
            node = node[int(word)] if isinstance(node, list) else node[word]
        before = None if last == "+" else node[int(last)] if isinstance(node, list) else node.get(last)
        try:
            new = ABSENT if gone else value_of(value, before)
        except ValueError:
            return False
        if last == "+":
            node.append(new)
        elif new is ABSENT:
            node.pop(last, None)
        elif isinstance(node, list):
            node[int(last)] = new
        else:
            node[last] = new
    return True


class Sandbox:
    def __init__(self):
        self.process = subprocess.Popen([SANDBOX, "--speed", "20000"], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        text=True)
        self.said = json.loads(self.process.stdout.readline())

    def client(self):
        return boto3.client("cloudformation", endpoint_url=self.said["endpoint_url"], region_name=self.said["region"],
                            aws_access_key_id=self.said["access_key_id"],
                            aws_secret_access_key=self.said["secret_access_key"],
                            config=botocore.config.Config(retries={"max_attempts": 0}))

    def stop(self):
        self.process.stdin.close()
        self.process.wait(timeout=servers.PATIENCE)
        self.process.stdout.close()


def failures(cfn):
    """The failed events; of a sandbox before operations had events, those of the stack."""
    try:
        failed = cfn.get_paginator("describe_events").paginate(**STACK, Filters={"FailedEvents": True})
        return [event for page in failed for event in page["OperationEvents"]]
    except botocore.exceptions.ClientError:
        events = cfn.describe_stack_events(**STACK)["StackEvents"]
        return [dict(event, EventType="PROVISIONING_ERROR") for event in events if event["ResourceStatus"].endswith("_FAILED")]


def deploy(document):
    """(when, words): "early", "late", or "made" with what was refused. All failures' words, one a line."""
    sandbox = Sandbox()
    try:
        cfn = sandbox.client()
        cfn.create_stack(TemplateBody=json.dumps(document, separators=(",", ":")), **STACK,
                         Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"])
        while cfn.describe_stacks(**STACK)["Stacks"][0]["StackStatus"].endswith("_IN_PROGRESS"):
            pass
        status = cfn.describe_stacks(**STACK)["Stacks"][0]["StackStatus"]
        events = failures(cfn)
        early = [event["ValidationStatusReason"] for event in events if event["EventType"] == "VALIDATION_ERROR"]
        late = [event.get("ResourceStatusReason", "") for event in events if event["EventType"] == "PROVISIONING_ERROR"]
        late = [words for words in late if "cancelled" not in words]
        cfn.close()
        return ("made" if status == "CREATE_COMPLETE" else "early" if early else "late"), "\n".join(early or late)
    except Exception as error:  # refused by the call itself
        return "call", str(error)
    finally:
        sandbox.stop()


def words_agree(said, found):
    """AWS's words are there but for the values in them: four fifths of the words, in any order."""
    wanted = [word for word in re.findall(r"[A-Za-z]{3,}", said.lower())]
    there = set(re.findall(r"[a-z]{3,}", found.lower()))
    return bool(wanted) and sum(word in there for word in wanted) >= 0.8 * len(wanted)


def main():
    arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
    only = arguments.pop(0) if "--only" in sys.argv else ""
    path = pathlib.Path(arguments[0]) if arguments else BREAKS
    base, counts = resolved(), {"made": 0, "early": 0, "late": 0, "call": 0, "agree": 0, "skipped": 0}
    when, words = deploy(base)
    if when != "made":
        sys.exit("the template itself is refused: %s: %s" % (when, words))
    for rule, kind, prop, text, said in rows(path):
        if only and only not in "\t".join((rule, kind, prop, text, said)):
            continue
        document = copy.deepcopy(base)
        try:
            applied = apply(document, text)
        except (KeyError, IndexError, TypeError, ValueError) as error:
            applied, text = False, "%s (%r)" % (text, error)
        if not applied:
            counts["skipped"] += 1
            print("skipped  %s: %s" % (rule, text[:100]))
            continue
        when, found = deploy(document)
        agree = when != "made" and words_agree(said, found)
        counts[when] += 1
        counts["agree"] += agree
        if "--all" in sys.argv or when == "made":
            print("%-5s %s %s: %s\n        AWS:   %s\n        found: %s" % (
                when, "=" if agree else " ", rule, text[:90], said[:160], found.replace("\n", " / ")[:200]))
    total = sum(counts[each] for each in ("made", "early", "late", "call"))
    refused = total - counts["made"]
    print("refused %d (%d early), in AWS's words %d, of %d; %d skipped" % (refused, counts["early"], counts["agree"], total,
                                                                       counts["skipped"]))


if __name__ == "__main__":
    main()

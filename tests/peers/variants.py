"""The template as it is deployed: no parameters or conditions, and each value in its place. What others' rules can judge."""
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "template"))
import cloudformation
from rendered import rendered

EVERYTHING = {
    "LoadBalancer": "true", "MultiAz": "true", "CloudTrail": "true", "S3Bucket": "shop-files",
    "AlarmEmail": "ops@example.org", "Insights": "advanced", "BastionForwardingOnly": "true",
}
VARIANTS = {
    "off": {},
    "on": dict(EVERYTHING, Nat="gateway_per_zone", EncryptionKeys="one"),
    "mixed": dict(EVERYTHING, Nat="instance", EncryptionKeys="separate"),
}
# What AWS gives to a resource, made up where it stands within text, since no rule reads JSON around it.
GIVEN = {
    "DatabaseSecret": "arn:aws:secretsmanager:eu-west-1:123456789012:secret:shop-a1B2c3",
    "Database.Endpoint.Address": "shop.c1d2e3f4g5h6.eu-west-1.rds.amazonaws.com",
    "TrailBucket.Arn": "arn:aws:s3:::shop-trailbucket-1a2b3c4d5e6f",
}


def document(stack):
    """A template that means what the stack is."""
    made = {"AWSTemplateFormatVersion": "2010-09-09", "Resources": stack.resources, "Outputs": stack.outputs}
    if "Transform" in stack.template:
        made["Transform"] = stack.template["Transform"]
    return json.loads(json.dumps(made))


def literal(made):
    """The document with the values of GIVEN in its text, and with the user's name, which is in the secret's template."""
    resources = made["Resources"]

    def given(found):
        name = found.group(1)
        return resources[name.split(".")[0]]["Properties"].get("LogGroupName") or GIVEN[name]

    def told(value):
        if isinstance(value, list):
            return [told(each) for each in value]
        if not isinstance(value, dict):
            return value
        if list(value) == ["Fn::Sub"]:
            return re.sub(r"\$\{([^!}]+)\}", given, value["Fn::Sub"])
        return {key: told(each) for key, each in value.items()}

    made = told(made)
    secret = resources["DatabaseSecret"]["Properties"]["GenerateSecretString"]
    database = made["Resources"]["Database"]["Properties"]
    if database["MasterUsername"] == "{{resolve:secretsmanager:%s:SecretString:username}}" % GIVEN["DatabaseSecret"]:
        database["MasterUsername"] = json.loads(secret["SecretStringTemplate"])["username"]
    return made


def texts(cases):
    """{name: what rendered() says} of settings by name, each of which the program would deploy."""
    made = rendered(["%s=%s" % pair for pair in settings.items()] for settings in cases.values())
    for name, each in zip(cases, made):
        assert not each["asked"], "%s: the program asks for %s" % (name, each["asked"])
    return dict(zip(cases, made))


def documents(cases):
    """{name: document} of settings by name, each both as it is sent and as it is exported: one document for the two when they
    say the same, as they should."""
    made, exports, found = texts(cases), {}, {}
    for name, each in made.items():
        text = each["readable"]
        exports[text] = exports.get(text) or cloudformation.read(text)
        sent, exported = (
            literal(document(cloudformation.Stack(tree, cases[name]["region"], **each["parameters"])))
            for tree in (cloudformation.read(each["sent"]), exports[text])
        )
        found[name] = sent
        if exported != sent:
            found[name + ", exported"] = exported
    return found


def write(folder):
    """Files for checkers that can't read Transforms: one for each set of options that changes what stands."""
    files = []
    for name, parameters in VARIANTS.items():
        file = pathlib.Path(folder) / (name + ".json")
        resources = cloudformation.Stack(**parameters).resources
        file.write_text(json.dumps({"AWSTemplateFormatVersion": "2010-09-09", "Resources": resources}, indent=1))
        files.append(file)
    return files

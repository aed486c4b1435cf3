"""The simulated AWS alone, and other people's clients of it: boto3 and awscli, in a pinned environment.

Each reply that a boto3 client gets is checked against botocore's service model: every element or member known, every
scalar of its type. Debian's botocore is older than the sandbox's tables: what it doesn't know, it passes over, as old
clients do. tests/peers/test_newest.py runs the same tests with the botocore that the tables are made from, which must
know all."""

import datetime
import json
import os
import shutil
import subprocess
import tempfile
import unittest
import xml.etree.ElementTree

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.join(ROOT, os.environ.get("BUILD", "build"))
PROGRAM = os.path.join(BUILD, "secure-rds-sandbox")
TEMPLATE = os.path.join(ROOT, "assets", "template.yaml")

for variable in list(os.environ):
    if variable.startswith("AWS_") or variable.lower().endswith("_proxy") or variable.endswith("CA_BUNDLE"):
        del os.environ[variable]
os.environ.update(AWS_EC2_METADATA_DISABLED="true", AWS_CONFIG_FILE="/dev/null", AWS_SHARED_CREDENTIALS_FILE="/dev/null",
                  AWS_MAX_ATTEMPTS="1", TZ="UTC")

import boto3  # noqa: E402 (the environment comes first)
import botocore  # noqa: E402
import botocore.config  # noqa: E402

from patience import PATIENCE


# Seen at AWS in the events of the stack itself, though the model's list for resources has them not.
BEYOND_THE_MODEL = {"REVIEW_IN_PROGRESS", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS",
                    "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS"}

with open(os.path.join(ROOT, "scripts", "sandbox-pins.txt"), encoding="utf-8") as pins:
    NEWEST = f"botocore=={botocore.__version__}" in pins.read().split()
AWSCLI = os.environ.get("SECURE_RDS_AWSCLI", "/usr/bin/aws")


class Server:
    """One process. It ends when `stop` closes its standard input."""

    def __init__(self, *arguments):
        self.process = subprocess.Popen([PROGRAM, *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line:
            raise RuntimeError("the sandbox said: " + self.process.stderr.read())
        self.said = json.loads(line)
        self.url = self.said["endpoint_url"]
        self.clients = []

    def stop(self):
        """Its exit status; also of one that has ended already."""
        for client in self.clients:
            client.close()
        self.clients.clear()
        if not self.process.stdin.closed:
            self.process.stdin.close()
        status = self.process.wait(timeout=PATIENCE)
        self.process.stdout.close()
        self.process.stderr.close()
        return status

    def client(self, service, check=True, region=None, key=None, secret=None, token=None, **config):
        client = boto3.client(
            service, endpoint_url=self.url, region_name=region or self.said["region"],
            aws_access_key_id=key or self.said["access_key_id"],
            aws_secret_access_key=secret or self.said["secret_access_key"], aws_session_token=token,
            config=botocore.config.Config(retries={"max_attempts": 0}, **config))
        self.clients.append(client)
        if check:
            client.meta.events.register("after-call", check_reply)
        return client


class ServerTest(unittest.TestCase):
    """A folder of its own for each test, and servers that end with it."""

    def setUp(self):
        self.folder = tempfile.mkdtemp(prefix="secure-rds-test-")
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def serve(self, *arguments):
        server = Server(*arguments)
        self.addCleanup(server.stop)
        return server

    def aws(self, server, *arguments, ok=True, **variables):
        """The awscli, Debian's if nothing else is said: what it printed, as JSON; with ok=False, its words on standard error."""
        environment = {
            "PATH": "/usr/bin:/bin", "HOME": self.folder, "LANG": "C.UTF-8", "TZ": "UTC", "AWS_PAGER": "",
            "AWS_EC2_METADATA_DISABLED": "true", "AWS_MAX_ATTEMPTS": "1", "AWS_DEFAULT_REGION": server.said["region"],
            "AWS_ACCESS_KEY_ID": server.said["access_key_id"],
            "AWS_SECRET_ACCESS_KEY": server.said["secret_access_key"], **variables}
        done = subprocess.run([AWSCLI, "--endpoint-url", server.url, "--output", "json", *arguments],
                              env=environment, cwd=self.folder, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=PATIENCE)
        if not ok:
            self.assertNotEqual(0, done.returncode, done.stdout)
            return done.stderr
        self.assertEqual(0, done.returncode, done.stderr)
        return json.loads(done.stdout) if done.stdout.strip() else None

    def refused(self, code, call, **arguments):
        """The message of the error `code` that the call must end in."""
        with self.assertRaises(botocore.exceptions.ClientError) as caught:
            call(**arguments)
        self.assertEqual(code, caught.exception.response["Error"]["Code"], caught.exception)
        return caught.exception.response["Error"]["Message"]


def check_reply(http_response, model, **_):
    """A handler of botocore's after-call: raises AssertionError when the body is not what the model says."""
    if http_response.status_code >= 300:
        return
    protocol = getattr(model.service_model, "resolved_protocol", model.metadata["protocol"])
    if protocol == "smithy-rpc-v2-cbor":
        from botocore.parsers import RpcV2CBORParser
        parser = RpcV2CBORParser()
        check_json(parser.parse_data_item(parser.get_peekable_stream_from_bytes(http_response.content)),
                   model.output_shape, model.name)
        return
    if protocol in ("json", "rest-json"):
        check_json(json.loads(http_response.content), model.output_shape, model.name)
        return
    root = xml.etree.ElementTree.fromstring(http_response.content)
    namespace = root.tag.partition("}")[0] + "}"
    expected = model.metadata.get("xmlNamespace")
    if expected and namespace.strip("{}").rstrip("/") != expected.rstrip("/"):
        raise AssertionError(f"{model.name}: namespace {namespace}")
    for element in root.iter():
        element.tag = element.tag.replace(namespace, "")
    assert root.tag == model.name + "Response", root.tag
    body = root
    known = {"requestId"} if protocol == "ec2" else {"ResponseMetadata"}
    if model.output_shape is None:
        assert {child.tag for child in root} <= known, root
        return
    wrapper = model.output_shape.serialization.get("resultWrapper")
    if wrapper:
        assert {child.tag for child in root} <= known | {wrapper}, [child.tag for child in root]
        body = root.find(wrapper)
        known = set()
    check_structure(body, model.output_shape, model.name, known)


def check_structure(element, shape, path, known=frozenset()):
    names = {}
    for name, member in shape.members.items():
        wire = member.serialization.get("name", name)
        if member.type_name == "list" and member.serialization.get("flattened"):
            wire = member.member.serialization.get("name", wire)
        names[wire] = member
    for child in element:
        if child.tag in known or (child.tag not in names and not NEWEST):
            continue
        if child.tag not in names:
            raise AssertionError(f"{path}: the model has no <{child.tag}>")
        check_element(child, names[child.tag], f"{path}.{child.tag}")
    missing = [name for name in shape.required_members if shape.members[name].serialization.get("name", name)
               not in {child.tag for child in element}]
    if missing:
        raise AssertionError(f"{path}: {missing} must be there")


def check_element(element, shape, path):
    if shape.type_name == "structure":
        check_structure(element, shape, path)
    elif shape.type_name == "list":
        item = shape.member.serialization.get("name", "member")
        for child in element:
            if child.tag != item:
                raise AssertionError(f"{path}: <{child.tag}> where <{item}> belongs")
            check_element(child, shape.member, path + "[]")
    elif shape.type_name == "map":
        for entry in element:
            check_element(entry.find(shape.value.serialization.get("name", "value")), shape.value, path + "{}")
    else:
        if len(element):
            raise AssertionError(f"{path}: elements in a scalar")
        check_scalar(element.text or "", shape, path)


def check_scalar(text, shape, path):
    try:
        if shape.type_name in ("integer", "long"):
            int(text)
        elif shape.type_name in ("double", "float"):
            float(text)
        elif shape.type_name == "boolean":
            assert text in ("true", "false")
        elif shape.type_name == "timestamp":
            datetime.datetime.strptime(text[:19] + text[-1], "%Y-%m-%dT%H:%M:%SZ")
        elif getattr(shape, "enum", None) and shape.name != "InstanceType" and not (  # new types come every month
                shape.name == "ResourceStatus" and text in BEYOND_THE_MODEL):
            # EC2 answers states of endpoints in lower case, whatever the model says.
            assert text in shape.enum or text.capitalize() in shape.enum, f"{text} is none of {shape.enum}"
    except (ValueError, AssertionError) as error:
        raise AssertionError(f"{path}: '{text}' is no {shape.type_name}: {error}") from None


def check_json(value, shape, path):
    kinds = {"structure": dict, "map": dict, "list": list, "string": str, "blob": str, "integer": int, "long": int,
             "boolean": bool, "double": (int, float), "float": (int, float), "timestamp": (int, float, datetime.datetime)}
    if shape is None:
        assert value in (None, {}), f"{path}: {value}"
        return
    if not isinstance(value, kinds[shape.type_name]):
        raise AssertionError(f"{path}: {value!r} is no {shape.type_name}")
    if shape.type_name == "structure":
        for name, part in value.items():
            if name not in shape.members and not NEWEST:
                continue
            if name not in shape.members:
                raise AssertionError(f"{path}: the model has no {name}")
            check_json(part, shape.members[name], f"{path}.{name}")
    elif shape.type_name == "list":
        for part in value:
            check_json(part, shape.member, path + "[]")
    elif shape.type_name == "map":
        for part in value.values():
            check_json(part, shape.value, path + "{}")
    elif getattr(shape, "enum", None) and (NEWEST or shape.name != "Runtime"):  # new ones come each year
        assert value in shape.enum, f"{path}: {value} is none of {shape.enum}"

"""What a session resolves, beside botocore: the same generated files and environment, read by both.

Three things are read otherwise on purpose, and taken into account here: a comment behind a value (botocore keeps it as a
part of the value, the other SDKs cut it), keys with an empty value (botocore signs with them, we refuse them), and keys that
hold line ends (botocore fails when it sends them).
SEED and CASES in the environment choose other files than the usual ones.
"""
import json
import os
import pathlib
import random
import re
import shutil
import subprocess
import tempfile
import unittest

HOME = tempfile.mkdtemp(prefix="secure-rds-credentials-")
for name in list(os.environ):
    if name.startswith("AWS_") or name.lower().endswith("_proxy"):
        del os.environ[name]
os.environ["HOME"] = HOME  # before botocore is imported: it keeps paths below it

import botocore.credentials  # noqa: E402
import botocore.endpoint_provider  # noqa: E402
import botocore.exceptions  # noqa: E402
import botocore.loaders  # noqa: E402
import botocore.session  # noqa: E402

from patience import PATIENCE

DRIVER = os.path.join(os.environ.get("BUILD", "build"), "tests/sandbox/drivers/session")
CASES = int(os.environ.get("CASES", "120"))
SEED = int(os.environ.get("SEED", "1"))


def tearDownModule():
    shutil.rmtree(HOME)


def run(environment, *arguments):
    """The driver's answer. It gets this environment and nothing of the machine's."""
    pinned = {"HOME": HOME, "PATH": "/usr/bin:/bin", "AWS_EC2_METADATA_DISABLED": "true", **environment}
    done = subprocess.run([DRIVER, *arguments], env=pinned, stdout=subprocess.PIPE, check=True, timeout=PATIENCE)
    return json.loads(done.stdout)


class Generator:
    """Writes files as people and tools write them, and as they should not."""

    NAMES = ["default", "work", "prod", "a b", "x.y", "Work", "dev-1"]

    def __init__(self, rng):
        self.rng = rng

    def often(self, share):
        return self.rng.random() < share

    def text(self, length):
        return "".join(self.rng.choice("ABCDEFGHIJabcdefghij0123456789+/") for _ in range(length))

    def value(self, key):
        rng = self.rng
        if key == "region":
            return rng.choice(["eu-west-1", "us-east-2", "cn-north-1", "us-gov-west-1"])
        if key == "credential_process":
            answer = {"Version": 1, "AccessKeyId": "AKIA" + self.text(16), "SecretAccessKey": self.text(40)}
            if self.often(0.5):
                answer["SessionToken"] = self.text(rng.choice([20, 900, 4000]))
            if self.often(0.1):
                answer["Version"] = 2
            return "printf %s '" + json.dumps(answer) + "'"
        if key == "aws_access_key_id":
            return "AKIA" + self.text(16)
        if key == "aws_secret_access_key":
            return self.text(40)
        if key.endswith("_token"):
            return self.text(rng.choice([16, 400, 1000, 1500, 5000])) + "=="
        if key in ("s3", "ec2"):
            lines = [f"{self.blank()}{self.word()}{rng.choice(['=', ' = '])}{self.word()}" for _ in range(3)]
            return "\n" + "\n".join("  " + line for line in lines)
        return rng.choice([self.word(), self.word() + " " + self.word(), "a=b", "a:b", "x#y", "", "'q'", '"q r"', "ä ö",
                           f"{self.word()}\n    {self.word()}", f"{self.word()}\n\n\t{self.word()}",
                           f"{self.word()}\n# between\n   {self.word()}"])

    def word(self):
        return self.rng.choice(["json", "text", "legacy", "regional", "arn:aws:iam::1:role/x", "https://h/start#/", "b"])

    def blank(self):
        return self.rng.choice(["", "", "", " ", "\t", "  "])

    def entry(self, key, indent):
        rng = self.rng
        written = key.upper() if self.often(0.1) else key
        delimiter = rng.choice([" = ", " = ", " = ", "=", " =", "= ", ": ", " : ", "\t=\t", " =\u00a0"])
        behind = rng.choice([" # note", "\t; note", " #", "#note"]) if self.often(0.08) else self.blank()
        return indent + written + delimiter + self.value(key) + behind

    def section(self, header):
        rng = self.rng
        keys = ["aws_access_key_id", "aws_secret_access_key", "aws_session_token", "region", "output", "s3", "ec2",
                "credential_process", "cli_pager", "odd key", "x.y", "aws_security_token"]
        chosen = [key for key in keys if self.often(0.6 if key.startswith("aws_") else 0.25)]
        if "aws_access_key_id" in chosen and self.often(0.8) and "aws_secret_access_key" not in chosen:
            chosen.append("aws_secret_access_key")
        rng.shuffle(chosen)
        indent = rng.choice(["", "", "", "", "  ", "\t"])
        lines = [indent + header + rng.choice(["", "", "", " ", " # mine"])]
        for key in chosen:
            if self.often(0.1):
                lines.append(rng.choice(["", "# a comment", "; another", "   # an indented one", "  "]))
            lines.append(self.entry(key, indent))
        if self.often(0.012):
            lines.append(rng.choice(["nonsense", "= no key", "s3 =\n  broken", indent + "region = twice",
                                     "[]", "[open", "key_without_value"]))
        return lines + [""] * rng.randrange(3)

    def file(self, config):
        rng = self.rng
        lines = [rng.choice(["", "# made by hand", ";"])] if self.often(0.3) else []
        if self.often(0.02):
            lines.append("stray = entry")
        headers = []
        for name in rng.sample(self.NAMES, rng.randrange(1, 5)):
            if not config:
                headers.append(f"[{name}]")
            elif name == "default" and self.often(0.7):
                headers.append("[default]")
            else:
                quoted = f'"{name}"' if " " in name else rng.choice([name, name, f"'{name}'", f'"{name}"'])
                headers.append(f"[profile{rng.choice([' ', ' ', ' ', '  ', chr(9)])}{quoted}]")
        if self.often(0.25):
            headers.append(rng.choice(["[preview]", "[work]", "[profile too many]", '[profile "open]', "[profilex]",
                                       "[ default ]", "[profiles other]", "[sso-session s]", "[services s]", "[DEFAULT]",
                                       "[profile default]", "[plugins]"]))
        if self.often(0.03):
            headers.append(headers[0])
        rng.shuffle(headers)
        for header in headers:
            lines += self.section(header)
        end = rng.choice(["\n", "\n", "\n", "\r\n"])
        return "\n".join(lines).replace("\n", end) + (end if self.often(0.8) else "")


def uncommented(key, value):
    """botocore's value as the other SDKs read it."""
    if isinstance(value, dict):
        return {name: uncommented(name, one) for name, one in value.items()}
    if key == "credential_process":
        return value
    return "\n".join(re.sub(r"^(.+?)[ \t]+[#;].*$", r"\1", line) for line in value.split("\n")).rstrip()


class Differential(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        self.folder = tempfile.mkdtemp(dir=HOME)
        self.config = os.path.join(self.folder, "config")
        self.credentials = os.path.join(self.folder, "credentials")

    def cases(self, seed):
        """Each generated pair of files, with the variables that name them."""
        for number in range(CASES):
            generator = Generator(random.Random(f"{SEED}.{seed}.{number}"))
            for path, is_config in ((self.config, True), (self.credentials, False)):
                with open(path, "w", encoding="utf-8", newline="") as file:
                    file.write(generator.file(is_config))
            if generator.often(0.15):
                os.remove(self.credentials)
            yield number, generator, {"AWS_CONFIG_FILE": self.config, "AWS_SHARED_CREDENTIALS_FILE": self.credentials}

    def differ(self, number, expected, found):
        files = "".join(f"\n--- {path}\n{pathlib.Path(path).read_bytes().decode()!r}"
                        for path in (self.config, self.credentials) if os.path.exists(path))
        told = f"case {number}\nbotocore: {expected}\nours:     {found}{files}"
        return re.sub(r"[A-Za-z0-9+/]{48,}", lambda run: run[0][:8] + "…", told)

    def test_files(self):
        """Every value of every profile."""
        differences, refused, commented = [], 0, 0
        for number, _, environment in self.cases("files"):
            with patched(environment):
                try:
                    read = botocore.session.Session().full_config["profiles"]
                    expected = {name: {key: uncommented(key, value) for key, value in values.items()}
                                for name, values in read.items()}
                    commented += expected != read
                except botocore.exceptions.ConfigParseError:
                    expected = None
                    refused += 1
            found = run(environment, "--files")
            if expected != found.get("profiles"):
                differences.append(self.differ(number, expected, found))
        print(f"shared files: {CASES} pairs compared with botocore, {refused} of them refused by both, "
              f"{commented} with comments behind values, {len(differences)} differences")
        self.assertEqual(len(differences), 0, "\n\n".join(differences[:3]))

    def test_resolution(self):
        """Profile, region and static credentials, from options, environment and files."""
        differences, found_some = [], 0
        for number, generator, environment in self.cases("resolution"):
            rng = generator.rng
            arguments = []
            there = re.findall(r"""^\s*\[(?:profile\s+)?["']?([^]"'\n]+)""",
                               pathlib.Path(self.config).read_text(encoding="utf-8"), re.MULTILINE)
            profile = rng.choice(there if there and generator.often(0.8) else Generator.NAMES)
            if generator.often(0.5):
                arguments = ["--profile", profile]
            elif generator.often(0.5):
                environment[rng.choice(["AWS_PROFILE", "AWS_DEFAULT_PROFILE"])] = profile
            if generator.often(0.5):
                environment["AWS_DEFAULT_REGION"] = "ap-south-1"
            if generator.often(0.3):
                environment["AWS_ACCESS_KEY_ID"] = "AKIAENVIRONMENT"
                if generator.often(0.8):
                    environment["AWS_SECRET_ACCESS_KEY"] = "secret"
                for variable in ("AWS_SESSION_TOKEN", "AWS_SECURITY_TOKEN"):
                    if generator.often(0.4):
                        environment[variable] = "token of " + variable
            expected = expected_resolution(environment, arguments)
            found = found_resolution(run(environment, *arguments))
            found_some += "id" in expected
            if expected != found:
                differences.append(self.differ(number, expected, found))
        print(f"resolution: {CASES} cases compared with botocore, {found_some} with credentials, "
              f"{len(differences)} differences")
        self.assertEqual(len(differences), 0, "\n\n".join(differences[:3]))
        self.assertGreater(found_some, CASES / 10)


class Endpoints(unittest.TestCase):
    """The hosts of all services that are called, beside botocore's rule sets."""

    SERVICES = {"sts": "sts", "cloudformation": "cloudformation", "ec2": "ec2", "rds": "rds",
                "elbv2": "elasticloadbalancing", "iam": "iam", "cloudwatch": "monitoring", "kms": "kms",
                "secretsmanager": "secretsmanager", "logs": "logs", "service-quotas": "servicequotas", "ssm": "ssm",
                "events": "events", "sso": "portal.sso", "sso-oidc": "oidc"}
    @staticmethod
    def regions(partitions):
        """All that botocore knows of any partition, and all that the program offers."""
        known = {region for partition in partitions["partitions"] for region in partition["regions"]
                 if not region.endswith("-global")}
        with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../aws/regions.c"), encoding="utf-8") as file:
            own = set(re.findall(r'^    {"([a-z0-9-]+)", "', file.read(), re.M))
        # The sovereign cloud is a partition of its own, which Debian's botocore does not know: it would take it for "aws".
        return sorted(region for region in known | own if not region.startswith("eusc-"))

    @staticmethod
    def newer(service, region, fips, dual):
        """What Debian's rule sets have otherwise than those of botocore 1.44.8; or hosts that are not there."""
        gov = region.startswith("us-gov-")
        return ((service == "iam" and (dual or fips))
                or (service == "secretsmanager" and dual)
                or (gov and fips and (service == "cloudformation" or (service.startswith("sso") and not dual)
                                      or (dual and service in ("cloudwatch", "events"))))
                or (region.startswith("us-iso") and dual))

    def test_hosts(self):
        loader = botocore.loaders.create_loader()
        partitions = loader.load_data("partitions")
        providers = {service: botocore.endpoint_provider.EndpointProvider(
            loader.load_service_model(service, "endpoint-rule-set-1"), partitions) for service in self.SERVICES}
        compared, differences, passed_over = 0, [], 0
        arguments = [f"{service}:{host}:{host}{':global' if service == 'iam' else ''}"
                     for service, host in self.SERVICES.items()]
        for region in self.regions(partitions):
            for fips in (False, True):
                for dual in (False, True):
                    answer = run({"AWS_REGION": region, "AWS_USE_FIPS_ENDPOINT": str(fips).lower(),
                                  "AWS_USE_DUALSTACK_ENDPOINT": str(dual).lower()}, *arguments)
                    for service, argument in zip(self.SERVICES, arguments):
                        if self.newer(service, region, fips, dual):
                            passed_over += 1
                            continue
                        try:
                            expected = providers[service].resolve_endpoint(
                                Region=region, UseFIPS=fips, UseDualStack=dual,
                                **({"UseGlobalEndpoint": False} if service == "sts" else {}))
                        except botocore.exceptions.EndpointResolutionError:  # this partition has none of that kind
                            passed_over += 1
                            continue
                        compared += 1
                        found = answer["endpoints"][argument]["url"]
                        if found != expected.url:
                            differences.append(f"{service} {region} fips={fips} dual={dual}: {found}, botocore "
                                               f"{expected.url}")
        print(f"endpoints: {compared} compared with botocore, {passed_over} passed over (Debian's rules are older), "
              f"{len(differences)} differences")
        self.assertEqual(differences, [])


class patched:
    """The process's environment, for botocore."""

    def __init__(self, environment):
        self.environment = {"HOME": HOME, "PATH": "/usr/bin:/bin", "AWS_EC2_METADATA_DISABLED": "true", **environment}

    def __enter__(self):
        self.kept = dict(os.environ)
        os.environ.clear()
        os.environ.update(self.environment)

    def __exit__(self, *unused):
        os.environ.clear()
        os.environ.update(self.kept)


def expected_resolution(environment, arguments):
    with patched(environment):
        session = botocore.session.Session(profile=arguments[1] if arguments else None)
        try:
            region = session.get_config_variable("region")
            session.get_scoped_config()
        except botocore.exceptions.ProfileNotFound:
            return {"error": "NoProfile"}
        except botocore.exceptions.ConfigParseError:
            return {"error": "file"}
        region = uncommented("region", region or "")
        if not re.fullmatch(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?", region):
            return {"error": "NoRegion"}
        try:
            keys = botocore.credentials.create_credential_resolver(session).load_credentials()
        except (botocore.exceptions.BotoCoreError, ValueError):  # ValueError: a process that prints no JSON
            return {"region": region, "error": "credentials"}
        if keys is None:
            return {"region": region, "error": "NoCredentials"}
        keys = keys.get_frozen_credentials()
        id, secret, token = (uncommented("", part or "") for part in keys[:3])
        if not id or not secret or re.search(r"[^ -~]", id + secret + token):
            return {"region": region, "error": "credentials"}
        return {"region": region, "id": id, "secret": secret, "token": token}


def found_resolution(answer):
    if "error" in answer:
        code = answer["error"]["code"]
        return {"error": code or "file"}
    keys = answer["credentials"]
    if "error" in keys:
        code = keys["error"]["code"]
        return {"region": answer["region"], "error": code if code == "NoCredentials" else "credentials"}
    return {"region": answer["region"], **{part: keys[part] for part in ("id", "secret", "token")}}


if __name__ == "__main__":
    unittest.main()

"""Our client and our program against other people's simulations of AWS: moto and ministack. Prints the table

    scenario | moto | ministack

Each scenario passes, or is skipped for what the peer lacks. What is lacking is tried all the same: a peer that has
learned it fails here until its line in LACKS is taken out."""
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import servers  # noqa: E402
from servers import operate  # noqa: E402

TEMPLATE = """Parameters: {Value: {Type: String, Default: one}}
Resources:
  Note: {Type: "AWS::SSM::Parameter", Properties: {Type: String, Name: /peers/note, Value: !Ref Value}}
  Group: {Type: "AWS::Logs::LogGroup", Properties: {LogGroupName: /peers/log, RetentionInDays: 7}}
  Topic: {Type: "AWS::SNS::Topic", Properties: {TopicName: peers-topic}}
Outputs:
  Note: {Value: !Ref Note}
"""
IMAGE = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"
KEY = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAacVMJubExuspIZzbjVdoZ012bsQHBvpHiUlHL1Yu1P x"

# (peer, scenario): what the peer lacks.
LACKS = {
    ("moto", "stale version of a prefix list"): "takes any CurrentVersion",
    ("moto", "prefix list put back"): "RestoreManagedPrefixListVersion ends in a page of HTTP 500",
    ("moto", "stack's outputs from a change set"): "a stack made by a change set has no outputs",
    ("moto", "events of resources"): "events of the stack alone",
    ("moto", "status of the whole stack"): "without the stack's outputs there is nothing to ask about",
    ("moto", "whole stack destroyed"): "DescribeDBInstances of the database ends in a page of HTTP 500",
    ("ministack", "quota"): "no service-quotas",
    ("ministack", "key pair's type"): "DescribeKeyPairs says no type",
    ("ministack", "key pair twice"): "imports a name that is there once more",
    ("ministack", "stale version of a prefix list"): "takes any CurrentVersion",
    ("ministack", "prefix list put back"): "no RestoreManagedPrefixListVersion",
    ("ministack", "plan of the whole template"): "Fn::Cidr and Fn::Select of it",
    ("ministack", "apply of the whole template"): "Fn::Cidr and Fn::Select of it",
    ("ministack", "status of the whole stack"): "could not make it",
    ("ministack", "whole stack destroyed"): "could not make it",
}


class Scenarios:
    """Each method is one: its first line is its name. They run in their order on one server."""

    def __init__(self, url, folder):
        self.url, self.folder = url, folder
        self.template = os.path.join(folder, "template.yaml")
        with open(self.template, "w", encoding="utf-8") as file:
            file.write(TEMPLATE)

    def operate(self, *arguments):
        found = operate(self.url, *arguments)
        assert "error" not in found, found["error"]
        return found

    def refused(self, code, *arguments):
        found = operate(self.url, *arguments)
        assert found.get("code") == code, found

    def program(self, *arguments):
        settings = os.path.join(self.folder, "secure-rds.yaml")
        if not os.path.exists(settings):
            shutil.copy(servers.EXAMPLE, settings)
        return subprocess.run(
            [str(servers.PROGRAM), *arguments, "--endpoint-url", self.url], cwd=self.folder, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, timeout=servers.PATIENCE, env=servers.environment(self.folder, **servers.KEYS))

    def identity(self):
        """who one is"""
        assert self.operate("identity")["account"].isdigit()

    def alias(self):
        """account alias"""
        assert self.operate("alias")["alias"] == ""

    def zones(self):
        """availability zones"""
        assert self.operate("zones")["zones"][0] == "eu-west-1a"

    def networks(self):
        """networks counted"""
        assert self.operate("vpcs")["vpcs"] == 1

    def quota(self):
        """quota"""
        assert self.operate("quota", "vpc", "L-F678F1CE")["value"] == 5

    def image(self):
        """newest image"""
        assert self.operate("parameter", IMAGE)["value"].startswith("ami-")

    def import_key(self):
        """key pair imported"""
        assert self.operate("import", "myapp-bastion", KEY)["name"] == "myapp-bastion"
        assert "myapp-bastion" in self.operate("keys")

    def key_type(self):
        """key pair's type"""
        assert self.operate("keys")["myapp-bastion"] == "ed25519"

    def import_twice(self):
        """key pair twice"""
        self.refused("InvalidKeyPair.Duplicate", "import", "myapp-bastion", KEY)

    def prefix_list(self):
        """prefix list read"""
        made = servers.client(self.url, "ec2").create_managed_prefix_list(
            PrefixListName="office", AddressFamily="IPv4", MaxEntries=5,
            Entries=[{"Cidr": "192.0.2.0/24", "Description": "here"}])
        self.list_id = made["PrefixList"]["PrefixListId"]
        found = self.operate("list", self.list_id)
        assert (found["version"], found["entries"]) == (1, {"192.0.2.0/24": "here"}), found

    def prefix_list_change(self):
        """prefix list changed, by version"""
        found = self.operate("modify", self.list_id, 1, "198.51.100.1/32", "-")
        assert found["version"] == 2 and found["entries"]["198.51.100.1/32"] == "office", found
        found = self.operate("modify", self.list_id, 2, "-", "192.0.2.0/24")
        assert (found["version"], list(found["entries"])) == (3, ["198.51.100.1/32"]), found

    def prefix_list_absent(self):
        """prefix list that is not there"""
        self.refused("InvalidPrefixListID.NotFound", "list", "pl-0123456789abcdef0")

    def prefix_list_restore(self):
        """prefix list put back"""
        assert list(self.operate("restore", self.list_id, 3, 1)["entries"]) == ["192.0.2.0/24"]

    def prefix_list_stale(self):
        """stale version of a prefix list"""
        self.refused("PrefixListVersionMismatch", "modify", self.list_id, 1, "198.51.100.9/32", "-")

    def secret(self):
        """secret and its value"""
        servers.client(self.url, "secretsmanager").create_secret(Name="peers", SecretString='{"password": "é<&"}')
        assert json.loads(self.operate("secret", "peers")["value"]) == {"password": "é<&"}

    def secret_absent(self):
        """secret that is not there"""
        self.refused("ResourceNotFoundException", "secret", "nowhere")

    def change_set(self):
        """change set: made, described, executed"""
        self.made = self.operate("stack", "peers", "create", self.template, "one")
        assert (self.made["change_set"], self.made["changes"]) == ("CREATE_COMPLETE", 3), self.made
        assert self.made["status"] == "CREATE_COMPLETE" and self.made["resources"] == 3, self.made
        assert ["peers", "CREATE_COMPLETE"] in self.made["events"] and self.made["template"] == TEMPLATE, self.made

    def outputs(self):
        """stack's outputs from a change set"""
        assert self.made["outputs"] == {"Note": "/peers/note"}, self.made["outputs"]

    def events(self):
        """events of resources"""
        assert ["Group", "CREATE_COMPLETE"] in self.made["events"], self.made["events"]

    def what_it_made(self):
        """what the stack made is there"""
        assert self.operate("parameter", "/peers/note")["value"] == "one"
        assert self.operate("log-group", "/peers/log")["there"] is True
        assert self.operate("log-group", "/peers/lo")["there"] is False

    def update(self):
        """change set of an update"""
        assert self.operate("stack", "peers", "update", self.template, "two")["status"] == "UPDATE_COMPLETE"
        assert self.operate("parameter", "/peers/note")["value"] == "two"

    def delete(self):
        """stack deleted"""
        assert self.operate("delete", "peers")["status"] in ("DELETE_COMPLETE", "forgotten")

    def absent(self):
        """stack that is not there"""
        self.refused("StackNotFound", "delete", "nowhere")

    def status(self):
        """status of an empty account"""
        done = self.program("status")
        assert done.returncode == 1 and "Not created yet" in done.stdout, done.stdout + done.stderr

    def cost(self):
        """cost, with or without a price list"""
        done = self.program("cost")
        assert done.returncode == 0 and "in all" in done.stdout, done.stderr

    def plan(self):
        """plan of the whole template"""
        done = self.program("plan", "--json")
        assert done.returncode == 0, done.stderr
        assert "AWS::RDS::DBInstance" in done.stdout, done.stdout

    def apply(self):
        """apply of the whole template"""
        done = self.program("apply", "--yes")
        assert done.returncode == 0, done.stderr[-600:]

    def stands(self):
        """status of the whole stack"""
        done = self.program("status", "--json")
        found = json.loads(done.stdout)
        assert found["stack"]["status"] == "CREATE_COMPLETE" and found["database"]["status"] == "available", found

    def destroy(self):
        """whole stack destroyed"""
        done = self.program("destroy", "--confirm", "myapp")
        assert done.returncode == 0 and "DELETE_COMPLETE" in done.stderr, done.stderr[-600:]


NAMES = [name for name in vars(Scenarios) if not name.startswith("_") and name not in ("operate", "refused", "program")]


class Servers(unittest.TestCase):
    results = {}

    @classmethod
    def tearDownClass(cls):
        peers = [peer for peer in ("moto", "ministack") if any(of == peer for of, _ in cls.results)]
        if not peers:
            return
        print("%-40s" % "scenario", *("%-10s" % peer for peer in peers), file=sys.stderr)
        for name in NAMES:
            scenario = getattr(Scenarios, name).__doc__
            print("%-40s" % scenario, *("%-10s" % cls.results.get((peer, scenario), "-") for peer in peers), file=sys.stderr)
        for (peer, scenario), lack in LACKS.items():
            if cls.results.get((peer, scenario)) == "skipped":
                print("skipped: %s: %s: %s" % (peer, scenario, lack), file=sys.stderr)
        counts = {word: list(cls.results.values()).count(word) for word in ("passed", "skipped", "failed")}
        print("peers' scenarios: %(passed)d passed, %(skipped)d skipped, %(failed)d failed" % counts)

    def run_all(self, name, peer):
        self.addCleanup(peer.stop)
        folder = tempfile.mkdtemp(prefix="secure-rds-peer-")
        self.addCleanup(shutil.rmtree, folder, ignore_errors=True)
        scenarios = Scenarios(peer.url, folder)
        for method in NAMES:
            scenario = getattr(Scenarios, method).__doc__
            with self.subTest(scenario):
                self.one(name, scenario, getattr(scenarios, method))

    def one(self, peer, scenario, run):
        lacks = LACKS.get((peer, scenario))
        self.results[peer, scenario] = "failed"
        try:
            run()
        except Exception:
            if not lacks:
                raise
            self.results[peer, scenario] = "skipped"
            return
        self.assertIsNone(lacks, "%s has learned it" % peer)
        self.results[peer, scenario] = "passed"

    def test_moto(self):
        self.run_all("moto", servers.moto())

    def test_ministack(self):
        self.run_all("ministack", servers.ministack())


if __name__ == "__main__":
    unittest.main()

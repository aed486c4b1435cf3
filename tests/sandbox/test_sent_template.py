"""What is sent means what the readable template means: read by another reader of YAML, resolved by the tests' own
resolver, over every combination of the options that decide what is made."""
import itertools
import pathlib
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "tests" / "template"))
import cloudformation
from rendered import rendered

OPTIONS = {
    "access.load_balancer": ("false", "true"),
    "network.nat": ("instance", "gateway", "gateway_per_zone"),
    "audit.cloudtrail": ("false", "true"),
    "storage_access.s3_bucket": ("", "shop-files"),
    "alarms.email": ("", "ops@example.org"),
    "encryption.keys": ("separate", "one"),
}
# What decides nothing of them takes turns.
TURNS = [("17", "snapshot"), ("18", "retain"), ("16", "destroy"), ("17.6", "snapshot"), ("18.1", "destroy")]
NOTES = ["office", "caf\u00e9 \"north\"", "it's #1: [x] {y}, z", "back\\slash", "\u6771\u4eac", "yes", "1", "~"]


class Sent(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cases = [dict(zip(OPTIONS, values)) for values in itertools.product(*OPTIONS.values())]
        for case, (version, on_delete) in zip(cls.cases, itertools.cycle(TURNS)):
            case.update({"database.engine_version": version, "retention.on_delete": on_delete})
        entries = ["203.0.113.%d %s" % (i, note.replace(",", ";")) for i, note in enumerate(NOTES)]
        common = ["app=shop", "bastion.key_pair=laptop", "access.allowed=" + ", ".join(entries)]
        cls.rendered = rendered(common + ["%s=%s" % pair for pair in case.items()] for case in cls.cases)
        whole = {}
        for texts in cls.rendered:
            texts["whole"] = whole.setdefault(texts["readable"], cloudformation.read(texts["readable"]))
            texts["tree"] = cloudformation.read(texts["sent"])

    def test_readers_agree(self):
        for texts in self.rendered[::12]:
            self.assertEqual(texts["tree"], cloudformation.read(texts["sent"], fast=False))

    def test_same_meaning(self):
        for case, texts in zip(self.cases, self.rendered):
            whole = texts["whole"]
            expected = cloudformation.Stack(whole, **texts["parameters"])
            found = cloudformation.Stack(texts["tree"], **texts["parameters"])
            self.assertEqual(expected.resources, found.resources, case)
            self.assertEqual(expected.outputs, found.outputs, case)
            self.assertEqual(whole["Transform"], found.template["Transform"])
            self.assertEqual(list(whole["Parameters"]), list(found.template["Parameters"]))

    def test_what_decided_is_locked(self):
        """A parameter that another value of would need another template takes no other value."""
        for case, texts in zip(self.cases, self.rendered):
            sent, whole = texts["tree"], texts["whole"]
            for name, declared in sent["Parameters"].items():
                if declared == whole["Parameters"][name]:
                    continue
                self.assertEqual(declared, {"Type": whole["Parameters"][name]["Type"], "AllowedValues": [texts["parameters"][name]]}, case)
            free = {name for name, declared in sent["Parameters"].items() if declared == whole["Parameters"][name]}
            for value in sent["Conditions"].values():
                self.assertNotIn("Condition", value)
            carried = {each["Condition"] for part in ("Resources", "Outputs") for each in whole[part].values() if "Condition" in each}
            self.assertFalse(carried & set(sent["Conditions"]), case)
            deciding = {name for condition in carried for name in references(whole["Conditions"][condition])}
            self.assertFalse(deciding & free, case)

    def test_nothing_refers_to_what_is_left_out(self):
        for case, texts in zip(self.cases, self.rendered):
            sent = texts["tree"]
            known = set(sent["Parameters"]) | set(sent["Resources"])
            lost = {name for name in references([sent["Resources"], sent["Outputs"]]) if not name.startswith("AWS::")} - known
            self.assertFalse({name for name in lost if name in texts["whole"]["Resources"]}, case)


def references(value):
    """Names in Ref, GetAtt and DependsOn; names in Sub too, those that it brings itself among them."""
    if isinstance(value, list):
        return {name for each in value for name in references(each)}
    if not isinstance(value, dict):
        return set()
    found = set()
    for key, each in value.items():
        if key == "Ref":
            found.add(each)
        elif key == "Fn::GetAtt":
            found.add(each[0])
        elif key == "DependsOn":
            found.update([each] if isinstance(each, str) else each)
        else:
            found |= references(each)
    return found


if __name__ == "__main__":
    unittest.main()

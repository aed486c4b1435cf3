"""docs/SECURITY.md says which test holds which measure: are those tests there, and is its list of explained findings
the one that the rule sets are checked against?"""
import pathlib
import re
import unittest

import yaml

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
PAGE = (ROOT / "docs" / "SECURITY.md").read_text()
FILES = {"facts": "test_facts.py", "leak": "test_log_leak.py", "target": "test_target.py"}


class SecurityPage(unittest.TestCase):
    def test_named_tests_exist(self):
        seen = 0
        for row in re.findall(r"^\| .* \| .* \| .* \| (.*) \|$", PAGE, re.M):
            for kind, names in re.findall(r"(facts|leak|target): ([^;|]+)", row):
                tests = re.findall(r"def test_(\w+)", (ROOT / "tests" / "template" / FILES[kind]).read_text())
                for name in re.findall(r"`(\w+)(?:…)?`", names):
                    seen += 1
                    self.assertTrue(any(test.startswith(name) for test in tests), "%s: no test %s" % (kind, name))
        self.assertGreater(seen, 40)

    def test_logical_ids_exist(self):
        template = (ROOT / "assets" / "template.yaml").read_text()
        ids = set(re.findall(r"^  ([A-Z]\w+):", template.split("\nResources:")[1].split("\nOutputs:")[0], re.M))
        for row in re.findall(r"^\| .* \| .* \| (.*) \| (?:facts|leak|target|peers).* \|$", PAGE, re.M):
            for name in re.findall(r"\b([A-Z][a-zA-Z0-9]+)\b(?!…)", row):
                self.assertIn(name, ids)

    def test_explained_findings_are_listed(self):
        for each in yaml.safe_load((ROOT / "tests" / "peers" / "explained.yaml").read_text()):
            row = "| %s | %s | %s |" % (
                ", ".join("`%s`" % rule for rule in each["rules"]), ", ".join(each["resources"]), " ".join(each["reason"].split()))
            self.assertIn(row, PAGE, "bring docs/SECURITY.md to `tests/peers/rules --markdown`")


if __name__ == "__main__":
    unittest.main()

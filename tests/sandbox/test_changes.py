"""docs/CHANGES-OF-SETTINGS.md, row by row, against the change sets that the sandbox computes from the template."""
import pathlib
import re
import time
import unittest

import server
from patience import PATIENCE

ROOT = pathlib.Path(server.ROOT)
TABLE = ROOT / "docs" / "CHANGES-OF-SETTINGS.md"
BODY = pathlib.Path(server.TEMPLATE).read_text()
GIVEN = {"AppName": "shop", "BastionKeyPair": "myapp-bastion"}
WORDS = {"True": " (replaced)", "Conditional": " (perhaps replaced)"}
SIGNS = {"Add": "+", "Remove": "-"}


def rows():
    for line in TABLE.read_text().splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        tried = re.fullmatch(r"`(\w+)=(.*)`", cells[1]) if len(cells) == 5 else None
        if tried:
            yield cells[0].strip("`"), tried.group(1), tried.group(2), cells[2], sorted(cells[3].split(", "))


class ChangesTest(server.ServerTest):
    def setUp(self):
        super().setUp()
        self.cloud = self.serve("--speed", "2000").client("cloudformation")

    def until(self, ask, done):
        """What `ask` answers once `done` says so. The sandbox's clock runs fast; a minute is far more than it needs."""
        end = time.monotonic() + PATIENCE
        while not done(answer := ask()):
            self.assertLess(time.monotonic(), end, "still not done: %s" % answer)
            time.sleep(0.02)
        return answer

    def change_set(self, kind, body=BODY, **parameters):
        made = self.cloud.create_change_set(
            StackName="shop", ChangeSetName="try-%d" % time.monotonic_ns(), ChangeSetType=kind, TemplateBody=body,
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in {**GIVEN, **parameters}.items()],
            Capabilities=["CAPABILITY_NAMED_IAM", "CAPABILITY_AUTO_EXPAND"])
        told = self.until(lambda: self.cloud.describe_change_set(ChangeSetName=made["Id"]),
                          lambda answer: answer["Status"] in ("CREATE_COMPLETE", "FAILED"))
        self.assertEqual(told["Status"], "CREATE_COMPLETE", told.get("StatusReason"))
        return told

    def test_every_row(self):
        self.cloud.execute_change_set(ChangeSetName=self.change_set("CREATE")["ChangeSetId"])
        stack = self.until(lambda: self.cloud.describe_stacks(StackName="shop")["Stacks"][0],
                           lambda answer: not answer["StackStatus"].endswith("_IN_PROGRESS"))
        self.assertEqual(stack["StackStatus"], "CREATE_COMPLETE")
        seen = 0
        for setting, parameter, value, interruption, expected in rows():
            with self.subTest(setting=setting, tried=value):
                if parameter == "AllowedAddresses":
                    told = self.change_set("UPDATE", BODY.replace("192.0.2.1/32", "192.0.2.2/32"))
                else:
                    told = self.change_set("UPDATE", **{parameter: value})
                changes = [change["ResourceChange"] for change in told["Changes"]]
                found = sorted(
                    SIGNS.get(change["Action"], "") + change["LogicalResourceId"] + WORDS.get(change.get("Replacement"), "")
                    for change in changes)
                self.assertEqual(found, expected)
                if any(name.startswith("Database (replaced") for name in found):
                    self.assertIn("replacement of the database", interruption)
                seen += 1
        self.assertGreater(seen, 25)

    def test_every_parameter_has_a_row(self):
        parameters = set(re.findall(r"^  (\w+): \{Type: ", BODY.split("\nConditions:")[0], re.M)) - {"AppName"}
        self.assertEqual({parameter for _, parameter, _, _, _ in rows()} - {"AllowedAddresses"}, parameters)


if __name__ == "__main__":
    unittest.main()

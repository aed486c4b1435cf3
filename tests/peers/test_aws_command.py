"""Whatever the newest aws command would send, this program sends, too: see tests/sandbox/aws_command.py."""
import json
import os
import sys
import unittest

from test_newest import PINNED, ROOT, pinned

sys.path.insert(0, str(ROOT / "tests" / "sandbox"))
import aws_command  # noqa: E402
import test_sign_in  # noqa: E402

CASES = int(os.environ.get("CASES", "300"))
SEED = os.environ.get("SEED", "1")


class Same(unittest.TestCase):
    def test_what_is_sent(self):
        pinned("-c", "import awscli")  # installs it, or says why not
        version, kinds, reasons, differences = aws_command.compare([PINNED / "python", "-B"], True, CASES, SEED)
        print(f"aws {version}: {CASES} cases compared, {len(kinds)} kinds in them, {len(differences)} differences; meant: "
              + ("; ".join(f"{reason} ({number})" for reason, number in sorted(reasons.items())) or "none"))
        self.assertEqual(0, len(differences), "\n\n".join(differences[:10]))


class Cache(test_sign_in.SignInCase):
    def test_what_it_kept_is_found(self):
        """It asks for a one-time code, and this program no longer."""
        pinned("-c", "import awscli")
        self.roles()
        terminal = test_sign_in.Terminal([str(PINNED / "aws"), "sts", "get-caller-identity"],
                                         {**self.environment, "AWS_PAGER": "", "AWS_DEFAULT_REGION": "eu-west-1"}, self.folder)
        terminal.until("Enter MFA code")
        terminal.type(test_sign_in.CODE + "\n")
        self.assertEqual(0, terminal.end(), terminal.shown)
        kept = os.listdir(self.path(".aws", "cli", "cache"))
        self.assertEqual(1, len(kept))
        identity = json.loads(self.without_terminal("status", "--json").stdout)["identity"]
        self.assertIn("assumed-role/Deployer/jane", identity["arn"])
        self.assertEqual(kept, os.listdir(self.path(".aws", "cli", "cache")))


if __name__ == "__main__":
    unittest.main()

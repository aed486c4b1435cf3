"""Whatever the newest aws command would send, this program sends, too: see tests/sandbox/aws_command.py."""
import os
import sys
import unittest

from test_newest import PINNED, ROOT, pinned

sys.path.insert(0, str(ROOT / "tests" / "sandbox"))
import aws_command  # noqa: E402

CASES = int(os.environ.get("CASES", "300"))
SEED = os.environ.get("SEED", "1")


class Same(unittest.TestCase):
    def test_what_is_sent(self):
        pinned("-c", "import awscli")  # installs it, or says why not
        version, kinds, reasons, differences = aws_command.compare([PINNED / "python", "-B"], True, CASES, SEED)
        print(f"aws {version}: {CASES} cases compared, {len(kinds)} kinds in them, {len(differences)} differences; meant: "
              + ("; ".join(f"{reason} ({number})" for reason, number in sorted(reasons.items())) or "none"))
        self.assertEqual(0, len(differences), "\n\n".join(differences[:10]))


if __name__ == "__main__":
    unittest.main()

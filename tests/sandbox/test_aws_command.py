"""Whatever the aws command of Debian would send, this program sends, too: see aws_command.py."""
import os
import unittest

import aws_command

CASES = int(os.environ.get("CASES", "40"))
SEED = os.environ.get("SEED", "1")


class Same(unittest.TestCase):
    def test_what_is_sent(self):
        version, kinds, reasons, differences = aws_command.compare(["/usr/bin/python3", "-B"], False, CASES, SEED)
        print(f"aws {version}: {CASES} cases compared, {len(kinds)} kinds in them, {len(differences)} differences; meant: "
              + ("; ".join(f"{reason} ({number})" for reason, number in sorted(reasons.items())) or "none"))
        self.assertEqual(0, len(differences), "\n\n".join(differences[:10]))
        told = aws_command.told_in_help()
        self.assertEqual([], [reason for reason in reasons if not reason.startswith("aws ") and reason not in told])


if __name__ == "__main__":
    unittest.main()

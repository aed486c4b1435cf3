"""The sandbox's tables are what the installed service models say; and all that it serves is tried somewhere."""

import os
import subprocess
import unittest

from server import ROOT


class Tables(unittest.TestCase):
    def test_generated_anew_they_are_the_same(self):
        made = subprocess.run([os.path.join(ROOT, "scripts", "sandbox-models")], capture_output=True, text=True)
        self.assertEqual(0, made.returncode, made.stderr)
        with open(os.path.join(ROOT, "sandbox", "model_tables.c"), encoding="utf-8") as file:
            self.assertTrue(made.stdout == file.read(), "run scripts/sandbox-models > sandbox/model_tables.c")


if __name__ == "__main__":
    unittest.main()

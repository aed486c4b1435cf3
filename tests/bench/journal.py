#!/usr/bin/python3
"""What a changing call costs the sandbox when its journal is long, beside when it is short. The client's own time is in both."""
import os
import sys
import time
import unittest

sys.path.insert(0, os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "sandbox"))
from sandbox import SandboxTest  # noqa: E402  (it lies beside)

CALLS, COUNTED = 4500, 200


class Bench(SandboxTest):
    def test_long_journal(self):
        self.succeed("apply", "--yes", speed="5000")
        _, said = self.serve()
        cloudformation = self.client(said, "cloudformation")

        def calls(count):
            started = time.perf_counter()
            for number in range(count):
                cloudformation.update_termination_protection(StackName="myapp", EnableTerminationProtection=number % 2 == 0)
            return 1000 * (time.perf_counter() - started) / count

        calls(20)
        short = calls(COUNTED)
        calls(CALLS)
        print("row", f"a changing call of the sandbox, after {CALLS:,} others", "ms", calls(COUNTED), "after the first", short, sep="\t")


if __name__ == "__main__":
    unittest.main()

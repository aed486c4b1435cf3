"""scripts/suite and scripts/tally: every part runs, every case is counted, and the sum is the last line."""
import os
import pathlib
import subprocess
import tempfile
import unittest

SCRIPTS = pathlib.Path(__file__).resolve().parents[2] / "scripts"
CMOCKA = '#!/bin/sh\necho "[  PASSED  ] 3 test(s)."\n'
PYTHON = "import unittest\nclass T(unittest.TestCase):\n    def test_a(self): pass\n    def test_b(self): %s\nunittest.main()\n"


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory(prefix="secure-rds suite ")
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        os.symlink(SCRIPTS, self.folder / "scripts")

    def file(self, name, text):
        path = self.folder / name
        path.write_text(text)
        path.chmod(0o755)

    def run_script(self, *words, **more):
        environment = {"PATH": "/usr/bin:/bin", **more}
        return subprocess.run([SCRIPTS / words[0], *words[1:]], cwd=self.folder, env=environment, capture_output=True, text=True)


class Tally(Folder):
    def test_counts(self):
        self.file("good", CMOCKA)
        self.file("bad.py", PYTHON % "self.fail()")
        self.file("skips.py", PYTHON % "self.skipTest('here')")
        self.file("dies", "#!/bin/sh\nkill -9 $$\n")
        self.file("empty", "#!/bin/sh\n")
        done = self.run_script("tally", "part", "./good", "./bad.py", "./skips.py", "./dies", "./empty", "./absent", JOBS="2")
        self.assertEqual("part: 5 passed, 4 failed, 1 skipped", done.stdout.splitlines()[-1])
        self.assertEqual(1, done.returncode)

    def test_all_well(self):
        self.file("good", CMOCKA)
        done = self.run_script("tally", "part", "./good")
        self.assertEqual((0, "part: 3 passed, 0 failed, 0 skipped\n"), (done.returncode, done.stdout))


class Suite(Folder):
    MAKEFILE = "test-%s:\n\t@scripts/tally %s ./%s\n"

    def suite(self, *parts, **more):
        return self.run_script("suite", "-j2", *parts, **more)

    def test_parts_behind_a_failed_one_run(self):
        self.file("good", CMOCKA)
        self.file("bad", '#!/bin/sh\necho "[  PASSED  ] 1 test(s)."\necho "[  FAILED  ] 2 test(s), listed below:"\nexit 2\n')
        self.file("Makefile", "".join(self.MAKEFILE % (name, name, program)
                                      for name, program in (("one", "bad"), ("two", "good"), ("three", "good"))))
        done = self.suite("test-one", "test-two", "test-three")
        self.assertEqual("test: 7 passed, 2 failed, 0 skipped", done.stdout.splitlines()[-1])
        self.assertEqual(1, done.returncode)

    def test_a_part_that_can_not_be_built(self):
        self.file("good", CMOCKA)
        self.file("Makefile", self.MAKEFILE % ("one", "one", "good") + "test-two: nonesuch\n\t@scripts/tally two ./good\n")
        done = self.suite("test-two", "test-one")
        self.assertEqual("test: 3 passed, 1 failed, 0 skipped", done.stdout.splitlines()[-1])
        self.assertIn("did not run: two", done.stderr)
        self.assertEqual(1, done.returncode)

    def test_the_sums_go_on_to_whoever_counts_all(self):
        self.file("good", CMOCKA)
        self.file("Makefile", self.MAKEFILE % ("one", "one", "good"))
        whole = self.folder / "sums"
        done = self.suite("test-one", TALLY=str(whole))
        self.assertEqual((0, "3 0 0 one\n"), (done.returncode, whole.read_text()))


if __name__ == "__main__":
    unittest.main()

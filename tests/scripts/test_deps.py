"""What scripts/deps asks of the machine: dpkg, sudo and apt are played by scripts that note how they are called."""
import os
import pathlib
import subprocess
import tempfile
import unittest

DEPS = pathlib.Path(__file__).resolve().parents[2] / "scripts" / "deps"


class Machine:
    """A folder with the programs that deps may call; `calls` is what was called, in order, beside what deps printed."""

    def __init__(self, test, installed=(), user=0, sudo=True):
        folder = tempfile.TemporaryDirectory(prefix="secure-rds deps ")
        test.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        for name in ("cat", "grep", "printf", "sh", "sed", "env"):
            os.symlink("/usr/bin/" + name, self.folder / name)
        self.program("dpkg-query", 'case " $KNOWN " in *" $4 "*) echo "install ok installed" ;; *) exit 1 ;; esac')
        self.program("id", "echo %d" % user)
        if sudo:
            self.program("sudo", 'echo "sudo $*"')
        self.environment = {"PATH": str(self.folder), "KNOWN": " ".join(installed)}

    def program(self, name, text):
        path = self.folder / name
        path.write_text("#!/bin/sh\n%s\n" % text)
        path.chmod(0o755)

    def deps(self, *words):
        return subprocess.run([DEPS, *words], env=self.environment, stdin=subprocess.DEVNULL, capture_output=True, text=True)


def wanted(test, which):
    """The names of a set, as deps itself says them on a machine that has none."""
    said = Machine(test, user=1000, sudo=False).deps(*which).stdout
    return said.split(":")[-1].split()


class Deps(unittest.TestCase):
    def test_a_user_is_told_the_list_and_asked_once(self):
        done = Machine(self, installed=["gcc", "make"], user=1000).deps("build")
        lines = done.stdout.splitlines()
        self.assertEqual((0, 2), (done.returncode, len(lines)), done)
        self.assertIn("libcurl4-openssl-dev", lines[0])
        self.assertNotIn(" gcc ", lines[0])
        self.assertTrue(lines[1].startswith("sudo -- %s --install " % DEPS), lines[1])
        self.assertEqual(lines[0].split(":")[-1].split(), lines[1].split("--install ")[1].split())

    def test_nothing_is_missing(self):
        everything = wanted(self, [])
        for which in (["build"], ["test"], []):
            done = Machine(self, installed=everything, user=1000).deps(*which)
            self.assertEqual((0, "", ""), (done.returncode, done.stdout, done.stderr), which)

    def test_sets(self):
        build, test, everything = (set(wanted(self, which)) for which in (["build"], ["test"], []))
        self.assertTrue(build < test < everything)
        self.assertIn("libcmocka-dev", test - build)
        self.assertIn("shellcheck", everything - test)

    def test_without_sudo(self):
        done = Machine(self, user=1000, sudo=False).deps("test")
        self.assertEqual(1, done.returncode)
        self.assertIn("libcmocka-dev", done.stdout)
        self.assertIn("run this as root, or install sudo", done.stderr)

    def test_unknown_set(self):
        self.assertEqual(2, Machine(self).deps("buildd").returncode)

    def test_no_debian(self):
        machine = Machine(self, user=1000)
        (machine.folder / "dpkg-query").unlink()
        done = machine.deps("build")
        self.assertEqual((0, ""), (done.returncode, done.stdout))
        self.assertIn("libyaml-dev", done.stderr)


if __name__ == "__main__":
    unittest.main()

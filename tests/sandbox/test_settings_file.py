"""The settings file among others: written by many at once, behind links, of other users, read by other YAML readers."""

import json
import os
import pathlib
import stat
import subprocess
import unittest

import yaml

from patience import PATIENCE
from sandbox import PROGRAM, SandboxTest

AT_ONCE = 20
TAGS = [
    "no", "No", "NO", "yes", "y", "n", "on", "off", "true", "False", "null", "Null", "1", "01", "0x1F", "0b11", "0o17", "1_000", "1e3",
    "1.5", ".5", ".inf", "-.INF", ".NaN", "12:30", "190:20:30.15", "2026-09-02", "2001-12-14t21:59:43.10-05:00",
    "2001-12-14 21:59:43.10 -5", "2001-12-15 2:59:43.10", "=", "+1", "-1", "1.", "", "a: b", "- a"]
NOTES = ["~", "<<", "a #b", "? a", "&a", "*a", "!a", "%a", "`a", "|", ">", "'", '"', "{a}", "[a]", "NULL", "no", "017", "1:30", "caf\u00e9"]


class SettingsFile(SandboxTest):
    def config_command(self, *words, config=None, user=None):
        def become():
            os.setgid(user)
            os.setuid(user)
        return subprocess.Popen([PROGRAM, *(["--config", config] if config else []), "config", *words], cwd=self.folder,
                                env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                                text=True, preexec_fn=become if user else None)

    def ended(self, process):
        out, err = process.communicate(timeout=PATIENCE)
        return process.returncode, out + err

    def config_set(self, *words, ok=True, **options):
        status, said = self.ended(self.config_command("set", *words, **options))
        self.assertEqual(ok, status == 0, said)
        return said

    def assert_no_leftovers(self):
        self.assertEqual([], [name for name in os.listdir(self.folder) if ".secure-rds-" in name])

    def test_a_tag_is_got(self):
        """What show prints and set takes, get gives; what is not set is an error, and never silence."""
        self.assertEqual((0, "myapp\n"), self.ended(self.config_command("get", "tags.project")))
        self.config_set("tags.team=a: b", "tags.none=")
        self.assertEqual((0, "a: b\n"), self.ended(self.config_command("get", "tags.team")))
        self.assertEqual((0, "\n"), self.ended(self.config_command("get", "tags.none")))
        status, said = self.ended(self.config_command("get", "tags.team", "--json"))
        self.assertEqual((0, {"path": "tags.team", "value": "a: b"}), (status, json.loads(said)))
        for path, words in (("tags.other", 'there is no tag "other"'), ("tags.", 'there is no tag ""'), ("tags", "such as tags.KEY"),
                            ("access", "is a section of settings")):
            with self.subTest(path):
                status, said = self.ended(self.config_command("get", path))
                self.assertEqual(2, status)
                self.assertIn(words, said)
                self.assertNotIn("did you mean", said)
                status, said = self.ended(self.config_command("get", path, "--json"))
                self.assertEqual(2, status)
                self.assertEqual("", json.loads(said)["error"]["code"])

    def test_no_file(self):
        """What can't be read as settings is a wrong name of a file, whoever reads it."""
        os.mkdir(os.path.join(self.folder, "folder"))
        os.mkfifo(os.path.join(self.folder, "fifo"))
        os.symlink("loop", os.path.join(self.folder, "loop"))
        pathlib.Path(self.folder, "shut").write_text("app: shut\n", encoding="utf-8")
        os.chmod(os.path.join(self.folder, "shut"), 0)
        paths = ["folder", "fifo", "loop", "secure-rds.yaml/below", "/dev/null", "not-there"]
        paths += ["shut"] if os.geteuid() else []  # root may read it
        commands = ("plan", "apply --yes", "status", "destroy", "rollback continue", "access list", "access add 192.0.2.1",
                    "export cloudformation", "connect --exec true", "verify", "token app", "config validate")
        defaults = ("config show", "config get app", "config set app=x", "policy", "cost --offline", "list")
        for path in paths:
            for words in commands + (() if path == "not-there" else defaults):
                with self.subTest(path, words=words):
                    done = self.run_program("--config", path, *words.split())
                    self.assertEqual(2, done.returncode, done.stdout + done.stderr)
                    self.assertIn(path, done.stderr)

    def test_what_was_set_as_json(self):
        status, said = self.ended(self.config_command("set", "database.storage_gib=30", "tags.team=a", "access.allowed=192.0.2.1", "--json"))
        self.assertEqual((0, 1), (status, said.count("\n")))
        self.assertEqual({"saved": "secure-rds.yaml", "set": [
            {"path": "database.storage_gib", "value": 30, "fixed": None}, {"path": "tags.team", "value": "a", "fixed": None},
            {"path": "access.allowed", "value": [{"cidr": "192.0.2.1/32", "note": ""}], "fixed": None}]}, json.loads(said))
        pathlib.Path(self.config).write_text(self.settings().replace("access:", "access:\n  agreed: pl-0123456789abcdef0@1", 1), encoding="utf-8")
        status, said = self.ended(self.config_command("set", "database.port=5433", "network.cidr=10.9.0.0/16", "--json"))
        fixed = {each["path"]: each["fixed"] for each in json.loads(said)["set"]}
        self.assertEqual((0, None), (status, fixed["database.port"]))
        self.assertTrue(fixed["network.cidr"])

    def test_many_at_once_lose_nothing(self):
        for config in ("secure-rds.yaml", "new.yaml"):  # one that is there, and one that the first of them makes
            with self.subTest(config):
                running = [self.config_command("set", "tags.a%d=v%d" % (n, n), config=config) for n in range(AT_ONCE)]
                saved = sum(self.ended(process)[0] == 0 for process in running)
                with open(os.path.join(self.folder, config), encoding="utf-8") as file:
                    tags = yaml.safe_load(file)["tags"]
                kept = sum(tags.get("a%d" % n) == "v%d" % n for n in range(AT_ONCE))
                print("%s: %d at once, %d saved, %d kept" % (config, AT_ONCE, saved, kept))
                self.assertEqual((AT_ONCE, AT_ONCE), (saved, kept))
        self.assert_no_leftovers()

    def test_what_other_readers_take_for_something_else(self):
        """Each value is, to PyYAML too, the text that was set: in a new file, in an old one, and where a plain one stood."""
        settings = {"tags.a%d" % n: value for n, value in enumerate(TAGS)} | {"app": "no", "database.name": "y"}
        notes = {"203.0.113.%d/32" % n: note for n, note in enumerate(NOTES)}
        values = ["%s=%s" % pair for pair in settings.items()]
        values.append("access.allowed=" + ",".join("%s %s" % pair for pair in notes.items()))
        for config in ("new.yaml", "old.yaml"):
            with self.subTest(config):
                if config == "old.yaml":
                    with open(os.path.join(self.folder, config), "w", encoding="utf-8") as file:
                        file.write("app: plain\ndatabase:\n  name: plain\ntags:\n")
                        file.writelines("  a%d: plain\n" % n for n in range(len(TAGS)))
                        file.write("access:\n  allowed:\n")
                        file.writelines("    - {cidr: %s, note: plain}\n" % cidr for cidr in notes)
                self.config_set(*values, config=config)
                with open(os.path.join(self.folder, config), encoding="utf-8") as file:
                    said = yaml.safe_load(file)
                self.assertEqual(("no", "y"), (said["app"], said["database"]["name"]))
                self.assertEqual(TAGS, [said["tags"]["a%d" % n] for n in range(len(TAGS))])
                self.assertEqual(notes, {entry["cidr"]: entry["note"] for entry in said["access"]["allowed"]})

    def test_links(self):
        os.mkdir(os.path.join(self.folder, "dotfiles"))
        target = os.path.join(self.folder, "dotfiles", "rds.yaml")
        os.rename(self.config, target)
        os.symlink("dotfiles/rds.yaml", self.config)
        self.config_set("tags.team=blue")
        self.assertTrue(os.path.islink(self.config))
        with open(target, encoding="utf-8") as file:
            self.assertIn("team: blue", file.read())
        os.remove(target)
        self.config_set("app=shop")  # the link leads nowhere yet: the file is made there
        self.assertTrue(os.path.islink(self.config) and os.path.exists(target))

    def test_owner_and_mode_stay(self):
        if os.geteuid() != 0:
            self.skipTest("only root can give files away")
        if any(not os.stat(above).st_mode & stat.S_IXOTH for above in pathlib.Path(PROGRAM).resolve().parents):
            self.skipTest("no other user gets to the program here")
        somebody, other = 12345, 12346
        os.chmod(self.folder, 0o777)
        os.chmod(self.config, 0o664)
        os.chown(self.config, somebody, somebody)
        self.config_set("tags.team=blue")
        about = os.stat(self.config)
        self.assertEqual((somebody, somebody, 0o664), (about.st_uid, about.st_gid, stat.S_IMODE(about.st_mode)))
        os.chmod(self.config, 0o666)
        before = self.settings()
        said = self.config_set("tags.team=red", ok=False, user=other)  # may write it, and would make it his own
        self.assertIn("belongs to another user", said)
        self.assertEqual(before, self.settings())
        os.symlink("secure-rds.yaml", os.path.join(self.folder, "mine.yaml"))
        os.lchown(os.path.join(self.folder, "mine.yaml"), other, other)
        self.config_set("tags.team=red", ok=False, user=other, config="mine.yaml")
        os.chown(self.config, 0, 0)
        self.config_set("tags.team=red", ok=False, config="mine.yaml")  # his link to root's file, followed by root
        self.assertEqual(before, self.settings())
        self.assert_no_leftovers()

    def test_left_over_by_a_killed_writer(self):
        left = os.path.join(self.folder, ".secure-rds.yaml.secure-rds-0a1b2c")
        with open(left, "w", encoding="utf-8") as file:
            file.write("app: ha")
        self.config_set("tags.team=blue")
        self.assert_no_leftovers()

    def test_a_problem_is_said_once(self):
        with open(self.config, "w", encoding="utf-8") as file:
            file.write("app: myapp\nregion: eu-west-1\ndatabase:\n  storage_gib: 7\n")
        for command in (["config", "validate"], ["plan"], ["apply", "--yes"]):
            said = self.run_program(*command)
            self.assertEqual(2, said.returncode, said.stderr)
            self.assertEqual(1, said.stderr.count("storage_gib"), said.stderr)
            self.assertEqual(1, said.stderr.count("to do:"), said.stderr)

    def test_both_sides_of_a_merge(self):
        text = self.settings().replace("app: myapp", "<<<<<<< HEAD\napp: myapp\n=======\napp: yourapp\n>>>>>>> theirs")
        with open(self.config, "w", encoding="utf-8") as file:
            file.write(text)
        said = self.config_set("tags.team=blue", ok=False)
        self.assertIn("both sides of a merge", said)
        self.assertNotIn("2 problems", said)
        self.assertEqual(text, self.settings())


if __name__ == "__main__":
    unittest.main()

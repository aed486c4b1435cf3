"""Two who change the list of allowed IPs at once, by the program itself, on the simulated EC2, with files of their own or with
one: whose call comes next is chosen by the seed, which calls or answers are lost, and when an entry's time is over. What is in
force in the end is what some order of them, one after the other, would have made; the file of whoever was told that it is done
says it; and who was told that it is not knows why.

ROUNDS multiplies how many seeds are tried, SEED is one alone. The same, with all orders of the calls there are, but a model of
EC2's rules instead of it, is tests/unit/stack/test_access_two.c."""

import itertools
import json
import os
import random
import shutil
import unittest

import yaml

import turns
from sandbox import PROGRAM, SandboxTest
from virtual_time import VirtualTime

SEEDS = 60 * int(os.environ.get("ROUNDS", "1"))
# Both files know the first; what the second brought is news to both.
BEFORE = {"9.9.9.9/32": ""}
AGREED = {"1.1.1.1/32": "home", "2.2.2.2/32": ""}
PRESENT = {**AGREED, "3.3.3.3/32": ""}
CHANGES = ("ModifyManagedPrefixList", "RestoreManagedPrefixListVersion")
# Of the sandbox's seconds: a change of the list is in force by then, and a change set made.
SETTLED = 10


class World:
    """The list's versions, as they are when one does his thing after the other."""

    def __init__(self):
        self.versions = [BEFORE, AGREED, PRESENT]

    def now(self):
        return self.versions[-1]

    def put(self, entries):
        if entries != self.now():
            self.versions.append(entries)

    def add(self, cidr, note=None):
        if cidr not in self.now():
            self.put({**self.now(), cidr: note or ""})
        elif note is not None and self.now()[cidr] != note:
            self.remove(cidr)  # EC2 changes no description: it goes, and comes back
            self.put({**self.now(), cidr: note})

    def remove(self, cidr):
        self.put({there: note for there, note in self.now().items() if there != cidr})

    def set(self, *cidrs):
        self.put({cidr: self.now().get(cidr, "") for cidr in cidrs})

    def undo(self):
        """What has gone back already, by somebody whom the file does not know of, stays."""
        if self.now() not in self.versions[:-2]:
            self.put(self.versions[-2])

    def apply(self, added, removed):
        self.put({cidr: note for cidr, note in {**dict.fromkeys(added, ""), **self.now()}.items() if cidr not in removed})


ACTS = [("add", "4.4.4.4/32"), ("add", "5.5.5.5/32", "café"), ("add", "4.4.4.4/32", "shop"), ("remove", "1.1.1.1/32"),
        ("remove", "3.3.3.3/32"), ("add", "1.1.1.1/32", "office"), ("set", "2.2.2.2/32"), ("set", "2.2.2.2/32", "6.6.6.6/32"),
        ("undo",), ("apply", ("4.4.4.4/32",), ("1.1.1.1/32",)), ("apply", (), ("2.2.2.2/32",)), ("apply", ("5.5.5.5/32",), ())]
EXPIRES = ("remove", "2.2.2.2/32")


def words(act):
    verb = act[0]
    if verb == "apply":
        return ["apply", "--yes"]
    if verb == "add":
        return ["access", "add", act[1], *(["--note", act[2]] if len(act) > 2 else [])]
    return ["access", *act, "--yes"]


def notes(act):
    return act[0] == "add" and act[1] in PRESENT


def takes_away(act):
    return act[0] in ("remove", "set", "undo") or (act[0] == "apply" and act[2])


def orders(acts, sure):
    """What the list may be in the end: each order of the acts; those that failed were done or not."""
    for order in itertools.permutations(range(len(acts))):
        for left_out in itertools.product((False, True), repeat=len(acts)):
            if any(out and sure[i] for i, out in enumerate(left_out)):
                continue
            world = World()
            for i in order:
                if not left_out[i]:
                    getattr(world, acts[i][0])(*acts[i][1:])
            yield world.now()


class InTurns(SandboxTest):
    calls = 0

    def setUp(self):
        super().setUp()
        self.succeed("apply", "--yes", speed="4000")
        _, said = self.serve()
        self.ec2 = self.client(said, "ec2")
        self.list = self.ec2.describe_managed_prefix_lists(
            Filters=[{"Name": "prefix-list-name", "Values": ["myapp*"]}])["PrefixLists"][0]["PrefixListId"]
        self.clock = VirtualTime(os.path.join(self.folder, "secure-rds.sandbox"))
        self.clock.stands()
        self.turns = turns.Turns(("127.0.0.1", int(said["endpoint_url"].rsplit(":", 1)[1])), 2)
        self.addCleanup(self.turns.close)
        self.first = yaml.safe_load(self.settings())
        self.folders = [os.path.join(self.folder, name) for name in ("one", "other")]
        for folder in self.folders:
            os.mkdir(folder)
        self.environments = [{**self.environment, "HOME": folder, "AWS_ENDPOINT_URL": door.url, "https_proxy": door.url,
                              "AWS_EC2_METADATA_DISABLED": "true", "AWS_ACCESS_KEY_ID": said["access_key_id"],
                              "AWS_SECRET_ACCESS_KEY": said["secret_access_key"]}
                             for folder, door in zip(self.folders, self.turns.doors)]
        self.known = tuple(map(self.write, (BEFORE, AGREED, PRESENT)))

    # ---- the list

    def version(self):
        return self.ec2.describe_managed_prefix_lists(PrefixListIds=[self.list])["PrefixLists"][0]["Version"]

    def entries(self, version=None):
        wanted = {"TargetVersion": version} if version else {}
        found = self.ec2.get_managed_prefix_list_entries(PrefixListId=self.list, **wanted)["Entries"]
        return {entry["Cidr"]: entry.get("Description", "") for entry in found}

    def write(self, wanted):
        """Its version then. What has another note is written in two steps."""
        for target in ({cidr: note for cidr, note in self.entries().items() if wanted.get(cidr) == note}, wanted):
            now = self.entries()
            gone = [{"Cidr": cidr} for cidr in now if cidr not in target]
            new = [{"Cidr": cidr, "Description": note} for cidr, note in target.items() if cidr not in now]
            if gone or new:
                self.ec2.modify_managed_prefix_list(PrefixListId=self.list, CurrentVersion=self.version(),
                                                    AddEntries=new, RemoveEntries=gone)
                self.clock.passes(SETTLED)
        return self.version()

    def begin(self):
        """The version that both files agreed with; the present one is behind it."""
        version = self.version()
        for number, known in enumerate(self.known):
            self.ec2.restore_managed_prefix_list_version(PrefixListId=self.list, PreviousVersion=known,
                                                         CurrentVersion=version + number)
            self.clock.passes(SETTLED)
        self.known = version + 1, version + 2, version + 3  # AWS keeps 1,000 versions
        return version + 2

    def expire(self):
        """Who sweeps is a client of its own, that takes one entry away, if it is there still."""
        self.clock.passes(SETTLED)
        if EXPIRES[1] in self.entries():
            self.ec2.modify_managed_prefix_list(PrefixListId=self.list, CurrentVersion=self.version(),
                                                RemoveEntries=[{"Cidr": EXPIRES[1]}])
            self.clock.passes(SETTLED)

    # ---- the files

    def file_write(self, folder, act, version):
        wanted = dict(AGREED)
        if act[0] == "apply":
            wanted = {cidr: note for cidr, note in {**wanted, **dict.fromkeys(act[1], "")}.items() if cidr not in act[2]}
        access = {**self.first["access"], "agreed": "%s@%d" % (self.list, version),
                  "allowed": [{"cidr": cidr, "note": note} for cidr, note in wanted.items()]}
        with open(os.path.join(folder, "secure-rds.yaml"), "w", encoding="utf-8") as file:
            json.dump({**self.first, "access": access}, file)  # which is YAML

    def file_knows(self, folder, in_force):
        """Applied once more it changes nothing: whatever it does not say, it never knew; and what it says more is gone."""
        with open(os.path.join(folder, "secure-rds.yaml"), encoding="utf-8") as file:
            access = yaml.safe_load(file)["access"]
        says = {entry["cidr"]: entry.get("note", "") for entry in access["allowed"] or ()}
        list_id, version = access["agreed"].split("@")
        base = self.entries(int(version))
        return list_id == self.list and all(
            (cidr in says) == (cidr in in_force) or (cidr in says) == (cidr in base) for cidr in {*says, *in_force})

    # ---- one play

    def chooser(self, rng, expires):
        """Who calls next, and what becomes of his call."""
        lost = rng.randrange(24)  # by number, among those that change the list; most plays have fewer
        expiry = rng.randrange(20) if expires else None
        count = {"calls": 0, "changes": 0, "until": 0}

        def choose(doors):
            if count["calls"] == expiry:
                self.expire()
            count["calls"] += 1
            self.calls += 1
            door = rng.choice(doors)
            operation = door.waiting[0].operation
            count["until"] -= 1
            if count["until"] == 0 or operation == "DescribeChangeSet":
                self.clock.passes(SETTLED)
            if operation in CHANGES:  # sometimes the next finds it in progress
                count["until"] = 2 if rng.random() < 0.03 else 1
            if operation not in CHANGES:
                return door, turns.UNANSWERED if rng.random() < 0.01 else turns.THROUGH
            count["changes"] += 1
            if count["changes"] - 1 != lost:
                return door, turns.THROUGH
            return door, rng.choice((turns.UNSENT, turns.UNANSWERED, turns.LATER))

        return choose

    def act(self, acts, rng, expires):
        one_file = rng.random() < 0.3 and not any(act[0] == "apply" for act in acts)
        agreed = self.begin()
        folders = [self.folders[0], self.folders[0 if one_file else 1]]
        for folder, act, door, environment in zip(folders, acts, self.turns.doors, self.environments):
            self.file_write(folder, act, agreed)
        for folder, act, door, environment in zip(folders, acts, self.turns.doors, self.environments):
            door.start([PROGRAM, *words(act)], cwd=folder, env=environment)
        self.turns.play(self.chooser(rng, expires))
        self.clock.passes(SETTLED)
        return folders

    def failed(self, door, act):
        """Whether it said that it failed; if so, for a reason that there is."""
        status, said = door.process.returncode, door.said[1]
        if status == 0:
            return False
        why = {"remove": "is not on the list", "undo": "others changed the allowed addresses meanwhile"}.get(act[0])
        self.assertTrue(why and why in said, "%s: exit %d: %s" % (act, status, said))
        return True

    def check(self, acts, folders, expires):
        in_force = self.entries()
        done = [not self.failed(door, act) for door, act in zip(self.turns.doors, acts)]
        all_acts, sure = [*acts, *([EXPIRES] if expires else [])], [*done, *([False] if expires else [])]
        if acts[0][0] == acts[1][0] == "undo":  # both want the same
            sure[1] = False
        # What just gets another note is off the list for a moment: who removes it then finds it gone.
        meets = any(map(notes, all_acts)) and any(map(takes_away, all_acts))
        self.assertTrue(meets or in_force in orders(all_acts, sure), "in force: %s" % in_force)
        for folder, ended in zip(folders, done):
            self.assertTrue(not ended or meets or self.file_knows(folder, in_force), "a file does not know: %s" % in_force)

    def one(self, seed):
        rng = random.Random(seed)
        acts = [rng.choice(ACTS), rng.choice(ACTS)]
        expires = rng.random() < 0.2
        folders = self.act(acts, rng, expires)
        try:
            self.check(acts, folders, expires)
        except AssertionError as failed:
            raise AssertionError("SEED=%d: %s: %s\n%s" % (seed, acts, failed, "\n".join(
                door.said[0] + door.said[1] for door in self.turns.doors))) from failed

    def test_seeds(self):
        seeds = [int(os.environ["SEED"])] if "SEED" in os.environ else range(SEEDS)
        for seed in seeds:
            self.one(seed)
        print("%d orders of two operators' calls, %d calls in all: 0 entries lost" % (len(seeds), self.calls))


if __name__ == "__main__":
    unittest.main()

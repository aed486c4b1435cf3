"""What the settings take, at its edges, made from the settings' own table (tests/sandbox/drivers/table): a new switch, choice
or number is tried without a word here; one that takes text, or numbers by a rule of its own, fails until EDGES knows it.

    singles()   each value alone, on the defaults and on everything that can be switched on
    turns()     the same values in few rows, on everything: in row i each setting has its value i
    pairs()     the options that decide what is made or written: each two of their values together, in few rows
    regions()   the defaults in each region that the program knows

Each gives {name: {path: value}}, the same each time. Tags are no part of a template: CloudFormation takes them beside it."""
import itertools
import json
import os
import pathlib
import re
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
TABLE = ROOT / os.environ.get("BUILD", "build") / "tests/sandbox/drivers/table"
BASE = {"app": "shop", "region": "eu-west-1", "bastion.key_pair": "laptop", "access.allowed": "203.0.113.7 office"}
PRINTABLE = "".join(map(chr, range(33, 127)))


def addresses(count, note):
    return ", ".join("198.51.100.%d %s" % (number, note) for number in range(count))


FULL_LIST = addresses(40, 60 * "\u00e9")  # allow_list.h: so many, with notes of so many characters and bytes
# What the table can't say: text at its shortest, its longest and its oddest, and numbers that a rule chooses.
EDGES = {
    "account": ["", "123456789012"],  # a guard of the program's own: no part of a template
    "app": ["ab", "a0", "a23456789-123456789x", "a-b-c-d-e-f-g-h-i-jk"],
    "region": [BASE["region"]],  # the others: regions()
    "bastion.key_pair": ["k", 255 * "k", "my key", PRINTABLE],
    "bastion.image": ["", "ami-1234abcd", "ami-0123456789abcdef0"],
    "database.name": ["", "d", 63 * "d", "D_1"],
    # The major versions, and the oldest and the newest minor one of each that RDS makes a database of.
    "database.engine_version": ["16", "17", "18", "16.9", "16.15", "17.5", "17.11", "18.1", "18.6"],
    "database.instance_class": ["db.t3.micro", "db.m6gd.16xlarge", "db.x2iedn.32xlarge"],
    "network.cidr": ["10.0.0.0/16", "10.255.255.0/24", "172.16.0.0/16", "172.31.255.0/24", "192.168.0.0/16",
                     "192.168.255.0/24"] + ["10.0.0.0/%d" % bits for bits in range(17, 25)],
    "network.zones": ["", "eu-west-1a,eu-west-1b", "eu-west-1c,eu-west-1a"],
    "network.nat_image": ["", "ami-1234abcd", "ami-0123456789abcdef0"],
    "retention.password_rotation_hours": ["4", "5", "22", "23", "24", "48", "23952", "23976"],
    "alarms.email": ["", "a@b.c", 64 * "m" + "@" + 3 * (61 * "d" + ".") + "org", "!#$%&'*+-/=?^_`{|}~a@example.org"],
    "protection.role_boundary": ["", "arn:aws:iam::123456789012:policy/boundary", "arn:aws:iam::aws:policy/ReadOnlyAccess"],
    "storage_access.s3_bucket": ["", "abc", 63 * "b", "1.2.b", "a-b"],
    "access.allowed": ["203.0.113.7", addresses(2, "office"), addresses(39, 60 * "n"), FULL_LIST, "0.0.0.0/0 everyone", "203.0.113.7 " + PRINTABLE.replace(",", "")[:58]],
}
# Two that allow each other their values: storage, and how far it grows, at least a tenth more. From 400 GiB on gp3 has
# another baseline; 59,578 is the largest that can grow.
JOINT = {
    ("database.storage_gib", "database.max_storage_gib"): [
        ("20", "100"), ("20", "0"), ("20", "22"), ("20", "23"), ("20", "65535"), ("20", "65536"), ("21", "24"),
        ("399", "439"), ("400", "440"), ("59578", "65536"), ("59579", "0"), ("65535", "0"), ("65536", "0")],
}
# Options that the table does not show as such: they decide, by a condition of the template, what is written.
OPTIONS = {
    "bastion.instance_type": ["t3.micro", "t4g.micro"],
    "database.instance_class": ["db.t4g.micro", "db.m7g.large"],
    "database.max_storage_gib": ["100", "0"],
    "network.cidr": ["10.0.0.0/16", "10.0.0.0/20"],
    "network.nat_instance_type": ["t3.micro", "t4g.micro"],
    "retention.password_rotation_hours": ["24", "4"],
}


def table():
    out = subprocess.run([TABLE], stdout=subprocess.PIPE, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


def values_of(row):
    """The values to try, those that are suggested first."""
    if row["type"] == "switch":
        return ["false", "true"]
    if row["path"] in EDGES:
        return row["choices"] + [value for value in EDGES[row["path"]] if value not in row["choices"]]
    if row["only"] or row["choices"]:
        return list(map(str, row["only"])) or row["choices"]
    if row["type"] == "number" and not row["checked"]:
        numbers = {row["min"], row["min"] + 1, int(row["initial"]), row["max"] - 1, row["max"]}
        return [str(number) for number in sorted(numbers) if row["min"] <= number <= row["max"]]
    raise AssertionError("tests/peers/cases.py: EDGES has no values of %s" % row["path"])


def factors():
    """[[{path: value}]]: what is tried in turn, one list for each setting, or for those that go together."""
    joint = {path for paths in JOINT for path in paths}
    rows = [row for row in table() if row["path"] not in joint]
    unknown = set(EDGES) - {row["path"] for row in rows} - {"access.allowed"}
    assert not unknown, "no such setting: %s" % unknown
    lists = [[{row["path"]: value} for value in values_of(row)] for row in rows]
    lists.append([{"access.allowed": value} for value in EDGES["access.allowed"]])
    return lists + [[dict(zip(paths, values)) for values in rows] for paths, rows in JOINT.items()]


def options():
    """{path: values}: switches, choices of few, versions, text that may be left empty, and OPTIONS."""
    found = dict(OPTIONS)
    for row in table():
        path, few = row["path"], len(row["choices"]) <= 3
        if path in OPTIONS or path in BASE:
            continue
        if row["type"] == "switch" or (row["choices"] and few):
            found[path] = row["choices"] or ["false", "true"]
        elif row["type"] == "text" and row["initial"] == "":
            found[path] = values_of(row)[:2]
    return found


def everything():
    """All that can be switched on; with a NAT instance, which has more to say than gateways."""
    chosen = {path: values[-1] for path, values in options().items() if path not in OPTIONS}
    return {**BASE, **chosen, "network.nat": "instance"}


def singles():
    cases = {}
    for base, settings in (("off", BASE), ("on", everything())):
        cases[base] = dict(settings)
        for changes in itertools.chain(*factors()):
            name = "%s, %s" % (base, ", ".join("%s=%.40s" % pair for pair in changes.items()))
            cases[name] = {**settings, **changes}
    return cases


def turns():
    lists = factors()
    return {
        "turn %d" % (number + 1): {**everything(), **{
            path: value for each in lists for path, value in each[number % len(each)].items()
            if value and path != "network.nat"}}
        for number in range(max(map(len, lists)))
    }


def pairs():
    """Greedily: each row begins with the first two values that were not together yet, and takes what brings most others."""
    tried = options()
    order = {path: number for number, path in enumerate(tried)}

    def pair(*both):
        return tuple(sorted(both, key=lambda each: order[each[0]]))

    unseen = {
        pair((one, a), (other, b)): None
        for one, other in itertools.combinations(tried, 2) for a in tried[one] for b in tried[other]
    }
    cases = {}
    while unseen:
        row = dict(next(iter(unseen)))
        for path in tried:
            if path not in row:
                row[path] = max(tried[path], key=lambda value: sum(pair((path, value), each) in unseen for each in row.items()))
        for both in itertools.combinations(row.items(), 2):
            unseen.pop(pair(*both), None)
        cases["pairs %d" % (len(cases) + 1)] = {**BASE, **row}
    return cases


def regions():
    codes = re.findall(r'^    \{"([a-z0-9-]+)", ', (ROOT / "aws" / "regions.c").read_text(), re.M)
    return {"in %s" % code: {**BASE, "region": code} for code in codes}

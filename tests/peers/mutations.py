"""Breaks of the template that nobody chose: any property of any type, given another value by chance. Each goes to cfn-lint and to
a sandbox of its own. Prints what cfn-lint calls an error and the sandbox makes all the same, then

    refused N of N that cfn-lint calls errors; of N breaks; seed N

Runs in the pinned clients: scripts/pinned tests/peers/mutations.py COUNT [SEED]"""
import copy
import json
import pathlib
import random
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
sys.path[:0] = [str(ROOT / "tests" / "peers"), str(ROOT / "tests" / "template")]
import breaks  # noqa: E402
import judges  # noqa: E402

ABSENT = object()
# By what stands there: what is put in its place. Names say what is wrong.
TEXTS = {"object": {"Wrong": "type"}, "bad": "!! not this !!", "empty": "", "long": "x" * 3000,
         "no such thing": {"Ref": "Nowhere"}}
NUMBERS = {"text": "several", "minus": -7, "huge": 999999999, "fraction": 1.5}
SWITCHES = {"maybe": "maybe", "number": 7}
# cfn-lint's schemas say more than AWS's: forms of keys that the services look at later, or never.
LEFT_OUT = {"F3017", "E3017", "E1155", "E1157", "E1162", "E1164", "E3514", "E3013"}


def is_function(node):
    return len(node) == 1 and next(iter(node)).startswith(("Ref", "Fn::"))


def values_for(node):
    """{name: value} to put in the place of `node`."""
    found = {"absent": ABSENT}
    if isinstance(node, bool) or node in ("true", "false"):
        found.update(SWITCHES)
    elif isinstance(node, (int, float)) or (isinstance(node, str) and node.isdigit()):
        found.update(NUMBERS)
    elif isinstance(node, str) or (isinstance(node, dict) and is_function(node)):
        found.update(TEXTS)
    elif isinstance(node, dict):
        found.update({"unknown": dict(node, Nope="1"), "scalar": "text", "list": [node]})
    else:
        found.update({"scalar": "text", "none": [], "many": (node * 60)[:60]})
    return found


def places(node, path=()):
    """(path, node) of everything within."""
    if path:
        yield path, node
    if isinstance(node, dict) and not is_function(node):
        for name, value in node.items():
            yield from places(value, path + (name,))
    elif isinstance(node, list) and node:
        yield from places(node[0], path + (0,))


def all_breaks(document):
    """(resource, path, name, value), each property of each type once."""
    seen = set()
    for name, body in sorted(document["Resources"].items()):
        for path, node in places(body.get("Properties", {})):
            key = (body["Type"],) + tuple("*" if isinstance(step, int) else step for step in path)
            if key not in seen:
                seen.add(key)
                for wrong, value in values_for(node).items():
                    yield name, path, wrong, value


def broken(document, name, path, value):
    found = copy.deepcopy(document)
    node = found["Resources"][name]["Properties"]
    for step in path[:-1]:
        node = node[step]
    if value is ABSENT:
        del node[path[-1]]
    else:
        node[path[-1]] = value
    return found


def main():
    count, seed = int(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 1
    base = breaks.resolved()
    chosen = random.Random(seed).sample(list(all_breaks(base)), count)
    with tempfile.TemporaryDirectory() as folder:
        files = {}
        for number, (name, path, wrong, value) in enumerate(chosen):
            file = pathlib.Path(folder) / ("%04d.json" % number)
            file.write_text(json.dumps(broken(base, name, path, value)))
            files[file] = "%s.%s: %s" % (name, ".".join(map(str, path)), wrong)
        errors = {}
        for file, _, rule, words in judges.lint(list(files), ["eu-west-1"]):
            if rule[0] == "E" and rule not in LEFT_OUT:
                errors.setdefault(file, rule + " " + words[:160])
        refused = 0
        for file, words in sorted(errors.items()):
            made = breaks.deploy(json.loads(file.read_text()))[0] == "made"
            refused += not made
            if made:
                print("made  %s\n      %s" % (files[file], words))
    print("refused %d of %d that cfn-lint calls errors; of %d breaks; seed %d" % (refused, len(errors), count, seed))


if __name__ == "__main__":
    main()

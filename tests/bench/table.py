#!/usr/bin/python3 -B
"""Prints one table: what the program costs, beside what a user would pick instead, measured in the same run; the figures of a
machine alone mean little. RUNS is how often each is measured (15, the median counts); PARTS names some of the parts below, in
place of all. Fails when a part can't be measured; what is not installed is said, and nothing stands in its place but what its
project states, which is called stated."""
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
BUILD = os.path.realpath(os.path.join(ROOT, os.environ.get("BUILD", "build")))
PROGRAM = os.path.join(BUILD, "secure-rds")
RUNS = os.environ.get("RUNS", "15")
WIDTHS = (62, 14, 40, 14)
# What the reference's template generator takes for the same stack: stated by its project, for where it can't be run.
STATED = {"wall": 2.5, "KiB": 460 * 1024}

home = tempfile.TemporaryDirectory()
bare = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": home.name}  # nothing of the person who runs this
missing = []


def show(value, unit):
    digits = 0 if value >= 100 or value == int(value) else 1 if value >= 10 or unit in ("ms", "MiB", "a second") else 2
    return f"{value:,.{digits}f} {unit}".strip()


def ratio(ours, theirs):
    if not ours or not theirs:
        return ""
    less = theirs >= ours
    times = theirs / ours if less else ours / theirs
    text = f"{times:.0f}" if times >= 10 else f"{times:.1f}"
    return f"1 : {text}" if less else f"{text} : 1"


def line(*cells):
    print("  ".join(cell.ljust(width) for cell, width in zip(cells, (*WIDTHS, 0))).rstrip(), flush=True)


def row(what, unit, ours, beside="", theirs=None):
    """`theirs` None: nothing is beside it."""
    line(what, show(ours, unit), beside, "" if theirs is None else show(theirs, unit), ratio(ours, theirs))


def run(words, **more):
    done = subprocess.run(words, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, **more)
    if done.returncode:
        sys.exit(f"{' '.join(words)}: status {done.returncode}\n{done.stdout}{done.stderr}")
    return done.stdout


def measure(*words, by="measure.py", **variables):
    wall, kib, cpu = run(["/usr/bin/python3", "-B", f"tests/bench/{by}", RUNS, *words], env={**bare, **variables}).split()
    return {"wall": float(wall), "KiB": int(kib), "CPU": float(cpu)}


def costs(what, ours, beside, theirs):
    """A row for each cost that both sides have."""
    for name, key, unit, scale in (("", "wall", "ms", 1e3), (", CPU", "CPU", "ms", 1e3), (", memory at most", "KiB", "MiB", 1 / 1024)):
        if ours.get(key) and theirs.get(key):
            row(what + name, unit, ours[key] * scale, beside, theirs[key] * scale)


def version(words):
    done = subprocess.run(words, env=bare, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=True)
    return done.stdout.split()[0].replace("aws-cli/", "")


def starts():
    ours = measure(PROGRAM, "--version")
    aws = "/usr/bin/aws"
    if os.access(aws, os.X_OK):
        costs("start (--version)", ours, f"aws {version([aws, '--version'])}, Debian's", measure(aws, "--version"))
    else:
        missing.append("the aws command of Debian, for the start")
    pinned = subprocess.run(["scripts/pinned", "-c", ""], cwd=ROOT, env={**os.environ, "OUT": BUILD}, check=False, stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    if pinned.returncode == 0:
        newest = [os.path.join(BUILD, "pinned", "bin", name) for name in ("python", "aws")]
        costs("start (--version)", ours, f"aws {version([*newest, '--version'])}, PyPI's", measure(*newest, "--version"))
    else:
        missing.append("the aws command of PyPI, for the start")
    row("start with its files not in memory", "ms", measure(PROGRAM, "--version", by="cold.py")["wall"] * 1e3, "itself, with them",
        ours["wall"] * 1e3)


def export():
    ours = measure(PROGRAM, "--config", "assets/example.yaml", "export", "cloudformation", "-o", os.path.join(home.name, "export"))
    modules = os.path.join(BUILD, "peers", "node", "node_modules")  # where `make test-peers` puts it
    cdk = os.path.join(modules, ".bin", "cdk")
    if os.access(cdk, os.X_OK) and os.access("/usr/bin/node", os.X_OK):
        synth = measure(cdk, "synth", "--quiet", "--no-notices", "--app", f"node {ROOT}/tests/bench/synth.js", "--output",
                        os.path.join(home.name, "cdk.out"), NODE_PATH=modules, BENCH_TEMPLATE=f"{ROOT}/assets/template.yaml")
        costs("export cloudformation", ours, "cdk synth", synth)
    else:
        costs("export cloudformation", ours, "cdk synth, stated: no node, or no cdk", STATED)


def python(script, *words):
    return run(["/usr/bin/python3", "-B", script, *words], env={**os.environ, "BUILD": BUILD, "RUNS": RUNS, "SHOW": "1"})


def rows_of(output):
    """Those that another program prints: row, what, unit, ours, beside, theirs, parted by tabs."""
    found = [each.split("\t")[1:] for each in re.findall(r"(?m)^[.\s]*(row\t.*)$", output)]
    if not found:
        sys.exit("a part prints no row:\n" + output)
    for what, unit, ours, beside, theirs in found:
        row(what, unit, float(ours), beside, float(theirs) if theirs else None)


def path():
    rows_of(run(["tests/template/critical_path.py"], env=bare))


def asked():
    rows_of(python("tests/sandbox/test_counts.py", "Counts.test_limits"))
    rows_of(python("tests/sandbox/test_counts.py", "Wakeups"))


def history():
    for test in ("stack/test_progress", "screens/test_many_events"):
        rows_of(run([os.path.join(BUILD, "tests", "unit", test)]))


def calls():
    rows_of(python("tests/bench/handshakes.py"))


def journal():
    rows_of(python("tests/bench/journal.py"))


def connect():
    rows_of(python("tests/bench/connect.py"))


def wizard():
    rows_of(run([os.path.join(BUILD, "tests", "bench", "wizard")], env={**os.environ, "BUILD": BUILD}))


PARTS = {"starts": starts, "export": export, "path": path, "asked": asked, "history": history, "calls": calls, "journal": journal, "connect": connect, "wizard": wizard}


def main():
    wanted = os.environ.get("PARTS", " ".join(PARTS)).split()
    with open("/proc/loadavg", encoding="ascii") as file:
        print(f"load {file.read()[:14]} on {os.cpu_count()} processors; {RUNS} runs of each, the median counts")
    line("what", "ours", "beside", "theirs", "ours : theirs")
    for name in wanted:
        PARTS[name]()
    for what in missing:
        print("not installed:", what)


main()

"""Other people's packages, in the versions of pins/, each set installed once into a folder of its own below $PEERS (default
$BUILD/peers). What can't be had is a skip that says why; with $PEERS_REQUIRED, as in .ci/run, it is a failure."""
import os
import pathlib
import shutil
import subprocess
import threading
import unittest

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent.parent
PINS = HERE / "pins"
BUILD = (ROOT / os.environ.get("BUILD", "build")).resolve()
PEERS = pathlib.Path(os.environ.get("PEERS") or BUILD / "peers").resolve()
one_at_a_time = threading.Lock()


class Missing(AssertionError):
    """A peer that had to run."""


def cannot(reason):
    """What to raise where a peer can't be had."""
    return Missing(reason) if os.environ.get("PEERS_REQUIRED") else unittest.SkipTest(reason)


def need(what, *command, folder=None):
    """Runs a step of an installation."""
    done = subprocess.run([str(word) for word in command], cwd=folder, capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise cannot("%s can't be installed: %s" % (what, said[-1] if said else done.returncode))


def once(folder, pins, steps):
    """The folder, after `steps` have filled it as `pins` says: not again until that changes."""
    note = PEERS / folder / "pins"
    with one_at_a_time:
        if not note.exists() or note.read_text() != pins.read_text():
            shutil.rmtree(PEERS / folder, ignore_errors=True)
            (PEERS / folder).mkdir(parents=True)
            steps(PEERS / folder)
            shutil.copy(pins, note)
    return PEERS / folder


def python(name, *options):
    """The bin/ of a virtual environment with the packages of pins/NAME.txt."""
    pins = PINS / (name + ".txt")
    what = ", ".join(pins.read_text().split())

    def steps(folder):
        need(what, "/usr/bin/python3", "-m", "venv", folder)
        need(what, folder / "bin" / "pip", "install", "--quiet", *options, "--requirement", pins)

    return once(name, pins, steps) / "bin"


def node():
    """The folder of the packages of pins/package.json."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise cannot("no node and npm here")

    def steps(folder):
        shutil.copy(PINS / "package.json", folder)
        need("pins/package.json", "npm", "install", "--no-audit", "--no-fund", "--silent", folder=folder)

    return once("node", PINS / "package.json", steps) / "node_modules"


def go(source):
    """The program of a Go file, with the modules of pins/go.mod."""
    if not shutil.which("go"):
        raise cannot("no go here")

    def steps(folder):
        shutil.copy(PINS / "go.mod", folder)
        shutil.copy(source, folder)
        need("pins/go.mod", "go", "mod", "tidy", folder=folder)

    folder = once("go", PINS / "go.mod", steps)
    shutil.copy(source, folder)
    need(source.name, "go", "build", "-o", "program", ".", folder=folder)
    return folder / "program"

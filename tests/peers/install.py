"""Other people's packages, each set installed once into a folder of its own below $PEERS (default $BUILD/peers). What can't
be had is unittest.SkipTest, with the reason."""
import os
import pathlib
import re
import shutil
import subprocess
import threading
import unittest

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
BUILD = (ROOT / os.environ.get("BUILD", "build")).resolve()
PEERS = pathlib.Path(os.environ.get("PEERS") or BUILD / "peers").resolve()
one_at_a_time = threading.Lock()


def need(packages, *command):
    """Runs a step of an installation."""
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, stdin=subprocess.DEVNULL)
    if done.returncode:
        said = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
        raise unittest.SkipTest("%s can't be installed: %s" % (", ".join(packages), said[-1] if said else done.returncode))


def python(folder, *packages, options=()):
    """The bin/ of a virtual environment that was made for these packages."""
    venv, wanted = PEERS / folder, "\n".join(packages) + "\n"
    note = venv / "packages.txt"
    with one_at_a_time:
        if not note.exists() or note.read_text() != wanted:
            shutil.rmtree(venv, ignore_errors=True)
            need(packages, "/usr/bin/python3", "-m", "venv", venv)
            need(packages, venv / "bin" / "pip", "install", "--quiet", *options, *packages)
            note.write_text(wanted)
    return venv / "bin"


def node(*packages):
    """The folder of node's packages, with these among them."""
    if not shutil.which("node") or not shutil.which("npm"):
        raise unittest.SkipTest("no node and npm here")
    modules = PEERS / "node_modules"
    with one_at_a_time:
        if not all((modules / re.sub(r"(?<=.)@.*", "", package)).exists() for package in packages):
            need(packages, "npm", "install", "--prefix", PEERS, "--no-audit", "--no-fund", "--silent", *packages)
    return modules

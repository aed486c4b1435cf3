"""What the program makes of settings: the template as it is sent and as it is exported, and the parameters."""
import json
import os
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
RENDER = ROOT / os.environ.get("BUILD", "build") / "tests/sandbox/drivers/render"


def rendered(settings):
    """For each list of "path=value": {"sent", "readable", "parameters", "asked"}, the last being the paths of settings that a
    deployment would still ask for. A value that the settings refuse is a ValueError with their words."""
    lines = "".join("\t".join(each) + "\n" for each in settings)
    done = subprocess.run([RENDER], input=lines, text=True, capture_output=True)
    if done.returncode:
        raise ValueError(done.stderr.strip())
    return [json.loads(line) for line in done.stdout.splitlines()]

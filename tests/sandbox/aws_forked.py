#!/usr/bin/env python3
"""The aws command, many times over: imported once, and forked for each line of the input,

    {"argv": ["sts", "get-caller-identity"], "environment": {…}, "folder": "…"}

whose answer is a line {"status": 0, "said": "…"}. HOME must be that of the cases from the start: botocore keeps paths below it.
"""
import json
import os
import sys
import tempfile

import awscli.clidriver


def run(case):
    """In the child."""
    data = os.environ["AWS_DATA_PATH"]  # set when it was imported: where its own data is
    os.environ.clear()
    os.environ.update(case["environment"], AWS_DATA_PATH=data)
    os.chdir(case["folder"])
    sys.argv = ["aws", *case["argv"]]
    try:
        status = awscli.clidriver.main()
    except SystemExit as end:
        status = end.code
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(status if isinstance(status, int) else 1)


def main():
    print(json.dumps({"version": awscli.__version__}), flush=True)
    for line in sys.stdin:
        case = json.loads(line)
        with tempfile.TemporaryFile() as said:
            child = os.fork()
            if child == 0:
                for descriptor in (1, 2):
                    os.dup2(said.fileno(), descriptor)
                os.dup2(os.open("/dev/null", os.O_RDONLY), 0)
                run(case)
            _, status = os.waitpid(child, 0)
            said.seek(0)
            text = said.read().decode("utf-8", "replace")
        print(json.dumps({"status": os.waitstatus_to_exitcode(status), "said": text}), flush=True)


main()

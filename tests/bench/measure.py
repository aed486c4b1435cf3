#!/usr/bin/python3
"""measure.py RUNS PROGRAM [ARGUMENT]...: prints the median seconds, the largest peak memory in KiB, and the median seconds
of CPU.

The memory comes from GNU time, a program so small that its own does not count: asked of this process, the kernel would
answer with what Python held when it forked. Without GNU time the second figure is 0."""
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

TIME = "/usr/bin/time"
runs, command = int(sys.argv[1]), sys.argv[2:]


def run(words):
    subprocess.run(words, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)


def cpu():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def seconds():
    """By the wall's clock, and of CPU."""
    started, used = time.perf_counter(), cpu()
    run(command)
    return time.perf_counter() - started, cpu() - used


def kibibytes():
    with tempfile.NamedTemporaryFile("r") as report:
        run([TIME, "-f", "%M", "-o", report.name] + command)
        return int(report.read())


seconds()  # what the first run reads from the disk counts for neither side
peak = max(kibibytes() for _ in range(3)) if os.access(TIME, os.X_OK) else 0
walls, cpus = zip(*(seconds() for _ in range(runs)))
print("%.6f %d %.6f" % (statistics.median(walls), peak, statistics.median(cpus)))

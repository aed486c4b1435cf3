#!/usr/bin/python3
"""cold.py RUNS PROGRAM [ARGUMENT]...: as measure.py, but before each run the program's file and the libraries that it loads are
put out of the page cache, as far as nobody else holds them (posix_fadvise; no rights are needed): median seconds, 0, and 0.
Libraries that every process holds, the C library above all, stay: no start on a machine that runs has them cold."""
import os
import re
import statistics
import subprocess
import sys
import time

runs, command = int(sys.argv[1]), sys.argv[2:]


def libraries(program):
    said = subprocess.run(["/usr/bin/ldd", program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, check=False)
    return re.findall(r"(/\S+) \(0x", said.stdout)


def put_out(path):
    file = os.open(path, os.O_RDONLY)
    os.fsync(file)
    os.posix_fadvise(file, 0, 0, os.POSIX_FADV_DONTNEED)
    os.close(file)


def seconds():
    for path in files:
        put_out(path)
    started = time.perf_counter()
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


files = [command[0], *libraries(command[0])]
print("%.6f 0 0" % statistics.median(seconds() for _ in range(runs)))

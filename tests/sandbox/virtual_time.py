"""The clock of a sandbox, handed in: its journal says which time it is and how fast it goes, and whoever holds the state
file may say so. A test that must act while something lasts lets time stand meanwhile, however busy the machine is."""
import fcntl
import json
import time

from sandbox import Records

STANDING = 1e-6


class VirtualTime:
    def __init__(self, state):
        self.state, self.records = state, Records(state)

    def journal(self):
        """What was accepted so far, a record a line; the last may still be on its way."""
        with open(self.state, encoding="utf-8") as file:
            return file.read()

    def now_ms(self):
        last = [record["time"] for record in self.records() if "time" in record][-1]
        return last["virtual_ms"] + (time.time() * 1000 - last["real_ms"]) * last["speed"]

    def says(self, speed, find_ms):
        with open(self.state, "a", encoding="utf-8") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            virtual_ms = int(find_ms())
            file.write(json.dumps({"time": {"real_ms": int(time.time() * 1000), "speed": speed,
                                            "virtual_ms": virtual_ms}}) + "\n")
        return virtual_ms

    def runs(self, speed, seconds=0):
        """From now on so many times as fast as ours, and so many seconds later than it was."""
        return self.says(speed, lambda: self.now_ms() + seconds * 1000)

    def stands(self, seconds=0):
        self.stood_ms = self.runs(STANDING, seconds)

    def passes(self, seconds):
        """So many for a clock that stands: nobody has to read the journal for that."""
        self.stood_ms = self.says(STANDING, lambda: self.stood_ms + seconds * 1000)

"""How long a test waits for what should happen, in seconds. Nothing that works takes it, however busy the machine is."""
import time

PATIENCE = 300


def until(reached, often=0.02):
    """Looks again and again, with so many seconds in between for those who bring it about."""
    ends = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > ends:
            raise AssertionError("it did not come to it")
        time.sleep(often)

"""How long a test waits for what should happen, in seconds. Nothing that works takes it, however busy the machine is."""
import threading
import time

PATIENCE = 300


def until(reached, often=0.02):
    """Looks again and again, with so many seconds in between for those who bring it about."""
    ends = time.monotonic() + PATIENCE
    while not reached():
        if time.monotonic() > ends:
            raise AssertionError("it did not come to it")
        time.sleep(often)


def rest_of(process):
    """What it says from here to its end: (output, errors). communicate() reads beside what came along with a line that was read
    before, which is lost then."""
    said = {}

    def read(name):
        stream = getattr(process, name)
        said[name] = stream.read() if stream else None
        if stream:
            stream.close()

    ends = threading.Timer(PATIENCE, process.kill)
    errors = threading.Thread(target=read, args=("stderr",))
    ends.start()
    errors.start()
    read("stdout")
    errors.join()
    process.wait()
    ends.cancel()
    return said["stdout"], said["stderr"]

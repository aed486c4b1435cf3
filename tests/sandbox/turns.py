"""Several who call AWS at once, each by a door of his own: his call waits there, and whose goes on is chosen. No time is
involved: the next is chosen once everybody waits at his door or has ended."""
import collections
import re
import socket
import subprocess
import threading

from patience import PATIENCE

THROUGH, UNSENT, UNANSWERED, LATER = "through", "unsent", "unanswered", "later"
BUSY = b"<Response><Errors><Error><Code>RequestLimitExceeded</Code><Message>Request limit exceeded.</Message></Error>" \
       b"</Errors><RequestID>00000000-0000-4000-8000-000000000000</RequestID></Response>"
REFUSED = b"HTTP/1.1 503 Service Unavailable\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n" % len(BUSY) + BUSY
NO_WAY_OUT = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"


def message(connection):
    """A whole one of HTTP/1.1, or what there was of it until the connection ended."""
    text = b""
    while b"\r\n\r\n" not in text:
        more = connection.recv(65536)
        if not more:
            return text
        text += more
    head = text.split(b"\r\n\r\n")[0]
    length = re.search(rb"\r\ncontent-length: *([0-9]+)", head, re.IGNORECASE)
    missing = len(head) + 4 + int(length[1] if length else 0) - len(text)
    while missing > 0:
        more = connection.recv(missing)
        if not more:
            break
        text += more
        missing -= len(more)
    return text


class Call:
    def __init__(self, text):
        self.text = text
        action = re.search(rb"(?:^|[&\n])Action=([A-Za-z]+)|X-Amz-Target: *[^\r]*\.([A-Za-z]+)", text)
        self.operation = (action[1] or action[2]).decode() if action else ""
        self.goes = threading.Event()
        self.fate = THROUGH


class Door:
    """Where one of them calls. `waiting`: his calls, in the order in which they came."""

    def __init__(self, turns, target):
        self.turns, self.target = turns, target
        self.waiting = collections.deque()
        self.process = self.said = None
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.url = "http://127.0.0.1:%d" % self.listener.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(client,), daemon=True).start()

    def serve(self, client):
        with client, socket.create_connection(self.target) as server:
            for connection in (client, server):
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            try:
                while (text := message(client)) and self.lead(client, server, text):
                    pass
            except OSError:  # whoever called has ended
                pass

    def lead(self, client, server, text):
        """False: the connection is not to be used again."""
        if text.startswith(b"CONNECT "):
            client.sendall(NO_WAY_OUT)
            return False
        call = Call(text)
        with self.turns.changed:
            self.waiting.append(call)
            self.turns.changed.notify_all()
        call.goes.wait()
        if call.fate in (THROUGH, UNANSWERED):
            server.sendall(text)
            answer = message(server)
        if call.fate == THROUGH:
            client.sendall(answer)
        elif call.fate == LATER:
            client.sendall(REFUSED)
        return call.fate in (THROUGH, LATER)

    def start(self, command, **options):
        self.said = None
        self.process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                        stderr=subprocess.PIPE, text=True, **options)
        threading.Thread(target=self.wait, daemon=True).start()

    def wait(self):
        said = self.process.communicate()
        with self.turns.changed:
            self.said = said
            self.turns.changed.notify_all()


class Turns:
    """`doors`: so many ways to the server at `target`, an address and a port."""

    def __init__(self, target, doors, door=Door):
        self.changed = threading.Condition()
        self.doors = [door(self, target) for _ in range(doors)]

    def close(self):
        for door in self.doors:
            door.listener.close()

    def waiting(self):
        """Those at whose door a call waits, once nobody is on the way. None: all have ended."""
        running = [door for door in self.doors if door.process]
        with self.changed:
            if not self.changed.wait_for(lambda: all(door.waiting or door.said for door in running), PATIENCE):
                raise AssertionError("somebody neither calls nor ends")
            return [door for door in running if door.waiting and not door.said]

    def play(self, choose):
        """`choose(doors)` gives the one of these whose first call goes on, and that call's fate; until all have ended."""
        while doors := self.waiting():
            door, fate = choose(doors)
            with self.changed:
                call = door.waiting.popleft()
            call.fate = fate
            call.goes.set()

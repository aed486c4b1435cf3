"""Replies that nobody should believe: a generator that is seeded, and a server on loopback that gives them.

Each is made from a good reply of the operation, or from an error as AWS words it, and is whole bytes of HTTP: status line,
headers, body. After each the connection is closed, so that a reply that promises more than it holds ends at once."""
import gzip
import random
import socket
import threading

from patience import PATIENCE

CONTROL = ["\x1b[2J\x1b[H", "\x1b]0;title\x07", "\x9b31m", "\u202e", "\u2066", "\u200b", "\ufeff", "\r", "\b", "\x7f",
           "\x00", "\U000e0041", "\u0085", "\x1b]8;;http://evil.example\x1b\\"]
BYTES = [b"\xff", b"\xc0\xaf", b"\xed\xa0\x80", b"\xf5\x80\x80\x80", b"\xe2\x82", b"\x80", b"\xfe\xff", b"\x00", b"\x1b[31m"]
NUMBERS = ["99999999999999999999999", "-1", "1e999", "-1e999", "NaN", "0x7fffffff", "2147483648", "-9223372036854775809",
           "18446744073709551616", "", " 5", "5.5", "1e-400", "007", "\u0665", "9" * 5000]
TIMES = ["9999-99-99T99:99:99Z", "0000-00-00T00:00:00Z", "9999-12-31T23:59:59.999999999Z", "2026-02-30T00:00:00Z",
         "2026-11-24T20:07:32+99:99", "-292277022657-01-27T08:29:52Z", "1", "2026-11-24T20:07:32.5" + "5" * 3000 + "Z"]
STATUSES = ["100 Continue", "101 Switching Protocols", "199 X", "200 OK", "201 Created", "204 No Content", "205 Reset",
            "206 Partial", "300 Choices", "304 Not Modified", "305 Use Proxy", "400 Bad Request", "401 Unauthorized",
            "403 Forbidden", "404 Not Found", "407 Proxy", "408 Timeout", "411 Length", "413 Large", "417 Expect",
            "421 Misdirected", "429 Slow", "451 Law", "500 Error", "502 Gateway", "503 Busy", "504 Timeout", "511 Sign in",
            "600 ?", "999 \x1b[31m", "000 Zero", "-1 Less", "20 Short", "2000 Long", "200"]
CODES = ["Throttling", "RequestLimitExceeded", "AccessDenied", "UnauthorizedOperation", "ExpiredToken", "RequestExpired",
         "SignatureDoesNotMatch", "RequestTimeTooSkewed", "AuthFailure", "ValidationError", "InternalFailure",
         "ServiceUnavailable", "NoSuchResourceException", "ResourceNotFoundException", "DBInstanceNotFoundFault",
         "InvalidClientTokenId", "OptInRequired", "RequestTimeout", "", "A" * 4000, "x#y:z", "a\x1b[31mb", "\u202eevil"]
PAGE = "<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action='/login'>\x1b[31m</form></body></html>"
ELSEWHERE = "/elsewhere"  # where redirections lead: nobody may come


def http(status, headers, body):
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers)
    return f"HTTP/1.1 {status}\r\n{lines}\r\n".encode("utf-8", "surrogatepass") + body


class Hostile:
    """Makes replies to one operation. `kind` and `good` are the content type and body of a good one; `xml` says which
    protocol it is of, `action` how the operation is called."""

    def __init__(self, rng, kind, good, protocol, action, port):
        self.rng, self.kind, self.good, self.protocol, self.action, self.port = rng, kind, good, protocol, action, port
        self.xml = protocol != "json"

    def reply(self):
        """The name of the trick, and the bytes."""
        trick = self.rng.choice(self.TRICKS)
        return trick.__name__, trick(self)

    # ---- parts

    def plain(self, body, status="200 OK", kind=None, more=()):
        if isinstance(body, str):
            body = body.encode("utf-8", "surrogatepass")
        return http(status, [("Content-Type", kind or self.kind), ("Content-Length", len(body)),
                             ("x-amzn-RequestId", "r-1"), *more], body)

    def error(self, code, message):
        if self.protocol == "json":
            quoted = "".join(c if c not in "\"\\" and c >= " " else f"\\u{ord(c):04x}" for c in message)
            shown = "".join(c if c not in "\"\\" and c >= " " else f"\\u{ord(c):04x}" for c in code)
            return f'{{"__type":"com.amazonaws.x#{shown}","message":"{quoted}"}}'
        clean = message.replace("&", "&amp;").replace("<", "&lt;")
        code = code.replace("&", "&amp;").replace("<", "&lt;")
        if self.protocol == "ec2":
            return (f"<Response><Errors><Error><Code>{code}</Code><Message>{clean}</Message></Error></Errors>"
                    f"<RequestID>r-2\u202e</RequestID></Response>")
        return (f"<ErrorResponse><Error><Type>Sender</Type><Code>{code}</Code><Message>{clean}</Message></Error>"
                f"<RequestId>r-2</RequestId></ErrorResponse>")

    def wrapped(self, inside):
        """`inside` as the content of this operation's reply."""
        if not self.xml:
            return inside
        if self.protocol == "ec2":
            return f"<{self.action}Response>{inside}</{self.action}Response>"
        return f"<{self.action}Response><{self.action}Result>{inside}</{self.action}Result></{self.action}Response>"

    def values(self):
        """Where the good reply holds a text or a number: pairs of positions."""
        found, good = [], self.good
        start = 0
        while True:
            start = good.find(">" if self.xml else ":", start) + 1
            if start == 0:
                return found or [(0, len(good))]
            end = good.find("<", start) if self.xml else min(
                (p for p in (good.find(c, start) for c in ",}]") if p >= 0), default=len(good))
            if end > start:
                found.append((start, end))

    def with_value(self, value, count=1):
        body = self.good
        for _ in range(count):
            start, end = self.rng.choice(self.values())
            body = self.good[:start] + value + self.good[end:]
        return body

    # ---- tricks

    def truncated(self):
        whole = self.plain(self.good)
        return whole[:self.rng.randrange(len(whole))]

    def truncated_body(self):
        return self.plain(self.good[:self.rng.randrange(len(self.good))])

    def flipped(self):
        body = bytearray(self.good.encode())
        for _ in range(self.rng.randint(1, 20)):
            body[self.rng.randrange(len(body))] = self.rng.randrange(256)
        return self.plain(bytes(body))

    def flipped_anywhere(self):
        whole = bytearray(self.plain(self.good))
        for _ in range(self.rng.randint(1, 10)):
            whole[self.rng.randrange(len(whole))] = self.rng.randrange(256)
        return bytes(whole)

    def spliced(self):
        a, b = sorted((self.rng.randrange(len(self.good)), self.rng.randrange(len(self.good))))
        return self.plain(self.good[:a] + self.good[b:] if self.rng.random() < 0.5 else
                          self.good[:b] + self.good[a:b] * self.rng.randint(1, 50) + self.good[b:])

    def control_characters(self):
        return self.plain(self.with_value(self.rng.choice(CONTROL) * self.rng.randint(1, 40)))

    def control_references(self):
        number = self.rng.choice([0, 1, 7, 8, 0x1b, 0x7f, 0x85, 0x9b, 0x202e, 0xfffe, 0xffff, 0xd800, 0x110000])
        return self.plain(self.with_value(f"&#{number};" if self.xml else f'"\\u{number & 0xffff:04x}"'))

    def no_utf8(self):
        start, end = self.rng.choice(self.values())
        return self.plain(self.good[:start].encode() + self.rng.choice(BYTES) * self.rng.randint(1, 9)
                          + self.good[end:].encode())

    def numbers(self):
        return self.plain(self.with_value(self.rng.choice(NUMBERS)))

    def times(self):
        time = self.rng.choice(TIMES)
        return self.plain(self.with_value(time if self.xml else f'"{time}"'))

    def other_types(self):
        if self.xml:
            return self.plain(self.with_value(self.rng.choice(["<a/>", "<member/>", "<item><item/></item>", "<![CDATA[]]>"])))
        return self.plain(self.with_value(self.rng.choice(["null", "[]", "{}", "[[]]", "true", "1.5", '""', '{"a":null}'])))

    def long_value(self):
        value = self.rng.choice(["x", "&lt;" if self.xml else "\\n", "\u00fc"]) * self.rng.choice([1025, 70000, 300000])
        return self.plain(self.with_value(value if self.xml else f'"{value}"'))

    def renamed(self):
        names = ["Key", "Name", "member", "item", "Code", "Error", "NextToken", "Marker", "nextToken", "Status", "Id"]
        return self.plain(self.good.replace(self.rng.choice(names), self.rng.choice(names)))

    def entities(self):
        bomb = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10 if i else "boom" * 10}">' for i in range(10))
        head = self.rng.choice([
            f"<!DOCTYPE x [{bomb}]>", '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>',
            f'<!DOCTYPE x SYSTEM "http://127.0.0.1:{self.port}{ELSEWHERE}">',
            '<!DOCTYPE x [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>', "",
            '<!DOCTYPE x [<!ATTLIST x a CDATA "' + "y" * 100000 + '">]>'])
        return self.plain('<?xml version="1.0"?>' + head + self.wrapped("<Account>&e9;</Account>"), kind="text/xml")

    def nested(self):
        depth = self.rng.choice([10, 63, 64, 65, 100, 2047, 2049, 20000, 200000])
        if self.xml:
            end = "</a>" * depth if self.rng.random() < 0.7 else ""
            return self.plain(self.wrapped("<a>" * depth + end))
        opening, closing = self.rng.choice([("[", "]"), ('{"a":', "}")])
        return self.plain('{"Parameter":' + opening * depth + "1" + closing * depth + "}")

    def many(self):
        """Of what the reply lists, tens of thousands."""
        count = self.rng.choice([1000, 30000])
        if not self.xml:
            item = self.rng.choice(["{}", "[]", '"x"', "null", "1"])
            key = self.rng.choice(["logGroups", "Parameter", "Quota", "PriceList", "SecretString", "x"])
            return self.plain(f'{{"{key}":[' + ",".join([item] * count) + "]}")
        lists = ["Stacks", "StackEvents", "StackResourceSummaries", "Changes", "DBInstances", "keySet", "vpcSet",
                 "OrderableDBInstanceOptions", "TargetHealthDescriptions", "AccountAliases", "addressesSet", "entrySet"]
        item = self.rng.choice(["<member/>", "<item/>", "<member>x</member>", "<a><b/></a>"])
        return self.plain(self.wrapped("".join(f"<{name}>{item * count}</{name}>" for name in self.rng.sample(lists, 2))))

    def all_different(self):
        """What is compared with what came before: classes, zones, details of a change."""
        count = self.rng.choice([500, 15000])
        zones = "".join(f"<a><Name>zone-{i}</Name></a>" for i in range(count))
        option = "<o><StorageType>gp3</StorageType><DBInstanceClass>db.%s</DBInstanceClass>%s</o>"
        details = "".join(f"<m><Target><Name>n{i}</Name></Target></m>" for i in range(count))
        body = self.rng.choice([
            "".join(option % (i, "") for i in range(count)), option % ("x", f"<AvailabilityZones>{zones}</AvailabilityZones>"),
            f"<m><ResourceChange><Details>{details}</Details></ResourceChange></m>"])
        return self.plain(self.wrapped("".join(f"<{name}>{body}</{name}>" for name in ("OrderableDBInstanceOptions", "Changes")))
                          if self.xml else "{" + ",".join(f'"k{i}":{i}' for i in range(count)) + "}")

    def mislabelled(self):
        kind = self.rng.choice(["text/html", "application/json", "text/xml", "image/png", "", "a" * 300, "text/plain; \x1b[31m",
                                "application/cbor"])
        return self.plain(self.good, kind=kind)

    def other_protocol(self):
        body = self.rng.choice(['{"Account": "1"}', "<a/>", "Account: 1", "[]", "null", "1", '"x"', "\x00\x01\x02", "{}", ""])
        return self.plain(body)

    def packed(self):
        body = self.rng.choice([gzip.compress(self.good.encode()), gzip.compress(b"\0" * 3_000_000), self.good.encode(),
                                b"\x1f\x8b" + bytes(50)])
        return self.plain(body, more=[("Content-Encoding", self.rng.choice(["gzip", "br", "deflate", "zstd", "x, y, gzip"]))])

    def encodings(self):
        text = '<?xml version="1.0" encoding="%s"?>' + self.good
        name, codec = self.rng.choice([("UTF-16", "utf-16"), ("ISO-8859-1", "latin-1"), ("UTF-7", "utf-8"), ("x", "utf-8"),
                                       ("UTF-32", "utf-32"), ("EBCDIC-CP-US", "utf-8"), ("UTF-16", "utf-8")])
        return self.plain((text % name).encode(codec, "replace"))

    def many_headers(self):
        count = self.rng.choice([150, 250, 5000])
        return self.plain(self.good, more=[(f"X-{i}", "v" * self.rng.choice([1, 50])) for i in range(count)])

    def long_header(self):
        return self.plain(self.good, more=[("X" * self.rng.choice([1, 5000, 70000]), "v" * self.rng.choice([9000, 70000, 200000]))])

    def odd_headers(self):
        odd = self.rng.choice([b"no colon\r\n", b": empty name\r\n", b"X: a\r\n b\r\n", b"X: \x00\r\n", b"X\x1b[31m: y\r\n",
                               b"X: a\rB: c\r\n", b"\n", b"Content-Length: 5\r\nContent-Length: 6\r\n",
                               b"Content-Length: -1\r\n", b"Content-Length: 99999999999999999999\r\n",
                               b"Content-Length: 0x10\r\n", b"Transfer-Encoding: chunked\r\n", b"Date: \x1b[31m\r\n",
                               b"Date: Tue, 99 Nov 99999 99:99:99 GMT\r\n", b"Retry-After: " + b"9" * 400 + b"\r\n",
                               b"x-amz-retry-after: -1\r\n", b"x-amzn-RequestId: \x1b]0;x\x07\r\n",
                               b"x-amzn-errortype: \x1b[31m#:\r\n", b"Connection: upgrade\r\nUpgrade: h2c\r\n",
                               b"Set-Cookie: a=b; domain=.com\r\n", b"Alt-Svc: h2=\"127.0.0.1:1\"\r\n",
                               b"Strict-Transport-Security: max-age=1\r\n", b"WWW-Authenticate: Negotiate\r\n"])
        body = self.rng.choice([self.good, self.error("Throttling", "m")]).encode()
        return b"HTTP/1.1 " + self.rng.choice([b"200 OK", b"400 No", b"401 No"]) + b"\r\n" + odd + b"\r\n" + body

    def chunks(self):
        body = self.good.encode()
        lie = self.rng.choice([
            b"%x\r\n%s\r\n" % (len(body), body), b"%x\r\n%s\r\n0\r\n" % (len(body), body),
            b"%x\r\n%s\r\n0\r\n\r\n" % (len(body) + 5, body), b"%x\r\n%s\r\n0\r\n\r\n" % (max(len(body) - 5, 1), body),
            b"ffffffffffffffff\r\n" + body, b"-5\r\n" + body, b"zz\r\n" + body, b"\r\n\r\n", b"0" * 5000 + b"\r\n",
            b"5;" + b"x" * 70000 + b"\r\nhello\r\n0\r\n\r\n", b"7fffffffffffffff\r\n" + body,
            b"%x\r\n%s\r\n0\r\n" % (len(body), body) + b"X-Trailer: y\r\n" * 6000 + b"\r\n",
            b"".join(b"1\r\n%c\r\n" % c for c in body) + b"0\r\n\r\n", b"1\r\nx\r\n" * 20000])
        return b"HTTP/1.1 200 OK\r\nContent-Type: " + self.kind.encode() + b"\r\nTransfer-Encoding: chunked\r\n\r\n" + lie

    def lengths(self):
        body = self.good.encode()
        length = self.rng.choice([0, 1, len(body) - 1, len(body) + 1, 10 ** 6, 10 ** 9, 2 ** 31, 2 ** 63 - 1])
        return http("200 OK", [("Content-Type", self.kind), ("Content-Length", length)], body)

    def too_large(self):
        size = self.rng.choice([1 << 20, (8 << 20) + 1])
        return http("200 OK", [("Content-Type", self.kind)], (b" " if self.rng.random() < 0.5 else b"<a>") * size)

    def fault_inside(self):
        return self.plain(self.error(self.rng.choice(CODES), self.rng.choice(["m", "", *CONTROL, "\u00fc" * 900, "x" * 100000,
                                                                              "%s%n%d" * 20])))

    def fault(self):
        status = self.rng.choice([s for s in STATUSES if s[0] in "45" and " " in s])
        message = self.rng.choice(["m", "", *CONTROL, "\u00fc" * 900, "\U0001f600" * 700, "%s%n%d" * 20,
                                   "Stack with id x does not exist", "not authorized: " + "y" * 2000])
        return self.plain(self.error(self.rng.choice(CODES), message), status=status,
                          more=[("x-amzn-errortype", self.rng.choice(CODES).replace("\n", ""))] if not self.xml else ())

    def portal(self):
        return self.plain(PAGE, status=self.rng.choice(["200 OK", "511 Sign in", "403 No", "503 Busy", "302 Found"]),
                          kind=self.rng.choice(["text/html", self.kind]))

    def redirection(self):
        where = self.rng.choice([f"http://127.0.0.1:{self.port}{ELSEWHERE}", "file:///etc/passwd", ELSEWHERE,
                                 f"gopher://127.0.0.1:{self.port}/x", "\x1b[31m", "", "http://user:pass@127.0.0.1/"])
        return self.plain(self.rng.choice(["", self.good]), more=[("Location", where), ("Refresh", f"0; url={where}")],
                          status=self.rng.choice(["301 Moved", "302 Found", "303 See", "307 Again", "308 Always", "201 Made"]))

    def informational(self):
        before = self.rng.choice([b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 103 Early\r\nLink: <x>\r\n\r\n",
                                  b"HTTP/1.1 199 X\r\n" + b"A: b\r\n" * 50 + b"\r\n", b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\n\r\n"])
        return before * self.rng.choice([1, 3, 100, 20000]) + self.rng.choice([b"", self.plain(self.good)])

    def statuses(self):
        return self.plain(self.rng.choice([self.good, ""]), status=self.rng.choice(STATUSES))

    def no_http(self):
        return self.rng.choice([b"", b"\r\n" * 2000, b"SSH-2.0-x\r\n", b"\x16\x03\x01\x02\x00", b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                                b"HTTP/0.9 200\r\n", b"HTTP/9.9 200 OK\r\n\r\n", b"HTTP/1.1", b"HTTP/1.1 200 OK\r\n", b"ICY 200 OK\r\n\r\n",
                                self.good.encode(), bytes(self.rng.randrange(256) for _ in range(500))])

    def two_replies(self):
        return self.plain(self.good) + self.plain(self.error("AccessDenied", "smuggled"), status="403 No")

    def next_page(self):
        token = self.rng.choice(["same", "", "\x1b[31m", "t" * 100000, str(self.rng.random())])
        if not self.xml:
            return self.plain('{"nextToken":"' + token.replace("\x1b", "\\u001b") + '","NextToken":"x",'
                              + self.good.lstrip()[1:])
        names = "".join(f"<{name}>{token}</{name}>" for name in ("NextToken", "Marker", "nextToken"))
        return self.plain(self.wrapped(names))

    def empty_lists(self):
        return self.plain(self.wrapped("") if self.xml else "{}")

    def doubled(self):
        return self.plain(self.good + self.good)

    def odd_xml(self):
        body = self.rng.choice([
            "<?xml version='9.9'?>" + self.good, "\ufeff" + self.good, "<!--" + "-" * 9 + "-->" + self.good,
            "<?evil " + "x" * 9000 + "?>" + self.good, self.good + "<!-- after -->", self.good + "garbage", "\n" * 9000 + self.good,
            self.wrapped("<![CDATA[" + "\x1b[31m" + "]]>"), self.wrapped("<a " + " ".join(f'b{i}="c"' for i in range(5000)) + "/>"),
            self.wrapped("<a xmlns='" + "u" * 9000 + "' b='c' b='d'/>"), self.wrapped("<x:Account>1</x:Account>"),
            f"<{self.action}Response/>", f"<{self.action}Response></{self.action}Response>", "<" + "n" * 300000 + "/>",
            '{"a":1,"a":2}', '{"a":"\\ud800"}', '{"a":"\\u0000"}', '{"__type":1}', '{"__type":"","message":[]}', "{" * 9000,
            '{"a":1e309}', '{"a":-}', '{"message":"\\u001b[31m"}'])
        return self.plain(body)

    def good_one(self):
        return self.plain(self.good)

    TRICKS = [truncated, truncated_body, flipped, flipped, flipped_anywhere, spliced, control_characters, control_references,
              no_utf8, numbers, numbers, times, other_types, long_value, renamed, entities, nested, many, all_different, mislabelled, other_protocol,
              packed, encodings, many_headers, long_header, odd_headers, odd_headers, chunks, lengths, too_large, fault_inside,
              fault, fault, portal, redirection, informational, statuses, no_http, two_replies, next_page, empty_lists, doubled,
              odd_xml, odd_xml, good_one]


class Server:
    """Gives what `answer(request)` says, bytes, to each request, and closes the connection after it."""

    def __init__(self, answer):
        self.answer, self.paths, self.served = answer, set(), 0
        self.socket = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port = self.socket.getsockname()[1]
        self.failure, self.lock = None, threading.Lock()
        self.thread = threading.Thread(target=self.serve, daemon=True)
        self.thread.start()

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.talk, args=(connection,), daemon=True).start()

    def talk(self, connection):
        with connection:
            try:
                self.exchange(connection)
            except OSError:
                pass  # it had enough
            except Exception as failure:  # told by whoever owns the server
                self.failure = failure

    def exchange(self, connection):
        connection.settimeout(PATIENCE)
        got = b""
        while b"\r\n\r\n" not in got:
            part = connection.recv(65536)
            if not part:
                return
            got += part
        head, _, body = got.partition(b"\r\n\r\n")
        length = next((int(line[15:]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0)
        while len(body) < length:
            body += connection.recv(65536)
        with self.lock:
            self.paths.add(head.split()[1].decode())
            self.served += 1
            reply = self.answer(head, body)
        connection.sendall(reply)
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(65536):  # until it has read all: a reset would throw away what is on its way
            pass

    def close(self):
        self.socket.shutdown(socket.SHUT_RDWR)
        self.socket.close()
        self.thread.join(PATIENCE)


def generator(seed):
    return random.Random(seed)

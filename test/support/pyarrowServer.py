"""A Flight server on pyarrow for the client's tests. Prints {"port": N} and serves until its input ends.

A query is plain SQL text, as Dremio takes it: the first word says what to give (see `QUERIES`). The action `counts`
tells what happened so far, `expire` forgets all logins, `refuse` refuses the next calls of a method. The login is admin / password123 and gives a token; `--tls CERT KEY` encrypts.
"""

import argparse
import base64
import datetime
import decimal
import json
import os
import sys
import threading

import pyarrow as pa
import pyarrow.flight as flight

USER, PASSWORD = "admin", "password123"
counts = {"logins": 0, "batches": 0, "finished": 0, "unauthenticated": 0, "plans": 0, "cookies": 0}
tokens = {"pat-1"}
refusals = {}


def forget_tokens():
    tokens.clear()
    tokens.add("pat-1")


def types():
    """Three rows of every type: a telling value, another one, and NULL."""
    utc = datetime.timezone.utc
    arrays = {
        "int64": pa.array([9223372036854775807, -9223372036854775808, None], pa.int64()),
        "uint64": pa.array([18446744073709551615, 0, None], pa.uint64()),
        "int8": pa.array([-128, 127, None], pa.int8()),
        "float64": pa.array([0.1, -1e300, None], pa.float64()),
        "float32": pa.array([0.1, 16777216, None], pa.float32()),
        "bool": pa.array([True, False, None], pa.bool_()),
        "decimal": pa.array([decimal.Decimal("1234567890123456789012345678.0123456789"), decimal.Decimal("-0.0000000001"), None], pa.decimal128(38, 10)),
        "decimal256": pa.array([decimal.Decimal("12345678901234567890123456789012345678901234567890.05"), decimal.Decimal("-1.50"), None], pa.decimal256(60, 2)),
        "text": pa.array(["naïve 🦆", "", None]),
        "large_text": pa.array(["a\nb", "", None], pa.large_string()),
        "view": pa.array(["a text that does not fit its view", "short", None], pa.string_view()),
        "binary": pa.array([b"\x00\xff", b"", None], pa.binary()),
        "fixed": pa.array([b"abc", b"\x01\x02\x03", None], pa.binary(3)),
        "date": pa.array([datetime.date(2026, 11, 24), datetime.date(1, 1, 1), None], pa.date32()),
        "date64": pa.array([datetime.date(2026, 11, 24), datetime.date(1969, 12, 31), None], pa.date64()),
        "time": pa.array([1, 86_399_999, None], pa.time32("ms")),
        "time_ns": pa.array([1, 86_399_999_999_999, None], pa.time64("ns")),
        "timestamp": pa.array([1_700_000_000_123, -1, None], pa.timestamp("ms")),
        "timestamp_ns": pa.array([1_700_000_000_123_456_789, -1, None], pa.timestamp("ns")),
        "timestamp_tz": pa.array([datetime.datetime(2026, 11, 24, 8, 30, tzinfo=utc), None, None], pa.timestamp("us", "UTC")),
        "duration": pa.array([90_061_000, -1, None], pa.duration("ms")),
        "interval": pa.array([(14, 3, 4_000_000_005), (-1, 0, 0), None], pa.month_day_nano_interval()),
        "list": pa.array([[1, None, 3], [], None], pa.list_(pa.int64())),
        "large_list": pa.array([["a"], [], None], pa.large_list(pa.string())),
        "fixed_list": pa.array([[1, 2], [3, 4], None], pa.list_(pa.int32(), 2)),
        "struct": pa.array([{"a": 1, "b": "x"}, {"a": None, "b": ""}, None], pa.struct([("a", pa.int64()), ("b", pa.string())])),
        "map": pa.array([[("k", 1), ("l", None)], [], None], pa.map_(pa.string(), pa.int64())),
        "dictionary": pa.array(["red", "blue", None]).dictionary_encode(),
        "nothing": pa.nulls(3),
    }
    return pa.table(arrays)


def numbers(rows, size=10_000):
    """`n` from 0 on, with a text beside it, in batches that are made only when they are asked for."""
    schema = pa.schema([("n", pa.int64()), ("text", pa.string())])

    def batches():
        for start in range(0, rows, size):
            column = pa.array(range(start, min(start + size, rows)), pa.int64())
            counts["batches"] += 1
            yield pa.record_batch([column, column.cast(pa.string())], schema)

    return schema, batches()


def wide(rows, size=100_000, columns=8):
    """Columns of int64, by default eight, one batch over and over: for measuring."""
    schema = pa.schema([(f"c{i}", pa.int64()) for i in range(columns)])
    batch = pa.record_batch([pa.array(range(size), pa.int64()) for _ in range(columns)], schema)

    def batches():
        for start in range(0, rows, size):
            yield batch.slice(0, min(size, rows - start))

    return schema, batches()


MADE = {
    "ints": lambda i: [(f"c{c}", pa.array([n * (c + 1) for n in i], pa.int64())) for c in range(8)],
    "strings": lambda i: [(f"c{c}", pa.array([f"the text of row {n:08d} in {c}" for n in i])) for c in range(4)],
    "decimals": lambda i: [(f"c{c}", pa.array([decimal.Decimal(n * 1000 + c).scaleb(-2) for n in i], pa.decimal128(38, 2))) for c in range(4)],
    "nested": lambda i: [
        ("lists", pa.array([[n, n + 1, n + 2, n + 3] for n in i], pa.list_(pa.int64()))),
        ("structs", pa.array([{"a": n, "b": [{"c": float(n), "d": "some text"}]} for n in i])),
    ],
}
pieces = {}


def made(kind, batches, megabytes):
    """So many batches of one kind of columns, each of about so many MB: one batch over and over, for measuring."""
    if (kind, megabytes) not in pieces:
        columns = MADE[kind](range(10_000))
        piece = pa.table(dict(columns))
        count = max(1, round(int(megabytes) * 1e6 / piece.nbytes))
        pieces[kind, megabytes] = pa.concat_tables([piece] * count).combine_chunks().to_batches()[0]
    batch = pieces[kind, megabytes]
    return batch.schema, (batch for _ in range(int(batches)))


def blocks(count):
    """Batches of 64 KiB, counted as they are made."""
    schema = pa.schema([("block", pa.int64())])

    def batches():
        for i in range(count):
            counts["batches"] += 1
            yield pa.record_batch([pa.array([i] * 8192, pa.int64())], schema)

    return schema, batches()


def endless():
    """One batch at a time until nobody reads; the first rows come at once."""
    schema = pa.schema([("n", pa.int64())])

    def batches():
        i = 0
        try:
            while True:
                counts["batches"] += 1
                yield pa.record_batch([pa.array([i] * 1000, pa.int64())], schema)
                i += 1
        finally:
            counts["finished"] += 1

    return schema, batches()


def held(rows):
    """Some rows, and then nothing more while the stream stays open."""
    schema = pa.schema([("n", pa.int64())])

    def batches():
        yield pa.record_batch([pa.array(range(rows), pa.int64())], schema)
        release.wait()

    return schema, batches()


def dies():
    """Some rows, and then the whole server is gone."""
    schema = pa.schema([("n", pa.int64())])

    def batches():
        for i in range(50):
            yield pa.record_batch([pa.array([i] * 1000, pa.int64())], schema)
        os._exit(1)

    return schema, batches()


def fails():
    schema = pa.schema([("n", pa.int64())])

    def batches():
        yield pa.record_batch([pa.array([1], pa.int64())], schema)
        raise flight.FlightServerError("Disk of executor 3 is full")

    return schema, batches()


def of_table(table):
    return table.schema, iter(table.to_batches())


def empty():
    return pa.schema([("n", pa.int64()), ("text", pa.string())]), iter([])


release = threading.Event()
QUERIES = {
    "select": lambda n="1": of_table(pa.table({"n": pa.array([int(n)], pa.int64())})),
    "types": lambda: of_table(types()),
    "undefined": lambda: of_table(types().select(["dictionary"])),
    "empty": empty,
    "numbers": lambda n: numbers(int(n)),
    "wide": lambda n, *more: wide(int(n), *map(int, more)),
    "made": made,
    "blocks": lambda n: blocks(int(n)),
    "endless": endless,
    "held": lambda n: held(int(n)),
    "dies": dies,
    "fails": fails,
}


def refuses(method):
    """Whether the login is refused this time although it is right: the next `times` calls of a method."""
    left = refusals.get(method, 0)
    refusals[method] = max(0, left - 1)
    return left > 0


class Login(flight.ServerMiddlewareFactory):
    def start_call(self, info, headers):
        said = " ".join(next((v for k, v in headers.items() if k.lower() == "authorization"), [""]))
        kind, _, value = said.partition(" ")
        if kind == "Basic" and base64.b64decode(value).decode() == f"{USER}:{PASSWORD}":
            counts["logins"] += 1
            token = f"token-{counts['logins']}"
            tokens.add(token)
            return Bearer(token)
        counts["cookies"] += any(k.lower() == "cookie" and "SESSION_ID=of-token" in v[0] for k, v in headers.items())
        if kind == "Bearer" and value in tokens and not refuses(info.method.name):
            return None
        counts["unauthenticated"] += 1
        raise flight.FlightUnauthenticatedError("Unable to authenticate user")


class Bearer(flight.ServerMiddleware):
    def __init__(self, token):
        self.token = token

    def sending_headers(self):
        return {"authorization": f"Bearer {self.token}", "set-cookie": "SESSION_ID=of-" + self.token}


class Handshakes(flight.ServerAuthHandler):
    """Lets the handshake end well; who may log in is decided by the header."""

    def authenticate(self, outgoing, incoming):
        pass

    def is_valid(self, token):
        return b""


def text_of(command):
    """The SQL of a descriptor: as it is, or out of Flight SQL's statement, as long as it is short."""
    statement = command.partition(b"arrow.flight.protocol.sql.CommandStatementQuery\x12")[2]
    return (statement[3:] if statement else command).decode(errors="replace")


class Server(flight.FlightServerBase):
    def get_flight_info(self, context, descriptor):
        counts["plans"] += 1
        text = text_of(descriptor.command)
        words = text.split()
        if not words or words[0].lower() not in QUERIES:
            raise pa.ArrowInvalid("Encountered \"" + " ".join(words[:1]) + "\" at line 1, column 1.")
        schema, _ = QUERIES["empty"]() if words[0].lower() != "select" else QUERIES["select"]()
        endpoint = flight.FlightEndpoint(text.encode(), [] if self.near else ["grpc://0.0.0.0:1"])
        return flight.FlightInfo(schema, descriptor, [endpoint], -1, -1)

    def do_get(self, context, ticket):
        word, *rest = ticket.ticket.decode().split()
        options = pa.ipc.IpcWriteOptions(compression=self.compression)
        if word == "types":
            # A stream of made batches leaves the dictionaries out.
            return flight.RecordBatchStream(types(), options)
        schema, batches = QUERIES[word.lower()](*rest)
        return flight.GeneratorStream(schema, batches, options=options)

    def do_action(self, context, action):
        if action.type == "expire":
            forget_tokens()
        if action.type == "refuse":
            refusals.update(json.loads(action.body.to_pybytes()))
        return [flight.Result(json.dumps(counts).encode())]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--open", action="store_true", help="asks for no login")
    parser.add_argument("--tls", nargs=2)
    parser.add_argument("--compression")
    parser.add_argument("--near", action="store_true", help="names no location for the rows")
    args = parser.parse_args()
    certificates = []
    if args.tls:
        with open(args.tls[0], "rb") as cert, open(args.tls[1], "rb") as key:
            certificates = [flight.CertKeyPair(cert.read(), key.read())]
    server = Server(
        f"grpc{'+tls' if args.tls else ''}://127.0.0.1:0",
        auth_handler=None if args.open else Handshakes(),
        middleware={} if args.open else {"login": Login()},
        tls_certificates=certificates,
    )
    server.compression = args.compression
    server.near = args.near
    print(json.dumps({"port": server.port}), flush=True)
    # When whoever started this is gone, so is its end of the pipe.
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    server.serve()


main()

"""A pyarrow Flight server for what Arrow's integration server (Go) does not ask. Prints its address and serves until its input ends.
With an argument it listens there instead of on a port.

`DoGet` takes the name of one of `STREAMS`; `DoPut` keeps what it gets under the path's first part and acknowledges each
batch with its metadata; the action `differences` tells the columns in which what was kept is not `integration`; the
action `counts` tells how often which ticket was read, `file` gives `integration` as a file. A plan's command is JSON: a list of endpoints, each with ticket
and locations, and whether they are ordered.
"""

import datetime
import decimal
import json
import os
import sys
import threading

import pyarrow as pa
import pyarrow.flight as flight

utc = datetime.timezone.utc


def integration():
    """Columns of the kinds that Arrow's integration files have, in three batches of which one is empty."""
    def batch(n):
        count = range(n)
        odd = [i % 3 != 0 for i in count]
        some = lambda values, type: pa.array([v if k else None for v, k in zip(values, odd)], type)
        colours = pa.DictionaryArray.from_arrays(some([i % 2 for i in count], pa.int8()), pa.array(["red", "blue"]))
        union = pa.UnionArray.from_dense(
            pa.array([i % 2 for i in count], pa.int8()),
            pa.array([i // 2 for i in count], pa.int32()),
            [pa.array(range((n + 1) // 2), pa.int64()), pa.array([str(i) for i in range(n // 2)], pa.string())],
        )
        return pa.table(
            {
                "nothing": pa.nulls(n),
                "bool": some(odd, pa.bool_()),
                "int8": some([i - 5 for i in count], pa.int8()),
                "int16": some([i - 5 for i in count], pa.int16()),
                "int32": some([i - 5 for i in count], pa.int32()),
                "int64": some([i - 2**62 for i in count], pa.int64()),
                "uint8": some(count, pa.uint8()),
                "uint16": some(count, pa.uint16()),
                "uint32": some([i + 2**31 for i in count], pa.uint32()),
                "uint64": some([i + 2**63 for i in count], pa.uint64()),
                "float": some([i / 4 for i in count], pa.float32()),
                "double": some([i / 3 for i in count], pa.float64()),
                "decimal": some([decimal.Decimal(i) / 100 for i in count], pa.decimal128(38, 2)),
                "text": some(["é" * i for i in count], pa.string()),
                "large_text": some(["x" * i for i in count], pa.large_string()),
                "binary": some([bytes([i]) * i for i in count], pa.binary()),
                "fixed": some([bytes([i, i, i]) for i in count], pa.binary(3)),
                "date32": some([datetime.date(2000, 1, 1 + i) for i in count], pa.date32()),
                "date64": some([datetime.date(2000, 1, 1 + i) for i in count], pa.date64()),
                "time32": some(count, pa.time32("s")),
                "time64": some(count, pa.time64("us")),
                "timestamp": some([i * 1_000_000_007 for i in count], pa.timestamp("ns")),
                "timestamp_tz": some([i * 1_000_003 for i in count], pa.timestamp("ms", "Europe/Berlin")),
                "duration": some(count, pa.duration("ns")),
                "interval": some([(i, -i, i * 7) for i in count], pa.month_day_nano_interval()),
                "list": some([[j for j in range(i)] for i in count], pa.list_(pa.int32())),
                "large_list": some([[str(j) for j in range(i)] for i in count], pa.large_list(pa.string())),
                "fixed_list": some([[i, i + 1] for i in count], pa.list_(pa.int32(), 2)),
                "struct": some([{"a": i, "b": str(i)} for i in count], pa.struct([("a", pa.int64()), ("b", pa.string())])),
                "map": some([[(str(j), j) for j in range(i % 3)] for i in count], pa.map_(pa.string(), pa.int32())),
                "union": union,
                "dictionary": colours,
            }
        )

    return pa.concat_tables([batch(7), batch(0), batch(17)])


def of_table(table, **options):
    return flight.RecordBatchStream(table, options=pa.ipc.IpcWriteOptions(**options))


def dictionaries(*values):
    """One batch for each list of values, each with a dictionary of its own."""
    columns = [pa.array(each).dictionary_encode() for each in values]
    batches = [pa.record_batch([column, pa.array(range(len(column)))], ["word", "n"]) for column in columns]
    return pa.RecordBatchReader.from_batches(batches[0].schema, batches)


def shifted():
    """Batches behind metadata of every length up to sixteen, so that bodies begin at every place."""
    schema = pa.schema([("n", pa.int64()), ("text", pa.string())])
    batches = ((pa.record_batch([pa.array([i, -i]), pa.array([str(i), None])], schema), b"x" * i) for i in range(17))
    return flight.GeneratorStream(schema, batches)


def numbers(start, count):
    return of_table(pa.table({"n": pa.array(range(start, start + count), pa.int64())}))


GROWING = (["a", "b"], ["a", "b", "c", "a"], ["a", "b", "c", "d", "d"])
OTHER = (["a", "b"], ["z", "y", "z"], ["a"])
STREAMS = {
    "integration": lambda: of_table(integration()),
    "lz4": lambda: of_table(integration(), compression="lz4"),
    "zstd": lambda: of_table(integration(), compression="zstd"),
    "delta": lambda: of_table(dictionaries(*GROWING), emit_dictionary_deltas=True),
    "delta-lz4": lambda: of_table(dictionaries(*GROWING), emit_dictionary_deltas=True, compression="lz4"),
    "replaced": lambda: of_table(dictionaries(*OTHER)),
    "shifted": shifted,
    "empty": lambda: of_table(integration().slice(0, 0)),
}


def file_of(format, codec):
    """`integration` as a file of Arrow's, or as a stream that is kept like a file."""
    table, sink = integration(), pa.BufferOutputStream()
    make = {"file": pa.ipc.new_file, "stream": pa.ipc.new_stream}[format]
    with make(sink, table.schema, options=pa.ipc.IpcWriteOptions(compression=codec)) as writer:
        writer.write_table(table)
    return sink.getvalue()


class Server(flight.FlightServerBase):
    def __init__(self, location="grpc://127.0.0.1:0"):
        self.kept = {}
        self.reads = {}
        super().__init__(location)

    def get_flight_info(self, context, descriptor):
        plan = json.loads(descriptor.command)
        soon = pa.scalar(datetime.datetime.now(utc) + datetime.timedelta(minutes=5), pa.timestamp("ns", "UTC"))
        endpoints = [
            flight.FlightEndpoint(each["ticket"], each.get("locations", []), soon if each.get("expires") else None, b"of " + each["ticket"].encode())
            for each in plan["endpoints"]
        ]
        return flight.FlightInfo(pa.schema([("n", pa.int64())]), descriptor, endpoints, -1, -1, plan.get("ordered", False), b"of plan")

    def do_get(self, context, ticket):
        name = ticket.ticket.decode()
        self.reads[name] = self.reads.get(name, 0) + 1
        if name.startswith("fails-once") and self.reads[name] == 1:
            raise flight.FlightUnavailableError("just now not")
        if name.startswith("numbers ") or name.startswith("fails-once "):
            return numbers(*map(int, name.split()[1:]))
        if name in self.kept:
            return of_table(self.kept[name])
        if name not in STREAMS:
            raise pa.ArrowKeyError("no such ticket")
        return STREAMS[name]()

    def do_put(self, context, descriptor, reader, writer):
        batches = []
        for chunk in reader:
            batches.append(chunk.data)
            writer.write(chunk.app_metadata or b"none")
        self.kept[descriptor.path[0].decode()] = pa.Table.from_batches(batches, reader.schema)

    def do_exchange(self, context, descriptor, reader, writer):
        begun = False
        for chunk in reader:
            if not begun and chunk.data is not None:
                writer.begin(reader.schema)
                begun = True
            if chunk.data is None:
                writer.write_metadata(chunk.app_metadata)
            elif chunk.app_metadata is None:
                writer.write_batch(chunk.data)
            else:
                writer.write_with_metadata(chunk.data, chunk.app_metadata)

    def do_action(self, context, action):
        if action.type == "file":
            return [flight.Result(file_of(*json.loads(action.body.to_pybytes())))]
        if action.type == "counts":
            return [flight.Result(json.dumps(self.reads).encode())]
        kept, wanted = self.kept[action.body.to_pybytes().decode()], integration()
        differing = [name for name in wanted.schema.names if name not in kept.schema.names or not same(kept.column(name), wanted.column(name))]
        return [flight.Result(json.dumps(differing).encode())]


def same(found, wanted):
    if pa.types.is_dictionary(wanted.type):
        return found.type == wanted.type and found.to_pylist() == wanted.to_pylist()
    return found.equals(wanted)


server = Server(*sys.argv[1:])
# A socket has no port, which is told as 0.
print(f"listening on 127.0.0.1:{max(0, server.port)}", flush=True)
# When whoever started this is gone, so is its end of the pipe.
threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
server.serve()

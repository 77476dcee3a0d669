"""Reads queries of a Flight server with pyarrow: `PORT [AUTHORITY.pem]`, and then a line for each thing to do.

`QUERY` prints the seconds it took, its rows and its seconds of CPU, `many N QUERY` the 50th and 95th percentile of N queries in milliseconds.
"""

import sys
import time

import pyarrow.flight as flight


def connect(port, authority=None):
    if authority is None:
        return flight.FlightClient(f"grpc://127.0.0.1:{port}")
    with open(authority, "rb") as pem:
        return flight.FlightClient(f"grpc+tls://localhost:{port}", tls_root_certs=pem.read())


client = connect(*sys.argv[1:])
options = flight.FlightCallOptions(headers=[client.authenticate_basic_token(b"admin", b"password123")])


def read(query):
    started, cpu = time.perf_counter(), time.process_time()
    info = client.get_flight_info(flight.FlightDescriptor.for_command(query.encode()), options)
    rows = 0
    for chunk in client.do_get(info.endpoints[0].ticket, options):
        rows += chunk.data.num_rows
    return time.perf_counter() - started, rows, time.process_time() - cpu


for line in sys.stdin:
    line = line.strip()
    if line.startswith("many "):
        _, count, query = line.split(" ", 2)
        times = sorted(read(query)[0] * 1000 for _ in range(int(count)))
        print(times[len(times) // 2], times[len(times) * 95 // 100], flush=True)
    else:
        print(*read(line), flush=True)

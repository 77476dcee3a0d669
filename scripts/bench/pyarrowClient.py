"""Reads queries of a Flight server with pyarrow, one for each line of its input, and prints how many seconds each took."""

import sys
import time

import pyarrow.flight as flight

client = flight.FlightClient(f"grpc://127.0.0.1:{sys.argv[1]}")
for line in sys.stdin:
    started = time.perf_counter()
    info = client.get_flight_info(flight.FlightDescriptor.for_command(line.strip().encode()))
    rows = 0
    for chunk in client.do_get(info.endpoints[0].ticket):
        rows += chunk.data.num_rows
    print(time.perf_counter() - started, rows, flush=True)

"""What pyarrow takes for the work of a result: answers each line with milliseconds, as resultsEngine.ts does."""

import sys
import tempfile
import time

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as csv
import pyarrow.parquet as pq

ROWS = int(sys.argv[1])
STATES = ["placed", "shipped", "completed", "returned", "return_pending", "cancelled"]


def whole(limit):
    return pc.floor(pc.multiply(pc.random(ROWS, initializer=limit), float(limit))).cast(pa.int64())


table = pa.table(
    {
        "id": whole(2**62),
        "amount": pc.multiply(pc.random(ROWS, initializer=1), 4e6),
        "status": pa.array(STATES).take(whole(6)),
        "name": pc.binary_join_element_wise("customer", whole(5_000_000).cast(pa.string()), " "),
    }
)


def profile(column):
    values = table[column]
    counts = pc.value_counts(values)
    pc.select_k_unstable(counts.field("counts"), 10, sort_keys=[("counts", "descending")])
    pc.min_max(values)
    if column == "amount" or column == "id":
        pc.mean(values)
        pc.quantile(values, [0.25, 0.5, 0.75])


def export(kind):
    with tempfile.TemporaryDirectory() as folder:
        path = f"{folder}/rows.{kind}"
        if kind == "parquet":
            pq.write_table(table, path, compression="zstd", compression_level=1, use_dictionary=False)
        elif kind == "csv":
            csv.write_csv(table, path)
        else:
            with pa.ipc.new_file(path, table.schema) as writer:
                writer.write_table(table, max_chunksize=65_536)


def work(what, column, rest):
    if what == "sort":
        pc.sort_indices(table[column])
    elif what == "filter":
        value = pa.scalar(rest).cast(table[column].type)
        pc.indices_nonzero(pc.less(table[column], value))
    elif what == "contains":
        pc.indices_nonzero(pc.match_substring(table[column], rest, ignore_case=True))
    elif what == "profile":
        profile(column)
    elif what == "export":
        export(column)


print("ready", flush=True)
for line in sys.stdin:
    what, column, *rest = line.rstrip("\n").split(" ")
    started = time.perf_counter()
    work(what, column, " ".join(rest))
    print(f"{(time.perf_counter() - started) * 1000:.1f}", flush=True)

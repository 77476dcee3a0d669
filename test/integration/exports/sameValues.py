"""Prints, column by column, how a file that was exported differs from the table that it came from, as JSON.

Arguments: the original as an Arrow stream, and the file, whose ending says what it is.
"""

import decimal
import json
import sys

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

WHOLE_BITS = {8: pa.int8(), 16: pa.int16(), 32: pa.int32(), 64: pa.int64()}


def plain(array):
    """The values without dictionaries, runs, views and extensions, and moments as the numbers that they are kept as."""
    kind = array.type
    if isinstance(kind, pa.BaseExtensionType):
        return plain(array.cast(kind.storage_type))
    if pa.types.is_dictionary(kind):
        return plain(array.dictionary_decode())
    if pa.types.is_run_end_encoded(kind):
        return plain(pc.run_end_decode(array))
    if pa.types.is_string_view(kind):
        return array.cast(pa.string())
    if pa.types.is_binary_view(kind):
        return array.cast(pa.binary())
    if pa.types.is_temporal(kind) and kind.bit_width in WHOLE_BITS:
        return array.view(WHOLE_BITS[kind.bit_width])
    return array.cast(pa.float32()) if pa.types.is_float16(kind) else array


def scaled(original, exported):
    """Parquet has no seconds, and dates of 32 bits alone."""
    if pa.types.is_date64(original.type) and pa.types.is_date32(exported.type):
        return pc.divide(original.view(pa.int64()), 86_400_000)
    if getattr(original.type, "unit", "") == "s" and getattr(exported.type, "unit", "") == "ms":
        return pc.multiply(plain(original).cast(pa.int64()), 1000)
    return plain(original)


def values(array, as_texts):
    return [repr(shown(value.as_py(), as_texts)) for value in array]


def shown(value, as_texts):
    """Decimals without an exponent, and all within unions as text, for unions are exported as texts."""
    if isinstance(value, decimal.Decimal):
        return f"{value:f}"
    if isinstance(value, list) and as_texts:
        return [None if item is None else str(item) for item in value]
    return value


def texts(array):
    """What was exported as text: the test itself knows what it should be."""
    return [value.as_py() for value in array]


def compare(name, original, exported):
    if exported is None:
        return {} if table.schema.field(name).type.id == file.schema.field(name).type.id else {"error": "another type"}
    if pa.types.is_string(exported.type) and (original is None or not is_text(original.type)):
        return {"texts": texts(exported)}
    try:
        as_texts = "union" in str(original.type)
        before, after = values(scaled(original, exported), as_texts), values(plain(exported), as_texts)
    except Exception as error:  # What Python cannot show, it can still compare.
        same = original.cast(exported.type).equals(exported)
        return {} if same else {"error": f"{type(error).__name__}: {error}"}
    return {} if before == after else {"before": before, "after": after}


def is_text(kind):
    if pa.types.is_dictionary(kind) or pa.types.is_run_end_encoded(kind):
        return is_text(kind.value_type)
    return pa.types.is_string(kind) or pa.types.is_large_string(kind) or pa.types.is_string_view(kind)


def read(path):
    if path.endswith(".parquet"):
        return pq.read_table(path)
    with pa.OSFile(path) as source:
        return pa.ipc.open_file(source).read_all()


def whole(table, column):
    """A column in one piece; `None` when it has a type that Python does not wrap."""
    try:
        array = table[column].combine_chunks()
    except KeyError:
        return None
    return array.chunk(0) if isinstance(array, pa.ChunkedArray) else array


with pa.OSFile(sys.argv[1]) as source:
    table = pa.ipc.open_stream(source).read_all()
file = read(sys.argv[2])
answer = {}
for column in file.column_names:
    answer[column] = compare(column, whole(table, column), whole(file, column))
print(json.dumps(answer))

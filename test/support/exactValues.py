"""The table of exact values: one column per Arrow type with its extreme values, and each value's text.

The texts are made here from Python's own numbers and dates, without Arrow and without our code, so that they can judge
what our code reads. Without arguments, serves the table: prints {"port": N}, answers any query with it, and ends with
its input. With `--write FOLDER`, writes `exactValues.arrows` (an Arrow stream, compressed with ZSTD),
`exactValues.plain.arrows` and `exactValues.lz4.arrows` (the same without the long text of the column `text`, as it is and
with LZ4), `hugeRuns.arrows` (what must not be written out), and `exactValues.json` ([{name, type, cells}]; a cell is a text, null, or {repeat, times} for a long text).
"""

import ctypes
import decimal
import json
import math
import os
import struct
import sys
import threading

import pyarrow as pa
import pyarrow.flight as flight

ROWS = 12
decimal.getcontext().prec = 100
UNITS = {"s": 0, "ms": 3, "us": 6, "ns": 9}
BITS = {"s": 1, "ms": 10**3, "us": 10**6, "ns": 10**9}
columns = []


def add(name, type_name, array, texts):
    """Takes a column; what is missing to the table's rows is NULL."""
    missing = ROWS - len(texts)
    assert missing >= 1 and len(array) == len(texts), name
    columns.append((name, type_name, pa.concat_arrays([array, pa.nulls(missing, array.type)]), texts + [None] * missing))


def add_whole(name, type_name, array, texts):
    """Takes a column that has all rows already."""
    assert len(array) == len(texts) == ROWS, name
    columns.append((name, type_name, array, texts))


def raw(arrow_type, data, count, validity=None):
    return pa.Array.from_buffers(arrow_type, count, [validity, pa.py_buffer(data)])


# Numbers


def float_text(value, digits):
    """As ECMAScript writes a number with these shortest digits."""
    if math.isnan(value):
        return "NaN"
    sign = "-" if math.copysign(1, value) < 0 else ""
    if math.isinf(value):
        return sign + "Infinity"
    if value == 0:
        return sign + "0"
    _, figures, exponent = decimal.Decimal(digits).as_tuple()
    text = "".join(map(str, figures)).rstrip("0")
    point = len(figures) + exponent
    if 0 < point <= 21:
        return sign + (text[:point].ljust(point, "0") + ("." + text[point:] if len(text) > point else ""))
    if -6 < point <= 0:
        return f"{sign}0.{'0' * -point}{text}"
    mantissa = text[0] + ("." + text[1:] if len(text) > 1 else "")
    return f"{sign}{mantissa}e{'+' if point > 0 else '-'}{abs(point - 1)}"


def shortest(value, code):
    """The fewest digits that give the same bits."""
    if math.isnan(value) or math.isinf(value):
        return "0"
    if code == "d":
        return repr(value)
    for precision in range(1, 20):
        digits = f"{value:.{precision - 1}e}"
        try:
            if struct.pack(code, float(digits)) == struct.pack(code, value):
                return digits
        except OverflowError:
            continue
    raise AssertionError(value)


def add_floats():
    for code, width, name, type_name, arrow_type in [
        ("e", 2, "float16", "FLOAT", pa.float16()),
        ("f", 4, "float32", "FLOAT", pa.float32()),
        ("d", 8, "float64", "DOUBLE", pa.float64()),
    ]:
        biggest, smallest = {
            "e": (65504.0, 2.0**-24),
            "f": (struct.unpack("f", struct.pack("I", 0x7F7FFFFF))[0], 2.0**-149),
            "d": (sys.float_info.max, 5e-324),
        }[code]
        values = [0.1, -0.0, math.nan, math.inf, -math.inf, biggest, -biggest, smallest, 1 / 3, 1e-7 if code != "e" else 1e-4, 1e21 if code != "e" else 2048.0]
        data = b"".join(struct.pack(code, v) for v in values)
        exact = [struct.unpack_from(code, data, width * i)[0] for i in range(len(values))]
        add(name, type_name, raw(arrow_type, data, len(values)), [float_text(v, shortest(v, code)) for v in exact])


def add_numbers():
    names = {8: "TINYINT", 16: "SMALLINT", 32: "INTEGER", 64: "BIGINT"}
    for bits, type_name in names.items():
        limits = [2 ** (bits - 1) - 1, -(2 ** (bits - 1)), 0, -1, 1]
        add(f"int{bits}", type_name, pa.array(limits, getattr(pa, f"int{bits}")()), list(map(str, limits)))
        limits = [2**bits - 1, 2 ** (bits - 1), 0, 1]
        add(f"uint{bits}", f"{type_name} UNSIGNED", pa.array(limits, getattr(pa, f"uint{bits}")()), list(map(str, limits)))
    add_floats()
    for name, make, precision, scale in [
        ("decimal32", pa.decimal32, 9, 2),
        ("decimal64", pa.decimal64, 18, 18),
        ("decimal128", pa.decimal128, 38, 10),
        ("decimal128_whole", pa.decimal128, 38, 0),
        ("decimal128_hundreds", pa.decimal128, 5, -2),
        ("decimal256", pa.decimal256, 76, 30),
    ]:
        unscaled = [10**precision - 1, -(10**precision - 1), 0, 1, -1, 12345]
        values = [decimal.Decimal(v).scaleb(-scale) for v in unscaled]
        add(name, f"DECIMAL({precision}, {scale})", pa.array(values, make(precision, scale)), [f"{v:f}" for v in values])
    add("boolean", "BOOLEAN", pa.array([True, False, None, True]), ["true", "false", None, "true"])


# Moments


def civil(days):
    """Year, month and day by counting months, in Python's unbounded integers."""
    cycle, rest = divmod(days - 11017, 146097)  # Days since 2000-03-01, which starts a cycle of 400 years.
    year, month = 2000 + 400 * cycle, 3
    while True:
        length = 365 + (1 if leap(year + 1) else 0)
        if rest < length:
            break
        rest -= length
        year += 1
    while True:
        length = [31, 29 if leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
        if rest < length:
            return year, month, rest + 1
        rest -= length
        year, month = (year + 1, 1) if month == 12 else (year, month + 1)


def leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def date_text(days):
    year, month, day = civil(days)
    sign = "" if 0 <= year <= 9999 else "+" if year > 0 else "-"
    return f"{sign}{abs(year):04d}-{month:02d}-{day:02d}"


def time_text(value, unit):
    seconds, rest = divmod(value, BITS[unit])
    fraction = "" if unit == "s" else f".{rest:0{UNITS[unit]}d}"
    return f"{seconds // 3600:02d}:{seconds // 60 % 60:02d}:{seconds % 60:02d}{fraction}"


def moment_text(value, unit):
    days, rest = divmod(value, 86400 * BITS[unit])
    return f"{date_text(days)} {time_text(rest, unit)}"


def span_text(value, unit):
    days, rest = divmod(abs(value), 86400 * BITS[unit])
    return f"{'-' if value < 0 else ''}{days} {time_text(rest, unit)}"


def months_text(months):
    return f"{'-' if months < 0 else ''}{abs(months) // 12}-{abs(months) % 12:02d}"


def add_moments():
    days = [0, -1, -719162, -719163, 2932896, 2932897, 2**31 - 1, -(2**31), 19782]
    add("date32", "DATE", pa.array(days, pa.int32()).cast(pa.date32()), list(map(date_text, days)))
    far = [0, -1, -719529, 2932897, 106751991167, -106751991167]
    add("date64", "DATE", pa.array([d * 86_400_000 for d in far], pa.int64()).view(pa.date64()), list(map(date_text, far)))
    for unit in UNITS:
        whole_day = 86400 * BITS[unit]
        bits = 32 if unit in ("s", "ms") else 64
        times = [0, 1, whole_day - 1, whole_day // 2]
        number = pa.array(times, getattr(pa, f"int{bits}")())
        add(f"time_{unit}", "TIME", number.view(getattr(pa, f"time{bits}")(unit)), [time_text(t, unit) for t in times])
        moments = [0, -1, 1, 2**63 - 1, -(2**63), 951_782_399 * BITS[unit] + (BITS[unit] - 1), -62_135_596_801 * BITS["s" if unit == "ns" else unit]]
        numbers = pa.array(moments, pa.int64())
        texts = [moment_text(m, unit) for m in moments]
        add(f"timestamp_{unit}", "TIMESTAMP", numbers.view(pa.timestamp(unit)), texts)
        zone = {"s": "UTC", "ms": "+05:30", "us": "Europe/Berlin", "ns": "America/Los_Angeles"}[unit]
        add(f"timestamp_{unit}_zone", "TIMESTAMP WITH TIME ZONE" + ("" if zone == "UTC" else f" ({zone})"), numbers.view(pa.timestamp(unit, zone)), [t + "Z" for t in texts])
        add(f"duration_{unit}", "INTERVAL DAY TO SECOND", numbers.view(pa.duration(unit)), [span_text(m, unit) for m in moments])
    parts = [(0, 0, 0), (14, 3, 4_000_000_005), (-1, -1, -1), (2**31 - 1, 2**31 - 1, 2**63 - 1), (-(2**31), -(2**31), -(2**63))]
    texts = [f"{months_text(m)} {d} {span_text(n, 'ns').removeprefix('0 ').replace('-0 ', '-')}" for m, d, n in parts]
    data = b"".join(struct.pack("<iiq", *p) for p in parts)
    add("interval_month_day_nano", "INTERVAL", raw(pa.month_day_nano_interval(), data, len(parts)), texts)


# Texts and bytes

LONG = "0123456789abcdeé🦆 "
TEXTS = ["", " ", "NULL", "naïve 🦆 👩‍👩‍👧 e\u0301", "\ufeffmark", "a\tb\r\nc\u2028\x00\x1f\"',;\\|", "=1+1", "twelve bytes", "thirteen byte", LONG * 55_000]
BINARY = [b"", b"\x00\xff", bytes(range(256)), b"text", b"\x00" * 13]


def add_texts():
    for name, arrow_type in [("text", pa.string()), ("large_text", pa.large_string()), ("view_text", pa.string_view())]:
        texts = TEXTS if name == "text" else TEXTS[:-1] + [LONG * 10]
        add(name, "VARCHAR", pa.array(texts, arrow_type), list(texts))
    broken = [b"\xff", b"a\xed\xa0\x80b", b"\xf0\x9f\xa6", b"ok\xc3", b"\xc0\x80", b"whole"]
    offsets = [0]
    for each in broken:
        offsets.append(offsets[-1] + len(each))
    array = pa.Array.from_buffers(pa.string(), len(broken), [None, pa.py_buffer(struct.pack("<7i", *offsets)), pa.py_buffer(b"".join(broken))])
    add("broken_text", "VARCHAR", array, [b.decode("utf-8", "replace") for b in broken])
    for name, arrow_type in [("binary", pa.binary()), ("large_binary", pa.large_binary()), ("view_binary", pa.binary_view())]:
        add(name, "VARBINARY", pa.array(BINARY, arrow_type), [b.hex().upper() for b in BINARY])
    add("fixed_binary", "VARBINARY", pa.array([b"\x00" * 3, b"\xff\x00\x7f"], pa.binary(3)), ["000000", "FF007F"])
    words = ["red", "", "blue", None, "red"]
    for index in ("int8", "uint16", "int64"):
        encoded = pa.DictionaryArray.from_arrays(pa.array([0, 1, 2, None, 0], getattr(pa, index)()), pa.array(["red", "", "blue"]))
        add(f"dictionary_{index}", "VARCHAR", encoded, words)
    indices = pa.array([1, 0, 2] + [None] * (ROWS - 3), pa.int32())
    numbers = pa.DictionaryArray.from_arrays(indices, pa.array([2**63 - 1, -(2**63), None], pa.int64()))
    add_whole("dictionary_bigint", "BIGINT", numbers, [str(-(2**63)), str(2**63 - 1)] + [None] * (ROWS - 2))


# Nested values


def js(value):
    """JSON with numbers of any size; whatever is text already as `Bare` stays as it is."""
    if isinstance(value, Bare):
        return value.text
    if isinstance(value, list):
        return "[" + ",".join(map(js, value)) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(k, ensure_ascii=False)}:{js(v)}" for k, v in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


class Bare:
    def __init__(self, text):
        self.text = text


def texts_of(values):
    return [None if v is None else js(v) for v in values]


def add_nested():
    big = [[2**63 - 1, None, -(2**63)], [], None, [0]]
    for name, make in [("list", pa.list_), ("large_list", pa.large_list)]:
        add(name, "LIST<BIGINT>", pa.array(big, make(pa.int64())), texts_of(big))
    pairs = [[1, 2], [None, -1], None, [3, 4]]
    add("fixed_list", "LIST<INTEGER>", pa.array(pairs, pa.list_(pa.int32(), 2)), texts_of(pairs))
    lone = [["", None, 'q"\\\n\u2028\x01', "🦆"], [None]]
    add("list_text", "LIST<VARCHAR>", pa.array(lone), texts_of(lone))
    exact = decimal.Decimal("1234567890123456789012345678.0123456789")
    rows = [{"a": 2**53 + 1, "d": exact, "f": -0.0, "t": "", "b": True}, {"a": None, "d": None, "f": math.nan, "t": None, "b": None}, None]
    kind = pa.struct([("a", pa.int64()), ("d", pa.decimal128(38, 10)), ("f", pa.float64()), ("t", pa.string()), ("b", pa.bool_())])
    texts = [{"a": 2**53 + 1, "d": Bare(str(exact)), "f": Bare("-0"), "t": "", "b": True}, {**rows[1], "f": "NaN"}, None]
    add("struct", "STRUCT<a: BIGINT, d: DECIMAL(38, 10), f: DOUBLE, t: VARCHAR, b: BOOLEAN>", pa.array(rows, kind), texts_of(texts))
    maps = [[("k", 1), ("", None), ("k", 2)], [], None]
    texts = ['{"k":1,"":null,"k":2}', "{}", None]
    add("map", "MAP<VARCHAR, BIGINT>", pa.array(maps, pa.map_(pa.string(), pa.int64())), texts)
    add("map_numbers", "MAP<INTEGER, LIST<VARCHAR>>", pa.array([[(-1, ["x"]), (7, None)]], pa.map_(pa.int32(), pa.list_(pa.string()))), ['{"-1":["x"],"7":null}'])
    inner = pa.struct([("m", pa.map_(pa.string(), pa.list_(pa.struct([("n", pa.int64())]))))])
    deep = [[{"m": [("k", [{"n": 2**63 - 1}, None, {"n": None}]), ("l", None)]}, None], []]
    texts = ['[{"m":{"k":[{"n":9223372036854775807},null,{"n":null}],"l":null}},null]', "[]"]
    add("deep", "LIST<STRUCT<m: MAP<VARCHAR, LIST<STRUCT<n: BIGINT>>>>>", pa.array(deep, pa.list_(inner)), texts)
    kind, value, text, name = pa.int64(), -(2**63), str(-(2**63)), "BIGINT"
    for _ in range(20):
        kind, value, text, name = pa.list_(kind), [value], f"[{text}]", f"LIST<{name}>"
    add("twenty_deep", name, pa.array([value], kind), [text])
    dates = [["2026-11-24"], ["+10000-01-01"]]
    add("list_date", "LIST<DATE>", pa.array([[20781], [2932897]], pa.list_(pa.int32())).cast(pa.list_(pa.date32())), texts_of(dates))
    words = pa.DictionaryArray.from_arrays(pa.array([1, 0, None], pa.int8()), pa.array(["a", "b"]))
    add("list_dictionary", "LIST<VARCHAR>", pa.ListArray.from_arrays(pa.array([0, 3, 3], pa.int32()), words), ['["b","a",null]', "[]"])
    inner = pa.DictionaryArray.from_arrays(pa.array([1, 0, None, 1], pa.int8()), pa.array(["a", "🦆"]))
    lists = pa.ListArray.from_arrays(pa.array([0, 3, 3, 4], pa.int32()), inner)
    indices = pa.array([2, 0, 1, 0] + [None] * (ROWS - 4), pa.int16())
    texts = ['["🦆"]', '["🦆","a",null]', "[]", '["🦆","a",null]'] + [None] * (ROWS - 4)
    add_whole("dictionary_nested", "LIST<VARCHAR>", pa.DictionaryArray.from_arrays(indices, lists), texts)


def add_extensions():
    """Types that others have agreed on are shown as what they are stored in."""
    ids = [bytes(range(16)), b"\xff" * 16]
    storage = pa.array(ids + [None] * (ROWS - 2), pa.binary(16))
    add_whole("extension_uuid", "VARBINARY", pa.ExtensionArray.from_storage(pa.uuid(), storage), [i.hex().upper() for i in ids] + [None] * (ROWS - 2))
    texts = ['{"a": 1}', "[]"] + [None] * (ROWS - 2)
    add_whole("extension_json", "VARCHAR", pa.ExtensionArray.from_storage(pa.json_(), pa.array(texts)), texts)


def add_unions():
    numbers = pa.array([2**63 - 1, None], pa.int64())
    words = pa.array(["x", ""])
    ids = [0, 1, 0, 1] * (ROWS // 4)
    dense = pa.UnionArray.from_dense(pa.array(ids, pa.int8()), pa.array([0, 0, 1, 1] * (ROWS // 4), pa.int32()), [numbers, words], ["n", "t"])
    texts = [str(2**63 - 1), "x", None, ""] * (ROWS // 4)
    add_whole("union_dense", "UNION<n: BIGINT, t: VARCHAR>", dense, texts)
    numbers = pa.array([2**63 - 1, 5, None, 5] * (ROWS // 4), pa.int64())
    words = pa.array(["no", "x", "no", ""] * (ROWS // 4))
    sparse = pa.UnionArray.from_sparse(pa.array([7 if i == 0 else 3 for i in ids], pa.int8()), [numbers, words], ["n", "t"], [7, 3])
    add_whole("union_sparse", "UNION<n: BIGINT, t: VARCHAR>", sparse, texts)
    lists = pa.ListArray.from_arrays(pa.array([0, 4] + [4] * (ROWS - 1), pa.int32()), dense)
    add_whole("list_union", "LIST<UNION<n: BIGINT, t: VARCHAR>>", lists, ['[9223372036854775807,"x",null,""]'] + ["[]"] * (ROWS - 1))
    add_whole("nothing", "NULL", pa.nulls(ROWS), [None] * ROWS)


def add_written_out():
    """Types that are read as others: run-end encoded values as plain ones, list views as lists."""
    ends = pa.array([2, 3, 7, ROWS], pa.int32())
    for name, kind, values, texts in [
        ("runs_bigint", "BIGINT", pa.array([2**63 - 1, None, -1, 0]), [str(2**63 - 1), None, "-1", "0"]),
        ("runs_text", "VARCHAR", pa.array(["", "\ufeff🦆", None, "x" * 20]), ["", "\ufeff🦆", None, "x" * 20]),
        ("runs_boolean", "BOOLEAN", pa.array([True, None, False, True]), ["true", None, "false", "true"]),
        ("runs_list", "LIST<VARCHAR>", pa.array([["a", None], [], None, ["b"]]), ['["a",null]', "[]", None, '["b"]']),
    ]:
        runs = [0, 0, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3]
        add_whole(name, kind, pa.RunEndEncodedArray.from_arrays(ends, values), [texts[i] for i in runs])
    views = [[1, None], [], None, [2**63 - 1], [1, None]]
    offsets, sizes = [1, 0, None, 3, 1], [2, 0, None, 1, 2]
    items = pa.array([7, 1, None, 2**63 - 1])
    rest = [None] * (ROWS - 5)
    for name, of, number in [("list_view", pa.ListViewArray, pa.int32()), ("large_list_view", pa.LargeListViewArray, pa.int64())]:
        array = of.from_arrays(pa.array(offsets + rest, number), pa.array([s or 0 for s in sizes] + [0] * len(rest), number), items)
        add_whole(name, "LIST<BIGINT>", array, texts_of(views + rest))
    texts = ["x", "y" * 15, "z"]
    array = pa.ListViewArray.from_arrays(pa.array([2, 1, 0] * 4, pa.int32()), pa.array([1, 2, 3] * 4, pa.int32()), pa.array(texts, pa.string_view()))
    add_whole("list_view_text", "LIST<VARCHAR>", array, texts_of([texts[2:], texts[1:], texts] * 4))


# The two interval types that pyarrow has no arrays for come in through Arrow's C interface.


class CSchema(ctypes.Structure):
    pass


CSchema._fields_ = [("format", ctypes.c_char_p), ("name", ctypes.c_char_p), ("metadata", ctypes.c_char_p), ("flags", ctypes.c_int64), ("n_children", ctypes.c_int64), ("children", ctypes.POINTER(ctypes.POINTER(CSchema))), ("dictionary", ctypes.c_void_p), ("release", ctypes.c_void_p), ("private", ctypes.c_void_p)]


class CArray(ctypes.Structure):
    pass


CArray._fields_ = [("length", ctypes.c_int64), ("null_count", ctypes.c_int64), ("offset", ctypes.c_int64), ("n_buffers", ctypes.c_int64), ("n_children", ctypes.c_int64), ("buffers", ctypes.POINTER(ctypes.c_void_p)), ("children", ctypes.POINTER(ctypes.POINTER(CArray))), ("dictionary", ctypes.c_void_p), ("release", ctypes.c_void_p), ("private", ctypes.c_void_p)]
kept = []


def releaser(of):
    def release(pointer):
        pointer.contents.release = None

    kept.append(ctypes.CFUNCTYPE(None, ctypes.POINTER(of))(release))
    return ctypes.cast(kept[-1], ctypes.c_void_p).value


def imported(name, code, data, valid):
    """A table of one column from a format of Arrow's C interface and the raw values."""
    bits = sum(1 << i for i, v in enumerate(valid))
    memory = [ctypes.create_string_buffer(bits.to_bytes(8, "little")), ctypes.create_string_buffer(data)]
    buffers = (ctypes.c_void_p * 2)(*map(ctypes.addressof, memory))
    child = CArray(ROWS, -1, 0, 2, 0, buffers, None, None, releaser(CArray), None)
    none = (ctypes.c_void_p * 1)(None)
    children = (ctypes.POINTER(CArray) * 1)(ctypes.pointer(child))
    array = CArray(ROWS, 0, 0, 1, 1, none, children, None, releaser(CArray), None)
    field = CSchema(code, name.encode(), None, 2, 0, None, None, releaser(CSchema), None)
    fields = (ctypes.POINTER(CSchema) * 1)(ctypes.pointer(field))
    schema = CSchema(b"+s", b"", None, 0, 1, fields, None, releaser(CSchema), None)
    kept.append((memory, buffers, child, none, children, array, field, fields, schema))
    return pa.table(pa.RecordBatch._import_from_c(ctypes.addressof(array), ctypes.addressof(schema)))


def rare_intervals():
    months = [0, 14, -1, -12, 2**31 - 1, -(2**31)]
    data = struct.pack(f"<{ROWS}i", *months, *[0] * (ROWS - len(months)))
    yield "interval_months", "INTERVAL YEAR TO MONTH", imported("interval_months", b"tiM", data, [True] * len(months)), list(map(months_text, months)) + [None] * (ROWS - len(months))
    spans = [(0, 0), (1, 1), (-1, -1), (2**31 - 1, 2**31 - 1), (-(2**31), -(2**31))]
    data = struct.pack(f"<{2 * ROWS}i", *[n for s in spans for n in s], *[0] * (2 * (ROWS - len(spans))))
    texts = [span_text(d * 86_400_000 + ms, "ms") for d, ms in spans] + [None] * (ROWS - len(spans))
    yield "interval_day_time", "INTERVAL DAY TO SECOND", imported("interval_day_time", b"tiD", data, [True] * len(spans)), texts


def exact_table():
    """The table, and its columns as the fixture tells them."""
    for part in (add_numbers, add_moments, add_texts, add_nested, add_unions, add_extensions, add_written_out):
        part()
    table = pa.table([array for _, _, array, _ in columns], names=[name for name, *_ in columns])
    told = [{"name": name, "type": kind, "cells": texts} for name, kind, _, texts in columns]
    for name, kind, one, texts in rare_intervals():
        table = table.append_column(one.schema.field(0), one.column(0))
        told.append({"name": name, "type": kind, "cells": texts})
    return table, told


def shortened(cell):
    is_long = cell is not None and len(cell) > 100_000
    return {"repeat": LONG, "times": len(cell) // len(LONG)} if is_long else cell


def huge_runs():
    """A value that is repeated for two billion rows, in a few hundred bytes."""
    return pa.table({"n": pa.RunEndEncodedArray.from_arrays(pa.array([2_000_000_000], pa.int32()), pa.array(["x" * 100]))})


def write_stream(path, table, compression):
    with pa.ipc.new_stream(path, table.schema, options=pa.ipc.IpcWriteOptions(compression=compression)) as stream:
        stream.write_table(table)


def write(folder):
    table, told = exact_table()
    write_stream(os.path.join(folder, "exactValues.arrows"), table, "zstd")
    short = table.drop_columns(["text"])
    write_stream(os.path.join(folder, "exactValues.plain.arrows"), short, None)
    write_stream(os.path.join(folder, "exactValues.lz4.arrows"), short, "lz4")
    write_stream(os.path.join(folder, "hugeRuns.arrows"), huge_runs(), None)
    with open(os.path.join(folder, "exactValues.json"), "w", encoding="utf-8") as out:
        for column in told:
            column["cells"] = list(map(shortened, column["cells"]))
        lines = ",\n".join(json.dumps(column, ensure_ascii=True) for column in told)
        out.write(f"[\n{lines}\n]\n")


class Server(flight.FlightServerBase):
    """Gives the table, whatever is asked; `lz4` or `zstd` as the query compresses the bodies."""

    def get_flight_info(self, context, descriptor):
        return flight.FlightInfo(exact.schema, descriptor, [flight.FlightEndpoint(descriptor.command, [])], -1, -1)

    def do_get(self, context, ticket):
        asked = ticket.ticket.decode()
        options = pa.ipc.IpcWriteOptions(compression=asked if asked in ("lz4", "zstd") else None)
        return flight.RecordBatchStream(exact, options)


if sys.argv[1:2] == ["--write"]:
    write(sys.argv[2])
else:
    exact, _ = exact_table()
    server = Server("grpc://127.0.0.1:0")
    print(json.dumps({"port": server.port}), flush=True)
    # When whoever started this is gone, so is its end of the pipe.
    threading.Thread(target=lambda: (sys.stdin.read(), os._exit(0)), daemon=True).start()
    server.serve()

"""A Flight client as users write it, told what to do by its arguments: PORT TASK [SQL]. Prints one JSON value."""

import json
import sys

import pyarrow as pa
import pyarrow.flight as flight

port, task = sys.argv[1:3]
sql = sys.argv[3] if len(sys.argv) > 3 else ""
client = flight.FlightClient(f"grpc://127.0.0.1:{port}")


def login(user="admin", password="password123"):
    return flight.FlightCallOptions(headers=[client.authenticate_basic_token(user, password)])


def text(value):
    """The value as a text that loses nothing."""
    if not value.is_valid:
        return None
    if pa.types.is_date64(value.type) or pa.types.is_timestamp(value.type):
        return str(value.cast(pa.int64()).as_py())
    if pa.types.is_time32(value.type):
        return str(value.cast(pa.int32()).as_py())
    if pa.types.is_binary(value.type):
        return value.as_py().hex().upper()
    if pa.types.is_decimal(value.type):
        return format(value.as_py(), "f")
    if pa.types.is_boolean(value.type):
        return "true" if value.as_py() else "false"
    if pa.types.is_nested(value.type) or value.type == pa.month_day_nano_interval():
        return json.dumps(value.as_py(), ensure_ascii=False, default=str)
    return str(value.as_py())


def query():
    options = login()
    info = client.get_flight_info(flight.FlightDescriptor.for_command(sql.encode()), options)
    reader = client.do_get(info.endpoints[0].ticket, options)
    batches = [chunk.data for chunk in reader]
    for batch in batches:
        batch.validate(full=True)
    assert info.schema == reader.schema, "the plan and the result differ"
    return {
        "types": [str(field.type) for field in reader.schema],
        "rows": [[text(value) for value in row] for batch in batches for row in zip(*batch.columns)],
    }


def count():
    options = login()
    info = client.get_flight_info(flight.FlightDescriptor.for_command(sql.encode()), options)
    rows, batches, total = 0, 0, 0
    for chunk in client.do_get(info.endpoints[0].ticket, options):
        rows += chunk.data.num_rows
        batches += 1
        total += sum(chunk.data.column(0).to_pylist())
    return {"rows": rows, "batches": batches, "sum": str(total)}


def linger():
    """Reads one batch, says so, and waits to be killed."""
    options = login()
    info = client.get_flight_info(flight.FlightDescriptor.for_command(sql.encode()), options)
    reader = client.do_get(info.endpoints[0].ticket, options)
    reader.read_chunk()
    print("reading", flush=True)
    sys.stdin.read()


def schema():
    result = client.get_schema(flight.FlightDescriptor.for_command(sql.encode()), login())
    return [f"{field.name} {field.type}" for field in result.schema]


def refusals():
    """What every method says to someone without a login, and to a wrong one."""
    nobody = flight.FlightCallOptions()
    descriptor = flight.FlightDescriptor.for_command(b"select 1")
    attempts = {
        "get_flight_info": lambda: client.get_flight_info(descriptor, nobody),
        "get_schema": lambda: client.get_schema(descriptor, nobody),
        "do_get": lambda: client.do_get(flight.Ticket(b"select 1"), nobody).read_all(),
        "do_put": lambda: client.do_put(descriptor, pa.schema([]), nobody)[0].close(),
        "do_exchange": lambda: client.do_exchange(descriptor, nobody)[1].read_all(),
        "do_action": lambda: list(client.do_action("CloseSession", nobody)),
        "list_actions": lambda: client.list_actions(nobody),
        "list_flights": lambda: list(client.list_flights(b"", nobody)),
        "wrong password": lambda: login(password="wrong"),
        "wrong user": lambda: login(user="root"),
        "wrong token": lambda: client.get_flight_info(
            descriptor, flight.FlightCallOptions(headers=[(b"authorization", b"Bearer made-up")])
        ),
    }
    return {name: error_of(attempt) for name, attempt in attempts.items()}


def unsupported():
    options = login()
    descriptor = flight.FlightDescriptor.for_command(b"select 1")
    attempts = {
        "do_put": lambda: client.do_put(descriptor, pa.schema([]), options)[0].close(),
        "do_exchange": lambda: client.do_exchange(descriptor, options)[1].read_all(),
        "do_action": lambda: list(client.do_action("Fly", options)),
        "list_flights": lambda: list(client.list_flights(b"", options)),
        "do_get": lambda: client.do_get(flight.Ticket(b"select 1"), options).read_all(),
        "path": lambda: client.get_flight_info(flight.FlightDescriptor.for_path("a"), options),
        "bad sql": lambda: client.get_flight_info(flight.FlightDescriptor.for_command(b"selec 1"), options),
        "bad type": lambda: client.get_flight_info(
            flight.FlightDescriptor.for_command(b"select '1'::bit as odd"), options
        ),
    }
    return {name: error_of(attempt) for name, attempt in attempts.items()}


def error_of(attempt):
    try:
        attempt()
    except Exception as error:  # what is raised is the answer
        return f"{type(error).__name__}: {error}"
    return "no error"


print(json.dumps(globals()[task]()))

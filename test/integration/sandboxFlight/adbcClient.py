"""The ADBC Flight SQL driver as users write it, told what to do by its arguments: PORT TASK. Prints one JSON value."""

import json
import sys

import adbc_driver_flightsql.dbapi as dbapi
import adbc_driver_manager

port, task = sys.argv[1:3]
sql = sys.argv[3] if len(sys.argv) > 3 else ""


def connect(password="password123"):
    return dbapi.connect(
        f"grpc://127.0.0.1:{port}", db_kwargs={"username": "admin", "password": password}, autocommit=True
    )


def query():
    with connect() as connection, connection.cursor() as cursor:
        cursor.execute(sql)
        table = cursor.fetch_arrow_table()
        return {"types": [str(field.type) for field in table.schema], "rows": [list(row.values()) for row in table.to_pylist()]}


def objects():
    """Everything the driver finds, at each of its depths."""
    with connect() as connection:
        return {
            depth: connection.adbc_get_objects(depth=depth).read_all().to_pylist()
            for depth in ["catalogs", "db_schemas", "tables", "columns", "all"]
        }


def filtered():
    with connect() as connection:
        found = connection.adbc_get_objects(
            depth="tables", db_schema_filter="bron%", table_name_filter="raw\\_o%", table_types_filter=["TABLE"]
        )
        return found.read_all().to_pylist()


def info():
    with connect() as connection:
        return {str(key): value for key, value in connection.adbc_get_info().items()}


def table_types():
    with connect() as connection:
        return connection.adbc_get_table_types()


def table_schema():
    with connect() as connection:
        return [f"{field.name} {field.type}" for field in connection.adbc_get_table_schema("raw_orders", db_schema_filter="bronze")]


def wrong_password():
    try:
        connect(password="wrong").cursor().execute("select 1")
    except adbc_driver_manager.Error as error:
        return str(error)
    return "no error"


def prepared():
    with connect() as connection, connection.cursor() as cursor:
        parameters = cursor.adbc_prepare(sql)
        cursor.execute(sql)
        return {"parameters": str(parameters), "rows": cursor.fetchall()}


print(json.dumps(globals()[task](), default=str))

"""Prints, for each query of a JSON file, the base columns of each column that it gives, as sqlglot tells them."""

import json
import sys

from sqlglot import exp, parse_one
from sqlglot.lineage import lineage
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import build_scope

DIALECT = "dremio"


def base_columns(name, expression, scope):
    found = set()
    for node in lineage(name, expression, {}, scope=scope, dialect=DIALECT).walk():
        if isinstance(node.source, exp.Table) and not node.downstream:
            found.add(f"{node.source.name}.{node.name.split('.')[-1]}".lower())
    return sorted(found)


def columns_of(sql, schema):
    try:
        expression = qualify(
            parse_one(sql, dialect=DIALECT),
            schema=schema,
            dialect=DIALECT,
            identify=False,
            quote_identifiers=False,
        )
        scope = build_scope(expression)
        return {name: base_columns(name, expression, scope) for name in expression.named_selects}
    except Exception as error:  # What sqlglot refuses is told to the test, which decides.
        return {"error": str(error)}


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        asked = json.load(file)
    schema = {table: {column: "int" for column in columns} for table, columns in asked["schema"].items()}
    print(json.dumps([columns_of(sql, schema) for sql in asked["queries"]]))


main()

"""What real dbt says of many small changes of one project, without starting it anew for each.

Reads {"base": {path: text}, "changes": [{"name", "files": {path: text or null}}]} as JSON from standard input, and
prints {name: {"parse": message or null, "compile": message or null}}: the base project is called "".
"""

import contextlib
import json
import os
import pathlib
import shutil
import sys
import tempfile

from dbt.cli.main import dbtRunner


def write(folder, files):
    for path, text in files.items():
        file = folder / path
        if text is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")


def message(args, folder):
    """What dbt fails with; None when it does not."""
    where = ["--project-dir", str(folder), "--profiles-dir", str(folder)]
    errors = []

    def listen(event):
        if event.info.level == "error":
            errors.append(event.info.msg)

    result = dbtRunner(callbacks=[listen]).invoke(["--quiet", *args, *where])
    if result.success:
        return None
    return "\n".join([str(result.exception or ""), *errors]).strip()


def verdict(base, files):
    folder = pathlib.Path(tempfile.mkdtemp(prefix="lakehouse-verdict-"))
    try:
        write(folder, base)
        write(folder, files)
        parse = message(["parse", "--no-partial-parse"], folder)
        # Plain models ask no server for anything then.
        compile_ = None if parse else message(["compile", "--no-populate-cache", "--no-introspect"], folder)
        return {"parse": parse, "compile": compile_}
    finally:
        shutil.rmtree(folder, ignore_errors=True)


os.environ.update(DO_NOT_TRACK="1", DBT_SEND_ANONYMOUS_USAGE_STATS="false")
asked = json.load(sys.stdin)
changes = [{"name": "", "files": {}}, *asked["changes"]]
with contextlib.redirect_stdout(sys.stderr):
    verdicts = {change["name"]: verdict(asked["base"], change["files"]) for change in changes}
print(json.dumps(verdicts))

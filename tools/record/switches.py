"""Records what CPython 3.13 does with its command line's switches.

usage: switches.py [PYTHON]        (default: this interpreter)

Reads test/cli/switches/cases.json, a list of {args, env, stdin, before}: `before` is a list of command lines that come first and
show nothing. The files of test/cli/switches/files are copied into an empty folder for each case. Writes expected.json beside it:
exit code, stdout and stderr, with the folder as FOLDER, the interpreter as PYTHON and times as TIME.
"""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

root = pathlib.Path(__file__).resolve().parents[2] / "test" / "cli" / "switches"
python = sys.argv[1] if len(sys.argv) > 1 else sys.executable


def run(args, folder, env=None, stdin=""):
    return subprocess.run(
        [python, *args],
        cwd=folder,
        input=stdin.encode(),
        capture_output=True,
        env={"PYTHONHASHSEED": "0", "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", **(env or {})},
        timeout=60,
    )


def record(case):
    with tempfile.TemporaryDirectory() as name:
        folder = os.path.realpath(name)
        shutil.copytree(root / "files", folder, dirs_exist_ok=True)
        for args in case.get("before", []):
            run(args, folder)
        result = run(case["args"], folder, case.get("env"), case.get("stdin", ""))

    def plain(data):
        text = data.decode("utf-8", "backslashreplace").replace(folder, "FOLDER").replace(python, "PYTHON")
        text = text.replace("usage: PYTHON", "usage: pellucid").replace("`python -h'", "`pellucid -h'")
        return re.sub(r"(?<=import time:) *\d+ \| *\d+(?= \|)", " TIME", text)

    return {"code": result.returncode, "out": plain(result.stdout), "err": plain(result.stderr)}


cases = json.loads((root / "cases.json").read_text())
expected = [record(case) for case in cases]
(root / "expected.json").write_text(json.dumps(expected, indent=2, ensure_ascii=False) + "\n")
print(len(cases), "cases")

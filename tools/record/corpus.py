"""Records what CPython 3.13 does with the programs of the corpus.

usage: corpus.py [PYTHON] [FILE ...]        (default: this interpreter, all programs)

Beside each test/corpus/**/NAME.py goes NAME.expected: "exit N", then the sections "--- stdout" and "--- stderr".
A program NAME.py may have NAME.stdin (its standard input) and a first line "# args: ..." (its command line).
"""
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2] / "test" / "corpus"
arguments = sys.argv[1:]
python = arguments.pop(0) if arguments and not arguments[0].endswith(".py") else sys.executable
files = [pathlib.Path(a).resolve() for a in arguments] or sorted(root.rglob("*.py"))
for file in files:
    first = file.read_bytes().split(b"\n", 1)[0].decode("utf-8", "replace")
    args = first.removeprefix("# args:").split() if first.startswith("# args:") else []
    stdin = file.with_suffix(".stdin")
    result = subprocess.run(
        [python, "-S", file.name, *args],
        cwd=file.parent,
        input=stdin.read_bytes() if stdin.exists() else b"",
        capture_output=True,
        env={"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PATH": "/usr/bin:/bin"},
        timeout=60,
    )
    code = result.returncode
    text = b"exit %d\n--- stdout\n%s--- stderr\n%s" % (code, result.stdout, result.stderr)
    # Tracebacks show the program's absolute path, which is another on each machine.
    file.with_suffix(".expected").write_bytes(text.replace(f"{file.parent}/".encode(), b""))
    print(file.relative_to(root), "exit", code)

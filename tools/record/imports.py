"""Records what CPython 3.13 does with the programs of test/imports/programs: files, and folders with a main.py.

usage: imports.py [PYTHON] [NAME ...]

As corpus.py, but with site and the library; the library's directory is written as Pellucid's.
"""
import pathlib
import subprocess
import sys

root = pathlib.Path(__file__).resolve().parents[2] / "test" / "imports" / "programs"
arguments = sys.argv[1:]
python = arguments.pop(0) if arguments and "/" in arguments[0] else sys.executable
library = subprocess.run([python, "-c", "import os; print(os.path.dirname(os.__file__))"], capture_output=True, text=True).stdout.strip()
for path in sorted(root.iterdir()):
    if path.suffix == ".expected" or (arguments and path.stem not in arguments):
        continue
    file = path / "main.py" if path.is_dir() else path
    result = subprocess.run(
        [python, file.name],
        cwd=file.parent,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env={"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONNOUSERSITE": "1", "PATH": "/usr/bin:/bin"},
        timeout=60,
    )
    text = b"exit %d\n--- stdout\n%s--- stderr\n%s" % (result.returncode, result.stdout, result.stderr)
    text = text.replace(f"{file.parent}/".encode(), b"").replace(library.encode(), b"/pellucid/lib/python3.13")
    path.with_suffix(".expected").write_bytes(text)
    print(path.name, "exit", result.returncode)

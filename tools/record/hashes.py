"""Records what CPython's hashes of str and bytes are under some seeds: test/strings/hashes.json.

usage: hashes.py [PYTHON]        (default: this interpreter)
"""
import json
import pathlib
import subprocess
import sys

SEEDS = [0, 1, 42, 4294967295]
PROGRAM = (
    "texts = ['', 'a', 'ab', 'abcdefg', 'abcdefgh', 'abcdefghi', 'x' * 100, '\\xe9', '\\xe9\\u20ac', '\\U0001f600' * 5]\n"
    "print(*[hash(t) for t in texts], *[hash(t.encode()) for t in texts])\n"
)
python = sys.argv[1] if len(sys.argv) > 1 else sys.executable
found = {}
for seed in SEEDS:
    run = subprocess.run(
        [python, "-S", "-c", PROGRAM], env={"PYTHONHASHSEED": str(seed)}, capture_output=True, text=True, check=True
    )
    found[seed] = run.stdout
out = pathlib.Path(__file__).resolve().parents[2] / "test" / "strings" / "hashes.json"
out.write_text(json.dumps({"program": PROGRAM, "stdout": found}, indent=1) + "\n")

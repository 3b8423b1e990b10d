"""Records which of CPython's own tests a process without subprocesses and sockets can be asked to pass.

    python3.13 tools/record/tests.py PORTABLE_IDS.json.gz GROUPS.tsv

writes test/cpython/ids.json.gz: {module: {"group": …, "ids": […]}}, of the ids that pass in CPython 3.13.0 and start no process
or socket, without the modules that need _testcapi.
"""

import gzip
import json
import pathlib
import sys

OUT = pathlib.Path(__file__).resolve().parents[2] / 'test' / 'cpython' / 'ids.json.gz'


def main(portable, groups):
    ids = json.load(gzip.open(portable))
    group = {}
    for line in open(groups).read().splitlines()[1:]:
        module, *_, name = line.split('\t')
        group[module] = name
    table = {module: {'group': group[module], 'ids': names} for module, names in sorted(ids.items()) if module in group}
    OUT.write_bytes(gzip.compress(json.dumps(table, separators=(',', ':')).encode(), mtime=0))
    print(f'{len(table)} modules, {sum(len(m["ids"]) for m in table.values())} tests')


main(*sys.argv[1:])

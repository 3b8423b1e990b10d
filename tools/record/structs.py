"""Reduces recorded struct layouts (DWARF of a CPython 3.13.0 build) to what the tests compare.

usage: structs.py STRUCTS_JSON > test/facts/structs.json
"""
import json
import sys

structs = json.load(open(sys.argv[1]))
out = {
    name: {"size": s["size"], "fields": {f["name"]: [f["off"], f["size"]] for f in s["fields"] if not f["name"].startswith("<")}}
    for name, s in structs.items()
}
for name, s in sorted(out.items()):
    if len(s["fields"]) > 400:
        s["fields"] = {k: v for k, v in s["fields"].items() if k.count(".") <= 2}
print("{\n" + ",\n".join(f"{json.dumps(n)}: {json.dumps(s, separators=(',', ':'))}" for n, s in sorted(out.items())) + "\n}")

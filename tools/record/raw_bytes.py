"""Reduces recorded memory dumps of objects (CPython 3.13.0) to what the tests compare.

usage: raw_bytes.py RAW_BYTES_JSON > test/facts/raw_bytes.json

A word is [offset, size, name, value] or, where it holds an address, [offset, size, name, null, what it points to].
"""
import json
import sys

objects = json.load(open(sys.argv[1]))["objects"]


def word(field):
    value = field.get("value")
    head = [field["off"], field["size"], field["name"]]
    target = field.get("points_to")
    if target is not None or (isinstance(value, int) and 0x5500_0000_0000 <= value < 0x8000_0000_0000):
        return [*head, None, target or ""]
    return [*head, field["hex"]]


out = {}
for o in objects:
    label = o["label"]
    while label in out:
        label += " (again)"
    out[label] = {"struct": o["struct"], "size": o["size"], "words": [word(f) for f in o["fields"]]}
print("{\n" + ",\n".join(f"{json.dumps(n)}: {json.dumps(s, separators=(',', ':'))}" for n, s in out.items()) + "\n}")

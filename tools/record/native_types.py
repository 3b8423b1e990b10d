"""Reduces what was recorded of CPython 3.13.0's native types to what the tests compare; run it with CPython 3.13.0.

usage: native_types.py TYPES_JSON > test/facts/types.json

TYPES_JSON is a list of {name, heap, basicsize, itemsize, flags, dictoffset, weaklistoffset, vectorcall_offset, base, mro,
slots: {slot: C function}}. The order of a type's dict and its version tag come from the running interpreter.
"""
import ctypes
import json
import sys

live = {}
seen = set()


def walk(t):
    for s in type.__subclasses__(t):
        if s not in seen:
            seen.add(s)
            if not s.__flags__ & 512:
                live[full_name(s)] = s
            walk(s)


def full_name(t):
    # tp_name, as C has it
    name = ctypes.c_char_p.from_address(id(t) + 24).value.decode()
    return name if "." in name else "builtins." + name


live["builtins.object"] = object
walk(object)
out = {}
for t in json.load(open(sys.argv[1])):
    cls = live.get(t["name"])
    if t["heap"] or cls is None:
        continue
    out[t["name"]] = {
        **{k: t[k] for k in ("basicsize", "itemsize", "flags", "dictoffset", "weaklistoffset", "vectorcall_offset", "base", "mro")},
        "version": ctypes.c_uint32.from_address(id(cls) + 384).value,
        "dict": list(vars(cls)),
        "slots": t["slots"],
    }
print("{\n" + ",\n".join(f"{json.dumps(n)}: {json.dumps(t, separators=(',', ':'))}" for n, t in sorted(out.items())) + "\n}")

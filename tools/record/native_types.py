"""Reduces what was recorded of CPython 3.13.0's native types to what the tests compare; run it with CPython 3.13.0.

usage: native_types.py TYPES_JSON > test/facts/types.json

TYPES_JSON is a list of {name, heap, basicsize, itemsize, flags, dictoffset, weaklistoffset, vectorcall_offset, base, mro,
slots: {slot: C function}}. The order of a type's dict and its version tag come from the running interpreter.
"""
import _abc, _bisect, _collections, _functools, _operator, _random, _struct, array, itertools  # noqa: E401, F401 (their types)
import ctypes
import json
import sys

# Heap types of native modules: those that a program of the tests imports, too.
HEAP = ("_abc.", "_random.", "_struct.", "array.", "collections._", "collections.d", "functools._lru", "functools.p", "functools.K", "itertools.", "operator.")
NOT_NATIVE = ("collections._Link", "collections._OrderedDict", "functools._HashedSeq", "collections._dict")

live = {}
seen = set()


def walk(t):
    for s in type.__subclasses__(t):
        if s not in seen:
            seen.add(s)
            if not s.__flags__ & 512 or is_native(full_name(s)):
                live[full_name(s)] = s
            walk(s)


def is_native(name):
    return name.startswith(HEAP) and not name.startswith(NOT_NATIVE)


def full_name(t):
    # tp_name, as C has it
    name = ctypes.c_char_p.from_address(id(t) + 24).value.decode()
    return name if "." in name else "builtins." + name


live["builtins.object"] = object
walk(object)
out = {}
for t in json.load(open(sys.argv[1])):
    cls = live.get(t["name"])
    if cls is None:
        continue
    out[t["name"]] = {
        **{k: t[k] for k in ("basicsize", "itemsize", "flags", "dictoffset", "weaklistoffset", "vectorcall_offset", "base", "mro")},
        # A heap type's number depends on what the program has done before.
        "version": 0 if t["heap"] else ctypes.c_uint32.from_address(id(cls) + 384).value,
        "dict": list(vars(cls)),
        "slots": t["slots"],
    }
print("{\n" + ",\n".join(f"{json.dumps(n)}: {json.dumps(t, separators=(',', ':'))}" for n, t in sorted(out.items())) + "\n}")

"""Runs benchmark programs in one CPython: reads file names, answers seconds."""
import sys
import time

for line in sys.stdin:
    path = line.strip()
    namespace = {"__name__": "bench"}
    with open(path) as file:
        exec(compile(file.read(), path, "exec"), namespace)
    start = time.perf_counter()
    result = namespace["main"]()
    print(time.perf_counter() - start, repr(result), sep="\t", flush=True)

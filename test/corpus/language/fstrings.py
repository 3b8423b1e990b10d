# Formatted strings.
name, n, x = "World", 42, 3.14159
print(f"Hello {name}! {n} {x:.2f} {n:>6} {n:<6}| {n:^6} {n:06d} {n:#x} {n:b} {n:,} {x:e} {x:10.3f}|")
print(f"{name!r} {name!s:>8} {name!a} {n=} {x = :.1f} {name=!s} {{literal}} {n + 1} {'nested' + f'{n}'}")
print(f"{n:{'>'}{10}} {x:{n}.{3}f}".strip(), f"{[i for i in range(3)]} {(lambda: 5)()} { {1: 2}[1] }")
print(f"{1_000_000:,} {1234.5:_.2f} {0.25:.0%} {255:X} {-5:+d} {5:+} {5: } {1e10:g} {10**20:n}")
print(f"multi "
      f"line {n}" " plain" f"{name:.3}")
print(f"""triple
{n}""", f"{'a' if n else 'b'}", f"{name[0]}{name[-1]}{name[1:3]}", rf"\d{n}", f"\t{n}\n".strip())
class F:
    def __format__(self, spec): return f"<{spec}>"
print(f"{F()} {F():abc} {F()!r:.5}", format(F(), "x"), "{:>5}|{!r}|{0}".replace("{0}", "").format("a", "b"))
try: f"{n:z}"
except ValueError as e: print(e)
try: f"{name:d}"
except ValueError as e: print(e)
print(f"{f"{f"{n}"}"}", f"{name!r:^{n // 2}}|", f"{'\n'}".encode())

# The format specification language for numbers, all combinations that mean something, and the errors.
def check(text, total):
    for c in text:
        total = (total * 1000003 + ord(c)) & 0xFFFFFFFFFFFFFFFF
    return total


ints = (0, 5, -7, 255, -1234567, 10**20)
floats = (0.0, -0.0, 1.5, -2.675, 1234567.891, 1e-7, 1e300, float("inf"), float("-inf"), float("nan"))
total = 1
errors = {}
count = 0
for align in ("", "<", ">", "=", "^", "*<", "0=", "é^"):
    for sign in ("", "+", " ", "-"):
        for flags in ("", "#", "0", "#0", "z"):
            for wide in ("", "3", "12"):
                for group in ("", ",", "_"):
                    for kind in ("", "d", "x", "X", "o", "b", "n", "c", "e", "g", "%"):
                        spec = align + sign + flags + wide + group + kind
                        for n in ints[count % 3 :: 3]:
                            count += 1
                            try:
                                total = check(format(n, spec), total)
                            except Exception as e:
                                errors[str(e)] = errors.get(str(e), 0) + 1
print(count, hex(total))
for text in sorted(errors):
    print(errors[text], text)
total, errors, count = 1, {}, 0
for align in ("", "<", "=", "*^", "0>"):
    for sign in ("", "+", " "):
        for flags in ("", "#", "0", "z", "z#0"):
            for wide in ("", "15"):
                for group in ("", ",", "_"):
                    for precision in ("", ".0", ".1", ".3", ".20"):
                        for kind in ("", "e", "E", "f", "F", "g", "G", "n", "%", "d"):
                            spec = align + sign + flags + wide + group + precision + kind
                            x = floats[count % len(floats)]
                            count += 1
                            try:
                                total = check(format(x, spec), total)
                            except Exception as e:
                                errors[str(e)] = errors.get(str(e), 0) + 1
print(count, hex(total))
for text in sorted(errors):
    print(errors[text], text)

for value, spec in ((1234567, ","), (-1234567, "_"), (255, "#_x"), (10**30, ",d"), (65, "c"), (0x1F600, "c"), (3, "010,"), (1234, "012,"),
                    (5, "^9"), (5, "*^+9"), (-5, "=9"), (-5, "09"), (5, "<05"), (3.14159, ".2f"), (1234.5, "015,.2f"), (0.5, "%"), (0.12345, ".1%"),
                    (1e10, ""), (1e16, ""), (1e16, ".3"), (123.456, ".4"), (1.0, "#.3g"), (-0.04, "z.1f"), (1e-10, "f"), (2.5, ".0f"), (3.5, ".0f"),
                    (float("inf"), "010"), (float("nan"), "+f"), (-float("inf"), "F"), (12, "x<10b"), (True, "d"), (True, ""), ("abc", "*^7.2"),
                    ("abc", "07"), ("é", ">3"), (1, "q"), (1, ".2"), (1.0, "d"), ("a", "d"), ("a", "+"), ("a", "=3"), ("a", ","), (1, ",,"), (1, "_,"),
                    (1, "5" * 30), (1.0, "." + "9" * 11), (-1, "c"), (1, "+c"), (1.5, "10x"), (1, "\x01"), ("a", "é"), (1, "  "), ("a", "#"), ("a", "z")):
    try:
        print(repr(value), repr(spec), repr(format(value, spec)))
    except Exception as e:
        print(repr(value), repr(spec), type(e).__name__, e)
print("%d %5d|%-5d|%05d|%+d|% d|%x|%#o|%X" % (1, 2, 3, 4, 5, 6, 255, 8, 255))
print("%e %.0e %#.0e %f %.2f %10.3f|%-10.1f|%+g %G %r %s" % (1.5, 1.5, 1.5, 1.5, 2.675, 3.14159, 2.5, 1e10, 1e-10, 0.1, 1e22))
print(f"{3.0:.{2}f} {42:>{10}} {7:{'x'}} {1/3!r:.6} {255:#x} {1e3:g} {1234567.0:,}")

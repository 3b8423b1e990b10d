# try in all its forms, chaining, finally with return, custom exceptions, else, nested.
def f(n):
    try:
        if n == 0: return "returned"
        if n == 1: raise ValueError("one", 1)
        if n == 2: raise KeyError("two")
        if n == 3: return 1 // 0
        if n == 4: raise SystemExit(3)
    except ValueError as e:
        return "value", e.args, repr(e), str(e)
    except (KeyError, ZeroDivisionError) as e:
        return type(e).__name__, str(e)
    else:
        return "else"
    finally:
        print("finally", n, end=" | ")
for n in range(4): print(f(n))
try: f(4)
except SystemExit as e: print("exit", e.code)
print(f(5))
class MyError(Exception):
    def __init__(self, code): super().__init__(f"code {code}"); self.code = code
try:
    try: raise MyError(5)
    except MyError as e: raise RuntimeError("wrapped") from e
except RuntimeError as e: print(repr(e), repr(e.__cause__), e.__suppress_context__)
try:
    try: {}["x"]
    except KeyError: [][1]
except IndexError as e: print(repr(e), repr(e.__context__), e.__cause__)
try:
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("hidden") from None
except ValueError as e: print(e.__suppress_context__, repr(e.__context__))
def loop():
    for i in range(5):
        try:
            if i == 1: continue
            if i == 3: break
            print(i, end=" ")
        finally: print("f", end=" ")
    return i
print(loop())
def override():
    try: return "try"
    finally: return "finally"
print(override())
try: e
except NameError as n: print(n)
e = ValueError("note")
e.add_note("first"); e.add_note("second")
print(e.__notes__)
try: raise e.with_traceback(None)
except ValueError as x: print(x is e, x.__traceback__.tb_lineno)
try: raise int
except TypeError as t: print(t)
try: raise 5
except TypeError as t: print(t)
try:
    try: raise ValueError
    except 5: pass
except TypeError as t: print(t)
assert True, "fine"
try: assert 1 == 2, "unequal"
except AssertionError as a: print(repr(a))
print(BaseException.__subclasses__()[:3], OSError(2, "No such file", "x"), type(OSError(17, "e")))

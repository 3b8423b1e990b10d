def g():
    raise SystemExit(3)
g()

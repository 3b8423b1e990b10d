"""CPython's module _testsinglephase is made of C for its own tests: here it has no function at all. It stands in where a module of
tests cannot be imported without it; a test that uses it fails, and is not counted.
"""

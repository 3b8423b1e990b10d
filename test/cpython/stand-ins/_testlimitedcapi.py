"""CPython's module _testlimitedcapi is made of C for its own tests. It stands in, empty, where a module of tests cannot be
imported without it; a test that uses it fails, and is not counted.
"""

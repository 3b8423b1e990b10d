"""What test_code reaches through ctypes is CPython's C interface, which no native code here has."""

raise ImportError('no ctypes')

print(str(b'a'), b'a' == 'a', 'a' in {b'a': 1}, bytearray(b'x') != 'x')
print(b'1' == 1)
print(f'{b"x"}')

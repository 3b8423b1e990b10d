from . import b; print('a', b)

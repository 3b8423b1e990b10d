import sys
sys.excepthook = lambda t, v, tb: print('seen:', t, v)
import atexit
atexit.register(lambda: print(sys.last_value, sys.last_type, sys.last_exc))
raise ValueError('custom')

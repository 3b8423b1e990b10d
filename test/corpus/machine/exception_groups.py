try:
    raise ExceptionGroup('g', [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as e: print('V', e.exceptions)
except* TypeError as e: print('T', e.exceptions)
except* KeyError: print('K')
try:
    try:
        raise ExceptionGroup('g', [ValueError(1), TypeError(2)])
    except* ValueError: pass
except ExceptionGroup as e: print(repr(e))
try:
    try: raise ValueError('n')
    except* ValueError as e: print(repr(e)); raise OSError('x')
except BaseException as e: print(type(e).__name__, e)

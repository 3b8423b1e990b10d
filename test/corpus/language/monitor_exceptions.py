# What a tool hears of exceptions: raised, raised again, handled, leaving a frame.
import sys

M = sys.monitoring
E = M.events
M.use_tool_id(2, 'tool')
heard = []
for name in ('RAISE', 'RERAISE', 'EXCEPTION_HANDLED', 'PY_UNWIND', 'STOP_ITERATION', 'PY_THROW'):
    M.register_callback(2, getattr(E, name), lambda code, at, exc, name=name: heard.append((name, code.co_name, repr(exc))))


def again():
    try:
        1 / 0
    except Exception as e:
        raise e


def bare():
    try:
        1 / 0
    except Exception:
        raise


def nested():
    try:
        1 / 0
    except Exception as e:
        try:
            raise e
        except ZeroDivisionError:
            pass


def cleanup():
    try:
        [].pop()
    finally:
        len('')


def generator():
    try:
        yield 1
    except ValueError:
        yield 2


def thrown():
    g = generator()
    next(g)
    g.throw(ValueError('in'))
    g.throw(KeyError('out'))


def nothing():
    raise


mask = E.RAISE | E.RERAISE | E.EXCEPTION_HANDLED | E.PY_UNWIND | E.STOP_ITERATION | E.PY_THROW
for f in (again, bare, nested, cleanup, thrown, nothing):
    heard.clear()
    M.set_events(2, mask)
    try:
        f()
    except BaseException:
        pass
    M.set_events(2, 0)
    print(f.__name__)
    print(*heard, sep='\n')
for name in ('CALL', 'C_RETURN', 'C_RAISE'):
    M.register_callback(2, getattr(E, name), lambda code, at, f, arg, name=name: heard.append((name, code.co_name, f.__name__)))
def calls():
    len('a'); int('5'); nested()
    try:
        int('x')
    except ValueError:
        pass
heard.clear()
M.set_events(2, E.CALL | E.C_RETURN | E.C_RAISE)
calls()
M.set_events(2, 0)
print(*heard, sep='\n')
M.free_tool_id(2)

def simple(f):
    try:
        f()
    except ValueError:
        print('value')
    except (KeyError, IndexError) as e:
        print(e)
        raise
    except:
        raise RuntimeError from None
    else:
        return 1
    finally:
        print('done')
    return 2


def nested(f):
    for i in range(3):
        try:
            try:
                f(i)
            finally:
                if i: continue
                print(lambda: i)
        except Exception as e:
            del e
            break
        finally:
            try:
                f()
            except OSError:
                return 'os'
    else:
        return 'else'


def returning(f):
    try:
        return f()
    finally:
        f.close()


def groups(f):
    try:
        f()
    except* ValueError as eg:
        print(eg.exceptions)
    except* (TypeError, KeyError):
        raise ValueError
    else:
        print('fine')
    finally:
        print('finally')


def withs(a, b):
    with a: pass
    with a as x, b as (y, z):
        print(x, y, z)
    with (
        a() as x.attr,
        b()
    ):
        for i in x:
            with i:
                if i: break
                return i
            continue
    with a:
        return


def raises(e, c):
    if e: raise
    if c: raise e
    raise e from c


try:
    import fast
except ImportError:
    fast = None

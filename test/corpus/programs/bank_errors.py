# library
# Class hierarchies of exceptions, chaining, groups split and derived, context managers that swallow, retries, else and finally.
import sys
import traceback
from contextlib import ExitStack, AbstractContextManager, contextmanager, nullcontext, redirect_stdout, suppress
from io import StringIO


class BankError(Exception):
    code = 1

    def __init_subclass__(cls, code, **kw):
        super().__init_subclass__(**kw)
        cls.code = code


class NoMoney(BankError, code=2):
    def __init__(self, wanted, there):
        super().__init__(wanted, there)
        self.missing = wanted - there

    def __str__(self):
        return f'{self.missing} missing'


class NoAccount(BankError, LookupError, code=3):
    pass


class Transfers(ExceptionGroup):
    def derive(self, excs):
        return Transfers(self.message, excs)


class Account:
    def __init__(self, name, money=0):
        self.name, self.money = name, money

    def withdraw(self, n):
        if n > self.money:
            raise NoMoney(n, self.money)
        self.money -= n


class Bank:
    def __init__(self, **accounts):
        self.accounts = {k: Account(k, v) for k, v in accounts.items()}

    def __getitem__(self, name):
        try:
            return self.accounts[name]
        except KeyError as e:
            raise NoAccount(name) from e

    @contextmanager
    def transaction(self):
        before = {a: a.money for a in self.accounts.values()}
        try:
            yield self
        except BaseException:
            for a, m in before.items():
                a.money = m
            raise
        finally:
            print('  transaction ends', {n: a.money for n, a in self.accounts.items()})

    def transfer(self, a, b, n):
        with self.transaction():
            self[b].money += n
            self[a].withdraw(n)

    def many(self, *transfers):
        errors = []
        for t in transfers:
            try:
                self.transfer(*t)
            except BankError as e:
                e.add_note(f'transfer {t}')
                errors.append(e)
        if errors:
            raise Transfers('transfers', errors)


bank = Bank(ann=10, bob=5)
try:
    bank.many(('ann', 'bob', 7), ('ann', 'bob', 7), ('ann', 'cy', 1), ('dan', 'bob', 1))
except* NoMoney as g:
    print('no money', type(g).__name__, g, g.exceptions[0], g.exceptions[0].__notes__, g.exceptions[0].args)
except* NoAccount as g:
    print('no account', g.exceptions, [type(e.__cause__).__name__ for e in g.exceptions])
print([c.code for c in (BankError, NoMoney, NoAccount)], NoAccount.__mro__[1:4])
try:
    try:
        bank.transfer('x', 'ann', 1)
    except NoAccount as e:
        raise RuntimeError('wrapped') from e
except RuntimeError as e:
    text = traceback.format_exception(e)
    print(sum('direct cause' in t for t in text), len(text), text[-1].strip(), e.__cause__.__suppress_context__, e.__cause__.__context__ is e.__cause__.__cause__)


def levels(n):
    try:
        if n:
            return levels(n - 1)
        1 / 0
    except ZeroDivisionError as e:
        raise ValueError(n) from None if n % 2 else e
    finally:
        if n == 3:
            print('  finally', sys.exception())


try:
    levels(3)
except ValueError as e:
    while e:
        print(type(e).__name__, e, e.__suppress_context__, '|', end=' ')
        e = e.__context__
    print()


class Swallow(AbstractContextManager):
    def __init__(self, *kinds, answer=True):
        self.kinds, self.answer = kinds, answer

    def __exit__(self, kind, value, tb):
        print('  exit', kind and kind.__name__, value, tb is not None)
        return self.answer if kind and issubclass(kind, self.kinds) else None


def attempt(f, *managers):
    try:
        with ExitStack() as stack:
            for m in managers:
                stack.enter_context(m)
            stack.callback(print, '  callback', 1, sep='=')
            return f()
    except Exception as e:
        return f'{type(e).__name__}: {e}', type(e.__context__).__name__


def boom():
    raise KeyError('boom')


@contextmanager
def renames():
    try:
        yield
    except KeyError as e:
        raise IndexError(*e.args)


print(attempt(lambda: 5, Swallow()), attempt(boom, Swallow(LookupError)), attempt(boom, Swallow(OSError), suppress(ValueError)), attempt(boom, Swallow(IndexError), renames()), attempt(boom, nullcontext(3)), sep='\n')


class Raises:
    def __init__(self, where):
        self.where = where

    def __enter__(self):
        if self.where == 'enter':
            raise OSError('enter')

    def __exit__(self, *a):
        raise OSError('exit')


print(attempt(boom, Swallow(OSError), Raises('exit')), attempt(boom, Swallow(OSError), Raises('enter')), attempt(boom, renames(), Raises('exit')))


def flow(x):
    for i in range(3):
        try:
            if x == i:
                continue
            if x == i + 10:
                break
            if x == i + 20:
                return 'return'
            if x == i + 30:
                raise ValueError
        except ValueError:
            yield 'except'
            break
        else:
            yield 'else'
        finally:
            yield f'finally {i}'
    else:
        yield 'done'


print([list(flow(x)) for x in (1, 11, 21, 31)])
group = ExceptionGroup('g', [ValueError(1), ExceptionGroup('inner', [TypeError(2), ValueError(3)]), OSError(4, 'x')])
print(group.subgroup(ValueError), group.split(lambda e: isinstance(e, OSError)), group.subgroup(KeyError), sep='\n')
for bad in (lambda: ExceptionGroup('x', []), lambda: ExceptionGroup('x', [1]), lambda: ExceptionGroup('x', [KeyboardInterrupt()]), lambda: ExceptionGroup(1, [ValueError()]), lambda: type('C', (BankError,), {}), lambda: group.derive(5), lambda: contextmanager(lambda: iter(()))().__enter__(), lambda: ValueError().with_traceback(3), lambda: ValueError().add_note(3)):
    try:
        print(bad())
    except Exception as e:
        print(type(e).__name__, e)
with redirect_stdout(StringIO()) as text:
    traceback.print_exception(group, file=text, limit=1)
print(text.getvalue())
raise Transfers('last', [NoMoney(5, 2), NoAccount('z')]) from KeyError('why')

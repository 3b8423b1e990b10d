# Who is asked first: reflected, in-place and comparison methods of classes, subclasses and built-in types.
calls = []
def make(name, bases=(), answers=()):
    ns = {}
    for op in 'add sub mul truediv floordiv mod pow matmul and or xor lshift rshift'.split():
        for prefix in '', 'r', 'i':
            n = f'__{prefix}{op}__'
            def f(self, other, *m, n=n): calls.append(f'{name}.{n}'); return NotImplemented if n not in answers else name + n
            ns[n] = f
    for n in '__eq__ __ne__ __lt__ __le__ __gt__ __ge__'.split():
        def f(self, other, n=n): calls.append(f'{name}.{n}'); return NotImplemented if n not in answers else name + n
        ns[n] = f
    return type(name, bases, ns)
A = make('A'); B = make('B', (A,), {'__radd__', '__rpow__', '__gt__'}); C = make('C', (), {'__ipow__', '__iadd__', '__eq__', '__rmatmul__'}); N = make('N', (int,), {'__rsub__', '__and__'})
def t(text, **names):
    calls.clear()
    try: exec(f'r = {text}' if '=' not in text.replace('==', '').replace('!=', '').replace('<=', '').replace('>=', '') else text, names); r = names.get('r', names.get('a'))
    except TypeError as e: r = f'TypeError {e}'
    print(text, *calls, '->', r if isinstance(r, (str, int, bool)) else type(r).__name__)
for op in '+ - * / // % ** @ & | ^ << >> == != < <= > >='.split():
    for a, b in (A(), A()), (A(), B()), (B(), A()), (A(), C()), (5, N(3)), (N(3), 5), (C(), 'x'): t(f'a {op} b', a=a, b=b)
for op in '+ - ** @'.split():
    for a, b in (A(), B()), (C(), A()), (5, C()), ([], C()): t(f'a {op}= b', a=a, b=b)
t('pow(a, b, 7)', a=A(), b=B()); t('a in [b]', a=A(), b=C()); t('[a] == [b]', a=A(), b=B()); t('max(a, b)', a=A(), b=B()); t('sum([a], b)', a=A(), b=A()); t('divmod(a, b)', a=A(), b=A()); t('a < b < a', a=A(), b=B()); t('not a == b', a=C(), b=C()); t('-a', a=A()); t('abs(a)', a=A())

# library
# codeop and code: which lines want more, future statements that stay, consoles with their own input, errors as they are shown.
import code
import codeop
import contextlib
import io
import sys
import warnings

SOURCES = ['', ' ', '# c', 'x = 1', 'x =', 'if 1:', 'if 1:\n  pass', 'if 1:\n  pass\n', 'def f():', '@d', 'class A: pass', 'for x in (', '"""open', "'open", 'x = (1,\n', '\\', 'a\\\n', 'return', 'lambda: (', '1 +', 'try: pass', 'try:\n  1\nexcept:', 'else:', 'x = 1; y', 'print "a"', '\tx', 'async def f(): await', 'f"{', 'f"{a', 'match x:', 'with a as b:', '[', ']', '0x', 'é', '\0', 'if 1: pass\nelse:', 'x = """a\nb"""', '{1: 2,', 'import a.', 'del', 'global', 'yield', 'assert']
for symbol in 'single', 'exec', 'eval':
    out = []
    for s in SOURCES:
        try:
            c = codeop.compile_command(s, '<in>', symbol)
            out.append('more' if c is None else 'ok')
        except (SyntaxError, ValueError, OverflowError) as e:
            out.append(f'{type(e).__name__}: {e}')
    print(symbol, *zip(SOURCES, out), sep='\n  ')
compiler = codeop.CommandCompiler()
print(compiler('from __future__ import annotations').co_flags & 0x1000000 > 0, compiler('x: y = 1').co_flags & 0x1000000 > 0, codeop.compile_command('x').co_flags & 0x1000000)
try:
    codeop.compile_command('x', symbol='bad')
except ValueError as e:
    print(e)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always')
    codeop.compile_command('1 is 1'), codeop.compile_command('"\\d"\n'), codeop.compile_command('"\\d')if 0 else None
print([str(w.message) for w in seen])


class Console(code.InteractiveConsole):
    def __init__(self, lines, **kw):
        super().__init__(**kw)
        self.lines = iter(lines)

    def raw_input(self, prompt=''):
        self.write(prompt)
        line = next(self.lines, None)
        if line is None:
            raise EOFError
        if isinstance(line, BaseException):
            raise line
        return line


def session(*lines, exits=False, **kw):
    out = io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(out):
        try:
            Console(lines, locals={'__name__': 'console'}, local_exit=exits).interact(**kw)
        except SystemExit as e:
            print('exit', e.code)
    print(out.getvalue())


session('x = 5', 'x', 'def f(a):', '    return a / 0', '', 'f(x)', 'if x:', '  print("block")', '', '1 +', '  y', banner='hello', exitmsg='bye')
session('import sys', 'sys.ps1 = "? "', 'class A:', KeyboardInterrupt(), '"after"', 'raise ValueError("x") from KeyError(1)', 'raise SystemExit(3)', banner='', exitmsg='')
del sys.ps1
interpreter = code.InteractiveInterpreter({'v': 2})
with contextlib.redirect_stderr(io.StringIO()) as err:
    print(interpreter.runsource('v + 1'), interpreter.runsource('if v:'), interpreter.runsource('v v'), interpreter.runsource('1/0'), interpreter.runsource('print(v)', '<f>', 'exec'))
print(err.getvalue())

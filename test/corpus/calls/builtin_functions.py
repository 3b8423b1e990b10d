# library: odd arguments for builtin functions; odd.py says what is printed.
import builtins

import odd

odd.module(builtins, {'breakpoint', 'input', 'help', 'exit', 'quit', 'copyright', 'credits', 'license', 'open', 'print', 'pow', 'eval', 'exec', 'compile'} | {n for n, v in vars(builtins).items() if isinstance(v, type)}, {'id', 'hash', 'globals', 'locals', 'vars', 'dir'})

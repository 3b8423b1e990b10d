# library: odd arguments for builtin types; odd.py says what is printed.
import builtins

import odd

odd.module(builtins, {n for n, v in vars(builtins).items() if not isinstance(v, type)})

# Records what CPython 3.13 says of its opcodes: test/bytecode/opcodes.json.
# usage: python3.13 tools/record/opcodes.py   (from the root)
#
#   opcodes      name -> [number, caches, flags, [net stack effect for each oparg of `opargs`]]
#                flags: a(rg) c(onst) n(ame) j(ump) l(ocal) f(ree); no effects for specialised and instrumented forms
#   specialized  name -> base
import _opcode, _opcode_metadata, json, opcode, pathlib

OPARGS = [0, 1, 2, 3, 5, 259]
FLAGS = {'a': _opcode.has_arg, 'c': _opcode.has_const, 'n': _opcode.has_name, 'j': _opcode.has_jump, 'l': _opcode.has_local, 'f': _opcode.has_free}
special = {s: base for base, forms in _opcode_metadata._specializations.items() for s in forms}
record = {}
for name, code in sorted({**_opcode_metadata.opmap, **_opcode_metadata._specialized_opmap}.items(), key=lambda item: item[1]):
    plain = name not in special and not name.startswith('INSTRUMENTED_')
    flags = ''.join(letter for letter, has in FLAGS.items() if plain and has(code))
    effects = [_opcode.stack_effect(code, arg if 'a' in flags else None, jump=True) for arg in OPARGS] if plain else []
    record[name] = [code, opcode._inline_cache_entries.get(name, 0), flags, effects]
text = json.dumps({'opargs': OPARGS, 'opcodes': record, 'specialized': special})
pathlib.Path('test/bytecode/opcodes.json').write_text(text.replace('], "', '],\n"') + '\n')

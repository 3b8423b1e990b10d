"""Records what CPython makes of the parser's test cases: run it with CPython 3.13.

    python3.13 tools/record/parser.py

reads test/compiler/parser/{errors,valid}.txt and writes the .json beside each. A case is one line; an error's
record is [type, msg, lineno, offset, text, end_lineno, end_offset, warnings], a tree's is the text that dump()
makes and the warnings.
"""

import ast
import json
import pathlib
import re
import struct
import warnings

FOLDER = pathlib.Path(__file__).resolve().parents[2] / 'test' / 'compiler' / 'parser'
SIMPLE = {'n': '\n', 't': '\t', 'r': '\r', '\\': '\\'}


def unescape(line):
    def one(match):
        text = match.group(1)
        return SIMPLE[text] if text in SIMPLE else chr(int(text[1:], 16))
    return re.sub(r'\\([ntr\\]|x..|u....)', one, line)


def cases(name):
    for line in (FOLDER / name).read_text(encoding='utf-8').split('\n'):
        if line and not line.startswith('# '):
            mode, text = re.fullmatch(r'(?:(eval|single):)?(.*)', line).groups()
            yield line, mode or 'exec', unescape(text)


def constant(value):
    match value:
        case bool() | None: return str(value)
        case int(): return f'{value:#x}'
        case float(): return 'float ' + struct.pack('>d', value).hex()
        case complex(): return 'complex ' + struct.pack('>dd', value.real, value.imag).hex()
        case str(): return 'str ' + ' '.join(f'{ord(c):x}' for c in value)
        case bytes(): return 'bytes ' + value.hex()
        case _: return 'Ellipsis'


def dump(node):
    """The tree in one line: Kind(field, …)@line:col-line:col."""
    match node:
        case None: return '-'
        case list(): return '[' + ', '.join(map(dump, node)) + ']'
        case str(): return node
        case int(): return str(node)
        case ast.expr_context() | ast.operator() | ast.unaryop() | ast.cmpop() | ast.boolop():
            return type(node).__name__
    name = type(node).__name__
    raw = isinstance(node, (ast.Constant, ast.MatchSingleton))
    fields = [constant(node.value) if raw and field == 'value' else dump(getattr(node, field, None))
              for field in node._fields if field not in ('type_comment', 'type_ignores')]
    place = ''
    if hasattr(node, 'lineno'):
        place = f'@{node.lineno}:{node.col_offset}-{node.end_lineno}:{node.end_col_offset}'
    return f'{name}({", ".join(fields)}){place}'


def compiled(text, mode):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            result = dump(compile(text, '<test>', mode, ast.PyCF_ONLY_AST))
        except SyntaxError as e:
            result = [type(e).__name__, e.msg, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset]
        except (MemoryError, UnicodeDecodeError) as e:
            result = [type(e).__name__, str(e)]
    return result, [[str(w.message), w.lineno] for w in caught]


def record(name):
    out = {}
    for line, mode, text in cases(f'{name}.txt'):
        result, warned = compiled(text, mode)
        if isinstance(result, str) != (name == 'valid'):
            print(f'not {name}: {line}')
            continue
        if line in out:
            print(f'twice: {line}')
        out[line] = {'is': result, **({'warnings': warned} if warned else {})}
    rows = ',\n'.join(f'{json.dumps(k, ensure_ascii=False)}: {json.dumps(v)}' for k, v in out.items())
    (FOLDER / f'{name}.json').write_text('{\n' + rows + '\n}\n', encoding='utf-8')
    print(name, len(out))


record('errors')
record('valid')

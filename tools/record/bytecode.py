# Records what CPython 3.13 compiles the programs of test/compiler/codegen to.
# usage: python3.13 tools/record/bytecode.py   (from the root; CPython 3.13.0, with PYTHONHASHSEED=0)
#
#   programs/*.py   -> programs/*.dis   the text of dis, without addresses
#                      programs.json    sha256 of marshal.dumps(code, 2) at each level of optimization
#   snippets.txt    -> snippets.json    the error or the warnings of each snippet, or the sha of its code
#   library.json                        16 digits of the sha256 of each module of the library (npm package pyodide)
import dis, hashlib, io, json, marshal, pathlib, re, sys, warnings, zipfile

assert sys.version_info[:3] == (3, 13, 0), sys.version
here = pathlib.Path('test/compiler/codegen')


def sha(code):
    return hashlib.sha256(marshal.dumps(code, 2)).hexdigest()


def dis_text(code):
    out = io.StringIO()
    dis.dis(code, file=out)
    return re.sub(r' at 0x[0-9a-f]+, file', ', file', out.getvalue())


shas = {}
for path in sorted((here / 'programs').glob('*.py')):
    source = path.read_bytes()
    with warnings.catch_warnings():
        warnings.simplefilter('ignore')
        codes = [compile(source, path.name, 'exec', dont_inherit=True, optimize=o) for o in (0, 1, 2)]
    shas[path.name] = [sha(code) for code in codes]
    path.with_suffix('.dis').write_text(dis_text(codes[0]), encoding='utf-8')
(here / 'programs.json').write_text(json.dumps(shas, indent=1) + '\n')

# A snippet starts with a line `### mode`, mode one of exec, eval, single.
records = []
for part in re.split(r'^### ', (here / 'snippets.txt').read_text(encoding='utf-8'), flags=re.M)[1:]:
    mode, source = part.split('\n', 1)
    source = source[:-1]
    record = {'mode': mode, 'source': source}
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            record['sha'] = sha(compile(source, '<snippet>', mode, dont_inherit=True, optimize=0))
        except SyntaxError as e:
            record['error'] = [e.msg, e.lineno, e.offset, e.end_lineno, e.end_offset]
    if caught:
        record['warnings'] = [[str(w.message), w.lineno] for w in caught]
    records.append(record)
(here / 'snippets.json').write_text(json.dumps(records, indent=1, ensure_ascii=False) + '\n', encoding='utf-8')

library = {}
with zipfile.ZipFile('node_modules/pyodide/python_stdlib.zip') as archive, warnings.catch_warnings():
    warnings.simplefilter('ignore')
    for name in sorted(archive.namelist()):
        if name.endswith('.py'):
            code = compile(archive.read(name), name, 'exec', dont_inherit=True, optimize=0)
            library[name] = sha(code)[:16]
(here / 'library.json').write_text(json.dumps(library, indent=0) + '\n')

# library
import _tokenize,io,sys
def toks(s, extra=True):
    rl=iter(s.splitlines(True)).__next__
    out=[]
    try:
        for t in _tokenize.TokenizerIter(rl, extra_tokens=extra): out.append(t)
    except SyntaxError as e: out.append((type(e).__name__, e.args))
    return out
for s in ["f'''a\nb'''+1\n", "f'''a\nb{x}c'''+1", "x = '''a\nb''' + 1 # c\n\n# d\nif x:\n\ty\n", "a\r\nb # c\r\n", "(", "if x:\n  a\n b\n", "x \\ y\n", "x = 'a\n", "'''abc\n", "0777 0x_ 1_ é = 'é' + ñ\n", "$ ! ?\n", "if x:\n\ta\n        b\n","a\\\n", "\\\n", "x = 1 \\\n + 2\n", ")\n", "if x:\n pass\n","\x00", "  # c\n  x\n"]:
    for extra in (True, False):
        print(repr(s), extra)
        for t in toks(s, extra): print('   ', t)

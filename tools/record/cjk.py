"""Records the tables of the East Asian codecs from CPython: python3 tools/record/cjk.py, run by a CPython 3.13.

Writes tools/library/_cjk/tables_*.py. A table's lines: "8140 text": text stands for the codes from 8140 on; "@8861 AC00 14"
(hexadecimal): 0x14 characters from U+AC00 on; "-8790 3": three codes stand for nothing; "=82F5 text": one code stands for
several characters; ">text 8790": text is written so, though that code or another is read as text ("-": not at all). A table with
a base has only what differs from it.
"""

import pathlib

HERE = pathlib.Path(__file__).parent.parent / 'library' / '_cjk'


def decoded(codec, data):
    try:
        return data.decode(codec)
    except UnicodeDecodeError:
        return None


def encoded(codec, text):
    try:
        return text.encode(codec)
    except UnicodeEncodeError:
        return None


def doubles(codec, prefix=b''):
    """code -> text of all sequences of two bytes (behind a prefix) that are one."""
    table = {}
    for first in range(0x80, 0x100):
        for second in range(0x100):
            data = prefix + bytes([first, second])
            text = decoded(codec, data)
            if text is not None and (prefix or decoded(codec, data[:1]) is None) and not text.endswith(chr(second)):
                table[first << 8 | second] = text
    return table


def lines(table, base):
    """The lines that make table out of base."""
    out = []
    gone = sorted(code for code in base if code not in table)
    fresh = sorted(code for code in table if base.get(code) != table[code])
    while gone:
        n = 1
        while n < len(gone) and gone[n] == gone[0] + n:
            n += 1
        out.append(f'-{gone[0]:04X} {n}')
        del gone[:n]
    i = 0
    while i < len(fresh):
        code = fresh[i]
        if len(table[code]) > 1:
            out.append(f'={code:04X} {table[code]}')
            i += 1
            continue
        n = 1
        while i + n < len(fresh) and fresh[i + n] == code + n and len(table[fresh[i + n]]) == 1:
            n += 1
        text = ''.join(table[code + k] for k in range(n))
        i += n
        while text:
            n = 1
            while n < len(text) and ord(text[n]) == ord(text[0]) + n:
                n += 1
            if n > 8:
                out.append(f'@{code:04X} {ord(text[0]):04X} {n:X}')
            else:
                n = next((k for k in range(1, len(text)) if run(text, k) > 8), len(text))
                out.append(f'{code:04X} {text[:n]}')
            code += n
            text = text[n:]
    return out


def run(text, at):
    n = 1
    while at + n < len(text) and ord(text[at + n]) == ord(text[at]) + n:
        n += 1
    return n


def written(codec, table, prefix=b''):
    """Lines for what is not written as the lowest code that is read as it."""
    back = {}
    for code in sorted(table):
        back.setdefault(table[code], code)
    out = []
    for text in sorted(set(back) | ({chr(c) for c in range(0x80, 0x110000) if not 0xD800 <= c < 0xE000} if not prefix else set())):
        data = encoded(codec, text)
        if len(text) > 1 and data is not None and len(data) != 2 + len(prefix):
            data = None
        if data is not None and (not data.startswith(prefix) or len(data) != 2 + len(prefix)):
            continue
        if data is not None and data[len(prefix)] < 0x80:
            continue
        code = data and int.from_bytes(data[len(prefix) :], 'big')
        if code != back.get(text):
            out.append(f'>{text} {code:04X}' if code else f'>{text} -')
    return out


def write(name, tables):
    text = f'"""Tables of East Asian codecs as tools/record/cjk.py recorded them from CPython."""\n'
    for key, base, rows in tables:
        body = '\n'.join(rows).replace('\\', '\\\\')
        text += f"\n{key} = ({base!r}, '''\n{body}\n''')\n"
    (HERE / f'tables_{name}.py').write_text(text)


def row_cell(table):
    """A table of Shift JIS as one of EUC: rows and cells of JIS X 0208 (or plane 1 of 0213)."""
    out = {}
    for code, text in table.items():
        lead, trail = code >> 8, code & 255
        if 0xF0 <= lead:
            continue
        row = (lead - (0x81 if lead < 0xA0 else 0xC1)) * 2
        cell = trail - (0x40 if trail < 0x7F else 0x41)
        if cell >= 94:
            row, cell = row + 1, cell - 94
        out[(row + 0xA1) << 8 | cell + 0xA1] = text
    return out


def main():
    sjis, cp932, sjis2004, sjisx = (doubles(c) for c in ('shift_jis', 'cp932', 'shift_jis_2004', 'shift_jisx0213'))
    euc, euc2004, eucx = (doubles(c) for c in ('euc_jp', 'euc_jis_2004', 'euc_jisx0213'))
    jisx0212 = doubles('euc_jp', b'\x8f')
    plane2, plane2x = doubles('euc_jis_2004', b'\x8f'), doubles('euc_jisx0213', b'\x8f')
    write(
        'jp',
        [
            ('shift_jis', None, lines(sjis, {}) + written('shift_jis', sjis)),
            ('cp932', 'shift_jis', lines(cp932, sjis) + written('cp932', cp932)),
            ('shift_jis_2004', 'shift_jis', lines(sjis2004, sjis) + written('shift_jis_2004', sjis2004)),
            ('shift_jisx0213', 'shift_jis_2004', lines(sjisx, sjis2004) + written('shift_jisx0213', sjisx)),
            ('euc_jp', 'euc:shift_jis', lines(euc, row_cell(sjis)) + written('euc_jp', euc)),
            ('euc_jis_2004', 'euc:shift_jis_2004', lines(euc2004, row_cell(sjis2004)) + written('euc_jis_2004', euc2004)),
            ('euc_jisx0213', 'euc_jis_2004', lines(eucx, euc2004) + written('euc_jisx0213', eucx)),
            ('jisx0212', None, lines(jisx0212, {}) + written('euc_jp', jisx0212, b'\x8f')),
            ('jisx0213_2', None, lines(plane2, {}) + written('euc_jis_2004', plane2, b'\x8f')),
            ('jisx0213_2_2000', 'jisx0213_2', lines(plane2x, plane2) + written('euc_jisx0213', plane2x, b'\x8f')),
        ],
    )
    gbk, gb2312, gb18030 = (doubles(c) for c in ('gbk', 'gb2312', 'gb18030'))
    write(
        'cn',
        [
            ('gbk', None, lines(gbk, {}) + written('gbk', gbk)),
            ('gb2312', 'gbk', lines(gb2312, gbk) + written('gb2312', gb2312)),
            ('gb18030', 'gbk', lines(gb18030, gbk) + written('gb18030', gb18030)),
        ],
    )
    cp949, euc_kr, johab = (doubles(c) for c in ('cp949', 'euc_kr', 'johab'))
    write(
        'kr',
        [
            ('cp949', None, lines(cp949, {}) + written('cp949', cp949)),
            ('euc_kr', 'cp949', lines(euc_kr, cp949) + written('euc_kr', euc_kr)),
            ('johab', None, lines(johab, {}) + written('johab', johab)),
        ],
    )
    big5, cp950, hkscs = (doubles(c) for c in ('big5', 'cp950', 'big5hkscs'))
    write(
        'tw',
        [
            ('big5', None, lines(big5, {}) + written('big5', big5)),
            ('cp950', 'big5', lines(cp950, big5) + written('cp950', cp950)),
            ('big5hkscs', 'big5', lines(hkscs, big5) + written('big5hkscs', hkscs)),
        ],
    )


if __name__ == '__main__':
    main()

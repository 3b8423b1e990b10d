# library
# The East Asian codecs: text and bytes both ways, errors and their handlers, one byte and one character at a time, streams.
import codecs
import io

names = 'big5 big5hkscs cp932 cp949 cp950 euc_jis_2004 euc_jisx0213 euc_jp euc_kr gb18030 gb2312 gbk hz iso2022_jp iso2022_jp_1 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_3 iso2022_jp_ext iso2022_kr johab shift_jis shift_jis_2004 shift_jisx0213'.split()
samples = ['日本語テキスト abc ｱｲｳ ~ \\ ¥ ‾', '中文测试 漢字 €', '한국어 텍스트 뷁', '臺灣 繁體', 'か゚ き Ê̄ ê', 'ÀÁ αβγ é ɔ̀', '𠀋 𡈽 \U00020000', 'a\nあ\nb', '', 'あ\x80い', '𨘥 \ue000']
damaged = [b'\x81', b'a\x81\x20b', b'\xa1\x20', b'\xff\xffx', b'\x8f\xa1', b'\x8e\x20', b'\x810\x81', b'\x1b$B0', b'~{', b'~x']
damaged += [b'\x0e0!\x0f', b'\x1b.A\x1bNA', b'\x1bx123456', b'\x1b(J\\~', b'\xa4\xd4\xa4\xb2']


def attempt(function, *args):
    try:
        return function(*args)
    except UnicodeError as e:
        return e.start, e.end, e.reason, e.encoding


def bit_by_bit(data, name):
    decoder = codecs.getincrementaldecoder(name)()
    return ''.join(decoder.decode(data[i : i + 1]) for i in range(len(data))) + decoder.decode(b'', True)


for name in names:
    print(name)
    for sample in samples:
        for errors in 'strict', 'ignore', 'xmlcharrefreplace':
            data = attempt(sample.encode, name, errors)
            if isinstance(data, tuple):
                print('  ', data)
                continue
            encoder = codecs.getincrementalencoder(name)(errors)
            same = b''.join(encoder.encode(c) for c in sample) + encoder.encode('', True) == data
            print('  ', data, attempt(data.decode, name) == sample, same, attempt(bit_by_bit, data, name))
    for data in damaged:
        print('  ', [attempt(data.decode, name, errors) for errors in ('strict', 'ignore', 'replace')])
for n in 'shift_jis', 'gb18030', 'iso2022_kr':
    f = io.TextIOWrapper(io.BytesIO(), n)
    f.write('한국 漢字\nabc\n' if n != 'shift_jis' else '漢字かな\nabc\n')
    f.seek(0)
    print(f.readline(), f.read(), f.buffer.getvalue())
    reader = codecs.getreader(n)(io.BytesIO(f.buffer.getvalue()))
    print(reader.readline(), reader.read(2), reader.readlines())
    out = io.BytesIO()
    writer = codecs.getwriter(n)(out)
    writer.writelines(['漢', '字'])
    writer.reset()
    print(out.getvalue(), codecs.getincrementaldecoder(n)().getstate()[0])
for wrong in (
    lambda: 'x'.encode('shift_jis', 'nope'),
    lambda: '\x80'.encode('shift_jis', 'nope'),
    lambda: codecs.lookup('gbk').encode(b''),
    lambda: codecs.lookup('gbk').decode(''),
    lambda: codecs.getincrementalencoder('gbk')(errors=3),
    lambda: codecs.getincrementaldecoder('gbk')().setstate(3),
    lambda: codecs.lookup('gbk').decode(b'\xff', 'replace'),
):
    try:
        print(wrong())
    except Exception as e:
        print(type(e).__name__, e)

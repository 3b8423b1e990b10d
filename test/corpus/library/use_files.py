# library
# Files and folders in a folder of their own: pathlib, shutil, tempfile, glob, os.walk, errors with errno.
import errno
import glob
import os
import shutil
import tempfile
from pathlib import Path, PurePosixPath, PureWindowsPath

with tempfile.TemporaryDirectory() as name:
    top = Path(name)
    (top / 'a' / 'b').mkdir(parents=True)
    (top / 'a' / 'one.txt').write_text('eins\nzwei\n', encoding='utf-8')
    (top / 'a' / 'b' / 'two.bin').write_bytes(bytes(range(10)))
    print(sorted(str(p.relative_to(top)) for p in top.rglob('*')), (top / 'a/one.txt').stat().st_size, (top / 'a').is_dir(), (top / 'zz').exists())
    with open(top / 'a/one.txt', 'a+') as f:
        f.write('drei')
        f.seek(0)
        print(f.readlines(), f.tell(), f.read())
    with open(top / 'a/b/two.bin', 'r+b') as f:
        f.seek(-3, os.SEEK_END)
        f.write(b'XY')
        f.truncate(9)
        f.seek(0)
        print(f.read())
    shutil.copytree(top / 'a', top / 'copy')
    shutil.move(top / 'copy' / 'one.txt', top / 'moved.txt')
    print([(os.path.relpath(d, name), sorted(s), sorted(f)) for d, s, f in sorted(os.walk(name))])
    print(sorted(os.path.basename(p) for p in glob.glob(f'{name}/**/*.txt', recursive=True)), sorted(e.name for e in os.scandir(name) if e.is_file()))
    for wrong in [lambda: open(top / 'no'), lambda: open(top), lambda: os.mkdir(top), lambda: (top / 'a').rmdir(), lambda: os.remove(top / 'a'), lambda: os.listdir(top / 'moved.txt'), lambda: open(top / 'moved.txt', 'x'), lambda: os.rename(top / 'q', top / 'r'), lambda: os.readlink(top / 'moved.txt')]:
        try:
            wrong()
        except OSError as e:
            print(type(e).__name__, errno.errorcode[e.errno], e.strerror, (e.filename and os.path.basename(e.filename)) if e.filename != str(top) else 'top')
    os.symlink('moved.txt', top / 'link')
    print((top / 'link').is_symlink(), os.readlink(top / 'link'), (top / 'link').resolve().name, os.path.realpath(top / 'link') == os.path.realpath(top / 'moved.txt'))
    (top / 'moved.txt').replace(top / 'last.txt')
    print((top / 'link').exists(), os.path.lexists(top / 'link'))
    with tempfile.NamedTemporaryFile('w+', dir=name, suffix='.tmp', delete=False) as t:
        t.write('kept')
    print(Path(t.name).read_text(), os.path.getsize(t.name), shutil.disk_usage(name).total > 0)
    shutil.rmtree(top / 'a')
    print(sorted(p.suffix for p in top.iterdir()))
    os.chmod(t.name, 0o600)
    print(oct(os.stat(t.name).st_mode), os.access(t.name, os.R_OK))
    os.utime(t.name, (1, 2))
    print(os.stat(t.name).st_mtime, os.stat(t.name).st_atime_ns)
print(os.path.exists(name))
p = PurePosixPath('/usr/lib/../python3.tar.gz')
print(p.parts, p.stem, p.suffixes, p.with_suffix('.zip'), p.parent, p.name, p.is_absolute(), p.match('*.gz'), PurePosixPath('a') / '/b', PureWindowsPath('C:\\x/y').as_posix(), p.relative_to('/usr'))
print(os.path.join('a', '/b', 'c'), os.path.splitext('x.tar.gz'), os.path.normpath('a/./b//../c'), os.path.commonpath(['/a/b', '/a/c']), os.path.split('/a/b/'), os.path.expanduser('a'))
for wrong in [lambda: p.relative_to('/home'), lambda: p.with_name(''), lambda: os.path.join(b'a', 'b'), lambda: os.fspath(3), lambda: open('a\0b'), lambda: open('x', 'q'), lambda: open('x', 'rb', encoding='utf-8')]:
    try:
        wrong()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)

# library: dbm.dumb and shelve, users and groups.
import dbm, dbm.dumb, shelve, os, tempfile, pwd, grp, shutil
d=tempfile.mkdtemp()
p=os.path.join(d,'x')
with dbm.dumb.open(p,'n') as db:
    db['a']=b'1'; db[b'b']='two'; db['c']='x'*1000
    print(sorted(db.keys()), db['c'][:3], len(db), 'a' in db, 'zz' in db)
    db['a']='y'*600
    del db['b']
    try: db[1]=2
    except TypeError as e: print(e)
    try: db['q']=2
    except TypeError as e: print(e)
print(dbm.whichdb(p), sorted(os.listdir(d)))
print(open(p+'.dir').read())
with dbm.dumb.open(p,'r') as db:
    print(db['a'][:2], dict(db.items()).keys(), db.get('none'), db.setdefault if 0 else '')
    for f in (lambda: db.__setitem__('a','b'), lambda: db.__delitem__('a'), lambda: db['none']):
        try: f()
        except Exception as e: print(type(e).__name__, e)
try: db['a']
except Exception as e: print(type(e).__name__, e)
for args in ((p,'z'),(p+'none','r')):
    try: dbm.dumb.open(*args)
    except Exception as e: print(type(e).__name__, str(e).replace(d,''))
with dbm.dumb.open(os.path.join(d,'s'),'c') as raw:
    s=shelve.Shelf(raw)
    s['k']=[1,{'a':(2,3)}]; s['l']=None
    print(s['k'], sorted(s))
    s.sync()
print(dbm.whichdb(os.path.join(d,'s')), dbm.whichdb(os.path.join(d,'nothing')))
open(os.path.join(d,'junk'),'w').write('junkjunkjunkjunkjunk')
print(repr(dbm.whichdb(os.path.join(d,'junk'))))
try: dbm.open(os.path.join(d,'junk'))
except dbm.error as e: print(e)
shutil.rmtree(d)
for f in (lambda: pwd.getpwnam('no such'), lambda: pwd.getpwuid(123456789), lambda: pwd.getpwnam(1), lambda: pwd.getpwuid('x'), lambda: pwd.getpwuid(1.5), lambda: grp.getgrnam('no such'), lambda: grp.getgrgid(123456789), lambda:grp.getgrgid('x'), lambda: grp.getgrnam(None)):
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
print(pwd.struct_passwd(('a','b',1,2,'c','d','e')))
try: pwd.struct_passwd((1,2))
except Exception as e: print(type(e).__name__, e)

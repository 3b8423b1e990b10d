"""toolz, funcy, more-itertools, sortedcontainers, wrapt, construct and others."""

import toolz
import funcy
import more_itertools as mi
import sortedcontainers as sc
import intervaltree
import boltons.iterutils
import boltons.strutils
import cachetools
import decorator
import wrapt
import simplejson
import xmltodict
import jmespath
import semver
import pyrsistent
import construct
import packaging.version
import packaging.specifiers
import idna
import chardet
import defusedxml.ElementTree
import mako.template
import inflection

print(toolz.groupby(len, ['a', 'bb', 'c']), toolz.pipe(3, lambda x: x + 1, str),
      toolz.curry(lambda a, b: a + b)(1)(2), toolz.frequencies('abca'), funcy.merge({1: 2}, {3: 4}),
      funcy.chunks(2, [1, 2, 3]))
print(list(mi.chunked(range(7), 3)), list(mi.windowed([1, 2, 3, 4], 2)),
      mi.partition(str.isdigit, 'a1b2').__class__,
      list(mi.set_partitions([1, 2, 3]))[:3], list(mi.collapse([1, [2, [3]]])), mi.first([], 0),
      list(mi.distinct_permutations('aab')))
s = sc.SortedDict({3: 'c', 1: 'a'})
s[2] = 'b'
print(s, s.peekitem(0), sc.SortedList([3, 1, 2]).bisect(2), sc.SortedSet('hello'))
t = intervaltree.IntervalTree.from_tuples([(1, 5), (3, 8), (10, 12)])
print(sorted(t[4]), sorted(t.overlap(7, 11)), t)
c = cachetools.LRUCache(2)
c[1] = 1
c[2] = 2
c[1]
c[3] = 3
print(c, cachetools.TTLCache(1, 10).currsize)


@decorator.decorator
def trace(f, *a, **k):
    print('call', f.__name__, a)
    return f(*a, **k)


@trace
def fn(a, b=2):
    """d"""
    return a + b


import inspect

print(fn(1), inspect.signature(fn), fn.__doc__)


@wrapt.decorator
def w(wrapped, instance, args, kwargs):
    return wrapped(*args, **kwargs) * 2


class K:

    @w
    def m(self, x):
        return x


print(K().m(4), wrapt.ObjectProxy([1, 2]) + [3])
print(
    simplejson.dumps({
        'a': [1, 2.5, None, True],
        'd': __import__('decimal').Decimal('1.10')
    },
                     use_decimal=True,
                     sort_keys=True,
                     indent=1))
print(xmltodict.parse('<a x="1"><b>1</b><b>2</b><c/></a>'),
      xmltodict.unparse({'a': {
          '@x': '1',
          'b': ['1', '2']
      }}, pretty=True))
print(jmespath.search('a[?b > `1`].{x: b, y: c} | [0]', {'a': [{
    'b': 1,
    'c': 2
}, {
    'b': 3,
    'c': 4
}]}),
      semver.VersionInfo.parse('1.2.3-rc.1+b').bump_minor(),
      packaging.version.Version('1.0.post1') > packaging.version.Version('1.0rc1'), '1.5'
      in packaging.specifiers.SpecifierSet('>=1.0,!=1.4,<2'))
print(
    pyrsistent.pmap({
        'a': pyrsistent.v(1, 2)
    }).transform(['a', 0], lambda x: x + 1), pyrsistent.freeze({'x': [1, {2}]}),
    pyrsistent.pset([1, 2]) | {3})
S = construct.Struct('n' / construct.Int16ub, 'l' / construct.Array(construct.this.n, construct.Byte),
                     's' / construct.CString('utf8'))
print(S.parse(b'\x00\x02ab' + b'hi\x00'), S.build(dict(n=1, l=[7], s='x')))
print(idna.encode('bücher.example'), chardet.detect('привет мир'.encode('koi8-r')))
try:
    defusedxml.ElementTree.fromstring('<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>')
except Exception as e:
    print(type(e).__name__, e)
print(
    mako.template.Template(
        '% for i in range(3):\n${i} ${"x" | h}\n% endfor\n<%def name="f(a)">[${a}]</%def>${f(1)}').render(),
    inflection.camelize('device_type'), inflection.pluralize('octopus'))
print(boltons.iterutils.remap({'a': [1, None]}, lambda p, k, v: v is not None),
      boltons.strutils.slugify('Hello World!'))

# library: unittest, mock and doctest run tests and tell of failures.
import unittest, doctest, io, sys, types, warnings
from unittest import mock
class T(unittest.TestCase):
    @classmethod
    def setUpClass(cls): print('class')
    def setUp(self): self.addCleanup(lambda: None)
    def test_equal(self): self.assertEqual([1, 2, 3], [1, 2, 4])
    def test_dict(self): self.assertEqual({'a': 1}, {'a': 2}, 'message')
    def test_text(self): self.assertEqual('one\ntwo', 'one\n2')
    def test_raises(self):
        with self.assertRaisesRegex(ValueError, 'x+') as c: raise ValueError('axx')
        self.assertIsInstance(c.exception, ValueError)
        with self.assertRaises(KeyError): pass
    def test_almost(self): self.assertAlmostEqual(1.0, 1.01, places=3)
    def test_in(self): self.assertIn(5, [1])
    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i): self.assertNotEqual(i, 1)
    @unittest.skip('why')
    def test_skip(self): 1 / 0
    @unittest.expectedFailure
    def test_expected(self): self.fail('x')
    def test_error(self): {}['q']
    def test_warn(self):
        with self.assertWarns(DeprecationWarning): warnings.warn('x', DeprecationWarning)
        with self.assertLogs('l', 'INFO') as l: __import__('logging').getLogger('l').info('hi')
        self.assertEqual(l.output, ['INFO:l:hi'])
    def test_set(self): self.assertSetEqual({1}, {2}); self.assertCountEqual([1], [2])
    def test_true(self): self.assertTrue(0)
out = io.StringIO(); r = unittest.TextTestRunner(out, verbosity=2, tb_locals=False).run(unittest.defaultTestLoader.loadTestsFromTestCase(T)); text = out.getvalue()
import os, re; print(re.sub(r'in \d+\.\d+s', 'in Ts', text.replace(os.path.dirname(os.path.abspath(__file__)) + '/', '')).replace(re.findall(r'File "(/[^"]*)/unittest', text)[0] if re.findall(r'File "(/[^"]*)/unittest', text) else '', 'LIB') if 0 else (r, [(t.id(), x.strip().splitlines()[-1]) for t, x in r.failures + r.errors], r.skipped, len(r.expectedFailures), r.wasSuccessful(), r.testsRun))
class A(unittest.IsolatedAsyncioTestCase):
    async def test_a(self): self.assertEqual(await mock.AsyncMock(return_value=5)(), 5)
print(unittest.TextTestRunner(io.StringIO()).run(unittest.defaultTestLoader.loadTestsFromTestCase(A)))
m = mock.Mock(return_value=3, side_effect=[1, ValueError('se'), mock.DEFAULT]); print(m(1, a=2), end=' ')
try: m()
except ValueError as e: print(e, m(), m.call_count, m.call_args_list, m.mock_calls)
try: m.assert_called_once_with(5)
except AssertionError as e: print(e)
try: m.assert_any_call(7)
except AssertionError as e: print(e)
mm = mock.MagicMock(); mm.__len__.return_value = 4; mm.x.y(1).z = 5; print(len(mm), mm.x.y(1).z, mm[3] is mm[4], mm.mock_calls[:2], bool(mm), isinstance(mock.Mock(spec=int), int))
try: mock.Mock(spec=['a']).b
except AttributeError as e: print(e)
with mock.patch('os.getcwd', return_value='/patched') as p, mock.patch.dict(os.environ, {'ZZ': '1'}): print(os.getcwd(), os.environ['ZZ'], p.called)
print('ZZ' in os.environ, mock.call(1, b=2) == mock.call(1, b=2), mock.sentinel.x, mock.ANY == 5)
f = mock.create_autospec(lambda a, b=1: None)
try: f()
except TypeError as e: print(e)
with mock.patch('builtins.open', mock.mock_open(read_data='data')): print(open('x').read())
def double(x):
    """
    >>> double(2)
    4
    >>> double('a')
    'aa'
    >>> double(3)
    7
    >>> double(None)
    Traceback (most recent call last):
        ...
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    >>> print(list(range(20))) # doctest: +ELLIPSIS
    [0, 1, ..., 19]
    """
    return x * 2
runner = doctest.DocTestRunner(verbose=False); test = doctest.DocTestFinder().find(double, 'double', globs={'double': double})[0]; o = io.StringIO(); print(runner.run(test, out=o.write)); print(o.getvalue().split('\n', 2)[2].split('Failed')[1]); print(doctest.script_from_examples('a\n>>> 1 + 1\n2\n'))

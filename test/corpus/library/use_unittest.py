# library
# unittest and doctest: results, subtests, skips, mocks.
import doctest
import io
import sys
import unittest
from unittest import mock


class Thing:
    """A thing.

    >>> Thing(2).twice()
    4
    >>> Thing('a').twice()
    'ab'
    >>> Thing(None).twice()
    Traceback (most recent call last):
    TypeError: unsupported operand type(s) for *: 'NoneType' and 'int'
    """

    def __init__(self, value):
        self.value = value

    def twice(self):
        return self.value * 2


class Cases(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.shared = []

    def setUp(self):
        self.addCleanup(self.shared.append, 'cleaned')

    def test_equal(self):
        self.assertEqual(Thing(2).twice(), 4)
        with self.assertRaisesRegex(TypeError, 'unsupported') as caught:
            Thing(None).twice()
        self.assertIsInstance(caught.exception, TypeError)

    def test_diff(self):
        self.assertEqual([1, 2, 3], [1, 2, 4])

    def test_sub(self):
        for i in range(3):
            with self.subTest(i=i):
                self.assertNotEqual(i, 1)

    def test_error(self):
        {}['missing']

    @unittest.skip('not today')
    def test_skipped(self):
        self.fail()

    @unittest.expectedFailure
    def test_expected(self):
        self.assertTrue(False)

    def test_dict(self):
        self.assertDictEqual({'a': 1}, {'a': 1, 'b': 2}, 'with a message')

    def test_almost(self):
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        self.assertCountEqual('aab', 'aba')
        with self.assertLogs('x', 'INFO') as logs:
            __import__('logging').getLogger('x').warning('w')
        self.assertEqual(logs.output, ['WARNING:x:w'])


out = io.StringIO()
result = unittest.TextTestRunner(out, verbosity=2).run(unittest.defaultTestLoader.loadTestsFromTestCase(Cases))
print('\n'.join(line for line in out.getvalue().splitlines() if not line.startswith('Ran ')))
print(result, len(result.failures), len(result.errors), len(result.skipped), len(result.expectedFailures))
m = mock.Mock(return_value=3, side_effect=[1, ValueError('two')])
print(m(5, k=6), m.call_args, m.called)
try:
    m()
except ValueError as e:
    print(e)
m.assert_any_call(5, k=6)
try:
    m.assert_called_once()
except AssertionError as e:
    print(e)
with mock.patch.object(Thing, 'twice', return_value='patched') as patched, mock.patch('sys.argv', ['x']):
    print(Thing(1).twice(), patched.call_count, sys.argv)
magic = mock.MagicMock()
magic.__len__.return_value = 7
print(len(magic), magic.a.b.c() is magic.a.b.c(), mock.call(1) == mock.call(1), Thing(1).twice())
report = io.StringIO()
runner = doctest.DocTestRunner(verbose=False)
for test in doctest.DocTestFinder().find(Thing, 'Thing', globs={'Thing': Thing}):
    print(runner.run(test, out=report.write))
print(report.getvalue())

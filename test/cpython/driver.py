"""Runs one module of CPython's own tests and says how each test ended: python driver.py MODULE WANTED DONE

WANTED: a file with the ids to run, a line each; DONE: those of them that an earlier run has already told. On standard output
a line a test: "> id" when it begins, "= outcome id" when it has ended (ok, skip, fail, error, xfail, xpass), and what went
wrong behind a "|". Whatever else the tests print goes elsewhere.
"""

import importlib.util
import io
import os
import sys
import unittest

out = os.fdopen(os.dup(1), 'w', buffering=1, encoding='utf-8', errors='backslashreplace')


def tell(line):
    out.write(line + '\n')
    out.flush()


class Teller(unittest.TestResult):
    def startTest(self, test):
        super().startTest(test)
        self.outcome, self.reason = 'ok', ''
        tell(f'> {test.id()}')

    def stopTest(self, test):
        super().stopTest(test)
        tell(f'= {self.outcome} {test.id()}')
        if self.reason:
            tell(f'| {self.reason}')

    def note(self, outcome, test, err):
        self.outcome = outcome
        text = self._exc_info_to_string(err, test).strip().splitlines()
        if tracebacks:
            for line in text:
                tell(f': {line}')
        self.reason = (text[-1] if text else '')[:300]
        # setUpClass and setUpModule fail without a test that began.
        if not hasattr(test, '_testMethodName') or not isinstance(test, unittest.TestCase):
            tell(f'! {outcome} {test.id()}')
            tell(f'| {self.reason}')

    def addError(self, test, err):
        self.note('error', test, err)

    def addFailure(self, test, err):
        self.note('fail', test, err)

    def addSubTest(self, test, subtest, err):
        if err is not None:
            self.note('fail' if issubclass(err[0], test.failureException) else 'error', test, err)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.outcome, self.reason = 'skip', str(reason)[:200]

    def addExpectedFailure(self, test, err):
        self.outcome = 'xfail'

    def addUnexpectedSuccess(self, test):
        self.outcome = 'xpass'


def chosen(suite, wanted):
    """The suite without the tests that are not wanted; its fixtures stay."""
    kept = suite.__class__()
    for item in suite:
        if isinstance(item, unittest.TestSuite):
            part = chosen(item, wanted)
            if part.countTestCases():
                kept.addTest(part)
        elif item.id() in wanted:
            kept.addTest(item)
    return kept


def deep(function, frames):
    """CPython's own runner stands on more frames; tests of tracebacks expect some."""
    return deep(function, frames - 1) if frames else function()


def main(module, wanted, done, *others):
    global tracebacks
    tracebacks = 'tracebacks' in others
    with open(wanted) as file:
        wanted = set(file.read().split('\n'))
    with open(done) as file:
        wanted -= set(file.read().split('\n'))
    if module in ('test_cmd_line', 'test_tracemalloc'):
        # They start a process while they are imported, to ask whether Python needs its environment.
        from test.support import script_helper
        vars(script_helper)['__cached_interp_requires_environment'] = False
    try:
        suite = unittest.defaultTestLoader.loadTestsFromName('test.' + module)
    except BaseException as error:
        tell(f'! error {module}')
        tell(f'| {type(error).__name__}: {error}'.replace('\n', ' ')[:300])
        return
    parts = [test for part in suite for test in (part if isinstance(part, unittest.TestSuite) else [part])]
    # Of a package the modules that can be imported run.
    if parts and all(type(test).__name__ == '_FailedTest' for test in parts):
        error = unittest.defaultTestLoader.errors[-1].strip().splitlines()[-1] if unittest.defaultTestLoader.errors else '?'
        tell(f'! error {module}')
        tell(f'| {error[:300]}')
        return
    suite = chosen(suite, wanted)
    sys.stdout = sys.stderr = io.StringIO()
    deep(lambda: suite.run(Teller()), 8)


if __name__ == '__main__':
    # As with python -m test: there are tests that look themselves up.
    __spec__ = importlib.util.spec_from_file_location(__name__, __file__)
    main(*sys.argv[1:])
    tell('.')

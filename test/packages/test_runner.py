"""pytest: fixtures, parameters, the explanation of failed assertions."""

import contextlib
import io
import os
import re

import pytest

suite = os.path.join(os.path.dirname(__file__), 'pytest-suite')
out = io.StringIO()
with contextlib.redirect_stdout(out):
    code = pytest.main(['-p', 'no:cacheprovider', '-W', 'ignore', '-q', '--no-header', '-rA', suite])
print(re.sub(r'in \d+\.\d+s', 'in a while', out.getvalue()), code)

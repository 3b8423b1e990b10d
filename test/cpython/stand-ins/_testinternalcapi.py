"""CPython's module _testinternalcapi is made of C for its own tests: here it has what Python can tell. It stands in where a
module of tests cannot be imported without it; a test that uses more of it fails, and is not counted.
"""


def get_config():
    positions = get_config.__code__.co_positions()
    return {'code_debug_ranges': any(column is not None for _, _, column, _ in positions)}


def get_immortalize_deferred():
    return False


def suppress_immortalization(suppress):
    """Only of a build without the GIL."""


def has_inline_values(o):
    raise AttributeError("module '_testinternalcapi' has no attribute 'has_inline_values'")

"""The library has datetime in Python only: this is it under the name of CPython's native module, without what C adds."""

from _pydatetime import *

"""In C this module is native: here its codecs stand on _cjk."""

import _cjk.stateful
from _multibytecodec import find as getcodec

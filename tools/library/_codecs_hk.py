"""In C this module is native: here its codecs stand on _cjk."""

from _multibytecodec import find as getcodec

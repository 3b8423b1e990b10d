"""Codecs of East Asian encodings as objects: in C this module is native, here it stands on _cjk."""

import codecs

from _cjk.encodings import ENCODINGS, Incomplete, Wrong


def find(name):
    if not isinstance(name, str):
        raise TypeError('encoding name must be a string.')
    if name in ENCODINGS:
        return MultibyteCodec(ENCODINGS[name])
    raise LookupError('no such codec is supported.')


def _decode(encoding, data, errors, state, final):
    """(text, how much of data was used, state)"""
    parts, at, end = [], 0, len(data)
    read = encoding.read
    while at < end:
        try:
            text, n, *changed = read(data, at, state)
            parts.append(text)
            at += n
            if changed:
                state = changed[0]
            continue
        except Incomplete:
            if not final:
                break
            stop, reason = end, 'incomplete multibyte sequence'
        except Wrong as wrong:
            stop, reason = min(at + wrong.length, end), 'illegal multibyte sequence'
        error = UnicodeDecodeError(encoding.name, bytes(data), at, stop, reason)
        text, at = _handled(error, errors, end)
        if not isinstance(text, str):
            raise TypeError('decoding error handler must return (str, int) tuple')
        parts.append(text)
    return ''.join(parts), at, state


def _encode(encoding, text, errors, state, final):
    parts, at, end = [], 0, len(text)
    write = encoding.write
    while at < end:
        try:
            data, n, *changed = write(text, at, state, final)
        except Incomplete:
            break
        except Wrong as wrong:
            error = UnicodeEncodeError(encoding.name, text, at, at + wrong.length, 'illegal multibyte sequence')
            instead, at = _handled(error, errors, end)
            if isinstance(instead, str):
                instead, _, state = _encode(encoding, instead, 'strict', state, True)
            elif not isinstance(instead, bytes):
                raise TypeError('encoding error handler must return (str, int) tuple') from None
            parts.append(instead)
            continue
        parts.append(data)
        at += n
        if changed:
            state = changed[0]
    return b''.join(parts), at, state


def _handled(error, errors, end):
    answer = codecs.lookup_error(errors or 'strict')(error)
    kind = 'encoding' if isinstance(error, UnicodeEncodeError) else 'decoding'
    if not isinstance(answer, tuple) or len(answer) != 2 or not isinstance(answer[1], int):
        raise TypeError(f'{kind} error handler must return (str, int) tuple')
    text, at = answer
    if at < 0:
        at += end
    if not 0 <= at <= end:
        raise IndexError(f'position {at} from error handler out of bounds')
    return text, at


def _bytes(data):
    try:
        return bytes(memoryview(data))
    except TypeError:
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'") from None


class MultibyteCodec:
    def __init__(self, encoding):
        self._encoding = encoding

    def encode(self, input, errors=None):
        """Return an encoded string version of 'input'.

        'errors' may be given to set a different error handling scheme. Default is
        'strict' meaning that encoding errors raise a UnicodeEncodeError. Other possible
        values are 'ignore', 'replace' and 'xmlcharrefreplace' as well as any other name
        registered with codecs.register_error that can handle UnicodeEncodeErrors."""
        data, n, state = _encode(self._encoding, str(input), errors, 0, True)
        return data + self._encoding.finish(state), n

    def decode(self, input, errors=None):
        """Decodes 'input'.

        'errors' may be given to set a different error handling scheme. Default is
        'strict' meaning that encoding errors raise a UnicodeDecodeError. Other possible
        values are 'ignore' and 'replace' as well as any other name registered with
        codecs.register_error that is able to handle UnicodeDecodeErrors."""
        data = _bytes(input)
        text, n, _ = _decode(self._encoding, data, errors, 0, True)
        return text, n


class _Errors:
    def _set_up(self, errors):
        if not isinstance(errors, str):
            raise TypeError(f'{type(self).__name__}() argument 1 must be str, not {type(errors).__name__}')
        self._errors = errors

    @property
    def errors(self):
        """how to treat errors"""
        return self._errors

    @errors.setter
    def errors(self, value):
        if not isinstance(value, str):
            raise TypeError('errors must be a string')
        self._errors = value

    @errors.deleter
    def errors(self):
        raise AttributeError('cannot delete attribute')


class MultibyteIncrementalEncoder(_Errors):
    def __init__(self, errors='strict'):
        self._set_up(errors)
        self.reset()

    def encode(self, input, final=False):
        return self._encode(str(input), final)

    def _encode(self, input, final):
        text = self._pending + input
        encoding = self.codec._encoding
        data, n, self._state = _encode(encoding, text, self._errors, self._state, final)
        self._pending = text[n:]
        if final:
            data += encoding.finish(self._state)
            self._state = 0
        return data

    def reset(self):
        self._pending, self._state = '', 0

    def getstate(self):
        pending = self._pending.encode()
        state = self._state.to_bytes(2, 'little')
        return int.from_bytes(bytes([len(pending)]) + pending.ljust(8, b'\0') + state, 'little')

    def setstate(self, state, /):
        data = state.to_bytes(11, 'little')
        if data[0] > 8:
            raise UnicodeError('pending buffer too large')
        self._pending = data[1 : 1 + data[0]].decode()
        self._state = data[9] | data[10] << 8


class MultibyteIncrementalDecoder(_Errors):
    def __init__(self, errors='strict'):
        self._set_up(errors)
        self.reset()

    def decode(self, input, final=False):
        return self._decode(_bytes(input), final)

    def _decode(self, input, final):
        data = self._pending + input
        text, n, self._state = _decode(self.codec._encoding, data, self._errors, self._state, final)
        self._pending = data[n:]
        return text

    def reset(self):
        self._pending, self._state = b'', 0

    def getstate(self):
        return self._pending, self._state

    def setstate(self, state, /):
        if not isinstance(state, tuple):
            raise TypeError(f'setstate() argument must be tuple, not {type(state).__name__}')
        pending, number = state
        if not isinstance(pending, bytes):
            raise TypeError(f'setstate() argument 1, item 0 must be bytes, not {type(pending).__name__}')
        if len(pending) > 8:
            raise UnicodeDecodeError(self.codec._encoding.name, pending, 0, len(pending), 'pending buffer too large')
        self._pending, self._state = pending, number


class MultibyteStreamReader(MultibyteIncrementalDecoder):
    def __init__(self, stream, errors='strict'):
        super().__init__(errors)
        self.stream = stream

    def _read(self, method, size):
        if size == 0:
            return ''
        while True:
            data = method() if size is None or size < 0 else method(size)
            if not isinstance(data, bytes):
                raise TypeError(f'stream function returned a non-bytes object ({type(data).__name__:.100})')
            text = self._decode(data, size is None or size < 0 or not data)
            if text or not data or size is None or size < 0:
                return text

    def read(self, sizeobj=None, /):
        return self._read(self.stream.read, sizeobj)

    def readline(self, sizeobj=None, /):
        return self._read(self.stream.readline, sizeobj)

    def readlines(self, sizehintobj=None, /):
        return self._read(self.stream.read, sizehintobj).splitlines(True)


class MultibyteStreamWriter(MultibyteIncrementalEncoder):
    def __init__(self, stream, errors='strict'):
        super().__init__(errors)
        self.stream = stream

    def write(self, strobj, /):
        self.stream.write(self._encode(str(strobj), False))

    def writelines(self, lines, /):
        for line in lines:
            self.write(line)

    def reset(self):
        if self.__dict__.get('_pending'):
            self.stream.write(self._encode('', True))
        super().reset()

// Methods and attributes of TextIOWrapper and of its newline decoder, in CPython's order. (CPython: Modules/_io/clinic)

import { getset, member, method } from '../../../runtime/register';
import {
  _Py_T_OBJECT,
  METH_FASTCALL,
  METH_KEYWORDS,
  METH_NOARGS,
  METH_O,
  Py_READONLY,
  Py_T_BOOL,
  Py_T_PYSSIZET,
  PyTypeObject,
} from '../../../runtime/type';
import { cannotPickle } from '../base-types';
import {
  incrementalnewlinedecoder_decode,
  incrementalnewlinedecoder_get_newlines,
  incrementalnewlinedecoder_getstate,
  incrementalnewlinedecoder_reset,
  incrementalnewlinedecoder_setstate,
} from '../newline-decoder';
import {
  textio,
  textiowrapper_close,
  textiowrapper_detach,
  textiowrapper_fileno,
  textiowrapper_flush,
  textiowrapper_get__CHUNK_SIZE,
  textiowrapper_get_closed,
  textiowrapper_get_errors,
  textiowrapper_get_name,
  textiowrapper_get_newlines,
  textiowrapper_isatty,
  textiowrapper_readable,
  textiowrapper_seekable,
  textiowrapper_set__CHUNK_SIZE,
  textiowrapper_writable,
} from '../textio';
import { textiowrapper_reconfigure } from '../textio-init';
import { textiowrapper_read, textiowrapper_readline } from '../textio-read';
import { textiowrapper_seek, textiowrapper_tell, textiowrapper_truncate } from '../textio-seek';
import { textiowrapper_write } from '../textio-write';

export const TextIOWrapper_MEMBERS: i64 = 7;
export const TextIOWrapper_DOC = `TextIOWrapper(buffer, encoding=None, errors=None, newline=None,
              line_buffering=False, write_through=False)
--

Character and line based layer over a BufferedIOBase object, buffer.

encoding gives the name of the encoding that the stream will be
decoded or encoded with. It defaults to locale.getencoding().

errors determines the strictness of encoding and decoding (see
help(codecs.Codec) or the documentation for codecs.register) and
defaults to "strict".

newline controls how line endings are handled. It can be None, '',
'\\n', '\\r', and '\\r\\n'.  It works as follows:

* On input, if newline is None, universal newlines mode is
  enabled. Lines in the input can end in '\\n', '\\r', or '\\r\\n', and
  these are translated into '\\n' before being returned to the
  caller. If it is '', universal newline mode is enabled, but line
  endings are returned to the caller untranslated. If it has any of
  the other legal values, input lines are only terminated by the given
  string, and the line ending is returned to the caller untranslated.

* On output, if newline is None, any '\\n' characters written are
  translated to the system default line separator, os.linesep. If
  newline is '' or '\\n', no translation takes place. If newline is any
  of the other legal values, any '\\n' characters written are translated
  to the given string.

If line_buffering is True, a call to flush is implied when a call to
write contains a newline character.`;

/** Methods and attributes of TextIOWrapper. */
export function addTextIOWrapper(t: PyTypeObject): void {
  method(t, 'detach', textiowrapper_detach.index, METH_NOARGS, 'detach($self, /)\n--\n\n');
  method(
    t,
    'reconfigure',
    textiowrapper_reconfigure.index,
    METH_FASTCALL | METH_KEYWORDS,
    `reconfigure($self, /, *, encoding=None, errors=None, newline=None,
            line_buffering=None, write_through=None)
--

Reconfigure the text stream with new parameters.

This also does an implicit stream flush.`,
  );
  method(t, 'write', textiowrapper_write.index, METH_O, 'write($self, text, /)\n--\n\n');
  method(t, 'read', textiowrapper_read.index, METH_FASTCALL, 'read($self, size=-1, /)\n--\n\n');
  method(t, 'readline', textiowrapper_readline.index, METH_FASTCALL, 'readline($self, size=-1, /)\n--\n\n');
  method(t, 'flush', textiowrapper_flush.index, METH_NOARGS, 'flush($self, /)\n--\n\n');
  method(t, 'close', textiowrapper_close.index, METH_NOARGS, 'close($self, /)\n--\n\n');
  method(t, 'fileno', textiowrapper_fileno.index, METH_NOARGS, 'fileno($self, /)\n--\n\n');
  method(t, 'seekable', textiowrapper_seekable.index, METH_NOARGS, 'seekable($self, /)\n--\n\n');
  method(t, 'readable', textiowrapper_readable.index, METH_NOARGS, 'readable($self, /)\n--\n\n');
  method(t, 'writable', textiowrapper_writable.index, METH_NOARGS, 'writable($self, /)\n--\n\n');
  method(t, 'isatty', textiowrapper_isatty.index, METH_NOARGS, 'isatty($self, /)\n--\n\n');
  method(
    t,
    'seek',
    textiowrapper_seek.index,
    METH_FASTCALL,
    `seek($self, cookie, whence=os.SEEK_SET, /)
--

Set the stream position, and return the new stream position.

  cookie
    Zero or an opaque number returned by tell().
  whence
    The relative position to seek from.

Four operations are supported, given by the following argument
combinations:

- seek(0, SEEK_SET): Rewind to the start of the stream.
- seek(cookie, SEEK_SET): Restore a previous position;
  'cookie' must be a number returned by tell().
- seek(0, SEEK_END): Fast-forward to the end of the stream.
- seek(0, SEEK_CUR): Leave the current stream position unchanged.

Any other argument combinations are invalid,
and may raise exceptions.`,
  );
  method(
    t,
    'tell',
    textiowrapper_tell.index,
    METH_NOARGS,
    `tell($self, /)
--

Return the stream position as an opaque number.

The return value of tell() can be given as input to seek(), to restore a
previous stream position.`,
  );
  method(t, 'truncate', textiowrapper_truncate.index, METH_FASTCALL, 'truncate($self, pos=None, /)\n--\n\n');
  method(t, '__reduce__', cannotPickle.index, METH_NOARGS, '__reduce__($self, /)\n--\n\n');
  method(t, '__reduce_ex__', cannotPickle.index, METH_O, '__reduce_ex__($self, object, /)\n--\n\n');
  member(t, 'encoding', _Py_T_OBJECT, offsetof<textio>('_encoding'), Py_READONLY, '');
  member(t, 'buffer', _Py_T_OBJECT, offsetof<textio>('_buffer'), Py_READONLY, '');
  member(t, 'line_buffering', Py_T_BOOL, offsetof<textio>('line_buffering'), Py_READONLY, '');
  member(t, 'write_through', Py_T_BOOL, offsetof<textio>('write_through'), Py_READONLY, '');
  member(t, '_finalizing', Py_T_BOOL, offsetof<textio>('finalizing'), 0, '');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<textio>('_weakreflist'), Py_READONLY, '');
  member(t, '__dictoffset__', Py_T_PYSSIZET, offsetof<textio>('_dict'), Py_READONLY, '');
  getset(t, 'name', textiowrapper_get_name.index, 0, '');
  getset(t, 'closed', textiowrapper_get_closed.index, 0, '');
  getset(t, 'newlines', textiowrapper_get_newlines.index, 0, '');
  getset(t, 'errors', textiowrapper_get_errors.index, 0, '');
  getset(t, '_CHUNK_SIZE', textiowrapper_get__CHUNK_SIZE.index, textiowrapper_set__CHUNK_SIZE.index, '');
}

export const IncrementalNewlineDecoder_MEMBERS: i64 = 0;
export const IncrementalNewlineDecoder_DOC = `IncrementalNewlineDecoder(decoder, translate, errors='strict')
--

Codec used when reading a file in universal newlines mode.

It wraps another incremental decoder, translating \\r\\n and \\r into \\n.
It also records the types of newlines encountered.  When used with
translate=False, it ensures that the newline sequence is returned in
one piece. When used with decoder=None, it expects unicode strings as
decode input and translates newlines without first invoking an external
decoder.`;

/** Methods and attributes of IncrementalNewlineDecoder. */
export function addIncrementalNewlineDecoder(t: PyTypeObject): void {
  method(
    t,
    'decode',
    incrementalnewlinedecoder_decode.index,
    METH_FASTCALL | METH_KEYWORDS,
    'decode($self, /, input, final=False)\n--\n\n',
  );
  method(t, 'getstate', incrementalnewlinedecoder_getstate.index, METH_NOARGS, 'getstate($self, /)\n--\n\n');
  method(t, 'setstate', incrementalnewlinedecoder_setstate.index, METH_O, 'setstate($self, state, /)\n--\n\n');
  method(t, 'reset', incrementalnewlinedecoder_reset.index, METH_NOARGS, 'reset($self, /)\n--\n\n');
  getset(t, 'newlines', incrementalnewlinedecoder_get_newlines.index, 0, '');
}

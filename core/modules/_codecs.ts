// The module _codecs: the registry, and the codecs that are functions of the core. (CPython: Modules/_codecsmodule.c)

import { _PyArg_BadArgument, _PyArg_CheckPositional, _PyArg_UnpackKeywords } from '../objects/args';
import { moduleMethod, newNativeModule } from '../objects/module';
import { Py_None } from '../objects/none';
import { PyUnicode_BuildEncodingMap } from '../objects/str/charmap';
import { stringArg } from '../objects/str/methods';
import {
  _PyCodec_Lookup,
  PyCodec_Decode,
  PyCodec_Encode,
  PyCodec_LookupError,
  PyCodec_Register,
  PyCodec_RegisterError,
  PyCodec_Unregister,
} from '../objects/str/registry';
import { PyUnicode_Check } from '../objects/str/struct';
import { Py_DECREF, stackAlloc } from '../runtime/cold';
import { objAt, PyObject, ptrAt } from '../runtime/object';
import { stackFree } from '../runtime/pellucid';
import { METH_FASTCALL, METH_KEYWORDS, METH_O } from '../runtime/type';
import { addDecoders } from './_codecs/decode';
import { addEncoders } from './_codecs/encode';

function codecs_register(module: PyObject, search: PyObject): PyObject | null {
  return PyCodec_Register(search) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function codecs_unregister(module: PyObject, search: PyObject): PyObject | null {
  return PyCodec_Unregister(search) < 0 ? changetype<PyObject | null>(0) : Py_None;
}

function codecs_lookup(module: PyObject, o: PyObject): PyObject | null {
  const encoding = stringArg(o, 'lookup', 'argument');
  return encoding ? _PyCodec_Lookup(encoding) : null;
}

function codecs_lookup_error(module: PyObject, o: PyObject): PyObject | null {
  const name = stringArg(o, 'lookup_error', 'argument');
  return name ? PyCodec_LookupError(name) : null;
}

function codecs_register_error(module: PyObject, args: usize, nargs: i64): PyObject | null {
  if (!_PyArg_CheckPositional('register_error', nargs, 2, 2)) return null;
  const name = stringArg(objAt(args, 0), 'register_error', 'argument 1');
  if (!name || PyCodec_RegisterError(name, objAt(args, 1)) < 0) return null;
  return Py_None;
}

/** codecs.encode() and decode(). */
function code(name: string, encode: bool, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  const buf = stackAlloc(4);
  let result: PyObject | null = null;
  if (_PyArg_UnpackKeywords(args, nargs, null, kwnames, name, 'obj encoding errors', 0, 1, 0, buf) == 0) {
    let encoding: usize = 0;
    let errors: usize = 0;
    let ok = true;
    if (ptrAt(buf, 1)) {
      encoding = stringArg(objAt(buf, 1), name, "argument 'encoding'");
      ok = encoding != 0;
    }
    if (ok && ptrAt(buf, 2)) {
      errors = stringArg(objAt(buf, 2), name, "argument 'errors'");
      ok = errors != 0;
    }
    if (!encoding) {
      // "utf-8" with its NUL
      store<u64>(buf, 0x382d667475, 24);
      encoding = buf + 24;
    }
    if (ok) {
      result = encode
        ? PyCodec_Encode(objAt(buf, 0), encoding, errors)
        : PyCodec_Decode(objAt(buf, 0), encoding, errors);
    }
  }
  stackFree(buf);
  return result;
}

function codecs_encode(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return code('encode', true, args, nargs, kwnames);
}

function codecs_decode(module: PyObject, args: usize, nargs: i64, kwnames: PyObject | null): PyObject | null {
  return code('decode', false, args, nargs, kwnames);
}

function charmap_build(module: PyObject, o: PyObject): PyObject | null {
  if (PyUnicode_Check(o)) return PyUnicode_BuildEncodingMap(o);
  _PyArg_BadArgument('charmap_build', 'argument', 'str', o);
  return null;
}

function addRegistry(m: PyObject): i32 {
  let r = moduleMethod(
    m,
    'register',
    codecs_register.index,
    METH_O,
    'register($module, search_function, /)\n--\n\nRegister a codec search function.\n\nSearch functions are expected to take one argument, the encoding name in\nall lower case letters, and either return None, or a tuple of functions\n(encoder, decoder, stream_reader, stream_writer) (or a CodecInfo object).',
  );
  r |= moduleMethod(
    m,
    'unregister',
    codecs_unregister.index,
    METH_O,
    "unregister($module, search_function, /)\n--\n\nUnregister a codec search function and clear the registry's cache.\n\nIf the search function is not registered, do nothing.",
  );
  r |= moduleMethod(
    m,
    'lookup',
    codecs_lookup.index,
    METH_O,
    'lookup($module, encoding, /)\n--\n\nLooks up a codec tuple in the Python codec registry and returns a CodecInfo object.',
  );
  r |= moduleMethod(
    m,
    'encode',
    codecs_encode.index,
    METH_FASTCALL | METH_KEYWORDS,
    "encode($module, /, obj, encoding='utf-8', errors='strict')\n--\n\nEncodes obj using the codec registered for encoding.\n\nThe default encoding is 'utf-8'.  errors may be given to set a\ndifferent error handling scheme.  Default is 'strict' meaning that encoding\nerrors raise a ValueError.  Other possible values are 'ignore', 'replace'\nand 'backslashreplace' as well as any other name registered with\ncodecs.register_error that can handle ValueErrors.",
  );
  r |= moduleMethod(
    m,
    'decode',
    codecs_decode.index,
    METH_FASTCALL | METH_KEYWORDS,
    "decode($module, /, obj, encoding='utf-8', errors='strict')\n--\n\nDecodes obj using the codec registered for encoding.\n\nDefault encoding is 'utf-8'.  errors may be given to set a\ndifferent error handling scheme.  Default is 'strict' meaning that encoding\nerrors raise a ValueError.  Other possible values are 'ignore', 'replace'\nand 'backslashreplace' as well as any other name registered with\ncodecs.register_error that can handle ValueErrors.",
  );
  r |= moduleMethod(
    m,
    'register_error',
    codecs_register_error.index,
    METH_FASTCALL,
    'register_error($module, errors, handler, /)\n--\n\nRegister the specified error handler under the name errors.\n\nhandler must be a callable object, that will be called with an exception\ninstance containing information about the location of the encoding/decoding\nerror and must return a (replacement, new position) tuple.',
  );
  r |= moduleMethod(
    m,
    'lookup_error',
    codecs_lookup_error.index,
    METH_O,
    'lookup_error($module, name, /)\n--\n\nlookup_error(errors) -> handler\n\nReturn the error handler for the specified error handling name or raise a\nLookupError, if no handler exists under this name.',
  );
  return r | moduleMethod(m, 'charmap_build', charmap_build.index, METH_O, 'charmap_build($module, map, /)\n--\n\n');
}

/** new */
export function init__codecs_module(): PyObject | null {
  const m = newNativeModule('_codecs', '');
  if (!m) return null;
  if (addRegistry(m) == 0 && addDecoders(m) == 0 && addEncoders(m) == 0) return m;
  Py_DECREF(m);
  return null;
}

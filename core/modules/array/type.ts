// The type array.array: its buffer, its table of slots and methods. (CPython: Modules/arraymodule.c)

import { Py_buffer, PyBUF_FORMAT, PyBUF_ND, PyBUF_STRIDES } from '../../objects/abstract/buffer';
import { PyObject_GenericGetAttr } from '../../objects/attribute';
import { PyErr_SetString } from '../../objects/exceptions/errors';
import { PyExc_BufferError } from '../../objects/exceptions/types';
import { Py_GenericAlias } from '../../objects/generic-alias';
import { newHeapType, readyHeapType } from '../../objects/type/from-spec';
import { Py_NewRef, PyObject } from '../../runtime/object';
import { bufferProcs, getset, mappingMethods, member, method, sequenceMethods } from '../../runtime/register';
import {
  METH_CLASS,
  METH_FASTCALL,
  METH_NOARGS,
  METH_O,
  METH_WITH_CLASS,
  Py_READONLY,
  Py_T_PYSSIZET,
  Py_TPFLAGS_BASETYPE,
  Py_TPFLAGS_HAVE_GC,
  Py_TPFLAGS_IMMUTABLETYPE,
  Py_TPFLAGS_SEQUENCE,
  PyTypeObject,
} from '../../runtime/type';
import {
  array_array___reduce_ex__,
  array_array___sizeof__,
  array_array_frombytes,
  array_array_fromfile,
  array_array_fromlist,
  array_array_fromunicode,
  array_array_tobytes,
  array_array_tofile,
  array_array_tolist,
  array_array_tounicode,
  array_get_itemsize,
  array_get_typecode,
  array_repr,
} from './conversion';
import { arrayobject, asArray, sizeOfItem } from './items';
import { array_iter } from './iterator';
import { array_dealloc, array_new, array_tp_traverse } from './making';
import {
  array_array___copy__,
  array_array___deepcopy__,
  array_array_append,
  array_array_buffer_info,
  array_array_byteswap,
  array_array_clear,
  array_array_count,
  array_array_extend,
  array_array_index,
  array_array_insert,
  array_array_pop,
  array_array_remove,
  array_array_reverse,
  array_ass_item,
  array_ass_subscr,
  array_concat,
  array_contains,
  array_inplace_concat,
  array_inplace_repeat,
  array_item,
  array_length,
  array_repeat,
  array_richcompare,
  array_subscr,
} from './sequence';

// --- buffers

function array_buffer_getbuf(o: PyObject, view: usize, flags: i32): i32 {
  if (!view) {
    PyErr_SetString(PyExc_BufferError, 'array_buffer_getbuf: view==NULL argument is obsolete');
    return -1;
  }
  const v = changetype<Py_buffer>(view);
  v.buf = asArray(o).ob_item ? asArray(o).ob_item : changetype<usize>(o) + 24;
  v.obj = Py_NewRef(o);
  v.len = asArray(o).ob_size * sizeOfItem(o);
  v.readonly = 0;
  v.ndim = 1;
  v.itemsize = sizeOfItem(o);
  v.suboffsets = 0;
  v.shape = flags & PyBUF_ND ? changetype<usize>(o) + 16 : 0;
  v.strides = (flags & PyBUF_STRIDES) == PyBUF_STRIDES ? view + offsetof<Py_buffer>('itemsize') : 0;
  v.format = flags & PyBUF_FORMAT ? asArray(o).ob_descr.formats : 0;
  v.internal = 0;
  asArray(o).ob_exports++;
  return 0;
}

function array_buffer_relbuf(o: PyObject, view: usize): void {
  asArray(o).ob_exports--;
}

export function make_array_(m: PyObject): PyTypeObject | null {
  const t = newHeapType(
    m,
    'array.array',
    offsetof<arrayobject>(),
    0,
    Py_TPFLAGS_SEQUENCE | Py_TPFLAGS_IMMUTABLETYPE | Py_TPFLAGS_BASETYPE | Py_TPFLAGS_HAVE_GC,
    null,
    1,
  );
  if (!t) return null;
  t.tp_dealloc = array_dealloc.index;
  t.tp_repr = array_repr.index;
  t.tp_getattro = PyObject_GenericGetAttr.index;
  t.tp_traverse = array_tp_traverse.index;
  t.tp_richcompare = array_richcompare.index;
  t.tp_iter = array_iter.index;
  t.tp_new = array_new.index;
  const sq = sequenceMethods(t);
  sq.sq_length = array_length.index;
  sq.sq_concat = array_concat.index;
  sq.sq_repeat = array_repeat.index;
  sq.sq_item = array_item.index;
  sq.sq_ass_item = array_ass_item.index;
  sq.sq_contains = array_contains.index;
  sq.sq_inplace_concat = array_inplace_concat.index;
  sq.sq_inplace_repeat = array_inplace_repeat.index;
  const mp = mappingMethods(t);
  mp.mp_length = array_length.index;
  mp.mp_subscript = array_subscr.index;
  mp.mp_ass_subscript = array_ass_subscr.index;
  const bf = bufferProcs(t);
  bf.bf_getbuffer = array_buffer_getbuf.index;
  bf.bf_releasebuffer = array_buffer_relbuf.index;
  method(
    t,
    'append',
    array_array_append.index,
    METH_O,
    'append($self, v, /)\n--\n\nAppend new value v to the end of the array.',
  );
  method(
    t,
    'buffer_info',
    array_array_buffer_info.index,
    METH_NOARGS,
    "buffer_info($self, /)\n--\n\nReturn a tuple (address, length) giving the current memory address and the length in items of the buffer used to hold array's contents.\n\nThe length should be multiplied by the itemsize attribute to calculate\nthe buffer length in bytes.",
  );
  method(
    t,
    'byteswap',
    array_array_byteswap.index,
    METH_NOARGS,
    'byteswap($self, /)\n--\n\nByteswap all items of the array.\n\nIf the items in the array are not 1, 2, 4, or 8 bytes in size, RuntimeError is\nraised.',
  );
  method(t, 'clear', array_array_clear.index, METH_NOARGS, 'clear($self, /)\n--\n\nRemove all items from the array.');
  method(
    t,
    '__copy__',
    array_array___copy__.index,
    METH_NOARGS,
    '__copy__($self, /)\n--\n\nReturn a copy of the array.',
  );
  method(
    t,
    'count',
    array_array_count.index,
    METH_O,
    'count($self, v, /)\n--\n\nReturn number of occurrences of v in the array.',
  );
  method(
    t,
    '__deepcopy__',
    array_array___deepcopy__.index,
    METH_O,
    '__deepcopy__($self, unused, /)\n--\n\nReturn a copy of the array.',
  );
  method(
    t,
    'extend',
    array_array_extend.index,
    METH_WITH_CLASS,
    'extend($self, bb, /)\n--\n\nAppend items to the end of the array.',
  );
  method(
    t,
    'fromfile',
    array_array_fromfile.index,
    METH_WITH_CLASS,
    'fromfile($self, f, n, /)\n--\n\nRead n objects from the file object f and append them to the end of the array.',
  );
  method(
    t,
    'fromlist',
    array_array_fromlist.index,
    METH_O,
    'fromlist($self, list, /)\n--\n\nAppend items to array from list.',
  );
  method(
    t,
    'frombytes',
    array_array_frombytes.index,
    METH_O,
    'frombytes($self, buffer, /)\n--\n\nAppends items from the string, interpreting it as an array of machine values, as if it had been read from a file using the fromfile() method.',
  );
  method(
    t,
    'fromunicode',
    array_array_fromunicode.index,
    METH_O,
    'fromunicode($self, ustr, /)\n--\n\nExtends this array with data from the unicode string ustr.\n\nThe array must be a unicode type array; otherwise a ValueError is raised.\nUse array.frombytes(ustr.encode(...)) to append Unicode data to an array of\nsome other type.',
  );
  method(
    t,
    'index',
    array_array_index.index,
    METH_FASTCALL,
    'index($self, v, start=0, stop=sys.maxsize, /)\n--\n\nReturn index of first occurrence of v in the array.\n\nRaise ValueError if the value is not present.',
  );
  method(
    t,
    'insert',
    array_array_insert.index,
    METH_FASTCALL,
    'insert($self, i, v, /)\n--\n\nInsert a new item v into the array before position i.',
  );
  method(
    t,
    'pop',
    array_array_pop.index,
    METH_FASTCALL,
    'pop($self, i=-1, /)\n--\n\nReturn the i-th element and delete it from the array.\n\ni defaults to -1.',
  );
  method(
    t,
    '__reduce_ex__',
    array_array___reduce_ex__.index,
    METH_WITH_CLASS,
    '__reduce_ex__($self, value, /)\n--\n\nReturn state information for pickling.',
  );
  method(
    t,
    'remove',
    array_array_remove.index,
    METH_O,
    'remove($self, v, /)\n--\n\nRemove the first occurrence of v in the array.',
  );
  method(
    t,
    'reverse',
    array_array_reverse.index,
    METH_NOARGS,
    'reverse($self, /)\n--\n\nReverse the order of the items in the array.',
  );
  method(
    t,
    'tofile',
    array_array_tofile.index,
    METH_WITH_CLASS,
    'tofile($self, f, /)\n--\n\nWrite all items (as machine values) to the file object f.',
  );
  method(
    t,
    'tolist',
    array_array_tolist.index,
    METH_NOARGS,
    'tolist($self, /)\n--\n\nConvert array to an ordinary list with the same items.',
  );
  method(
    t,
    'tobytes',
    array_array_tobytes.index,
    METH_NOARGS,
    'tobytes($self, /)\n--\n\nConvert the array to an array of machine values and return the bytes representation.',
  );
  method(
    t,
    'tounicode',
    array_array_tounicode.index,
    METH_NOARGS,
    'tounicode($self, /)\n--\n\nExtends this array with data from the unicode string ustr.\n\nConvert the array to a unicode string.  The array must be a unicode type array;\notherwise a ValueError is raised.  Use array.tobytes().decode() to obtain a\nunicode string from an array of some other type.',
  );
  method(
    t,
    '__sizeof__',
    array_array___sizeof__.index,
    METH_NOARGS,
    '__sizeof__($self, /)\n--\n\nSize of the array in memory, in bytes.',
  );
  method(t, '__class_getitem__', Py_GenericAlias.index, METH_O | METH_CLASS, 'See PEP 585');
  member(t, '__weaklistoffset__', Py_T_PYSSIZET, offsetof<arrayobject>('_weakreflist'), Py_READONLY, '');
  getset(t, 'typecode', array_get_typecode.index, 0, 'the typecode character used to create the array');
  getset(t, 'itemsize', array_get_itemsize.index, 0, 'the size, in bytes, of one array item');
  return readyHeapType(
    t,
    "array(typecode [, initializer]) -> array\n\nReturn a new array whose items are restricted by typecode, and\ninitialized from the optional initializer value, which must be a list,\nstring or iterable over elements of the appropriate type.\n\nArrays represent basic values and behave very much like lists, except\nthe type of objects stored in them is constrained. The type is specified\nat object creation time by using a type code, which is a single character.\nThe following type codes are defined:\n\n    Type code   C Type             Minimum size in bytes\n    'b'         signed integer     1\n    'B'         unsigned integer   1\n    'u'         Unicode character  2 (see note)\n    'h'         signed integer     2\n    'H'         unsigned integer   2\n    'i'         signed integer     2\n    'I'         unsigned integer   2\n    'l'         signed integer     4\n    'L'         unsigned integer   4\n    'q'         signed integer     8 (see note)\n    'Q'         unsigned integer   8 (see note)\n    'f'         floating-point     4\n    'd'         floating-point     8\n\nNOTE: The 'u' typecode corresponds to Python's unicode character. On\nnarrow builds this is 2-bytes on wide builds this is 4-bytes.\n\nNOTE: The 'q' and 'Q' type codes are only available if the platform\nC compiler used to build Python supports 'long long', or, on Windows,\n'__int64'.\n\nMethods:\n\nappend() -- append a new item to the end of the array\nbuffer_info() -- return information giving the current memory info\nbyteswap() -- byteswap all the items of the array\ncount() -- return number of occurrences of an object\nextend() -- extend array by appending multiple elements from an iterable\nfromfile() -- read items from a file object\nfromlist() -- append items from the list\nfrombytes() -- append items from the string\nindex() -- return index of first occurrence of an object\ninsert() -- insert a new item into the array at a provided position\npop() -- remove and return item (default last)\nremove() -- remove first occurrence of an object\nreverse() -- reverse the order of the items in the array\ntofile() -- write all items to a file object\ntolist() -- return the array converted to an ordinary list\ntobytes() -- return the array converted to a string\n\nAttributes:\n\ntypecode -- the typecode character used to create the array\nitemsize -- the length in bytes of one array item\n",
  );
}

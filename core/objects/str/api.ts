import {
  PyUnicode_AsEncodedString, PyUnicode_Decode, PyUnicode_DecodeLatin1, PyUnicode_FromEncodedObject,
} from './codecs';
import {
  _PyUnicode_EQ, _PyUnicode_Equal, _PyUnicode_EqualToASCIIString, PyUnicode_Compare, PyUnicode_EqualToUTF8,
  PyUnicode_RichCompare, unicode_hash,
} from './compare';
import { PyUnicode_Append, PyUnicode_AppendAndDel, PyUnicode_Concat } from './concat';
import { PyUnicode_Contains, PyUnicode_Find, PyUnicode_Tailmatch } from './find';
import {
  _PyUnicode_InternImmortal, _PyUnicode_InternMortal, init_static_strings, PyUnicode_InternFromString,
  PyUnicode_InternInPlace, PyUnicode_InternStatic,
} from './intern';
import { _PyUnicode_JoinArray, PyUnicode_Join } from './join';
import {
  _PyUnicode_Copy, _PyUnicode_ExactDealloc, PyUnicode_FromCString, PyUnicode_FromKindAndData, PyUnicode_FromObject,
  PyUnicode_FromOrdinal, PyUnicode_FromString, PyUnicode_FromStringAndSize, PyUnicode_New,
} from './new';
import { PyUnicode_Format } from './percent';
import { PyUnicode_IsIdentifier } from './predicates';
import { PyUnicode_Replace } from './replace';
import { unicode_repr } from './repr';
import { PyUnicode_GetLength, PyUnicode_ReadChar, PyUnicode_Substring } from './slice';
import { PyUnicode_Split, PyUnicode_Splitlines } from './split';
import {
  PyUnicode_Check, PyUnicode_CHECK_INTERNED, PyUnicode_CheckExact, PyUnicode_DATA, PyUnicode_GET_LENGTH,
  PyUnicode_IS_ASCII, PyUnicode_KIND, PyUnicode_READ, PyUnicode_Type,
} from './struct';
import { init_str_type } from './type';
import { PyUnicode_AsUTF8, PyUnicode_AsUTF8AndSize, PyUnicode_AsUTF8String, PyUnicode_DecodeUTF8 } from './utf8';

export { PyUnicode_AsEncodedString, PyUnicode_Decode, PyUnicode_DecodeLatin1, PyUnicode_FromEncodedObject } from './codecs';
export { PyUnicode_Compare, PyUnicode_EqualToUTF8, PyUnicode_RichCompare, _PyUnicode_EQ, _PyUnicode_Equal, _PyUnicode_EqualToASCIIString, unicode_hash } from './compare';
export { PyUnicode_Append, PyUnicode_AppendAndDel, PyUnicode_Concat } from './concat';
export { PyUnicode_Contains, PyUnicode_Find, PyUnicode_Tailmatch } from './find';
export { PyUnicode_InternFromString, PyUnicode_InternInPlace, PyUnicode_InternStatic, _PyUnicode_InternImmortal, _PyUnicode_InternMortal, init_static_strings } from './intern';
export { PyUnicode_Join, _PyUnicode_JoinArray } from './join';
export { PyUnicode_FromCString, PyUnicode_FromKindAndData, PyUnicode_FromObject, PyUnicode_FromOrdinal, PyUnicode_FromString, PyUnicode_FromStringAndSize, PyUnicode_New, _PyUnicode_Copy, _PyUnicode_ExactDealloc } from './new';
export { PyUnicode_Format } from './percent';
export { PyUnicode_IsIdentifier } from './predicates';
export { PyUnicode_Replace } from './replace';
export { unicode_repr } from './repr';
export { PyUnicode_GetLength, PyUnicode_ReadChar, PyUnicode_Substring } from './slice';
export { PyUnicode_Split, PyUnicode_Splitlines } from './split';
export { PyUnicode_CHECK_INTERNED, PyUnicode_Check, PyUnicode_CheckExact, PyUnicode_DATA, PyUnicode_GET_LENGTH, PyUnicode_IS_ASCII, PyUnicode_KIND, PyUnicode_READ, PyUnicode_Type } from './struct';
export { init_str_type } from './type';
export { PyUnicode_AsUTF8, PyUnicode_AsUTF8AndSize, PyUnicode_AsUTF8String, PyUnicode_DecodeUTF8 } from './utf8';


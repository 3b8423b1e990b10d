// Names of characters: the host has the table. (CPython: Modules/unicodedata.c, _PyUnicode_Name_CAPI)

import { host_unicode_code, host_unicode_name } from '../../host';

/** Longest name with its NUL, as CPython's NAME_MAXLEN. */
export const NAME_MAXLEN = 256;

/** Writes a character's name as ASCII to `to` (256 bytes): its length; 0: it has none. */
export function _PyUnicode_GetName(c: u32, to: usize): usize {
  return host_unicode_name(c, to);
}

/** The character of a name or alias in ASCII, in any case; -1. */
export function _PyUnicode_GetCode(name: usize, n: usize): i32 {
  return host_unicode_code(name, n);
}

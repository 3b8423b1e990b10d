// Decimal's operators. (CPython: Modules/_decimal/_decimal.c)

import { PyObject } from '../../runtime/object';
import { mpd_qabs, mpd_qadd, mpd_qminus, mpd_qmul, mpd_qplus, mpd_qsub } from './arithmetic';
import { mpd_qdiv, mpd_qdivint, mpd_qrem } from './divide';
import { numberBinary, numberTernary, numberUnary } from './methods';
import { mpd_qpow, mpd_qpowmod } from './power';

export function nm_mpd_qadd(v: PyObject, w: PyObject): PyObject | null {
  return numberBinary(v, w, mpd_qadd.index);
}

export function nm_mpd_qsub(v: PyObject, w: PyObject): PyObject | null {
  return numberBinary(v, w, mpd_qsub.index);
}

export function nm_mpd_qmul(v: PyObject, w: PyObject): PyObject | null {
  return numberBinary(v, w, mpd_qmul.index);
}

export function nm_mpd_qdiv(v: PyObject, w: PyObject): PyObject | null {
  return numberBinary(v, w, mpd_qdiv.index);
}

export function nm_mpd_qrem(v: PyObject, w: PyObject): PyObject | null {
  return numberBinary(v, w, mpd_qrem.index);
}

export function nm_mpd_qdivint(v: PyObject, w: PyObject): PyObject | null {
  return numberBinary(v, w, mpd_qdivint.index);
}

export function nm_mpd_qpow(v: PyObject, w: PyObject, x: PyObject): PyObject | null {
  return numberTernary(v, w, x, mpd_qpow.index, mpd_qpowmod.index);
}

export function nm_mpd_qminus(v: PyObject): PyObject | null {
  return numberUnary(v, mpd_qminus.index);
}

export function nm_mpd_qplus(v: PyObject): PyObject | null {
  return numberUnary(v, mpd_qplus.index);
}

export function nm_mpd_qabs(v: PyObject): PyObject | null {
  return numberUnary(v, mpd_qabs.index);
}

import { describe, expect, test } from 'vitest';
import { PyCompileError, PySyntaxError } from '../../../src/compiler/errors.js';
import { lookupName } from '../../../src/compiler/parser/names/lookup.js';
import { parse, readSource } from '../../../src/compiler/parser/parse.js';
import { dump } from './dump.js';

const options = { filename: '<test>', mode: 'exec' } as const;

function bytes(text: string, ...tail: number[]): Uint8Array {
  return Uint8Array.from([...Buffer.from(text, 'latin1'), ...tail]);
}

function errorOf(source: Uint8Array | string, more = {}): unknown[] {
  try {
    parse(source, { ...options, ...more });
  } catch (e) {
    if (e instanceof PySyntaxError) return [e.msg, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset];
    if (e instanceof PyCompileError) return [e.type, e.msg];
    throw e;
  }
  return [];
}

describe('source bytes', () => {
  test('a cookie names the encoding', () => {
    const tree = parse(bytes('# -*- coding: latin-1 -*-\nx = "\xe9"\n'), options);
    expect(dump(tree)).toContain('str e9');
    expect(dump(parse(bytes('#!sh\n# vim: coding=cp1252\n"\x80"'), options))).toContain('str 20ac');
  });

  test('a byte order mark is not part of the source', () => {
    expect(dump(parse(bytes('\xef\xbb\xbfx'), options))).toContain('@1:0-1:1');
  });

  test('other encodings come from the host', () => {
    const decode = (name: string, b: Uint8Array) => (name === 'rot' ? Buffer.from(b).toString('latin1') : null);
    expect(dump(parse(bytes('# coding: rot\nx'), { ...options, decode }))).toContain('Name(x');
  });

  // What CPython 3.13.0's compile() says of the same bytes.
  test.each([
    [
      bytes('x = "', 0xff, 0x22),
      [
        "(unicode error) 'utf-8' codec can't decode byte 0xff in position 0: invalid start byte",
        1,
        5,
        'x = "\ufffd"\n',
        1,
        6,
      ],
    ],
    [
      bytes('\n\nx', 0xff),
      [
        "(unicode error) 'utf-8' codec can't decode byte 0xff in position 1: invalid start byte",
        3,
        2,
        'x\ufffd\n',
        3,
        -1,
      ],
    ],
    [bytes('# coding: foobar\nx'), ['unknown encoding: foobar', 0, -1, null, null, null]],
    [bytes('\xef\xbb\xbf# coding: latin-1\nx'), ['encoding problem: iso-8859-1 with BOM', 0, -1, null, null, null]],
    [
      bytes('# coding: ascii\nx="\xff"'),
      ["'ascii' codec can't decode byte 0xff in position 19: ordinal not in range(128)", 0, -1, null, null, null],
    ],
    [bytes('x\0'), ['source code string cannot contain null bytes', null, null, null, null, null]],
  ])('%#', (source, error) => {
    expect(errorOf(source)).toEqual(error);
  });

  test('a bad byte in a comment does not matter', () => {
    expect(errorOf(bytes('x # ', 0xff))).toEqual([]);
  });

  test('lines keep their newlines', () => {
    expect(readSource('a\r\nb\rc', options).lines).toEqual(['a\n', 'b\n', 'c\n']);
  });
});

describe('depth', () => {
  const overflow = ['MemoryError', 'Parser stack overflowed - Python source too complex to parse'];

  // The deepest that CPython 3.13.0 takes.
  test.each([
    ['-', 5974],
    ['not ', 5974],
    ['1 if 1 else ', 5974],
    ['lambda:', 2987],
    ['1**', 2987],
  ])('%s', (part, most) => {
    expect(errorOf(`${part.repeat(most)}1`)).toEqual([]);
    expect(errorOf(`${part.repeat(most + 1)}1`)).toEqual(overflow);
  });

  test('200 brackets', () => {
    expect(errorOf(`${'('.repeat(200)}${')'.repeat(200)}`)).toEqual([]);
    expect(errorOf('('.repeat(201))[0]).toBe('too many nested parentheses');
  });
});

describe('flags', () => {
  test('barry_as_FLUFL swaps the operators', () => {
    expect(errorOf('from __future__ import barry_as_FLUFL\n1 <> 2')).toEqual([]);
    expect(errorOf('from __future__ import barry_as_FLUFL\n1 != 2')[0]).toBe(
      "with Barry as BDFL, use '<>' instead of '!='",
    );
  });

  test('incomplete input is an error of its own', () => {
    const flags = 0x4200;
    expect(errorOf('if x:', { mode: 'single', flags })[0]).toBe('incomplete input');
    expect(errorOf('x x\n', { mode: 'single', flags })[0]).toBe('invalid syntax');
  });

  test('the host may name characters', () => {
    const unicodeName = (name: string) => (name === 'MINE' ? 0x2022 : null);
    expect(dump(parse("'\\N{MINE}'", { ...options, unicodeName }))).toContain('str 2022');
  });
});

describe('character names', () => {
  test.each([
    ['BULLET', 0x2022],
    ['bullet', 0x2022],
    ['COMBINING DOUBLE BREVE', 0x35d],
    ['NULL', 0],
    ['NBSP', 0xa0],
    ['LATIN SMALL LETTER GHA', 0x1a3],
    ['VS1', 0xfe00],
    ['VS256', 0xe01ef],
    ['HANGUL SYLLABLE GAG', 0xac01],
    ['HANGUL SYLLABLE HIH', 0xd7a3],
    ['CJK UNIFIED IDEOGRAPH-4E00', 0x4e00],
    ['CJK UNIFIED IDEOGRAPH-20000', 0x20000],
    ['CJK UNIFIED IDEOGRAPH-04E00', null],
    ['HANGUL SYLLABLE X', null],
    ['BULLETT', null],
    ['', null],
  ])('%s', (name, code) => {
    expect(lookupName(name)).toBe(code);
  });
});

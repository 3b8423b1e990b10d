// compile() for the process: source, or a tree, to code, a tree, a symbol table or tokens, all as marshal bytes.

import type { PyConst } from '../bytecode/code.js';
import { int, NONE, str, tuple, tupleOf } from '../bytecode/constants.js';
import { dumpCode, dumps, loads } from '../bytecode/marshal.js';
import type { mod } from '../compiler/ast.js';
import { heldConstants } from '../compiler/codegen/constants.js';
import { compileAst, compileToCode, optimized, symtableOf } from '../compiler/compile.js';
import { type CompilerWarning, UnknownEncodingError } from '../compiler/errors.js';
import { parse } from '../compiler/parser/parse.js';
import { validateTree } from '../compiler/validate.js';
import { decodeTree, encodeTree } from './ast-codec.js';
import type { Host } from './host.js';
import { raised } from './raised.js';
import { decodedSource } from './source.js';
import { encodeSymtable } from './symtable-codec.js';
import { encodeTokens } from './token-codec.js';

/** What the core asks host_compile for (core/host.ts). */
export interface CompileRequest {
  /** UTF-8, or as a cookie says; or what FROM_TREE and TOKENS say of it. */
  bytes: Uint8Array;
  filename: string;
  /** The index of a kind of source, the bits below, and from bit 16 on the feature version. */
  mode: number;
  /** CO_FUTURE_* and PyCF_*. */
  flags: number;
  optimize: number;
  /** sys.get_int_max_str_digits() */
  maxStrDigits: number;
}

/** What comes with an answer: the warnings to issue, and, where the code runs at once, (constant, count, constant, count …). */
interface Beside {
  warnings: CompilerWarning[];
  held?: PyConst;
}

/** Status (OK, RAISED, NO_ENCODING), marshal bytes, and what comes with them. */
export type CompileAnswer = [status: number, bytes: Uint8Array, beside: Beside];
const OK = 0;
const RAISED = 1;
const NO_ENCODING = 2;

/** What host_compile's mode says: the kind of source … */
const KINDS = ['exec', 'eval', 'single', 'func_type'] as const;
/** … the source is a marshalled tree … */
const FROM_TREE = 0x100;
/** … the symbol table is asked for, no code … */
const SYMTABLE = 0x200;
/** … or the tokens, with comments and the like where bit 0 is set … */
const TOKENS = 0x400;
/** … and the code runs at once: which constants would CPython's parser hold meanwhile, and how often? */
const HELD = 0x800;

/** compile()'s flag that asks for the tree … */
const PyCF_ONLY_AST = 0x400;
/** … with its constants worked out. */
const PyCF_OPTIMIZED = 0x8000;
/** The source was text before: it has no cookie. */
const PyCF_IGNORE_COOKIE = 0x800;

const utf8Text = new TextDecoder('utf-8', { ignoreBOM: true });
const latin1Text = new TextDecoder('latin1');

/** The compiler as one process sees it. */
export class HostCompiler {
  private readonly host: Host;
  private readonly answers: Map<string, CompileAnswer> | undefined;
  /** What is compiled now is the program, read from a file. */
  fromFile = false;

  /** `answers`: what was compiled before, for processes that run the same code again and again. */
  constructor(host: Host, answers: Map<string, CompileAnswer> | undefined) {
    this.host = host;
    this.answers = answers;
  }

  answer(request: CompileRequest): CompileAnswer {
    if (!this.answers) return this.compile(request);
    const { bytes, filename, mode, flags, optimize, maxStrDigits } = request;
    const key = `${mode} ${flags} ${optimize} ${maxStrDigits} ${this.fromFile} ${filename}\n${latin1Text.decode(bytes)}`;
    let answer = this.answers.get(key);
    if (!answer) {
      answer = this.compile(request);
      this.answers.set(key, answer);
    }
    return answer;
  }

  private compile(request: CompileRequest): CompileAnswer {
    const beside: Beside = { warnings: [] };
    try {
      return [OK, this.marshalled(request, beside), beside];
    } catch (error) {
      if (error instanceof UnknownEncodingError) {
        const told: PyConst = this.fromFile ? raised(error) : NONE;
        return [NO_ENCODING, dumps(tuple(str(error.encoding), told), 2), beside];
      }
      return [RAISED, dumps(raised(error), 2), beside];
    }
  }

  private marshalled(request: CompileRequest, beside: Beside): Uint8Array {
    const { warnings } = beside;
    const { bytes, filename, mode: bits, flags, optimize, maxStrDigits } = request;
    if (bits & TOKENS) return dumps(encodeTokens(utf8Text.decode(bytes), (bits & 1) !== 0, raised), 2);

    const mode = KINDS[bits & 0xff] ?? 'exec';
    const level = optimize >= 2 ? 2 : optimize === 1 ? 1 : 0;
    const readLine = (lineno: number): string | null => this.lineOf(filename, lineno);
    if (bits & FROM_TREE) {
      const tree = decodeTree(loads(bytes)) as mod;
      validateTree(tree);
      if (flags & PyCF_ONLY_AST) return dumps(encodeTree(optimized(tree, level, flags)), 2);
      return dumpCode(compileAst(tree, { filename, optimize: level, flags, warnings, readLine }), 2, 'built');
    }

    const source = flags & PyCF_IGNORE_COOKIE ? utf8Text.decode(bytes) : bytes;
    if (bits & SYMTABLE)
      return dumps(encodeSymtable(symtableOf(source, { filename, mode, flags, warnings, readLine })), 2);
    if (flags & PyCF_ONLY_AST) {
      const featureVersion = bits >> 16 || undefined;
      const asked = flags & ~PyCF_ONLY_AST;
      const tree = parse(source, { filename, mode, flags: asked, warnings, featureVersion, maxStrDigits });
      return dumps(encodeTree((flags & PyCF_OPTIMIZED) !== 0 ? optimized(tree, level, flags) : tree), 2);
    }
    const { fromFile } = this;
    const arena: PyConst[] = [];
    const options = { filename, mode, flags, optimize, warnings, readLine, fromFile, maxStrDigits, arena };
    const code = compileToCode(source, options);
    if (bits & HELD) beside.held = tupleOf([...heldConstants(code, arena)].flatMap(([c, n]) => [c, int(n)]));
    return dumpCode(code, 2, 'built');
  }

  /** The line that an error behind the parser shows if the file can be read, as in CPython; a line of <string> cannot. */
  private lineOf(filename: string, lineno: number): string | null {
    const file = filename.startsWith('<') ? undefined : this.host.source(filename);
    return file ? (decodedSource(file).split(/(?<=\n)/)[lineno - 1] ?? null) : null;
  }
}

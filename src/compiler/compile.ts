// From source text, or a syntax tree, to a code object. CPython: Python/compile.c (_PyAST_Compile)
import {
  CO_ASYNC_GENERATOR,
  CO_COROUTINE,
  CO_FUTURE_ANNOTATIONS,
  CO_GENERATOR,
  CO_NESTED,
  CO_NEWLOCALS,
  CO_OPTIMIZED,
  CO_VARARGS,
  CO_VARKEYWORDS,
  type CodeObject,
  type PyConst,
} from '../bytecode/code.js';
import { dumpCode } from '../bytecode/marshal.js';
import { assembleUnit } from './assemble.js';
import type * as ast from './ast.js';
import { displayed, hasCells } from './cells.js';
import { compileBody } from './codegen/classes.js';
import { Compiler, type Visitors } from './codegen/compiler.js';
import { visitExpr } from './codegen/expressions.js';
import { visitStmt } from './codegen/statements.js';
import { PyCompileError, type WarningSink } from './errors.js';
import { foldTree } from './fold/fold.js';
import { futureFeatures } from './future.js';
import { type Mode, type ParseOptions, parse, readSource } from './parser/parse.js';
import { type Reporter, recursionError } from './report.js';
import { buildSymtable } from './symtable/build.js';
import type { SymtableEntry } from './symtable/entry.js';

/** The flags of compile() that code objects keep. CPython: PyCF_MASK */
const PyCF_MASK = 0x1fe0000;
export const PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000;

export interface CompileAstOptions {
  filename: string;
  /** 0, 1 (-O: no assert) or 2 (-OO: no docstrings either). */
  optimize?: 0 | 1 | 2;
  /** CO_FUTURE_* and PyCF_* to start with. */
  flags?: number;
  warnings?: WarningSink;
  /** The source line of an error, null if there is none to show. */
  readLine?: (lineno: number) => string | null;
  /** Gets what CPython's parser holds while the code runs: literals and results of folding (see heldConstants). */
  arena?: PyConst[];
  /** Expressions whose values are displayed, besides those at a prompt. */
  displayed?: ReadonlySet<ast.stmt>;
}

function codeFlags(ste: SymtableEntry, inherited: number): number {
  let flags = inherited & PyCF_MASK;
  if (ste.isFunctionLike()) {
    flags |= CO_NEWLOCALS | CO_OPTIMIZED;
    if (ste.ste_nested) flags |= CO_NESTED;
    if (ste.ste_generator) flags |= ste.ste_coroutine ? CO_ASYNC_GENERATOR : CO_GENERATOR;
    if (ste.ste_varargs) flags |= CO_VARARGS;
    if (ste.ste_varkeywords) flags |= CO_VARKEYWORDS;
  }
  if (ste.ste_coroutine && !ste.ste_generator) flags |= CO_COROUTINE;
  return flags;
}

const VISITORS: Visitors = {
  stmt: visitStmt,
  expr: visitExpr,
  assemble: (c, u) => {
    const code = assembleUnit(u, codeFlags(u.ste, c.flags), c.reporter.filename);
    c.constants.mergeFields(code);
    return code;
  },
};

function compileTree(mod: ast.mod, options: CompileAstOptions): CodeObject {
  const { filename, optimize = 0, flags = 0, warnings = [], readLine = () => null } = options;
  const reporter: Reporter = { filename, warnings, readLine };
  const future = futureFeatures(mod, reporter);
  future.features |= flags;
  future.annotations = (future.features & CO_FUTURE_ANNOTATIONS) !== 0;
  future.topLevelAwait = (flags & PyCF_ALLOW_TOP_LEVEL_AWAIT) !== 0;
  foldTree(mod, optimize, future.annotations, warnings, options.arena);
  const symtable = buildSymtable(mod, reporter, future);
  const interactive = mod.kind === 'Interactive';
  const settings = { optimize, flags: future.features, interactive, displayed: options.displayed ?? new Set() };
  const c = new Compiler(VISITORS, reporter, symtable, future, settings);
  c.enterScope('<module>', 'module', symtable.top, 1);
  if (mod.kind === 'Expression') {
    c.expr(mod.body);
    return c.assemble(false);
  }
  if (mod.kind === 'FunctionType')
    throw new PyCompileError('SystemError', 'this compiler does not handle FunctionTypes');
  compileBody(c, { lineno: 1, end_lineno: 1, col_offset: 0, end_col_offset: 0 }, mod.body);
  return c.assemble(true);
}

/**
 * Compiles a tree, which is changed on the way. Throws PySyntaxError, or PyCompileError for code that nests too
 * deep.
 */
export function compileAst(mod: ast.mod, options: CompileAstOptions): CodeObject {
  try {
    return compileTree(mod, options);
  } catch (error) {
    // The JavaScript stack may end before our own limits do.
    if (error instanceof RangeError && !(error instanceof PyCompileError)) throw recursionError();
    throw error;
  }
}

/** The tree with its constants worked out; it is changed. CPython: _PyCompile_AstOptimize */
export function optimized(mod: ast.mod, optimize: 0 | 1 | 2, flags: number): ast.mod {
  const reporter: Reporter = { filename: '<ast>', warnings: [], readLine: () => null };
  const features = futureFeatures(mod, reporter).features | flags;
  foldTree(mod, optimize, (features & CO_FUTURE_ANNOTATIONS) !== 0, reporter.warnings);
  return mod;
}

/** The symbol table of a program's top block. Throws PySyntaxError or PyCompileError. CPython: _Py_SymtableStringObjectFlags */
export function symtableOf(source: Uint8Array | string, options: CompileOptions): SymtableEntry {
  const { filename, mode = 'exec', flags = 0, warnings = [], readLine = () => null } = options;
  const tree = parse(source, { filename, mode, flags, warnings });
  const reporter: Reporter = { filename, warnings, readLine };
  const future = futureFeatures(tree, reporter);
  future.features |= flags;
  return buildSymtable(tree, reporter, future).top;
}

export interface CompileOptions {
  filename: string;
  mode?: Mode;
  /** CO_FUTURE_* and PyCF_*; what the caller's code inherits belongs in here too. */
  flags?: number;
  optimize?: number;
  warnings?: WarningSink;
  unicodeName?: ParseOptions['unicodeName'];
  decode?: ParseOptions['decode'];
  /** The source line of an error behind the parser; CPython reads the file, and has None for other sources. */
  readLine?: (lineno: number) => string | null;
  /** The program to run, read from a file: some messages differ from those for compile(). */
  fromFile?: boolean;
  arena?: PyConst[];
  /** sys.get_int_max_str_digits() */
  maxStrDigits?: number | undefined;
}

/** Compiles source text into a code object. Throws PySyntaxError or PyCompileError. */
export function compileToCode(source: Uint8Array | string, options: CompileOptions): CodeObject {
  const {
    filename,
    mode = 'exec',
    flags = 0,
    optimize = 0,
    warnings = [],
    unicodeName,
    decode,
    readLine,
    fromFile,
  } = options;
  const parseOptions: ParseOptions = { filename, mode, flags, warnings };
  if (unicodeName) parseOptions.unicodeName = unicodeName;
  if (decode) parseOptions.decode = decode;
  if (fromFile) parseOptions.fromFile = fromFile;
  if (options.maxStrDigits !== undefined) parseOptions.maxStrDigits = options.maxStrDigits;
  const read = readSource(source, parseOptions);
  const tree = parse(read, parseOptions);
  const level = optimize >= 2 ? 2 : optimize >= 1 ? 1 : 0;
  const astOptions: CompileAstOptions = { filename, optimize: level, flags, warnings };
  if (hasCells(filename)) astOptions.displayed = displayed(tree, read.text);
  if (readLine) astOptions.readLine = readLine;
  if (options.arena) astOptions.arena = options.arena;
  return compileAst(tree, astOptions);
}

/** Compiles source text; the code object comes back as the bytes of marshal.dumps(code, 2). */
export function compile(source: Uint8Array | string, options: CompileOptions): Uint8Array {
  return dumpCode(compileToCode(source, options), 2);
}

// import. CPython: Python/compile.c (compiler_import, compiler_from_import)
import type * as ast from '../ast.js';
import { NO_LOCATION } from '../instructions.js';
import * as op from '../ops.js';
import { intrinsic1 } from '../ops.js';
import type { Compiler } from './compiler.js';
import { indexOf } from './unit.js';

/** import a.b.c as d: takes b and c from the module a. */
function importAs(c: Compiler, s: ast.Import, name: string, asname: string): void {
  const [, ...attributes] = name.split('.');
  attributes.forEach((attribute, i) => {
    c.opI(s, op.IMPORT_FROM, indexOf(c.u.names, attribute));
    if (i === attributes.length - 1) return;
    c.opI(s, op.SWAP, 2);
    c.op(s, op.POP_TOP);
  });
  c.nameOp(s, asname, 'Store');
  if (attributes.length) c.op(s, op.POP_TOP);
}

/** import a.b as c, … */
export function compileImport(c: Compiler, s: ast.Import): void {
  for (const { name, asname } of s.names) {
    c.loadInt(s, 0);
    c.loadNone(s);
    c.opName(s, op.IMPORT_NAME, name);
    if (asname !== null) importAs(c, s, name, asname);
    else c.nameOp(s, name.split('.')[0] as string, 'Store');
  }
}

/** from a import b as c, …, or * into the module's namespace. */
export function compileImportFrom(c: Compiler, s: ast.ImportFrom): void {
  c.loadInt(s, s.level);
  c.loadNames(
    s,
    s.names.map((a) => a.name),
  );
  c.opName(s, op.IMPORT_NAME, s.module ?? '');
  if (s.names[0]?.name.startsWith('*')) {
    c.opI(s, op.CALL_INTRINSIC_1, intrinsic1('INTRINSIC_IMPORT_STAR'));
    c.op(NO_LOCATION, op.POP_TOP);
    return;
  }
  for (const { name, asname } of s.names) {
    c.opName(s, op.IMPORT_FROM, name);
    c.nameOp(s, asname ?? name, 'Store');
  }
  c.op(s, op.POP_TOP);
}

// What the core's sources say beyond AssemblyScript, in one place. Four things:
//
//  1. A field of an @unmanaged class whose type is not a scalar is a pointer. It is stored as CPython's 8 bytes
//     (`private _name: u64`, so that a store clears the high half of a reused block) and read and written through
//     an inlined accessor of the pointer's type.  `@bytes(N) name: T` is N bytes in place (an embedded struct or
//     array): reading it gives its address.  `@at(OFF) name: T` lies at a fixed offset of a struct too large to
//     declare whole, and a pointer's own address is `name_slot`; `@sized(N)` on the class says how large that is.
//  2. `staticObject<T>(size)` gets an address in the data segment; `_Py_ID('name')` and `_Py_STR(name)` become the
//     address that CPython's pycore_global_strings.h gives that string inside _PyRuntime.
//     `staticStringTexts()` is the literal of all their texts, each ended by a line feed, in the order of their
//     addresses; `unicodeTable('index1')` is a string that holds a table of unicode.mjs.
//     A literal that is passed for a parameter of the type `Doc` becomes the address of a docstring: docstrings.mjs.
//  3. A function's decorator may stand in a comment before it, `/* @inline */ export function …`: TypeScript's grammar, and
//     so the formatter, knows none on functions. `@noinline` is ours: the optimizer copies the function into no other.
//  4. After compilation: the layout table (every struct's fields with offsets, sizes and types), the static
//     objects' addresses and the function table's names, as JSON for the TypeScript side.
import fs from 'node:fs';
import path from 'node:path';
import * as as from 'assemblyscript/dist/assemblyscript.js';
import { Transform } from 'assemblyscript/transform';
import { Docstrings } from './docstrings.mjs';
import { stringAddresses } from './identifiers.mjs';
import { unicodeTable } from './unicode.mjs';

const { NodeKind, Parser, Source, Tokenizer } = as;
const SCALARS = new Set('i8 u8 i16 u16 i32 u32 i64 u64 f32 f64 bool Py_ssize_t Py_hash_t'.split(' '));
const SIZES = {
  i8: 1,
  u8: 1,
  bool: 1,
  i16: 2,
  u16: 2,
  i32: 4,
  u32: 4,
  f32: 4,
  i64: 8,
  u64: 8,
  f64: 8,
  Py_ssize_t: 8,
  Py_hash_t: 8,
};

/** Static objects lie behind _PyRuntime and the allocator's state: core/memory/map.ts. */
const STATIC_BASE = 0x390000;
const STATIC_LIMIT = 0x410000;

const typeText = (t) => t.range.toString();
const decorator = (node, name) => node.decorators?.find((d) => d.name.text === name);
const intArg = (d) => Number(d.args[0].range.toString());

/** Generated nodes stand where the source is that they were made from. */
function relocate(node, range) {
  for (const key of Object.keys(node)) {
    const value = node[key];
    if (value === null || typeof value !== 'object') continue;
    if (key === 'range') node.range = range;
    else if (Array.isArray(value)) for (const item of value) item && typeof item === 'object' && relocate(item, range);
    else if (value.kind !== undefined && key !== 'source') relocate(value, range);
  }
  return node;
}

function parseMembers(text, owner, range) {
  const tokenizer = new Tokenizer(new Source(0, `${owner.name.text}.accessors.ts`, text));
  const parser = new Parser(null);
  const members = [];
  while (!tokenizer.skip(as.Token.EndOfFile)) {
    const member = parser.parseClassMember(tokenizer, owner);
    if (!member) throw new Error(`cannot parse the accessors of ${owner.name.text}: ${text}`);
    members.push(relocate(member, range));
  }
  return members;
}

const parseExpression = (text, range) =>
  relocate(new Parser(null).parseExpression(new Tokenizer(new Source(0, 'address.ts', text))), range);

/** The text of the members that stand for one declared field; null: keep the field as it is. */
function lowerField(field, info) {
  const name = field.name.text;
  const type = typeText(field.type);
  const at = decorator(field, 'at');
  const bytes = decorator(field, 'bytes');
  const scalar = SCALARS.has(type);
  if (at) {
    const off = intArg(at);
    info.declared.push({ name, off, type, size: bytes ? intArg(bytes) : scalar ? SIZES[type] : 8, inline: !!bytes });
    if (bytes)
      return `@inline get ${name}(): ${type} { return changetype<${type}>(changetype<usize>(this) + ${off}); }`;
    if (scalar)
      return `@inline get ${name}(): ${type} { return load<${type}>(changetype<usize>(this), ${off}); }
      @inline set ${name}(v: ${type}) { store<${type}>(changetype<usize>(this), v, ${off}); }`;
    return `@inline get ${name}_slot(): usize { return changetype<usize>(this) + ${off}; }
      @inline get ${name}(): ${type} { return changetype<${type}>(load<usize>(changetype<usize>(this), ${off})); }
      @inline set ${name}(v: ${type}) { store<u64>(changetype<usize>(this), <u64>changetype<usize>(v), ${off}); }`;
  }
  if (bytes) {
    const n = intArg(bytes);
    info.inline[name] = { size: n, type };
    const unit = n % 8 === 0 ? 8 : 1;
    const fillers = Array.from({ length: n / unit }, (_, i) => `private __${name}_${i}: u${unit * 8};`).join(' ');
    return `${fillers} @inline get ${name}(): ${type} { return changetype<${type}>(changetype<usize>(this) + offsetof<${info.name}>('__${name}_0')); }`;
  }
  if (scalar) return null;
  info.pointers[name] = type;
  return `private _${name}: u64;
    @inline get ${name}(): ${type} { return changetype<${type}>(<usize>this._${name}); }
    @inline set ${name}(v: ${type}) { this._${name} = <u64>changetype<usize>(v); }`;
}

/** `/* @inline *\/` or `/* @external('host', 'write') *\/` right before a function becomes its decorator. */
function decorateFromComment(node, text) {
  const before = text.slice(Math.max(0, node.range.start - 120), node.range.start);
  const found = /\/\* @(\w+)(?:\(([^)]*)\))? \*\/\s*(?:export\s+)?(?:declare\s+)?$/.exec(before);
  if (!found) return;
  const args =
    found[2] === undefined ? null : found[2].split(',').map((arg) => parseExpression(arg.trim(), node.range));
  const name = as.Node.createIdentifierExpression(found[1], node.range);
  node.decorators = [...(node.decorators ?? []), as.Node.createDecorator(name, args, node.range)];
}

/** Calls `visit` with each node below one, parents first; what it answers stands in the node's place. */
function walk(node, visit, seen) {
  for (const key in node) {
    const value = node[key];
    if (value === null || typeof value !== 'object' || key === 'range' || key === 'source' || key === 'parent')
      continue;
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) {
        const item = value[i];
        if (item && typeof item === 'object' && item.kind !== undefined) {
          const replaced = visit(item);
          if (replaced) value[i] = replaced;
          else walk(item, visit, seen);
        }
      }
    } else if (value.kind !== undefined && !seen.has(value)) {
      seen.add(value);
      const replaced = visit(value);
      if (replaced) node[key] = replaced;
      else walk(value, visit, seen);
    }
  }
}

/** What Binaryen calls a function, or the instances of a generic one. */
const pattern = (source, { name, typeParameters }) =>
  `${source.internalPath}/${name.text}${typeParameters ? '<*' : ''}`;

/** The functions of a source that take docstrings: their names and which parameters those are. */
function docParameters(source) {
  const found = new Map();
  for (const statement of source.statements) {
    if (statement.kind !== NodeKind.FunctionDeclaration) continue;
    const at = statement.signature.parameters.flatMap((p, i) => (typeText(p.type) === 'Doc' ? [i] : []));
    found.set(statement.name.text, at);
  }
  return found;
}

/** The text of a literal; undefined: it is none. */
function literalText(node) {
  if (node.kind !== NodeKind.Literal) return undefined;
  if (typeof node.value === 'string') return node.value;
  // A template without expressions.
  return node.parts?.length === 1 ? node.parts[0] : undefined;
}

/** The text of literals joined by `+`; undefined: it is something else. AssemblyScript would join them when the module starts. */
function joinedText(node) {
  if (node.kind !== NodeKind.Binary) return literalText(node);
  if (node.operator !== as.Token.Plus) return undefined;
  const left = joinedText(node.left);
  const right = left === undefined ? undefined : joinedText(node.right);
  return right === undefined ? undefined : left + right;
}

/** What the constants of a source are set to. */
const constantsOf = (source) =>
  new Map(
    source.statements
      .filter((s) => s.kind === NodeKind.Variable)
      .flatMap((s) => s.declarations)
      .flatMap((d) => (d.initializer ? [[d.name.text, d.initializer]] : [])),
  );

export default class extends Transform {
  structs = new Map();
  statics = [];
  docs = new Docstrings();
  /** The functions that say `@noinline`. */
  apart = [];

  /** The literals of an argument (it may choose between two, or name a constant of its file) replaced by their addresses. */
  docArgument(node, constants) {
    if (node.kind === NodeKind.Ternary) {
      node.ifThen = this.docArgument(node.ifThen, constants);
      node.ifElse = this.docArgument(node.ifElse, constants);
      return node;
    }
    const literal = node.kind === NodeKind.Identifier ? constants.get(node.text) : node;
    const text = literal && literalText(literal);
    return text === undefined ? node : parseExpression(`${this.docs.address(text)}`, node.range);
  }

  afterParse(parser) {
    const sources = parser.sources
      .filter((s) => !s.isLibrary && !s.internalPath.startsWith('~lib'))
      .sort((a, b) => (a.internalPath < b.internalPath ? -1 : 1));
    const strings = stringAddresses();
    let next = STATIC_BASE;
    this.classes = new Map(
      sources
        .flatMap((s) => s.statements)
        .filter((s) => s.kind === NodeKind.ClassDeclaration && decorator(s, 'unmanaged'))
        .map((s) => [s.name.text, s]),
    );
    for (const klass of this.classes.values()) this.sizeOf(klass);
    const own = new Map(sources.map((source) => [source, docParameters(source)]));
    const everywhere = new Map([...own.values()].flatMap((m) => [...m]).filter(([, at]) => at.length > 0));
    for (const source of sources) {
      for (const statement of source.statements) {
        if (statement.kind === NodeKind.ClassDeclaration) this.lowerClass(statement);
        else if (statement.kind === NodeKind.FunctionDeclaration) {
          decorateFromComment(statement, source.text);
          if (decorator(statement, 'noinline')) this.apart.push(pattern(source, statement));
        }
      }
      const constants = constantsOf(source);
      walk(
        source,
        (node) => {
          if (node.kind === NodeKind.Binary) {
            const text = joinedText(node);
            return text === undefined ? null : as.Node.createStringLiteralExpression(text, node.range);
          }
          if (node.kind !== NodeKind.Call || node.expression.kind !== NodeKind.Identifier) return null;
          const callee = node.expression.text;
          for (const i of own.get(source).get(callee) ?? everywhere.get(callee) ?? [])
            if (node.args[i]) node.args[i] = this.docArgument(node.args[i], constants);
          if (callee === 'staticObject') {
            const size = Number(node.args[0].range.toString());
            const address = next;
            next = (next + size + 15) & ~15;
            this.statics.push({
              address,
              size,
              type: typeText(node.typeArguments[0]),
              call: node,
              file: source.internalPath,
            });
            node.expression.text = 'changetype';
            node.args = [parseExpression(`${address}`, node.range)];
          } else if (callee === '_Py_ID' || callee === '_Py_STR') {
            const literal = node.args[0];
            if (literal.kind !== NodeKind.Literal || literal.value === undefined || typeof literal.value !== 'string')
              return null;
            const address = strings[callee === '_Py_ID' ? 'identifiers' : 'literals'].get(literal.value);
            if (address === undefined)
              throw new Error(
                `${callee}('${literal.value}') in ${source.internalPath}: not one of CPython's; use PyUnicode_InternFromString`,
              );
            node.args = [parseExpression(`${address}`, node.range)];
          } else if (callee === 'staticStringTexts') {
            return as.Node.createStringLiteralExpression(strings.texts.map((text) => `${text}\n`).join(''), node.range);
          } else if (callee === 'unicodeTable') {
            return as.Node.createStringLiteralExpression(unicodeTable(node.args[0].value), node.range);
          }
          return null;
        },
        new Set(),
      );
      for (const statement of source.statements) this.nameStatics(statement);
    }
    if (next > STATIC_LIMIT) throw new Error('the static objects do not fit: core/memory/map.ts');
  }

  sizes = new Map();

  /** C's size and alignment of a struct, with the padding at its end that AssemblyScript leaves out. */
  sizeOf(klass) {
    const known = this.sizes.get(klass);
    if (known) return known;
    const base = klass.extendsType && this.classes.get(klass.extendsType.name.identifier.text);
    let { size, align } = base ? this.sizeOf(base) : { size: 0, align: 1 };
    for (const member of klass.members) {
      if (member.kind !== NodeKind.FieldDeclaration || member.is(as.CommonFlags.Static) || decorator(member, 'at'))
        continue;
      const bytes = decorator(member, 'bytes');
      const n = bytes ? intArg(bytes) : (SIZES[typeText(member.type)] ?? 8);
      const unit = bytes ? (n % 8 === 0 && n > 0 ? 8 : 1) : n;
      size = Math.ceil(size / unit) * unit + n;
      align = Math.max(align, unit);
    }
    const result = { size: Math.ceil(size / align) * align, align, padding: Math.ceil(size / align) * align - size };
    this.sizes.set(klass, result);
    return result;
  }

  lowerClass(klass) {
    if (!decorator(klass, 'unmanaged')) return;
    const info = { name: klass.name.text, pointers: {}, inline: {}, declared: [], sized: 0 };
    const sized = decorator(klass, 'sized');
    if (sized) info.sized = intArg(sized);
    const members = [];
    for (const member of klass.members) {
      const text =
        member.kind === NodeKind.FieldDeclaration &&
        !member.is(as.CommonFlags.Static) &&
        !member.name.text.startsWith('_raw_')
          ? lowerField(member, info)
          : null;
      if (text === null) members.push(member);
      else members.push(...parseMembers(text, klass, member.range));
    }
    const { padding } = this.sizeOf(klass);
    if (padding > 0 && !sized) {
      const fillers = Array.from({ length: padding }, (_, i) => `private __padding_${klass.name.text}_${i}: u8;`).join(
        ' ',
      );
      members.push(...parseMembers(fillers, klass, klass.range));
    }
    klass.members = members;
    this.structs.set(info.name, info);
  }

  /** Binaryen marks what its pass is told the name of; the passes that optimize read it. */
  keepApart(module) {
    for (const name of this.apart) {
      this.binaryen.setPassArgument('no-inline', name);
      module.runPasses(['no-inline']);
    }
    this.binaryen.clearPassArguments();
  }

  nameStatics(statement) {
    if (statement.kind !== NodeKind.Variable) return;
    for (const declaration of statement.declarations) {
      const found = this.statics.find((s) => s.call === declaration.initializer);
      if (found) found.name = declaration.name.text;
    }
  }

  afterCompile(module) {
    this.keepApart(module);
    if (process.env.PELLUCID_FEWER_LOCALS) fewerLocals(module, this.binaryen);
    structInfos = this.structs;
    const layouts = {};
    for (const [, element] of this.program.elementsByName) {
      const info = this.structs.get(element.name);
      if (!info || element.kind !== as.ElementKind.ClassPrototype) continue;
      // A struct that no code uses has its layout all the same.
      if (!element.instances) this.program.resolver.resolveClass(element, null);
      if (!element.instances) continue;
      for (const [, klass] of element.instances) layouts[info.name] = layoutOf(klass, info);
    }
    for (const info of this.structs.values()) layouts[info.name] ??= { size: info.sized, fields: info.declared };
    const out = process.env.PELLUCID_LAYOUT;
    if (!out) return;
    const statics = this.statics.map(({ name, address, size, type }) => ({ name, address, size, type }));
    fs.mkdirSync(path.dirname(out), { recursive: true });
    fs.writeFileSync(out, JSON.stringify({ structs: layouts, statics, functions: functionNames(this.program) }));
    fs.writeFileSync(out.replace('layout.json', 'docs'), this.docs.bytes());
  }
}

/** Functions with fewer local variables do well on the host's stack as they are. */
const MANY_LOCALS = 64;

/** One local for those that do not live at the same time, in the functions that have many. */
function fewerLocals(module, binaryen) {
  for (let i = 0; i < module.getNumFunctions(); i++) {
    const f = module.getFunctionByIndex(i);
    if (binaryen._BinaryenFunctionGetNumVars(f) >= MANY_LOCALS) module.runPassesOnFunction(f, ['coalesce-locals']);
  }
}

function layoutOf(klass, info) {
  const fields = [...info.declared];
  let size = 0;
  let align = 1;
  for (const member of klass.members?.values() ?? []) {
    const field = member.instance ?? member;
    if (!(field.memoryOffset >= 0) || field.type === undefined || field.name === undefined) continue;
    const end = field.memoryOffset + field.type.byteSize;
    size = Math.max(size, end);
    align = Math.max(align, field.type.byteSize);
    const raw = field.name;
    if (raw.startsWith('__padding_')) continue;
    const filler = /^__(.*)_(\d+)$/.exec(raw);
    if (filler && findInline(klass, filler[1])) {
      if (filler[2] === '0')
        fields.push({ name: filler[1], off: field.memoryOffset, ...findInline(klass, filler[1]), inline: true });
      continue;
    }
    const pointee = raw.startsWith('_') ? findPointer(klass, raw.slice(1)) : undefined;
    fields.push({
      name: pointee ? raw.slice(1) : raw,
      off: field.memoryOffset,
      size: field.type.byteSize,
      type: pointee ?? field.type.toString(),
    });
  }
  size = Math.ceil(size / align) * align;
  return { size: info.sized || size, base: klass.base?.name ?? null, fields: fields.sort((a, b) => a.off - b.off) };
}

let structInfos = new Map();
const findInline = (klass, name) => lookUp(klass, (i) => i.inline[name]);
const findPointer = (klass, name) => lookUp(klass, (i) => i.pointers[name]);
function lookUp(klass, get) {
  for (let k = klass; k; k = k.base) {
    const info = structInfos.get(k.prototype.name);
    const found = info && get(info);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The function table: the n-th name is the function whose address is n. A function whose address is taken has a
 * static Function object, and its index is that object's first field.
 */
function functionNames(program) {
  const names = [];
  const overhead = program.totalOverhead;
  for (const [name, element] of program.instancesByName) {
    if (element.kind !== as.ElementKind.Function || !element.memorySegment) continue;
    const buffer = element.memorySegment.buffer;
    names[new DataView(buffer.buffer, buffer.byteOffset).getUint32(overhead, true)] = name.replace(/^core\//, '');
  }
  return names;
}

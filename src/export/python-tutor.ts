// Python Tutor's trace: {code, trace: [{event, line, func_name, globals, stack_to_render, heap, stdout}]}, as its viewer
// reads it (v5: pytutor.js; the shapes are those of pg_logger.py and pg_encoder.py).
//
//   primitives    null, true, 3, 'text'; ['SPECIAL_FLOAT', '2.0'] where JSON has no such number
//   other values  ['REF', id], and heap[id] = ['LIST', …] | ['TUPLE', …] | ['SET', …] | ['DICT', [key, value] …]
//                 | ['INSTANCE', class, [attribute, value] …] | ['CLASS', name, [bases], [attribute, value] …]
//                 | ['FUNCTION', 'f(x, y)', parent frame] | ['module', name] | [type, text]

import { dictItems, inlineAttributes, instanceDict, sequenceItems, setItems } from '../inspector/containers.js';
import { floatText, intValue, nameAt, shortValue } from '../inspector/describe.js';
import { type Frame, LineCache, readFrames } from '../inspector/frames.js';
import type { Image } from '../inspector/image.js';
import { MAIN_THREAD } from '../inspector/map.js';
import { strText } from '../inspector/text.js';
import { isHeapType, isSubclass, typeName, typeOf } from '../inspector/types.js';
import type { LineStop, RecordingApi } from './recording.js';
import { endOf } from './walk.js';

type Encoded = null | boolean | number | bigint | string | Encoded[];

export interface TutorFrame {
  func_name: string;
  frame_id: number;
  unique_hash: string;
  is_highlighted: boolean;
  is_parent: boolean;
  is_zombie: boolean;
  parent_frame_id_list: number[];
  encoded_locals: Record<string, Encoded>;
  ordered_varnames: string[];
}

export interface TutorStep {
  event: 'step_line' | 'call' | 'return' | 'exception' | 'uncaught_exception' | 'instruction_limit_reached';
  line: number;
  func_name: string;
  globals: Record<string, Encoded>;
  ordered_globals: string[];
  stack_to_render: TutorFrame[];
  heap: Record<string, Encoded[]>;
  stdout: string;
  exception_msg?: string;
}

export interface TutorTrace {
  code: string;
  trace: TutorStep[];
}

export interface TutorOptions {
  /** At most so many steps; the viewer's own limit is 1000. */
  limit?: number;
}

const HIDDEN_GLOBALS = new Set([
  '__name__',
  '__builtins__',
  '__doc__',
  '__package__',
  '__loader__',
  '__spec__',
  '__file__',
  '__cached__',
  '__annotations__',
]);
const HIDDEN_ATTRIBUTES = new Set([
  '__doc__',
  '__module__',
  '__dict__',
  '__weakref__',
  '__qualname__',
  '__firstlineno__',
  '__static_attributes__',
]);
const MAX_DEPTH = 100;

/** Encodes values of one moment; ids of objects stay the same through the trace. */
class Encoder {
  heap: Record<string, Encoded[]> = {};
  private readonly image: Image;
  private readonly ids: Map<number, number>;
  private readonly parentOf: (f: number) => number | null;

  constructor(image: Image, ids: Map<number, number>, parentOf: (f: number) => number | null) {
    this.image = image;
    this.ids = ids;
    this.parentOf = parentOf;
  }

  value(o: number, depth = 0): Encoded {
    const { image } = this;
    const type = typeName(image, typeOf(image, o));
    switch (type) {
      case 'NoneType':
        return null;
      case 'bool':
        return intValue(image, o) !== 0n;
      case 'int':
        return intValue(image, o);
      case 'str':
        return strText(image, o, 10_000);
      case 'float': {
        const x = image.f64(o + 16);
        if (Number.isNaN(x)) return ['SPECIAL_FLOAT', 'NaN'];
        if (!Number.isFinite(x)) return ['SPECIAL_FLOAT', x > 0 ? 'Infinity' : '-Infinity'];
        return Number.isInteger(x) ? ['SPECIAL_FLOAT', floatText(x)] : Math.round(x * 10_000) / 10_000;
      }
      default:
        return this.reference(o, type, depth);
    }
  }

  private reference(o: number, type: string, depth: number): Encoded {
    let id = this.ids.get(o);
    if (id === undefined) {
      id = this.ids.size + 1;
      this.ids.set(o, id);
    }
    if (!(id in this.heap)) {
      const encoded: Encoded[] = [];
      this.heap[id] = encoded;
      encoded.push(...(depth > MAX_DEPTH ? [type, '…'] : this.object(o, type, depth + 1)));
    }
    return ['REF', id];
  }

  private object(o: number, type: string, depth: number): Encoded[] {
    const { image } = this;
    const all = (items: number[]): Encoded[] => items.filter((x) => x !== 0).map((x) => this.value(x, depth));
    switch (type) {
      case 'list':
        return ['LIST', ...all(sequenceItems(image, o, 'list'))];
      case 'tuple':
        return ['TUPLE', ...all(sequenceItems(image, o, 'tuple'))];
      case 'set':
      case 'frozenset':
        return ['SET', ...all(setItems(image, o))];
      case 'dict':
        return ['DICT', ...dictItems(image, o).map(([k, v]): Encoded => [this.value(k, depth), this.value(v, depth)])];
      case 'function':
        return ['FUNCTION', this.signature(o), this.parentOf(o)];
      case 'method':
        return ['FUNCTION', this.signature(image.ptr(o + 16)), null];
      case 'builtin_function_or_method':
        return ['FUNCTION', `${shortValue(image, o).replace(/^<built-in (.*)>$/, '$1')}(...)`, null];
      case 'module':
        return ['module', shortValue(image, o).replace(/^<module (.*)>$/, '$1')];
    }
    if (isSubclass(image, typeOf(image, o), 'type')) return this.classObject(o, depth);
    if (isHeapType(image, typeOf(image, o))) return ['INSTANCE', type, ...this.attributes(o, depth)];
    return [type, shortValue(image, o)];
  }

  private classObject(o: number, depth: number): Encoded[] {
    const { image } = this;
    const bases = image.ptrField(o, 'PyTypeObject', 'tp_bases');
    const names = bases
      ? sequenceItems(image, bases, 'tuple')
          .map((b) => typeName(image, b))
          .filter((name) => name !== 'object')
      : [];
    const dict = isHeapType(image, o) ? image.ptrField(o, 'PyTypeObject', 'tp_dict') : 0;
    const attributes = dict ? this.pairs(dictItems(image, dict), depth) : [];
    return ['CLASS', typeName(image, o), names, ...attributes];
  }

  private attributes(o: number, depth: number): Encoded[] {
    const { image } = this;
    const inline = inlineAttributes(image, o);
    if (inline.length > 0) return this.pairs(inline, depth);
    const dict = instanceDict(image, o);
    return dict ? this.pairs(dictItems(image, dict), depth) : [];
  }

  private pairs(items: [key: number, value: number][], depth: number): Encoded[] {
    return items
      .map(([key, value]): [string, number] => [nameAt(this.image, key), value])
      .filter(([name]) => !HIDDEN_ATTRIBUTES.has(name))
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([name, value]): Encoded => [name, this.value(value, depth)]);
  }

  /** 'f(x, *rest, key)' */
  private signature(f: number): string {
    const { image } = this;
    const code = image.ptrField(f, 'PyFunctionObject', 'func_code');
    const count = (field: string): number => image.i32Field(code, 'PyCodeObject', field);
    const names = sequenceItems(image, image.ptrField(code, 'PyCodeObject', 'co_localsplusnames'), 'tuple').map((n) =>
      nameAt(image, n),
    );
    const positional = count('co_argcount');
    const keywordOnly = count('co_kwonlyargcount');
    const flags = count('co_flags');
    let next = positional + keywordOnly;
    const shown = names.slice(0, positional);
    if (flags & 4) shown.push(`*${names[next++] ?? ''}`);
    if (flags & 8) shown.push(`**${names[next] ?? ''}`);
    shown.push(...names.slice(positional, positional + keywordOnly));
    return `${nameAt(image, image.ptrField(f, 'PyFunctionObject', 'func_name'))}(${shown.join(', ')})`;
  }
}

/** Which frame is which: a number for each call, as long as it lasts. */
class FrameNumbers {
  private readonly open: { frame: number; code: number; id: number }[] = [];
  private last = 0;

  /** The functions of the stack (without modules), oldest first: their numbers. */
  update(frames: Frame[], entered: boolean): Map<number, number> {
    const ids = new Map<number, number>();
    for (const [i, frame] of frames.entries()) {
      const known = this.open[i];
      const fresh = entered && i === frames.length - 1;
      if (!known || known.frame !== frame.address || known.code !== frame.code || fresh) {
        this.open.length = i;
        this.open.push({ frame: frame.address, code: frame.code, id: ++this.last });
      }
      ids.set(frame.address, (this.open[i] as { id: number }).id);
    }
    this.open.length = frames.length;
    return ids;
  }
}

/** The trace of a recorded program. */
export function pythonTutor(recording: RecordingApi, { limit = 1000 }: TutorOptions = {}): TutorTrace {
  const stops: LineStop[] = [];
  let cut = false;
  for (const stop of recording.lines(0, endOf(recording))) {
    if (stop.filename !== recording.filename) continue;
    if (stops.length >= limit) {
      cut = true;
      break;
    }
    stops.push(stop);
  }
  const outputs = recording.outputs.filter((o) => o.fd === 1);
  const decoder = new TextDecoder();
  const ids = new Map<number, number>();
  const numbers = new FrameNumbers();
  const lines = new LineCache();
  const trace: TutorStep[] = [];
  let stdout = '';
  let written = 0;
  for (const stop of stops) {
    const { image } = recording.seek(stop.step);
    for (let o = outputs[written]; o && o.step < stop.step; o = outputs[++written]) stdout += decoder.decode(o.bytes);
    const step = stepOf(image, stop, ids, numbers, lines);
    if (!step) continue;
    if (step.event === 'exception') {
      step.line ||= trace[trace.length - 1]?.line ?? 1;
      // The instruction is about to raise: behind it the exception is there.
      step.exception_msg = exceptionText(recording.seek(Math.min(stop.step + 1, recording.length)).image, lines);
    }
    trace.push({ ...step, stdout });
  }
  if (cut) {
    const last = trace[trace.length - 1];
    if (last)
      trace.push({ ...last, event: 'instruction_limit_reached', exception_msg: `Stopped after ${limit} steps` });
  }
  return { code: recording.source, trace };
}

/** undefined: a stop that is no step of its own, as the beginning of the module. */
function stepOf(
  image: Image,
  stop: LineStop,
  ids: Map<number, number>,
  numbers: FrameNumbers,
  lines: LineCache,
): TutorStep | undefined {
  const shim = image.layout.staticAddress('initCleanup');
  const frames = readFrames(image, lines).filter((f) => f.code !== shim);
  const functions = frames.filter((f) => !f.isModule);
  const frameIds = numbers.update(functions, stop.event === 'call' && !frames[frames.length - 1]?.isModule);
  // A function's parent is the frame whose cells it refers to.
  const cells = new Map<number, number>();
  for (const f of functions)
    for (const slot of f.slots) if (slot.kind === 'cell' && slot.target) cells.set(slot.target, f.address);
  const parentFrame = (f: number): number => {
    const closure = f ? image.ptrField(f, 'PyFunctionObject', 'func_closure') : 0;
    if (!closure) return 0;
    for (const cell of sequenceItems(image, closure, 'tuple')) {
      const owner = cells.get(cell);
      if (owner) return owner;
    }
    return 0;
  };
  const encoder = new Encoder(image, ids, (f) => frameIds.get(parentFrame(f)) ?? null);
  const globals: Record<string, Encoded> = {};
  const main = frames.find((f) => f.isModule) ?? frames[0];
  if (main)
    for (const [key, value] of dictItems(image, main.globals)) {
      const name = nameAt(image, key);
      if (!HIDDEN_GLOBALS.has(name)) globals[name] = encoder.value(value);
    }
  const parents = new Map<number, number>();
  for (const f of functions) {
    const parent = parentFrame(image.ptrField(f.address, '_PyInterpreterFrame', 'f_funcobj'));
    if (parent && parent !== f.address) parents.set(f.address, parent);
  }
  const isParent = new Set(parents.values());
  const newest = frames[frames.length - 1];
  const stack = functions.map((f): TutorFrame => {
    const locals: Record<string, Encoded> = {};
    for (const slot of f.slots) {
      const o = slot.kind === 'cell' || slot.kind === 'free' ? inCell(image, slot.target) : slot.target;
      if (o && !slot.name.startsWith('.')) locals[slot.name] = encoder.value(o);
    }
    if (stop.event === 'return' && f === newest) {
      const value = returned(image, f);
      if (value) locals.__return__ = encoder.value(value);
    }
    const id = frameIds.get(f.address) ?? 0;
    const chain: number[] = [];
    for (let p = parents.get(f.address); p && chain.length < 50; p = parents.get(p)) chain.push(frameIds.get(p) ?? 0);
    const name = f.name.slice(f.name.lastIndexOf('.') + 1);
    const suffix = `${isParent.has(f.address) ? '_p' : ''}${chain.map((p) => `_p${p}`).join('')}`;
    return {
      func_name: name,
      frame_id: id,
      unique_hash: `${name}_f${id}${suffix}`,
      is_highlighted: f === newest,
      is_parent: isParent.has(f.address),
      is_zombie: false,
      parent_frame_id_list: chain,
      encoded_locals: locals,
      ordered_varnames: Object.keys(locals),
    };
  });
  const name = newest?.isModule ? '<module>' : (stack[stack.length - 1]?.func_name ?? '<module>');
  const step: TutorStep = {
    event: stop.event === 'return' ? 'return' : stop.event === 'exception' ? 'exception' : 'step_line',
    line: stop.line,
    func_name: name,
    globals,
    ordered_globals: Object.keys(globals),
    stack_to_render: stack,
    heap: encoder.heap,
    stdout: '',
  };
  if (stop.event !== 'call') return step;
  if (!newest || newest.isModule) return undefined;
  // A call is a step of its own, at the line of the def.
  return { ...step, event: 'call', line: image.i32Field(newest.code, 'PyCodeObject', 'co_firstlineno') };
}

/** What a cell holds; a cell variable's slot holds the value itself until its cell is made. */
function inCell(image: Image, o: number): number {
  return o && typeName(image, typeOf(image, o)) === 'cell' ? image.ptrField(o, 'PyCellObject', 'ob_ref') : o;
}

const RETURN_CONST = 103;

/** What a frame that is about to return gives back: the top of its stack, or a constant. */
function returned(image: Image, frame: Frame): number {
  const pc = image.ptrField(frame.address, '_PyInterpreterFrame', 'instr_ptr');
  if (image.u8(pc) === RETURN_CONST) {
    const consts = image.ptrField(frame.code, 'PyCodeObject', 'co_consts');
    return sequenceItems(image, consts, 'tuple')[image.u8(pc + 1)] ?? 0;
  }
  return frame.stack[frame.stack.length - 1]?.target ?? 0;
}

/** The exception that was just raised: on its way up, or on the stack of the frame that handles it. */
function exceptionText(image: Image, lines: LineCache): string {
  const handled = readFrames(image, lines).at(-1)?.stack ?? [];
  const onItsWay = image.ptrField(MAIN_THREAD, 'PyThreadState', 'current_exception');
  const isException = (o: number): boolean => o !== 0 && isSubclass(image, typeOf(image, o), 'exception');
  const exc = onItsWay || (handled.map((item) => item.target).findLast(isException) ?? 0);
  if (!exc) return 'exception';
  const args = image.ptrField(exc, 'PyBaseExceptionObject', 'args');
  const first = args ? sequenceItems(image, args, 'tuple')[0] : undefined;
  const text = first ? shortValue(image, first).replace(/^'(.*)'$/s, '$1') : '';
  const type = typeName(image, typeOf(image, exc));
  return text ? `${type}: ${text}` : type;
}

/** The trace as JSON: ints of any size are written out. */
export function tutorJson(trace: TutorTrace): string {
  return JSON.stringify(trace, (_key, value: unknown) =>
    typeof value === 'bigint' ? bigNumber(value) : value,
  ).replace(/"\u{e000}(-?\d+)"/gu, '$1');
}

/** JSON has ints of any size, JavaScript's writer has not: marked by a private character, and unmarked in the text. */
const bigNumber = (value: bigint): number | string =>
  Number.isSafeInteger(Number(value)) ? Number(value) : `\u{e000}${value}`;

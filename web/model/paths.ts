// How a Python program would call a place that a person points at: matrix[0][1], names['ada'].tricks, counter.__closure__[0].

import type { ObjectView, Picture } from './protocol.js';

/** Fields of the interpreter's own structs, by the attribute that leads there. */
const ATTRIBUTES: Record<string, string> = {
  ob_ref: '.cell_contents',
  func_code: '.__code__',
  func_defaults: '.__defaults__',
  func_kwdefaults: '.__kwdefaults__',
  func_closure: '.__closure__',
  func_dict: '.__dict__',
  im_func: '.__func__',
  im_self: '.__self__',
  prop_get: '.fget',
  prop_set: '.fset',
  prop_del: '.fdel',
  args: '.args',
  context: '.__context__',
  cause: '.__cause__',
  traceback: '.__traceback__',
};

const NAME = /^[^\W\d]\w*$/u;

/** What stands behind the owner's expression; undefined: no expression leads there. */
export function suffixOf(label: string): string | undefined {
  if (ATTRIBUTES[label]) return ATTRIBUTES[label];
  if (label.startsWith('.')) return NAME.test(label.slice(1)) ? label : undefined;
  // A key whose text was cut says nothing.
  return /^\[[^…]+\]$/.test(label) ? label : undefined;
}

export interface Place {
  /** The address of the frame in whose names the expression is read. */
  frame: number;
  expression: string;
  /** The address of the slot, where no expression leads: a temporary on the value stack. */
  slot?: number;
}

/** The shortest expression for an object, from the newest frame that has a name for it. */
export function placeOf(p: Picture, address: number): Place | undefined {
  const objects = new Map<number, ObjectView>(p.objects.map((o) => [o.address, o]));
  for (const frame of [...p.frames].reverse()) {
    const seen = new Set<number>();
    let round: { address: number; expression: string }[] = [];
    for (const s of frame.slots)
      if (s.target && NAME.test(s.name)) {
        round.push({ address: s.target, expression: s.name });
        // A cell's slot is read as what the cell holds: the name is the cell's contents.
        const cell = objects.get(s.target);
        if (cell?.type === 'cell' && s.kind !== 'local' && s.kind !== 'global') {
          round.pop();
          if (s.target === address) return undefined;
          round.push({ address: cell.rows[0]?.target ?? 0, expression: s.name });
        }
      }
    while (round.length > 0) {
      const next: typeof round = [];
      for (const at of round) {
        if (at.address === address) return { frame: frame.address, expression: at.expression };
        if (seen.has(at.address)) continue;
        seen.add(at.address);
        for (const r of objects.get(at.address)?.rows ?? []) {
          const suffix = suffixOf(r.name);
          if (r.target && suffix) next.push({ address: r.target, expression: at.expression + suffix });
        }
      }
      round = next;
    }
  }
  return undefined;
}

/** A row of an object as a place that can be assigned to. */
export function placeOfRow(p: Picture, owner: number, label: string): Place | undefined {
  const suffix = suffixOf(label);
  const o = p.objects.find((x) => x.address === owner);
  if (!suffix || !o) return undefined;
  if (o.type === 'cell') {
    // The name of a cell is its contents.
    for (const f of [...p.frames].reverse()) {
      const s = f.slots.find((x) => x.target === owner && (x.kind === 'cell' || x.kind === 'free'));
      if (s) return { frame: f.address, expression: s.name };
    }
  }
  const place = placeOf(p, owner);
  return place && { frame: place.frame, expression: place.expression + suffix };
}

/** A temporary on a frame's value stack. */
export function placeOfTemporary(p: Picture, frame: number, name: string): Place | undefined {
  const found = p.frames.find((f) => f.address === frame)?.stack.find((s) => s.name === name);
  return found?.target ? { frame, expression: `value stack [${name}]`, slot: found.slot } : undefined;
}

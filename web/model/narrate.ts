// One sentence a step: what memory did, in the words of the program. It is what a screen reader says, too.

import type { Instruction } from '../../src/bytecode/instructions.js';
import { subjectOf } from './events.js';
import type { FrameView, ObjectView, Picture, SlotView, Words } from './protocol.js';
import { hex } from './words.js';

const count = (n: number): string => `${n} reference${n === 1 ? '' : 's'}`;

/** Names before values on the stack; a person reads names. */
const changedSlots = (frames: FrameView[]): { frame: FrameView; slot: SlotView }[] =>
  frames.flatMap((frame) => frame.slots.filter((s) => s.changed).map((slot) => ({ frame, slot })));

/** What the last instruction did, in a sentence or two. */
export function narrate(p: Picture, last: Instruction | undefined, printed: string): Words[] {
  const words: Words[] = [];
  const say = (text: string, style?: Words['style'], address?: number): void => {
    const w: Words = { text };
    if (style) w.style = style;
    if (address) w.address = address;
    words.push(w);
  };
  if (p.step === p.since && !p.ended) {
    say('Nothing has run yet: the module’s frame lies on the stack, and its first line comes next.');
    return words;
  }
  if (p.ended) {
    say('The program has ended. The stack is empty');
    say(p.objects.length ? '; what the module still names is shown.' : '.');
    return words;
  }
  const name = (v: ObjectView): void => say(subjectOf(v), 'strong', v.address);
  const sentences: (() => void)[] = [];
  for (const e of p.events) {
    if (e.what === 'call') {
      sentences.push(() => {
        say('The call to ');
        say(e.subject, 'code');
        say(` pushes a frame at ${hex(e.address)}.`);
      });
    } else if (e.what === 'return') {
      sentences.push(() => {
        say(e.subject, 'code');
        say(' has returned: its frame is popped.');
      });
    }
  }
  for (const { slot } of changedSlots(p.frames)) {
    const object = p.objects.find((o) => o.address === slot.target);
    sentences.push(() => {
      say(slot.name, 'code');
      if (!slot.target) return say(' is unbound now.');
      say(' now refers to ');
      if (object) name(object);
      else say(slot.short, 'strong', slot.target);
      if (object?.immortal) say(', which is immortal: nobody counts its references');
      else if (object) say(` at ${hex(object.address)}, which has ${count(object.refcnt)}`);
      say('.');
    });
  }
  for (const name of p.frames.flatMap((f) => f.gone))
    sentences.push(() => {
      say('The name ');
      say(name, 'code');
      say(' is gone.');
    });
  for (const lost of p.lost)
    sentences.push(() => {
      say(lost.subject, 'strong', lost.address);
      say(` at ${hex(lost.address)} lives on with ${count(lost.refcnt)}, though no name leads there any more.`);
    });
  for (const v of p.objects) {
    const rows = v.rows.filter((r) => r.changed);
    const grown = v.fields.filter((f) => f.changed);
    if (v.mark !== 'changed' || (rows.length === 0 && grown.length === 0)) continue;
    sentences.push(() => {
      name(v);
      say(` at ${hex(v.address)}: `);
      const row = rows[0];
      if (row) {
        say(row.name, 'code');
        say(row.target ? ' now refers to ' : ' is empty now');
        if (row.target) say(row.short, 'strong', row.target);
        if (rows.length > 1) say(` (and ${rows.length - 1} more)`);
        say(grown.length ? ', ' : '');
      }
      say(grown.map((f) => `${f.name} is ${f.value}`).join(', '));
      say('.');
    });
  }
  const told = new Set(changedSlots(p.frames).map((c) => c.slot.target));
  for (const v of p.objects) {
    if (v.oldRefcnt === null || told.has(v.address)) continue;
    const cause = p.events.findLast((e) => e.address === v.address && /·/.test(e.detail));
    const why = cause?.detail.split('· ')[1];
    const grown = v.refcnt > v.oldRefcnt;
    const pushed = grown && p.frames.some((f) => f.stack.some((s) => s.changed && s.target === v.address));
    sentences.push(() => {
      name(v);
      say(` at ${hex(v.address)} now has ${count(v.refcnt)}`);
      if (pushed) say(': the value stack holds it, too');
      else if (why && !why.startsWith('inside')) say(` (${why})`);
      say('.');
    });
  }
  for (const v of p.ghosts) {
    sentences.push(() => {
      name(v);
      say(` at ${hex(v.address)} lost its last reference and is freed.`);
    });
  }
  if (printed) {
    const line = printed.trimEnd();
    sentences.push(() => {
      if (!line) return say('It prints an empty line.');
      say('It prints ');
      say(line.length > 40 ? `${line.slice(0, 38)}…` : line, 'code');
      say('.');
    });
  }
  for (const sentence of sentences.slice(0, 3)) {
    if (words.length) say(' ');
    sentence();
  }
  if (sentences.length > 3) say(` And ${sentences.length - 3} more.`);
  if (words.length === 0) {
    const doc = last?.base?.doc;
    if (doc) say(doc);
    else say('No reference and no count that is shown has changed.');
  }
  return words;
}

// Traces of programs, compared with those that Python Tutor's own logger wrote of them under CPython 3.13: events, lines, names
// and their order, frames, objects (their numbers up to renaming), output. docs/internals/inspector.md says how they were
// recorded and what was left out.

import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pythonTutor, type TutorStep, type TutorTrace, tutorJson } from '../../src/export/tutor/trace.js';
import { record } from '../recorder/support.js';
import { TestHost } from '../support/process.js';

const folder = 'test/inspector/tutor';

/** A recorded step: its heap has the objects that came or changed with it, null for those that went. */
type Expected = Omit<TutorStep, 'heap'> & { heap: Record<string, unknown[] | null> };

function expectedSteps(name: string): TutorStep[] {
  const text = fs.readFileSync(path.join(folder, `${name}.jsonl`), 'utf8');
  const heap: Record<string, unknown[]> = {};
  return text
    .trim()
    .split('\n')
    .map((line) => {
      const step = JSON.parse(line) as Expected;
      for (const [id, object] of Object.entries(step.heap)) {
        if (object) heap[id] = object;
        else delete heap[id];
      }
      return { ...step, heap: { ...heap } } as TutorStep;
    });
}

/** Replaces the ids of references by numbers in the order in which a reader of the steps meets them, as long as they are shown. */
class Renamer {
  private names = new Map<number, number>();
  private last = 0;

  step(step: TutorStep): object {
    const objects: unknown[] = [];
    const seen = new Set<number>();
    const rename = (value: unknown): unknown => {
      if (!Array.isArray(value)) return value;
      if (value[0] !== 'REF' || typeof value[1] !== 'number') return value.map(rename);
      const id = value[1];
      const name = this.names.get(id) ?? ++this.last;
      this.names.set(id, name);
      if (!seen.has(id)) {
        seen.add(id);
        const object: unknown[] = [name];
        objects.push(object);
        object.push(rename(step.heap[id]));
      }
      return ['REF', name];
    };
    const all = (names: string[], values: Record<string, unknown>): unknown[] =>
      names.map((name) => [name, rename(values[name])]);
    const globals = all(step.ordered_globals, step.globals);
    const frames = step.stack_to_render.map(({ encoded_locals, ordered_varnames, ...frame }) => ({
      ...frame,
      locals: all(ordered_varnames, encoded_locals),
    }));
    expect(seen.size, 'everything in the heap is referred to').toBe(Object.keys(step.heap).length);
    this.names = new Map([...this.names].filter(([id]) => seen.has(id)));
    const { event, line, func_name, stdout, exception_msg = '' } = step;
    return { event, line, func_name, exception_msg, stdout, globals, frames, objects };
  }
}

const programs = fs.readdirSync(folder).filter((name) => name.endsWith('.py'));

test.each(programs)('%s', (file) => {
  const source = fs.readFileSync(path.join(folder, file), 'utf8');
  // A terminal writes each line when it is printed.
  const host = new TestHost();
  host.isatty = () => true;
  const json = tutorJson(pythonTutor(record(source, { host, filename: file })));
  const ours = new Renamer();
  const theirs = new Renamer();
  const steps = (JSON.parse(json) as TutorTrace).trace.map((step) => ours.step(step));
  expect(steps).toEqual(expectedSteps(path.parse(file).name).map((step) => theirs.step(step)));
});

test('there are programs', () => expect(programs.length).toBeGreaterThan(10));

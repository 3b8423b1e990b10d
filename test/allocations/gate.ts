// What the gate does of npm run test:allocations: the programs of a test file, one allocation of each place that the core makes
// them at (failing.mjs). The same ones every time.
import { expect } from 'vitest';
import { FailingProgram } from './failing.mjs';
import { theLibrary } from './world.mjs';

/** Places that an earlier program of the file has had; those after which every allocation failed. */
const seen = [new Set<string>(), new Set<string>()] as const;

export interface Program {
  source: string;
  files?: Record<string, string>;
  library?: boolean;
}

/** Fails one allocation of each new place of a program, with `forever` all after it; of more than `most` places every n-th. */
export function failPlaces({ source, files = {}, library = false }: Program, most: number, forever = false): void {
  const had = seen[forever ? 1 : 0];
  const bytes = (text: string) => new TextEncoder().encode(text);
  const program = new FailingProgram(
    {
      name: 'program.py',
      source,
      argv: [],
      input: new Uint8Array(0),
      files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, bytes(text)])),
      library: library ? theLibrary() : undefined,
    },
    { places: true },
  );
  expect(program.whole.exit, program.whole.stderr).toBe(0);
  const fresh = [...program.places].filter(([place]) => !had.has(place));
  const step = Math.max(1, fresh.length / most);
  for (let i = 0; i < fresh.length; i += step) {
    const [place, n] = fresh[Math.floor(i)] as [string, number];
    had.add(place);
    const { exit, stderr, wrong, isTold } = program.fail(n, { forever });
    expect([n, wrong, exit === 0 || isTold ? '' : stderr]).toEqual([n, '', '']);
  }
}

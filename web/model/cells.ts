// What a run did to a notebook's cells: which ran, which runs, what each has printed up to the step that is shown.

import { type Cell, type CellResult, cellsOf, isNotebook } from './notebook.js';
import { client, picture, setState, state, textOf } from './state.js';

const hasCode = (cell: Cell): boolean => cell.kind === 'code' && /^\s*[^\s#]/m.test(cell.source);

const mainCells = (): Cell[] => cellsOf(textOf(state.main));

/** Finds the steps at which the cells of the run begin. */
export async function findCells(): Promise<void> {
  if (!isNotebook(state.main)) return;
  const { total } = state;
  const lines = mainCells().map((c): [number, number] => (hasCode(c) ? [c.mark + 1, c.to] : [0, -1]));
  const steps = await client.call('cellSteps', lines);
  if (total === state.total) setState('cellSteps', steps);
}

export interface ShownCell extends CellResult {
  running: boolean;
}

/** One for each cell; an edited program has no results. */
export function cellResults(): ShownCell[] {
  const cells = mainCells();
  const steps = state.edited ? [] : state.cellSteps;
  const { step, ended } = picture;
  let count = 0;
  return cells.map((_cell, i) => {
    const start = steps[i] ?? -1;
    if (start < 0 || step < start) return { count: null, running: false, outputs: [] };
    count++;
    const end = steps.find((other, j) => j > i && other >= 0) ?? Number.POSITIVE_INFINITY;
    const running = step < end && !ended;
    // A step that printed is behind the instruction that did it.
    const outputs = state.outputs.filter((o) => o.step <= step && o.step > start && o.step <= end);
    return { count: running ? null : count, running, outputs };
  });
}

// The program's files as they are edited. The code is kept in the browser, so that none is ever lost.

import { batch } from 'solid-js';
import { remember } from './address.js';
import type { Shared } from './hash.js';
import { setState, state, VIEWS, type View } from './state.js';
import { save } from './storage.js';

let saveTimer: ReturnType<typeof setTimeout> | undefined;

/** A file's text has changed: what was run is not what stands there. */
export function edit(name: string, text: string): void {
  const i = state.files.findIndex((f) => f.name === name);
  if (i < 0 || state.files[i]?.text === text) return;
  setState('files', i, 'text', text);
  setState('edited', true);
  clearTimeout(saveTimer);
  saveTimer = setTimeout(keepCode, 200);
}

/** The code is never lost: it is in the browser before it runs, and before the page goes away. */
export function keepEdits(): void {
  if (saveTimer !== undefined) keepCode();
}
addEventListener('pagehide', keepEdits);

/** Keeps the files, for the next visit. */
export function keepCode(): void {
  clearTimeout(saveTimer);
  saveTimer = undefined;
  save('program', { files: state.files, main: state.main, stdin: state.stdin });
}

/** Opens what a link holds: files, and what it looks at. */
export function open(shared: Shared): void {
  batch(() => {
    setState({
      files: shared.files,
      main: shared.main,
      active: shared.main,
      stdin: shared.stdin,
      edited: false,
      selected: 0,
      breakpoints: shared.breakpoints ?? [],
    });
    if (shared.grain) setState('grain', shared.grain);
    if (shared.view && VIEWS.some((v) => v.id === shared.view)) setState('view', shared.view as View);
  });
}

/** A new file, which is shown at once. */
export function addFile(name: string, text: string): void {
  batch(() => {
    setState('files', (files) => [...files.filter((f) => f.name !== name), { name, text }]);
    setState({ active: name, edited: true });
  });
  keepCode();
}

/** Removes a file; the first one stays. */
export function removeFile(name: string): void {
  if (name === state.main) return;
  setState('files', (files) => files.filter((f) => f.name !== name));
  setState({ active: state.main, edited: true });
  keepCode();
}

/** Sets or removes a breakpoint. */
export function toggleBreakpoint(file: string, line: number): void {
  setState('breakpoints', (all) =>
    all.some((b) => b.file === file && b.line === line)
      ? all.filter((b) => b.file !== file || b.line !== line)
      : [...all, { file, line }],
  );
  remember();
}

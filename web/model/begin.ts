// What a visit begins with.

import { open } from './editing.js';
import { FIRST_PROGRAM, FIRST_STEP_LINE } from './first.js';
import { decodeHash, type Shared } from './hash.js';
import { select } from './looking.js';
import { run } from './running.js';
import { applyTheme, notify, picture, setState, state } from './state.js';
import { load, save } from './storage.js';

async function openHash(hash: string): Promise<boolean> {
  try {
    const s = await decodeHash(hash);
    if (!s) return false;
    open(s);
    await run({ step: s.step ?? 0 });
    return true;
  } catch (error) {
    notify(`The address of this page could not be read: ${error instanceof Error ? error.message : error}.`);
    return false;
  }
}

/** What a visit begins with: the address, the code of the last visit, or the first example. */
export async function begin(): Promise<void> {
  const params = new URLSearchParams(location.search);
  setState('embed', params.has('embed'));
  applyTheme(
    params.get('theme') === 'dark' || params.get('theme') === 'light' ? (params.get('theme') as 'dark') : state.theme,
  );
  if (await openHash(location.hash)) return;
  const named = params.get('file');
  if (named !== null && (await openLocal(named))) return;
  const kept = load<Shared | null>('program', null);
  if (kept && Array.isArray(kept.files) && kept.files.length > 0) {
    open({ ...kept, stdin: kept.stdin ?? '' });
    await run({});
    return;
  }
  setState('hints', load('hints', true));
  open(FIRST_PROGRAM);
  await run({ line: FIRST_STEP_LINE });
  const list = picture.objects.find((o) => o.type === 'list');
  if (list) select(list.address);
}

/** The file that `pellucid view FILE` serves. */
async function openLocal(name: string): Promise<boolean> {
  const answer = await fetch('./local-file').catch(() => undefined);
  if (!answer?.ok) return false;
  const { openFile } = await import('../views/open-file.js');
  await openFile(new File([await answer.blob()], name.slice(0, 100)));
  return state.files.length > 0;
}

/** Hides the hints, for later visits too. */
export function closeHints(): void {
  setState('hints', false);
  save('hints', false);
}

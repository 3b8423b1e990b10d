// A view's data for the step that is shown: asked for again when the step changes, the last answer kept meanwhile.

import { createEffect, createSignal, onCleanup } from 'solid-js';
import { drawn, picture, state, whilePending } from '../model/state.js';

export interface Live<T> {
  data: () => T | undefined;
  error: () => string;
  busy: () => boolean;
}

/** The answer to a question that is asked anew at each step. */
export function live<T>(ask: (step: number) => Promise<T> | undefined): Live<T> {
  const [data, setData] = createSignal<T>();
  const [error, setError] = createSignal('');
  const [busy, setBusy] = createSignal(false);
  let wanted = 0;
  let running = false;
  let gone = false;
  onCleanup(() => {
    gone = true;
  });
  const next = async (): Promise<void> => {
    if (running) return;
    running = true;
    setBusy(true);
    for (let id = -1; id !== wanted && !gone; ) {
      id = wanted;
      try {
        const answer = await whilePending(async () => ask(picture.step));
        if (gone) return;
        if (id === wanted) {
          setData(() => answer);
          setError('');
        }
      } catch (e) {
        if (!gone) setError(e instanceof Error ? e.message : String(e));
      }
    }
    running = false;
    setBusy(false);
  };
  createEffect(() => {
    drawn();
    state.selected;
    if (state.total === 0) return;
    wanted++;
    void next();
  });
  return { data, error, busy };
}

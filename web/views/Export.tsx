// What can be taken away: pictures, the recording, the program, and formats that other tools read.

import { createSignal, For, Show } from 'solid-js';
import { exportFormats, exportNow } from '../model/exports.js';
import { Dialog } from './Dialogs.js';

export default function Export() {
  const [busy, setBusy] = createSignal('');
  const [error, setError] = createSignal('');
  const [frames, setFrames] = createSignal(24);
  return (
    <Dialog title="Export">
      <div class="choices">
        <For each={exportFormats}>
          {(f) => (
            <button
              type="button"
              disabled={busy() !== ''}
              onClick={async () => {
                setBusy(f.id);
                setError('');
                try {
                  await exportNow(f.id, frames());
                } catch (e) {
                  setError(e instanceof Error ? e.message : String(e));
                }
                setBusy('');
              }}
            >
              <b>
                {f.title}
                <Show when={busy() === f.id}> …</Show>
              </b>
              <span>{f.text}</span>
            </button>
          )}
        </For>
      </div>
      <label>
        Steps in the animation: {frames()}{' '}
        <input
          type="range"
          min="4"
          max="80"
          value={frames()}
          onInput={(e) => setFrames(Number(e.currentTarget.value))}
        />
      </label>
      <Show when={error()}>
        <p role="alert">{error()}</p>
      </Show>
    </Dialog>
  );
}

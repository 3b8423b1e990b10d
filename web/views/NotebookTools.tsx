// What a notebook has besides a program: results in its cells, new cells, a file to take away.

import { createEffect } from 'solid-js';
import { cellResults } from '../model/cells.js';
import { drawn } from '../model/state.js';
import type { Editor } from './editor.js';

export default function NotebookTools(props: { editor: Editor }) {
  createEffect(() => {
    drawn();
    props.editor.results(cellResults());
  });
  const save = async (): Promise<void> => (await import('../model/exports.js')).exportNow('py', 0);
  return (
    <div class="cell-tools">
      <button type="button" class="btn small" onClick={() => props.editor.addCell('code')}>
        + Code
      </button>
      <button type="button" class="btn small" onClick={() => props.editor.addCell('markdown')}>
        + Text
      </button>
      <button type="button" class="btn small" onClick={() => void save()}>
        Save .ipynb
      </button>
    </div>
  );
}

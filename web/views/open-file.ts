// Opening files: programs, notebooks, recordings.

import { addFile, keepCode, open } from '../model/editing.js';
import { textOfNotebook } from '../model/notebook.js';
import { openRecordingBytes, run } from '../model/running.js';
import { notify, setState, state } from '../model/state.js';

const MAX = 5_000_000;

/** Opens a file that was dropped or chosen: a program, or a recording. */
export async function openFile(file: File): Promise<void> {
  try {
    if (/\.pellucid$/i.test(file.name)) return await openRecordingBytes(new Uint8Array(await file.arrayBuffer()));
    if (file.size > MAX) throw new Error('it is larger than 5 MB');
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (bytes.subarray(0, 4000).includes(0)) throw new Error('it is no text');
    const text = new TextDecoder('utf-8').decode(bytes);
    setState('hints', false);
    if (/\.ipynb$/i.test(file.name)) {
      const book = textOfNotebook(text);
      open({ files: [{ name: file.name, text: book.text }], main: file.name, stdin: '' });
      keepCode();
      await run({});
      if (book.magics === 1)
        notify('A line that only IPython understands became a comment; a saved notebook has it back.');
      else if (book.magics > 1)
        notify(`${book.magics} lines that only IPython understands became comments; a saved notebook has them back.`);
      return;
    }
    if (/\.py$/i.test(file.name) && state.files.length <= 1) {
      open({ files: [{ name: file.name, text }], main: file.name, stdin: '' });
      keepCode();
      return await run({});
    }
    addFile(file.name, text);
  } catch (error) {
    notify(`${file.name} could not be opened: ${error instanceof Error ? error.message : error}.`);
  }
}

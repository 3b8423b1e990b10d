// Files that are dropped on the page.

import { whilePending } from '../model/state.js';

/** Listens; gives back what ends it. */
export function handleDrop(): () => void {
  const over = (e: DragEvent): void => {
    if (!e.dataTransfer?.types.includes('Files')) return;
    e.preventDefault();
    document.documentElement.classList.add('dropping');
  };
  const leave = (e: DragEvent): void => {
    if (e.relatedTarget === null) document.documentElement.classList.remove('dropping');
  };
  const drop = (e: DragEvent): void => {
    document.documentElement.classList.remove('dropping');
    if (!e.dataTransfer?.files.length) return;
    e.preventDefault();
    const files = [...e.dataTransfer.files];
    void whilePending(async () => {
      const { openFile } = await import('./open-file.js');
      for (const f of files) await openFile(f);
    });
  };
  addEventListener('dragover', over);
  addEventListener('dragleave', leave);
  addEventListener('drop', drop);
  return () => {
    removeEventListener('dragover', over);
    removeEventListener('dragleave', leave);
    removeEventListener('drop', drop);
  };
}

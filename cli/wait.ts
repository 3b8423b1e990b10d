// Waiting in JavaScript's loop, until it is over or Ctrl-C ends it.

/** Waits; `onCancel` is handed what ends it early. */
export function sleep(milliseconds: number, onCancel: (cancel: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, Math.min(milliseconds, 2 ** 31 - 1));
    onCancel(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

/** Signals reach JavaScript only between two turns of its loop. */
export const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

// Three short hints of a first visit, below the stack; on a small screen below whatever is shown.

import { closeHints } from '../model/begin.js';

export function Hints() {
  return (
    <aside class="hints" aria-label="Hints">
      <ol>
        <li>
          One list, two names: <code>a</code> and <code>b</code> point at it, so its count says <b>2</b>.
        </li>
        <li>
          Press <kbd>→</kbd> to run the marked line, <kbd>←</kbd> to take it back (or the buttons above).
        </li>
        <li>
          Choose <b>Instruction</b> above to watch the count become <b>3</b> while <code>getrefcount</code> looks.
        </li>
      </ol>
      <button type="button" class="btn small" onClick={closeHints}>
        Got it
      </button>
    </aside>
  );
}

// All chapters, with those that one has been through.

import { For, Show } from 'solid-js';
import { LESSONS } from '../lessons/chapters.js';
import { done, lesson, openLesson } from '../lessons/state.js';
import { Dialog } from './Dialogs.js';
import './lessons.css';

export default function LessonList() {
  return (
    <Dialog title="Lessons: what memory does in Python">
      <p>
        A path of {LESSONS.length} chapters, three to five minutes each: read, predict, step, see. Your own program is
        kept meanwhile.
      </p>
      <ol class="lessons">
        <For each={LESSONS}>
          {(l) => (
            <li>
              <button type="button" classList={{ on: lesson()?.id === l.id }} onClick={() => void openLesson(l)}>
                <span class="num">{l.number}</span>
                <b>{l.title}</b>
                <span>{l.aim}</span>
                <Show when={done()[l.id]}>
                  <i role="img" aria-label="done">
                    ✓
                  </i>
                </Show>
              </button>
            </li>
          )}
        </For>
        <li class="later">
          <span class="num">{LESSONS.length + 1}</span> Threads, and an update that gets lost: not written yet
        </li>
      </ol>
    </Dialog>
  );
}

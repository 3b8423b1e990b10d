// The open chapter: its text, a question to answer before stepping, and what to notice.

import { createEffect, createSignal, For, type JSX, on, Show } from 'solid-js';
import { LESSONS } from '../lessons/chapters.js';
import { done, leaveLesson, lesson, markDone, openLesson } from '../lessons/state.js';
import { setDialog } from '../model/state.js';
import { setTab } from './App.js';
import './lessons.css';

/** `code`, **strong** and *stress*: nothing else, and no markup of the text's own. */
function Prose(props: { text: string }): JSX.Element {
  const parts = () => props.text.split(/(`[^`]+`|\*\*[^*]+\*\*|\*[^*]+\*)/);
  return (
    <For each={parts()}>
      {(part) => {
        if (part.startsWith('`')) return <code>{part.slice(1, -1)}</code>;
        if (part.startsWith('**')) return <b>{part.slice(2, -2)}</b>;
        if (part.startsWith('*') && part.length > 2) return <em>{part.slice(1, -1)}</em>;
        return part;
      }}
    </For>
  );
}

export default function LessonPane() {
  let top!: HTMLDivElement;
  const [answer, setAnswer] = createSignal<number | null>(null);
  createEffect(
    on(lesson, () => {
      setAnswer(null);
      setTab('lesson');
      if (top) top.scrollTop = 0;
    }),
  );
  const neighbour = (d: number) => LESSONS[(lesson()?.number ?? 1) - 1 + d];
  return (
    <Show when={lesson()}>
      {(l) => (
        <section class="pane lesson-pane" aria-label={`Lesson ${l().number}`}>
          <div class="pane-head">
            <h2>
              Lesson {l().number} of {LESSONS.length}
            </h2>
            <span class="grow" />
            <button type="button" class="link" onClick={() => setDialog('lessons')}>
              all
            </button>
            <button type="button" class="link quiet" onClick={leaveLesson}>
              close
            </button>
          </div>
          <div class="lesson scroll" ref={top} tabindex="0" role="region" aria-label="Text of the lesson">
            <h1>{l().title}</h1>
            <p class="aim">{l().aim}</p>
            <For each={l().text}>
              {(paragraph) => (
                <p>
                  <Prose text={paragraph} />
                </p>
              )}
            </For>
            <div class="question" role="group" aria-label="A question before you step on">
              <h2>Before you step on</h2>
              <p>{l().question.ask}</p>
              <div class="answers">
                <For each={l().question.answers}>
                  {(text, i) => (
                    <button
                      type="button"
                      class="btn"
                      aria-pressed={answer() === i()}
                      classList={{
                        right: answer() !== null && i() === l().question.right,
                        wrong: answer() === i() && i() !== l().question.right,
                      }}
                      onClick={() => {
                        setAnswer(i());
                        markDone(l().id);
                      }}
                    >
                      {text}
                      <Show when={answer() !== null && i() === l().question.right}> ✓</Show>
                      <Show when={answer() === i() && i() !== l().question.right}> ✗</Show>
                    </button>
                  )}
                </For>
              </div>
              <Show when={answer() !== null}>
                <p class="why" role="status">
                  <b>{answer() === l().question.right ? 'Right.' : 'Not quite.'}</b> {l().question.why} Now step and
                  see.
                </p>
              </Show>
            </div>
            <h2>Notice</h2>
            <ul>
              <For each={l().notice}>
                {(text) => (
                  <li>
                    <Prose text={text} />
                  </li>
                )}
              </For>
            </ul>
            <div class="lesson-next">
              <Show when={neighbour(-1)}>
                {(n) => (
                  <button type="button" class="btn" onClick={() => void openLesson(n())}>
                    ← {n().title}
                  </button>
                )}
              </Show>
              <Show
                when={neighbour(1)}
                fallback={
                  <p>
                    This is the end of the path.{' '}
                    <Show when={Object.keys(done()).length >= LESSONS.length}>You answered every chapter. </Show>
                    Write a program of your own, and look.
                  </p>
                }
              >
                {(n) => (
                  <button
                    type="button"
                    class="btn go"
                    onClick={() => {
                      markDone(l().id);
                      void openLesson(n());
                    }}
                  >
                    {n().title} →
                  </button>
                )}
              </Show>
            </div>
          </div>
        </section>
      )}
    </Show>
  );
}

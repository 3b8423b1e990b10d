// Time: stepping, the slider over the whole run with its marks, and one sentence that says what the step did.

import { createMemo, For, Show } from 'solid-js';
import { select } from '../model/looking.js';
import { move, play, setGrain, setSpeed, show, toBreakpoint } from '../model/moving.js';
import type { Grain } from '../model/protocol.js';
import { goOn, run } from '../model/running.js';
import { picture, sourceLine, state } from '../model/state.js';
import { grouped } from '../model/words.js';

const ICONS = {
  first: 'M1 1h2v12H1zM13 1v12L4 7z',
  previous: 'M10.2 2.2 8.8.8 2.6 7l6.2 6.2 1.4-1.4L5.4 7z',
  next: 'M3.8 2.2 5.2.8 11.4 7l-6.2 6.2-1.4-1.4L8.6 7z',
  last: 'M11 1h2v12h-2zM1 1v12l9-6z',
  play: 'M3 1v12l9-6z',
  pause: 'M2 1h4v12H2zM8 1h4v12H8z',
  breakBack: 'M9 2v10L3 7zM11 4.5a2.5 2.5 0 1 0 .01 0z',
  breakOn: 'M5 2v10l6-5zM3 4.5a2.5 2.5 0 1 0 .01 0z',
} as const;

function Key(props: { icon: keyof typeof ICONS; label: string; keys?: string; onClick(): void; disabled?: boolean }) {
  return (
    <button
      type="button"
      class="key"
      aria-label={props.label}
      title={props.keys ? `${props.label} (${props.keys})` : props.label}
      disabled={props.disabled ?? false}
      onClick={() => props.onClick()}
    >
      <svg viewBox="0 0 14 14" aria-hidden="true">
        <path d={ICONS[props.icon]} />
      </svg>
    </button>
  );
}

const GRAINS: { id: Grain; title: string; hint: string }[] = [
  { id: 'line', title: 'Line', hint: 'Step from line to line' },
  { id: 'instruction', title: 'Instruction', hint: 'Step from bytecode instruction to instruction' },
  { id: 'call', title: 'Call', hint: 'Step from call to call' },
];

export function TimeBar() {
  const share = (step: number) => `${state.total ? (100 * step) / state.total : 0}%`;
  /** Kinds with marks nearly everywhere: they are a tint then, not a comb. */
  const dense = createMemo(() => {
    const counts = new Map<string, number>();
    for (const m of state.marks) counts.set(m.kind, (counts.get(m.kind) ?? 0) + 1);
    return new Set([...counts].filter(([, n]) => n > 90).map(([kind]) => kind));
  });
  /** How a run that failed ended; '' otherwise. */
  const failure = () => {
    const { problem } = state;
    if (!problem || !picture.ended) return '';
    const what = `${problem.type}${problem.message ? `: ${problem.message}` : ''}`;
    return problem.syntax
      ? `It does not compile: ${what}. Nothing was run.`
      : `The program ended with ${what}. What the module still names is shown.`;
  };
  const still = () => state.total === 0 || state.status === 'recording';
  const where = () =>
    picture.ended
      ? state.total > 0
        ? 'end'
        : ''
      : picture.line === null
        ? ''
        : `line ${picture.line}${state.grain === 'instruction' && picture.opcode ? ` · ${picture.opcode}` : ''}`;
  return (
    <section class="time" aria-label="Time">
      <div class="time-row">
        <Key icon="first" label="To the start" keys="Home" disabled={still()} onClick={() => void show(0)} />
        <Key icon="previous" label="Back" keys="←" disabled={still()} onClick={() => void move('previous')} />
        <Key
          icon={state.playing ? 'pause' : 'play'}
          label={state.playing ? 'Pause' : 'Play'}
          keys="Space"
          disabled={still()}
          onClick={play}
        />
        <Key icon="next" label="Forward" keys="→" disabled={still()} onClick={() => void move('next')} />
        <Key icon="last" label="To the end" keys="End" disabled={still()} onClick={() => void show(state.total)} />
        <Show when={state.breakpoints.length > 0}>
          <Key
            icon="breakBack"
            label="To the previous breakpoint"
            keys="Shift+F8"
            disabled={still()}
            onClick={() => void toBreakpoint('previous')}
          />
          <Key
            icon="breakOn"
            label="To the next breakpoint"
            keys="F8"
            disabled={still()}
            onClick={() => void toBreakpoint('next')}
          />
        </Show>
        <div class="seg" role="group" aria-label="Step by">
          <For each={GRAINS}>
            {(g) => (
              <button
                type="button"
                title={g.hint}
                aria-pressed={state.grain === g.id}
                classList={{ on: state.grain === g.id }}
                onClick={() => setGrain(g.id)}
              >
                {g.title}
              </button>
            )}
          </For>
        </div>
        <Show when={state.playing}>
          <label class="speed">
            speed
            <input
              type="range"
              min="0.5"
              max="12"
              step="0.5"
              value={state.speed}
              aria-label="Steps a second"
              onInput={(e) => setSpeed(Number(e.currentTarget.value))}
            />
          </label>
        </Show>
        <div class="track">
          <div class="bar">
            <div class="fill" style={{ width: share(state.step) }} />
          </div>
          <div class="marks" aria-hidden="true">
            <For each={state.marks}>
              {(m) => (
                <i
                  class={`mark ${m.kind}`}
                  style={{ left: share(m.step), opacity: (0.35 + 0.65 * m.weight) * (dense().has(m.kind) ? 0.4 : 1) }}
                />
              )}
            </For>
          </div>
          <input
            class="slider"
            type="range"
            min="0"
            max={Math.max(1, state.total)}
            step="1"
            value={state.step}
            disabled={still()}
            aria-label="Moment of the run"
            aria-valuetext={`step ${state.step} of ${state.total}`}
            onInput={(e) => void show(Number(e.currentTarget.value))}
            onKeyDown={(e) => {
              // The arrows step by line, as everywhere on the page.
              if (/^(Arrow|Home|End|Page)/.test(e.key)) e.preventDefault();
            }}
          />
        </div>
        <span class="count mono">
          <Show
            when={state.status === 'recording'}
            fallback={state.total > 0 ? `step ${grouped(state.step)} of ${grouped(state.total)}` : ''}
          >
            <span class="spin" aria-hidden="true" /> {grouped(state.total)} steps
          </Show>
        </span>
        <Show when={state.branch}>
          <span class="tag branch" title="This run goes on from the past with something changed">
            branch: {state.branch}
          </span>
          <button type="button" class="btn small" onClick={() => void run({ step: state.step })}>
            Original
          </button>
        </Show>
        <Show when={state.runState === 'limit' && state.status === 'ready'}>
          <span class="aside wide-only">and the recording is full</span>
          <button type="button" class="btn small" onClick={() => void goOn()}>
            Record more
          </button>
        </Show>
      </div>
      <div class="say" aria-live="polite" aria-atomic="true">
        <span class="n">{where()}</span>
        <span class="visually-hidden">{sourceLine(picture.lastFile, picture.lastLine)}: </span>
        <Show when={failure()}>
          <span class="failure">{failure()}</span>
        </Show>
        <For each={failure() ? [] : picture.narration}>
          {(w) => (
            <Show when={w.address || w.style} fallback={w.text}>
              <Show when={w.address} fallback={<code>{w.text}</code>}>
                <button type="button" class="link" onClick={() => select(w.address ?? 0)}>
                  {w.text}
                </button>
              </Show>
            </Show>
          )}
        </For>
      </div>
    </section>
  );
}

// A card: an object with its type, count, address, size, and what it holds, in rows or cells.

import { For, Show } from 'solid-js';
import { CARD, cellBox, isShort, type Placed, showsValue, spareCells } from '../model/heap-layout.js';
import { choose, collapse, moreRows, moveRows, select } from '../model/looking.js';
import type { ObjectView, SlotView } from '../model/protocol.js';
import { state } from '../model/state.js';
import { grouped, hex, typeText } from '../model/words.js';
import { hover, setHover } from './wires.js';

function Count(props: { object: ObjectView }) {
  const o = () => props.object;
  return (
    <Show
      when={!o().immortal}
      fallback={
        <span class="imm" title="Immortal: its count never changes, and it is never freed.">
          immortal
        </span>
      }
    >
      <span
        class="rc"
        classList={{ moved: o().oldRefcnt !== null, dead: o().mark === 'dying' }}
        title={`ob_refcnt: ${o().refcnt} references count this object`}
      >
        <Show when={o().oldRefcnt !== null}>
          <s>{o().oldRefcnt} →</s>
        </Show>
        {o().refcnt}
      </span>
    </Show>
  );
}

const MONO_12 = 7.25;
const MONO_11 = 6.65;

/** The address, and the size where the head has room for it: neither is ever cut. */
function placeText(o: ObjectView): string {
  const pill = (text: string): number => 22 + 6 * text.length;
  const shown = typeText(o.type).length + (isShort(o) ? o.value.length + 1 : 0);
  let room = CARD.width - 28 - Math.min(MONO_12 * shown, 118 + (isShort(o) ? MONO_12 * o.value.length : 0));
  room -= o.immortal
    ? pill('immortal')
    : 22 + MONO_11 * `${o.oldRefcnt === null ? '' : `${o.oldRefcnt} → `}${o.refcnt}`.length;
  if (o.interned) room -= pill('interned');
  if (o.mark === 'born' || o.mark === 'dying') room -= pill('freed');
  const address = hex(o.address);
  const both = isShort(o) ? address : `${address} · ${o.size} B`;
  return [both, address].find((text) => MONO_11 * text.length <= room) ?? '';
}

/** What the picture says by place and colour, in words. */
export const inWords = (o: ObjectView): string =>
  `${o.plain ? `${o.value}, ` : ''}${o.immortal ? 'immortal' : `${o.refcnt} references`}${o.mark === 'changed' ? ', changed' : o.mark === 'born' ? ', new' : o.mark === 'dying' ? ', freed' : ''}, at ${hex(o.address)}`;

function Row(props: { owner: ObjectView; row: SlotView }) {
  const r = () => props.row;
  const place = () => ({ frame: 0, name: r().name, kind: 'item', object: props.owner.address });
  return (
    <button
      type="button"
      class="row"
      classList={{ hot: r().changed, index: r().name.startsWith('[') }}
      title={`${r().name} → ${r().short}${r().target ? ` at ${hex(r().target)}` : ''}`}
      onClick={() => choose(r().target, place())}
    >
      <span>{r().name === '{…}' ? 'item' : r().name.replace(/^\[(\d+)\]$/, '$1')}</span>
      <code>{r().short}</code>
      <i class="dot" classList={{ none: r().target === 0, inline: r().inline === true }} />
    </button>
  );
}

function Cells(props: { object: ObjectView }) {
  const o = () => props.object;
  const height = () => Math.ceil(o().rows.length / o().cells) * CARD.cell;
  const box = (i: number) => {
    const b = cellBox(o(), i);
    const top = cellBox(o(), 0).y;
    return { left: `${b.x}px`, top: `${b.y - top}px`, width: `${b.width}px` };
  };
  return (
    <div class="cells" style={{ height: `${height()}px` }}>
      <For each={o().rows}>
        {(r, i) => (
          <button
            type="button"
            class="cell"
            classList={{ hot: r.changed }}
            style={box(i())}
            title={`${r.name} → ${r.short} at ${hex(r.target)}`}
            onClick={() => choose(r.target, { frame: 0, name: r.name, kind: 'item', object: o().address })}
          >
            <i>{r.name.slice(1, -1)}</i>
            <code>{r.short}</code>
          </button>
        )}
      </For>
      <For each={Array.from({ length: spareCells(o()) }, (_, i) => o().rows.length + i)}>
        {(i) => (
          <span class="cell spare" style={box(i)} title="allocated, not in use">
            <i>{o().from + i}</i>
          </span>
        )}
      </For>
    </div>
  );
}

/** What is not shown of a large thing, and how to see it. */
function Foot(props: { object: ObjectView }) {
  const o = () => props.object;
  const all = () => o().rows.length + o().hidden;
  return (
    <div class="card-foot">
      <Show
        when={o().rows.length > 0}
        fallback={
          <button type="button" class="link" onClick={() => moreRows(o())}>
            {grouped(all())} inside: open
          </button>
        }
      >
        <button
          type="button"
          aria-label="Earlier items"
          disabled={o().from === 0}
          onClick={() => moveRows(o(), -o().rows.length)}
        >
          ‹
        </button>
        <span>
          {grouped(o().from)}–{grouped(o().from + o().rows.length - 1)} of {grouped(all())}
        </span>
        <button
          type="button"
          aria-label="Later items"
          disabled={o().from + o().rows.length >= all()}
          onClick={() => moveRows(o(), o().rows.length)}
        >
          ›
        </button>
        <button type="button" class="link" onClick={() => moreRows(o())}>
          {grouped(Math.min(20, o().hidden))} more
        </button>
      </Show>
    </div>
  );
}

export function Card(props: { placed: Placed }) {
  const o = () => props.placed.object;
  return (
    <article
      class={`obj k-${o().kind}`}
      classList={{
        born: o().mark === 'born',
        dying: o().mark === 'dying',
        changed: o().mark === 'changed',
        short: isShort(o()),
        on: state.selected === o().address,
        near: hover() === o().address,
      }}
      style={{
        transform: `translate(${props.placed.x}px, ${props.placed.y}px)`,
        width: `${CARD.width}px`,
        height: `${props.placed.height}px`,
      }}
      data-address={o().address}
      onMouseEnter={() => setHover(o().address)}
      onMouseLeave={() => setHover(0)}
    >
      <div class="oh">
        <button
          type="button"
          class="choose"
          aria-pressed={state.selected === o().address}
          onClick={() => select(o().address)}
        >
          <span class="ty">{typeText(o().type)}</span>
          <Show when={isShort(o())}>
            <b class="head-value">{o().value}</b>
          </Show>
          <Count object={o()} />
          <Show when={o().interned}>
            <span class="imm" title="Interned: equal strings share this one object.">
              interned
            </span>
          </Show>
          <Show when={o().mark === 'born' || o().mark === 'dying'}>
            <span class={`tag ${o().mark}`}>{o().mark === 'born' ? 'new' : 'freed'}</span>
          </Show>
          <span class="visually-hidden">{inWords(o())}</span>
          <span class="ad" title={`${hex(o().address)}, ${o().size} bytes`}>
            {placeText(o())}
          </span>
        </button>
        <Show when={o().rows.length > 1 || (o().rows.length === 1 && o().hidden > 0)}>
          <button
            type="button"
            class="fold"
            aria-label={`Close what is inside this ${o().type}`}
            title="Close"
            onClick={() => collapse(o().address)}
          >
            ▾
          </button>
        </Show>
      </div>
      <Show when={!isShort(o())}>
        <div class="ob">
          <Show when={showsValue(o())}>
            <div class="val" title={o().value}>
              {o().value}
            </div>
          </Show>
          <Show when={o().fields.length > 0}>
            <div class="fields">
              <For each={o().fields}>
                {(f) => (
                  <span classList={{ hot: f.changed }}>
                    {f.name} <b>{f.value}</b>
                  </span>
                )}
              </For>
            </div>
          </Show>
          <Show when={o().cells > 0} fallback={<For each={o().rows}>{(r) => <Row owner={o()} row={r} />}</For>}>
            <Cells object={o()} />
          </Show>
          <Show when={o().cells === 0 && o().spare > 0 && o().hidden === 0 && o().rows.length > 0}>
            <div class="strip" title={`${o().spare} more slots are allocated and not in use`} />
          </Show>
          <Show when={o().hidden > 0}>
            <Foot object={o()} />
          </Show>
        </div>
      </Show>
    </article>
  );
}

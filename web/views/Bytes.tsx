// Bytes: hex with the fields named, linked both ways. Any address of the process can be looked at.

import { createEffect, createMemo, createSignal, For, on, Show } from 'solid-js';
import { pin } from '../model/looking.js';
import type { ByteField } from '../model/protocol.js';
import { client, state } from '../model/state.js';
import { hex, plural } from '../model/words.js';
import { live } from './live.js';
import './views.css';

const ROW = 8;

export default function Bytes() {
  const [typed, setTyped] = createSignal(0);
  const address = () => typed() || state.selected;
  const [tick, setTick] = createSignal(0);
  const view = live((step) => {
    tick();
    return address() ? client.call('bytes', step, address()) : undefined;
  });
  const [field, setField] = createSignal(-1);
  const [extra, setExtra] = createSignal<ReturnType<typeof view.data>>();
  const shown = () => (typed() ? (extra() ?? view.data()) : view.data());
  createEffect(
    on(
      () => state.selected,
      () => {
        setTyped(0);
        setField(-1);
      },
    ),
  );
  const look = async (a: number): Promise<void> => {
    if (!a) return;
    setTyped(a);
    setField(-1);
    setTick((n) => n + 1);
    setExtra(await client.call('bytes', state.step, a).catch(() => undefined));
  };
  const rows = createMemo(() => {
    const d = shown();
    if (!d) return [];
    const first = d.start - (d.start % ROW);
    const list: { at: number; cells: { at: number; value: number; inside: boolean }[] }[] = [];
    for (let at = first; at < d.start + d.bytes.length; at += ROW)
      list.push({
        at,
        cells: Array.from({ length: ROW }, (_, i) => {
          const inside = at + i >= d.start && at + i < d.start + d.bytes.length;
          return { at: at + i, value: inside ? (d.bytes[at + i - d.start] ?? 0) : 0, inside };
        }),
      });
    return list;
  });
  const fieldAt = (at: number): number => {
    const d = shown();
    return d ? d.fields.findIndex((f: ByteField) => at >= d.base + f.offset && at < d.base + f.offset + f.size) : -1;
  };
  return (
    <div class="view scroll" tabindex="0" role="region" aria-label="Bytes">
      <form
        class="address-form"
        onSubmit={(e) => {
          e.preventDefault();
          const text = new FormData(e.currentTarget).get('address')?.toString().trim() ?? '';
          void look(Number(/^0x/i.test(text) ? text : `0x${text}`) || 0);
        }}
      >
        <label for="address">Any address</label>
        <input id="address" name="address" placeholder="0x700000" autocomplete="off" spellcheck={false} />
        <button type="submit" class="btn small">
          Look
        </button>
        <Show when={typed()}>
          <button type="button" class="link" onClick={() => setTyped(0)}>
            back to the chosen object
          </button>
        </Show>
      </form>
      <Show
        when={address() && shown()}
        fallback={
          <div class="void">
            <b>Choose an object</b>
            <p>{view.error() || 'Click a card or a slot, or type an address: here are its bytes.'}</p>
          </div>
        }
      >
        {(value) => {
          const d = () => value() as NonNullable<ReturnType<typeof view.data>>;
          return (
            <div class="bytes-view">
              <div class="title">
                <h3>{d().title}</h3>
                <p class="dim">
                  {d().kind}
                  {d().struct ? ` · struct ${d().struct}` : ''} · {hex(d().start)} – {hex(d().end)} ·{' '}
                  {plural(d().end - d().start, 'byte')}
                  <Show when={d().owner}>
                    {' · belongs to '}
                    <button type="button" class="link" onClick={() => pin(d().owner)}>
                      {hex(d().owner)}
                    </button>
                  </Show>
                </p>
                <For each={d().damage}>{(text) => <p role="alert">{text}</p>}</For>
              </div>
              <div>
                <table class="hex">
                  <tbody>
                    <For each={rows()}>
                      {(r) => (
                        <tr>
                          <th scope="row">{hex(r.at)}</th>
                          <For each={r.cells}>
                            {(c) => (
                              <td>
                                <Show when={c.inside}>
                                  <button
                                    type="button"
                                    tabindex="-1"
                                    classList={{
                                      zero: c.value === 0,
                                      on: field() >= 0 && fieldAt(c.at) === field(),
                                      g0: c.at < d().base,
                                    }}
                                    title={d().fields[fieldAt(c.at)]?.name ?? ''}
                                    onMouseEnter={() => setField(fieldAt(c.at))}
                                    onClick={() => setField(fieldAt(c.at))}
                                  >
                                    {c.value.toString(16).padStart(2, '0')}
                                  </button>
                                </Show>
                              </td>
                            )}
                          </For>
                        </tr>
                      )}
                    </For>
                  </tbody>
                </table>
                <Show when={d().more > 0}>
                  <p class="dim">{plural(d().more, 'more byte')}</p>
                </Show>
              </div>
              <ul class="fieldlist">
                <For each={d().fields} fallback={<li class="empty">no fields are known here</li>}>
                  {(f, i) => (
                    <li>
                      <button
                        type="button"
                        classList={{ on: field() === i() }}
                        title={`${f.type} ${f.name}, ${f.size} bytes at ${hex(d().base + f.offset)}`}
                        onMouseEnter={() => setField(i())}
                        onFocus={() => setField(i())}
                        onClick={() => void look(f.target)}
                      >
                        <span class="o">{f.offset}</span>
                        <b>{f.name}</b>
                        <span class="v">{f.value}</span>
                      </button>
                    </li>
                  )}
                </For>
              </ul>
              <div class="inside">
                <For each={d().inside}>{(i) => <span>in {i.title}</span>}</For>
                <For each={d().parts}>
                  {(p) => (
                    <button type="button" class="link" onClick={() => void look(p.address)}>
                      {p.name} at {hex(p.address)}
                    </button>
                  )}
                </For>
              </div>
            </div>
          );
        }}
      </Show>
    </div>
  );
}

// Why is it alive: who refers to it, the way from a root, and what would be freed with it.

import { For, Show } from 'solid-js';
import { pin, select } from '../model/looking.js';
import type { OwnerView } from '../model/protocol.js';
import { client, state } from '../model/state.js';
import { bytesText, grouped, hex, plural, typeText } from '../model/words.js';
import { live } from './live.js';
import './views.css';

function Thing(props: { thing: { address: number; type: string; value: string } }) {
  const text = () => `${typeText(props.thing.type)} ${props.thing.value}`;
  return (
    <Show when={props.thing.address} fallback={<span>{text()}</span>}>
      <button type="button" class="link" title={hex(props.thing.address)} onClick={() => select(props.thing.address)}>
        {text()}
      </button>
    </Show>
  );
}

export default function Retainers() {
  const view = live((step) => (state.selected ? client.call('retainers', step, state.selected) : undefined));
  return (
    <div class="view scroll" tabindex="0" role="region" aria-label="Why alive">
      <Show
        when={state.selected && view.data()}
        fallback={
          <div class="void">
            <b>{view.busy() ? 'Reading the whole heap…' : 'Choose an object'}</b>
            <p>{view.error() || 'Click a card, a slot or a block: here stands who keeps it alive.'}</p>
          </div>
        }
      >
        {(value) => {
          const d = () => value() as NonNullable<ReturnType<typeof view.data>>;
          return (
            <div class="why-view">
              <h3>
                {typeText(d().type)} <span class="mono">{d().value}</span>{' '}
                <span class="mono dim">{hex(d().address)}</span>
              </h3>
              <p>{d().summary.charAt(0).toUpperCase() + d().summary.slice(1)}.</p>
              <dl class="figures">
                <div>
                  <dt>references</dt>
                  <dd>{d().immortal ? 'immortal' : grouped(d().refcnt)}</dd>
                </div>
                <div>
                  <dt>its own bytes</dt>
                  <dd>{bytesText(d().shallow)}</dd>
                </div>
                <div>
                  <dt>freed with it</dt>
                  <dd>{bytesText(d().retained)}</dd>
                </div>
                <div>
                  <dt>objects</dt>
                  <dd>{grouped(d().retainedCount)}</dd>
                </div>
              </dl>
              <Show when={d().path.length > 0}>
                <h4>The shortest way from a root</h4>
                <ol class="chain">
                  <For each={d().path}>
                    {(p: OwnerView) => (
                      <li>
                        <Thing thing={p} />
                        <Show when={p.label}>
                          <code>{p.label}</code>
                        </Show>
                      </li>
                    )}
                  </For>
                </ol>
              </Show>
              <div class="columns">
                <section>
                  <h4>Who refers to it ({d().owners.length})</h4>
                  <ul class="things">
                    <For each={d().owners} fallback={<li class="empty">nobody that has a name</li>}>
                      {(o) => (
                        <li>
                          <Thing thing={o} /> <code>{o.label}</code>
                        </li>
                      )}
                    </For>
                    <Show when={d().unexplained > 0}>
                      <li class="empty">{plural(d().unexplained, 'reference')} held by native code that is at work</li>
                    </Show>
                  </ul>
                </section>
                <section>
                  <h4>What lives only through it</h4>
                  <ul class="things">
                    <For each={d().keeps} fallback={<li class="empty">nothing else</li>}>
                      {(o) => (
                        <li>
                          <Thing thing={o} /> <span class="dim">{bytesText(o.size)}</span>
                        </li>
                      )}
                    </For>
                  </ul>
                </section>
                <section>
                  <h4>It lives only through</h4>
                  <ul class="things">
                    <For each={d().dominators} fallback={<li class="empty">no single object: several keep it</li>}>
                      {(o) => (
                        <li>
                          <Thing thing={o} />
                        </li>
                      )}
                    </For>
                  </ul>
                </section>
                <section>
                  <h4>The biggest, with all that they keep</h4>
                  <ul class="things">
                    <For each={d().biggest}>
                      {(o) => (
                        <li>
                          <Thing thing={o} /> <span class="dim">{bytesText(o.retained)}</span>
                        </li>
                      )}
                    </For>
                  </ul>
                </section>
              </div>
              <button type="button" class="btn small" onClick={() => pin(d().address)}>
                Show its card
              </button>
            </div>
          );
        }}
      </Show>
    </div>
  );
}

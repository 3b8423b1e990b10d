// The page starts here.

import { render } from 'solid-js/web';
import { openLessonHash } from './lessons/state.js';
import { begin } from './model/begin.js';
import { refresh } from './model/moving.js';
import { applyTheme, client, state } from './model/state.js';
import './style.css';
import { App } from './views/App.js';
import { wantEditor } from './views/CodePane.js';

const root = document.getElementById('app');
if (root) {
  root.textContent = '';
  render(() => <App />, root);
}
applyTheme(state.theme);
void (async () => {
  if (!(await openLessonHash(location.hash))) await begin();
  performance.mark('pellucid-first-picture');
  wantEditor();
  client
    .loadRest()
    .then(refresh)
    .catch(() => {});
  document.documentElement.dataset['ready'] = '1';
  if ('serviceWorker' in navigator && import.meta.env.PROD) keepOffline();
})();

/** Asks the service worker to keep the page for use without a network: model/service-worker.js says what and when. */
function keepOffline(): void {
  const { serviceWorker } = navigator;
  const tell = (list: 'rest' | 'data') => serviceWorker.ready.then(({ active }) => active?.postMessage(list));
  if (serviceWorker.controller) void tell('rest');
  serviceWorker.register('./service-worker.js').catch(() => {});
  void client.dataUsed.then(() => tell('data'));
}

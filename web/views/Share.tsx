// An address that holds everything, and a frame for other pages.

import { createResource, createSignal } from 'solid-js';
import { shared } from '../model/address.js';
import { encodeHash } from '../model/hash.js';
import { notify } from '../model/state.js';
import { Dialog } from './Dialogs.js';

export default function Share() {
  const [hash] = createResource(() => encodeHash(shared()));
  const base = location.href.replace(/[#?].*$/, '');
  const link = () => (hash() ? `${base}#${hash()}` : '');
  const frame = () =>
    hash()
      ? `<iframe src="${base}?embed#${hash()}" width="100%" height="560" title="A Python program and its memory"></iframe>`
      : '';
  const [copied, setCopied] = createSignal('');
  const copy = async (text: string, what: string): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(what);
    } catch {
      notify('The browser does not let the page copy: mark the text and copy it.');
    }
  };
  return (
    <Dialog title="Share">
      <p>
        The address holds the program, its input, the step and the view, compressed: nothing is stored anywhere.
        {link().length > 8000 ? ` It is ${link().length} characters long; some programs cut such addresses off.` : ''}
      </p>
      <label class="field-block">
        <b>Address</b>
        <textarea readonly rows="3" value={link()} onFocus={(e) => e.currentTarget.select()} />
      </label>
      <button type="button" class="btn go" onClick={() => void copy(link(), 'link')}>
        {copied() === 'link' ? 'Copied' : 'Copy the address'}
      </button>
      <label class="field-block">
        <b>In a page of your own</b>
        <textarea readonly rows="3" value={frame()} onFocus={(e) => e.currentTarget.select()} />
      </label>
      <button type="button" class="btn" onClick={() => void copy(frame(), 'frame')}>
        {copied() === 'frame' ? 'Copied' : 'Copy the frame'}
      </button>
    </Dialog>
  );
}

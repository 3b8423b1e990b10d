import { Dialog } from './Dialogs.js';
export default function Share() {
  return <Dialog title="Share">…</Dialog>;
}

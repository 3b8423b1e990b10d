import { Dialog } from './Dialogs.js';
export default function Export() {
  return <Dialog title="Export">…</Dialog>;
}

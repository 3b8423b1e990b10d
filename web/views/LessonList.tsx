import { Dialog } from './Dialogs.js';
export default function LessonList() {
  return <Dialog title="LessonList">…</Dialog>;
}

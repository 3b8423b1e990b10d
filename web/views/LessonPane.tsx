export default function LessonPane() {
  return <section class="pane lesson-pane" />;
}

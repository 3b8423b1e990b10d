export default function Collector() {
  return <div class="void">Collector</div>;
}

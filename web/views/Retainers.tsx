export default function Retainers() {
  return <div class="void">Retainers</div>;
}

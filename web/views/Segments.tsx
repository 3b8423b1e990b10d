export default function Segments() {
  return <div class="void">Segments</div>;
}

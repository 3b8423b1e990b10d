export default function Bytes() {
  return <div class="void">Bytes</div>;
}

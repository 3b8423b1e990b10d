export default function Allocator() {
  return <div class="void">Allocator</div>;
}

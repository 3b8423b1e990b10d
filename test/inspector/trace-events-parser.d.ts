declare module '@clinic/trace-events-parser' {
  import type { Transform } from 'node:stream';
  export default function parser(): Transform;
}

// The bytes of whatever lies at an address, with the names of their fields.

import { describeAddress } from '../../src/inspector/address.js';
import type { ObjectGraph } from '../../src/inspector/graph/graph.js';
import type { Image } from '../../src/inspector/image.js';
import type { BytesView } from './protocol.js';

const MOST = 1024;

/** An object's bytes, field by field, as the page shows them. */
export function bytesView(image: Image, graph: ObjectGraph, address: number): BytesView {
  const info = describeAddress(image, address, graph);
  const start = Math.max(0, Math.min(info.start, image.size));
  const end = Math.max(start, Math.min(info.end, image.size));
  const shown = Math.min(MOST, end - start);
  const parts = info.fields
    .filter(
      (f) => f.target !== 0 && !f.strong && /^(ob_item|ma_keys|ma_values|table|ob_bytes|ob_digit|elts)$/.test(f.name),
    )
    .map((f) => ({ name: f.name, address: f.target }));
  return {
    address,
    kind: info.kind,
    title: info.title,
    start,
    end,
    base: info.base,
    struct: info.struct ?? '',
    owner: info.owner === address ? 0 : info.owner,
    bytes: shown > 0 && info.kind !== 'function' ? image.bytes(start, shown).slice() : new Uint8Array(0),
    more: end - start - shown,
    fields: info.fields
      .filter((f) => info.base + f.offset - start < MOST + 64)
      .map((f) => ({ name: f.name, offset: f.offset, size: f.size, type: f.type, value: f.value, target: f.target })),
    inside: info.inside.map((i) => ({ title: i.title, start: i.start })),
    damage: info.damage.map((d) => d.text),
    parts,
  };
}

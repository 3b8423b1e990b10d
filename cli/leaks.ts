// pellucid leaks FILE: where memory grows, what the collector found, and what nothing reaches any more.

import { ownerText } from '../src/inspector/diff.js';
import { collectorView } from '../src/inspector/graph/cycles.js';
import { KEYS, ObjectGraph } from '../src/inspector/graph/graph.js';
import { nodeInfo, references } from '../src/inspector/graph/info.js';
import { typeUses } from '../src/inspector/graph/queries.js';
import type { TypeUse } from '../src/inspector/graph/types.js';
import { UsageReader } from '../src/inspector/usage.js';
import { complain, parse, text as textOption } from './args.js';
import { copyOf, openProgram } from './moments.js';
import { eachLine } from './session.js';
import { style } from './style.js';
import { bar, bytesText, clip, grouped, hex, plural } from './text.js';

const help = `usage: pellucid leaks FILE [--limit N]

Runs FILE to its end and says which lines let the memory grow, what the cycle
collector found on the way, which types have more instances than at the start,
and which objects nothing reaches.

--limit N : at most N entries of each list (default 10)
`;

interface LineUse {
  bytes: number;
  blocks: number;
  times: number;
}

/** pellucid leaks: what grows, and what nothing reaches. The exit code. */
export function main(argv: string[]): number {
  const options = parse('leaks', argv, { limit: textOption }, help);
  if (typeof options === 'number') return options;
  const [path, ...args] = options.positionals;
  if (!path) return complain('leaks', 'a FILE is wanted', help);
  const limit = Number(options.values.limit ?? 10);
  const session = openProgram('leaks', path, args);
  if (typeof session === 'number') return session;
  const reader = new UsageReader(session.image);
  const uses = new Map<number, LineUse>();
  const finds: string[] = [];
  let start: TypeUse[] | undefined;
  let last = reader.read();
  let line = 0;
  const settle = (): void => {
    const now = reader.read();
    const use = uses.get(line) ?? { bytes: 0, blocks: 0, times: 0 };
    use.bytes += now.bytes - last.bytes;
    use.blocks += now.blocks - last.blocks;
    use.times++;
    uses.set(line, use);
    for (let g = 0; g < 3; g++) {
      const found = (now.collected[g] as number) - (last.collected[g] as number);
      if (found > 0) finds.push(`line ${line}: a collection of generation ${g} freed ${plural(found, 'object')}`);
    }
    last = now;
  };
  eachLine(session, (n) => {
    if (!start) {
      start = typeUses(ObjectGraph.build(copyOf(session.image)));
      last = reader.read();
    } else settle();
    line = n;
    return false;
  });
  settle();
  session.process.flushOutput();
  const text = draw(ObjectGraph.build(session.image), uses, finds, start ?? [], limit);
  const code = session.process.finish();
  process.stdout.write(text);
  return code;
}

function draw(
  graph: ObjectGraph,
  uses: Map<number, LineUse>,
  finds: string[],
  start: TypeUse[],
  limit: number,
): string {
  const lines = [style.heading('GROWTH BY LINE'), style.dim('   line      bytes   blocks   times')];
  const grown = [...uses].filter(([n, use]) => n > 0 && use.bytes > 0).sort((a, b) => b[1].bytes - a[1].bytes);
  const most = grown[0]?.[1].bytes ?? 1;
  for (const [n, use] of grown.slice(0, limit))
    lines.push(
      `  ${String(n).padStart(5)} ${bytesText(use.bytes).padStart(10)} ${grouped(use.blocks).padStart(8)} ${grouped(use.times).padStart(7)}  ${style.value(bar(use.bytes / most, 20))}`,
    );
  if (grown.length === 0) lines.push(style.dim('  no line kept memory'));

  lines.push('', style.heading('GROWTH BY TYPE'));
  const before = new Map(start.map((use) => [use.typeAddress, use]));
  const types = typeUses(graph)
    .map((use) => ({
      ...use,
      count: use.count - (before.get(use.typeAddress)?.count ?? 0),
      size: use.size - (before.get(use.typeAddress)?.size ?? 0),
    }))
    .filter((use) => use.count > 0)
    .sort((a, b) => b.size - a.size);
  for (const use of types.slice(0, limit))
    lines.push(
      `  ${style.type(clip(use.type, 24).padEnd(24))} ${`+${grouped(use.count)}`.padStart(8)} ${bytesText(use.size).padStart(11)}`,
    );

  lines.push('', style.heading('WHAT THE COLLECTOR FOUND'));
  if (finds.length === 0) lines.push(style.dim('  nothing'));
  lines.push(...finds.slice(0, limit).map((find) => `  ${find}`));
  if (finds.length > limit) lines.push(style.dim(`  … ${finds.length - limit} more collections`));

  const { groups, unreachable } = collectorView(graph);
  lines.push('', style.heading('WHAT NOTHING REACHES'));
  if (groups.length === 0) lines.push(style.dim('  nothing: every object is reached from a root'));
  else
    lines.push(style.dim(`  ${plural(unreachable.length, 'object')} that only cycles hold, until the next collection`));
  for (const group of groups.slice(0, limit)) {
    const finalizers = group.finalizers ? style.mark(' with finalizers') : '';
    lines.push(`  ${style.count(plural(group.nodes.length, 'object'))}, ${bytesText(group.size)}${finalizers}`);
    for (const n of [...group.nodes].filter((v) => graph.kind[v] !== KEYS).slice(0, 4)) {
      const info = nodeInfo(graph, n);
      lines.push(
        `    ${style.address(hex(info.address))} ${style.type(info.type)} ${style.value(clip(info.label, 24))} refcnt ${info.refcnt}`,
      );
      for (const r of references(graph, n, 20)
        .filter((r) => group.nodes.includes(r.target))
        .slice(0, 3))
        lines.push(style.dim(`      ${r.name} → ${ownerText(graph, r.target)}`));
    }
  }
  return `${lines.join('\n')}\n`;
}

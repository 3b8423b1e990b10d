// pellucid why FILE NAME|ADDRESS [--at LINE]: who refers to an object, and how a root reaches it.

import { ownerText } from '../src/inspector/diff.js';
import { dominators } from '../src/inspector/graph/dominators.js';
import { findObject, visibleNames } from '../src/inspector/graph/find.js';
import { ObjectGraph } from '../src/inspector/graph/graph.js';
import { whyAlive } from '../src/inspector/graph/paths.js';
import { weakReferencesTo } from '../src/inspector/graph/queries.js';
import type { PathStep } from '../src/inspector/graph/types.js';
import { complain, lineOf, parse, text } from './args.js';
import { lookAt, open } from './moments.js';
import { style } from './style.js';
import { bytesText, clip, hex, plural } from './text.js';

const help = `usage: pellucid why FILE NAME|ADDRESS [--at LINE] [--limit N]

Runs FILE to its end (or until line LINE is about to be executed for the first
time) and says why an object is alive: the shortest way from a root to it, and
everybody who holds a reference.

NAME      : a variable that is visible there, or more: node.next.items[0],
            table['key']
ADDRESS   : 0x7a3440, as the other commands show it
--at LINE : stop before line LINE
--limit N : at most N owners (default 20)
`;

/** pellucid why: what keeps an object alive. The exit code. */
export function main(argv: string[]): number {
  const options = parse('why', argv, { at: text, limit: text }, help);
  if (typeof options === 'number') return options;
  const [path, what, ...args] = options.positionals;
  if (!path || !what) return complain('why', 'a FILE and a NAME or ADDRESS are wanted', help);
  const line = lineOf(options.values.at);
  if (line === null) return complain('why', `--at wants a line number, not '${options.values.at}'`, help);
  const limit = Number(options.values.limit ?? 20);
  const subject = open('why', path, args);
  if (typeof subject === 'number') return subject;
  const answer = lookAt('why', subject, line, (image, main) => {
    const graph = ObjectGraph.build(image);
    const names = visibleNames(image, main);
    const found = findObject(graph, what, names);
    return typeof found === 'string' ? { problem: found } : { text: draw(graph, found, limit) };
  });
  if (typeof answer === 'number') return answer;
  if (answer.problem !== undefined) {
    process.stderr.write(`pellucid why: ${answer.problem}\n`);
    return 1;
  }
  process.stdout.write(answer.text ?? '');
  return 0;
}

function draw(graph: ObjectGraph, address: number, limit: number): string {
  const dominated = dominators(graph);
  const why = whyAlive(graph, address, dominated);
  if (!why) return '';
  const { target, path, owners } = why;
  const count = target.refcnt < 0 ? style.mark('immortal') : style.count(`refcnt ${target.refcnt}`);
  const retained = dominated.retained[target.node] as number;
  const lines = [
    `${style.address(hex(address))}  ${style.type(target.type)}  ${style.value(clip(target.label, 40))}  ${count}  ${style.dim(bytesText(target.size))}`,
    style.dim(
      `  without it ${bytesText(retained)} in ${plural(dominated.retainedCount[target.node] as number, 'object')} would be free`,
    ),
    '',
    style.heading('THE SHORTEST WAY TO IT'),
  ];
  if (path.length === 0) lines.push(style.warning('  none: no root reaches it'));
  for (const [depth, step] of path.entries()) lines.push(drawStep(step, depth, path[depth - 1]));
  const held =
    target.refcnt < 0
      ? plural(owners.length, 'named reference')
      : `${owners.length} of ${target.refcnt} counted references have a name`;
  lines.push('', style.heading('WHO REFERS TO IT'), style.dim(`  ${held}`));
  for (const owner of owners.slice(0, limit))
    lines.push(`  ${clip(owner.name, 30).padEnd(20)} ${style.dim('of')} ${style.type(ownerText(graph, owner.owner))}`);
  if (owners.length > limit) lines.push(style.dim(`  … ${owners.length - limit} more (--limit N shows them)`));
  const weak = weakReferencesTo(graph, address);
  for (const w of weak) lines.push(`  ${style.mark('weakly'.padEnd(20))} ${style.dim('by')} ${style.address(hex(w))}`);
  if (target.refcnt >= 0 && owners.length < target.refcnt)
    lines.push(style.warning(`  ${target.refcnt - owners.length} more: held by native code that runs now`));
  if (why.dominator && why.dominator.node > 0)
    lines.push('', style.dim(`  It dies with ${ownerText(graph, why.dominator.node)}: every way leads through that.`));
  return `${lines.join('\n')}\n`;
}

function drawStep(step: PathStep, depth: number, before: PathStep | undefined): string {
  const { from } = step;
  const indent = '  '.repeat(Math.min(depth, 12) + 1);
  const by = before?.by ? `${style.name(clip(before.by.name, 30))} → ` : '';
  const where = from.kind === 'root' ? '' : ` ${style.address(hex(from.address))}`;
  const label = from.kind === 'root' || from.kind === 'keys' ? '' : ` ${style.value(clip(from.label, 24))}`;
  return `${indent}${by}${style.type(from.type)}${where}${label}`;
}

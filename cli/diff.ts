// pellucid diff FILE --from LINE --to LINE: what became of the heap between two moments.

import { diff } from '../src/inspector/diff.js';
import type { ImageDiff, NodeInfo, ObjectChange } from '../src/inspector/graph/types.js';
import type { Image } from '../src/inspector/image.js';
import { Recording } from '../src/recorder/recording.js';
import { complain, lineOf, parse, text } from './args.js';
import { copyOf, neverReached, open } from './moments.js';
import { eachLine, type Session } from './session.js';
import { style } from './style.js';
import { bytesText, clip, grouped, hex } from './text.js';

const help = `usage: pellucid diff FILE --from LINE [--to LINE] [--limit N]

Runs FILE and compares the heap before line --from with the heap before line
--to, which is reached next (default: the end): objects that were born, freed
or changed, and other counts.

--limit N : at most N objects of each kind (default 20)
`;

/** pellucid diff: what changed between two lines. The exit code. */
export function main(argv: string[]): number {
  const options = parse('diff', argv, { from: text, to: text, limit: text }, help);
  if (typeof options === 'number') return options;
  const [path, ...args] = options.positionals;
  if (!path) return complain('diff', 'a FILE is wanted', help);
  const from = lineOf(options.values.from);
  const to = lineOf(options.values.to);
  if (from === undefined) return complain('diff', '--from LINE is wanted', help);
  if (from === null) return complain('diff', `--from wants a line number, not '${options.values.from}'`, help);
  if (to === null) return complain('diff', `--to wants a line number, not '${options.values.to}'`, help);
  const limit = Number(options.values.limit ?? 20);
  const subject = open('diff', path, args);
  if (typeof subject === 'number') return subject;
  const moments = subject instanceof Recording ? recorded(subject, from, to) : executed(subject, from, to);
  if (typeof moments === 'number') return moments;
  const result = diff(moments.before, moments.after, { limit: Math.max(limit, 1) * 50 });
  process.stdout.write(draw(result, from, to, limit));
  return 0;
}

interface Moments {
  before: Image;
  after: Image;
}

/** The two moments of a program that is run to the second one. */
function executed(session: Session, from: number, to: number | undefined): Moments | number {
  let before: Image | undefined;
  const reached = eachLine(session, (line) => {
    if (before) return line === to;
    if (line === from) before = copyOf(session.image);
    return false;
  });
  session.process.flushOutput();
  const after = copyOf(session.image);
  const code = reached ? 0 : session.process.finish();
  if (before && (reached || to === undefined)) return { before, after };
  return missing(before !== undefined, from, to) && (code || 1);
}

function recorded(recording: Recording, from: number, to: number | undefined): Moments | number {
  const first = recording.seekLine(from)?.position.step;
  const before = first === undefined ? undefined : recording.copy();
  if (first === undefined || !before) return missing(false, from, to);
  if (to === undefined) recording.seek(recording.programEnd ?? recording.length);
  else if (!recording.seekLine(to, first + 1)) return missing(true, from, to);
  return { before, after: recording.copy() };
}

const missing = (begun: boolean, from: number, to: number | undefined): number =>
  begun ? neverReached('diff', to, ` after line ${from}`) : neverReached('diff', from);

function draw(d: ImageDiff, from: number, to: number | undefined, limit: number): string {
  const change = d.bytesAfter - d.bytesBefore;
  const lines = [
    `${style.heading(`LINE ${from} → ${to === undefined ? 'THE END' : `LINE ${to}`}`)}  ${bytesText(d.bytesBefore)} → ${bytesText(d.bytesAfter)} in use ${style.dim(`(${change >= 0 ? '+' : '−'}${bytesText(Math.abs(change))})`)}`,
  ];
  const section = <T>(title: string, items: T[], one: (item: T) => string[]): void => {
    if (items.length === 0) return;
    lines.push('', style.heading(`${title} (${grouped(items.length)})`));
    for (const item of items.slice(0, limit)) lines.push(...one(item));
    if (items.length > limit) lines.push(style.dim(`  … ${grouped(items.length - limit)} more (--limit N shows them)`));
  };
  section('BORN', d.born, (o) => [`  ${style.value('+')} ${objectText(o)}`]);
  section('FREED', d.freed, (o) => [`  ${style.warning('−')} ${objectText(o)}`]);
  section('CHANGED', d.changed, (o) => [`  ${style.mark('~')} ${changeText(o)}`, ...fieldLines(o)]);
  section('OTHER COUNTS', d.recounted, (o) => [`  ${style.count('#')} ${changeText(o)}`, ...causes(o)]);
  if (lines.length === 1) lines.push(style.dim('  nothing changed'));
  for (const damage of d.damage.slice(0, 5))
    lines.push(style.warning(`  damaged at ${hex(damage.address)}: ${damage.text}`));
  return `${lines.join('\n')}\n`;
}

const objectText = (o: NodeInfo): string =>
  `${style.address(hex(o.address))}  ${style.type(clip(o.type, 14).padEnd(14))} ${style.value(clip(o.label, 36).padEnd(36))} ${style.dim(bytesText(o.size).padStart(9))}`;

function changeText(o: ObjectChange): string {
  const count =
    o.refcntBefore === o.refcntAfter
      ? ''
      : style.count(` refcnt ${countText(o.refcntBefore)} → ${countText(o.refcntAfter)}`);
  return `${style.address(hex(o.address))}  ${style.type(clip(o.type, 14).padEnd(14))} ${style.value(clip(o.label, 30))}${count}`;
}

const countText = (n: number): string => (n < 0 ? 'immortal' : String(n));

function fieldLines(o: ObjectChange): string[] {
  const shown = o.fields
    .slice(0, 8)
    .map((f) => `      ${clip(f.name, 24)}: ${clip(f.before, 24)} → ${clip(f.after, 24)}`);
  if (o.fields.length > 8) shown.push(style.dim(`      … ${o.fields.length - 8} more`));
  return shown;
}

function causes(o: ObjectChange): string[] {
  return [
    ...o.ownersGained.slice(0, 3).map((text) => style.dim(`      now: ${clip(text, 66)}`)),
    ...o.ownersLost.slice(0, 3).map((text) => style.dim(`      no longer: ${clip(text, 60)}`)),
  ];
}

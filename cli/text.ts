// Laying out text in columns.

/** 0x30f2a0 */
export const hex = (n: number): string => `0x${n.toString(16)}`;

/** 1,234 */
export const grouped = (n: number | bigint): string => n.toString().replace(/\B(?=(\d{3})+$)/g, ',');

/** 1 object, 2,000 objects */
export const plural = (n: number, one: string): string => `${grouped(n)} ${one}${n === 1 ? '' : 's'}`;

/** How long lines may be: a terminal's, but no longer than one reads with ease; 80 in a pipe. */
export const lineWidth = (): number =>
  process.stdout.isTTY ? Math.min(120, Math.max(60, process.stdout.columns || 80)) : 80;

/** 12.5 KiB */
export function bytesText(n: number): string {
  if (n < 1024) return `${n} B`;
  if (n < 1024 ** 2) return `${Number((n / 1024).toFixed(1))} KiB`;
  return `${Number((n / 1024 ** 2).toFixed(1))} MiB`;
}

/** At most `width` characters; what is cut off is marked by an ellipsis. */
export function clip(text: string, width: number): string {
  const characters = [...text];
  return characters.length <= width ? text : `${characters.slice(0, Math.max(0, width - 1)).join('')}…`;
}

/** A bar of `width` cells, filled for a fraction from 0 to 1. */
export function bar(fraction: number, width: number): string {
  const filled = Math.round(Math.max(0, Math.min(1, fraction)) * width);
  return '█'.repeat(filled) + '░'.repeat(width - filled);
}

/** A list (`a, b, c`) in lines of at most `width` characters; behind the first line they are indented. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/(?<=,) /)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + 1 + word.length <= width) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(last === undefined ? word : `  ${word}`);
  }
  return lines;
}

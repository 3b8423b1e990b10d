// What the pages and the comments call a file of this repository is one.
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => fs.existsSync(file));
const folders = new Set<string>();
for (const file of files)
  for (let folder = path.dirname(file); folder !== '.'; folder = path.dirname(folder)) folders.add(folder);
const known = new Set([...files, ...folders]);

/** What CONTRIBUTING.md has its reader make, and a file of Python Tutor's viewer. */
const NOT_HERE = new Set(['core/objects/pair.ts', 'core/modules/shout.ts', 'pytutor.ts']);

/** A path from the root, or the end of one: `boot-image.ts`, `runtime/docs.ts`. */
const PATH =
  /(?<![\w./-])(?:(?:core|src|cli|web|tools|test|bench|docs|examples)\/[\w./\-{},*]*|[\w/-][\w./-]*\.(?:ts|tsx|mjs)\b)/g;

/** `a/{b,c}.ts` says two, `*` any name. */
function names(text: string): boolean {
  const braces = /^(.*)\{([^}]*)\}(.*)$/.exec(text);
  if (braces) return (braces[2] as string).split(',').every((part) => names(`${braces[1]}${part}${braces[3]}`));
  if (!text.includes('*'))
    return (
      known.has(text) || known.has(`${text}.ts`) || NOT_HERE.has(text) || files.some((f) => f.endsWith(`/${text}`))
    );
  const pattern = new RegExp(`^${text.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`);
  return [...known].some((name) => pattern.test(name));
}

/** The comments of a source; all of a page. */
function prose(file: string): string {
  const text = fs.readFileSync(file, 'utf8');
  return file.endsWith('.md') ? text : (text.match(/\/\*[\s\S]*?\*\/|\/\/.*/g) ?? []).join('\n');
}

test('every path that is named leads to a file', () => {
  const lost = files
    .filter((file) => /\.(md|ts|tsx|mjs)$/.test(file))
    .flatMap((file) =>
      [...prose(file).matchAll(PATH)]
        .map((match) => match[0].replace(/[.,/-]+$/, ''))
        .filter((name) => !names(name))
        .map((name) => `${file}: ${name}`),
    );
  expect(lost).toEqual([]);
});

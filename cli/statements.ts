// The prompt of -i where standard input is no terminal: statements line by line, prompts on standard error.
// (CPython: Python/pythonrun.c, PyRun_InteractiveLoopObject, and Parser/myreadline.c)

import { EAGAIN } from '../src/host/host.js';
import { Interactive } from '../src/host/interactive.js';
import type { PythonProcess } from '../src/host/process.js';
import type { Drive } from './drive.js';
import type { NodeHost } from './node-host.js';
import { versionText } from './options.js';

const NEWLINE = 0x0a;
const BANNER = `${versionText()}Type "help", "copyright", "credits" or "license" for more information.\n`;
const encoder = new TextEncoder();

/** Runs statements until the input ends or one asks for the process's end; the exit code is `python.finish`'s. */
export async function runStatements(
  python: PythonProcess,
  drive: Drive,
  host: NodeHost,
  banner: boolean,
): Promise<void> {
  const interactive = new Interactive(python, true);
  const show = (text: string): void => {
    host.write(2, encoder.encode(text));
  };
  if (banner) show(BANNER);
  for (;;) {
    const first = python.promptText(false);
    const further = python.promptText(true);
    show(first);
    let line = await readLine(host);
    if (line === '') {
      show('\n');
      return;
    }
    let source = withoutNewline(line);
    for (;;) {
      const ended = !line.endsWith('\n');
      // A last line without a newline is not known to be the last one before another was asked for.
      if (!ended && !interactive.wantsMore(source)) break;
      show(further);
      line = ended ? '' : await readLine(host);
      if (line === '') {
        show('\n');
        break;
      }
      source += `\n${withoutNewline(line)}`;
    }
    if (interactive.start(source)) await drive.toEnd();
    if (python.endInteractive()) return;
  }
}

const withoutNewline = (line: string): string => line.replace(/\r?\n$/, '');

/** A line with its newline, '' at the end. Byte by byte: what comes after it is for sys.stdin, if a statement reads that. */
async function readLine(host: NodeHost): Promise<string> {
  const bytes: number[] = [];
  const one = new Uint8Array(1);
  while (bytes[bytes.length - 1] !== NEWLINE) {
    const n = host.read(0, one);
    if (n === -EAGAIN) await host.input.wait(() => {});
    else if (n <= 0) break;
    else bytes.push(one[0] as number);
  }
  return new TextDecoder().decode(Uint8Array.from(bytes));
}

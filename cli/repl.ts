// The prompt of `pellucid` on a terminal: statements, history, completion; and `:mem NAME` to look at an object as it lies.

import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import readline from 'node:readline';
import { Interactive } from '../src/host/interactive.js';
import type { PythonProcess } from '../src/host/process.js';
import { complete, resolve } from '../src/inspector/complete.js';
import { Image } from '../src/inspector/image.js';
import type { Drive } from './drive.js';
import { versionText } from './options.js';
import { drawProcess } from './segments.js';
import { loadLayout } from './session.js';
import { drawHeap } from './show.js';
import { clip } from './text.js';

const HISTORY_SIZE = 1000;
const INDENT = 4;
const BANNER = `${versionText().trim()}
Type "help", "copyright", "credits" or "license" for more information, :help to look into memory.
`;
const HELP = `:mem NAME   the object behind a (dotted) name, and what it refers to: nothing runs, no count changes
:segments   the process: text, data, heap, stack
:help       this text
`;
/** What CPython's prompt takes without parentheses. */
const COMMANDS = new Set(['exit', 'quit', 'copyright', 'credits', 'license', 'help']);

/** Where the history is kept: $PYTHON_HISTORY, or a file of our own in the home directory. */
const historyFile = (): string => process.env.PYTHON_HISTORY || path.join(os.homedir(), '.pellucid_history');

class Prompt {
  private history: string[];
  private readonly waiting: string[] = [];

  constructor() {
    try {
      this.history = fs.readFileSync(historyFile(), 'utf8').split('\n').filter(Boolean).reverse();
    } catch {
      this.history = [];
    }
  }

  /** A line; null at the end of input, undefined after Ctrl-C. Pasted lines come one by one. */
  async read(prompt: string, indent: string, completer: readline.Completer): Promise<string | null | undefined> {
    const pasted = this.waiting.shift();
    if (pasted !== undefined) {
      process.stdout.write(`${prompt}${pasted}\n`);
      return pasted;
    }
    const rl = readline.createInterface({
      input: process.stdin,
      output: process.stdout,
      terminal: true,
      prompt,
      completer,
      history: this.history,
      historySize: HISTORY_SIZE,
      removeHistoryDuplicates: true,
      tabSize: INDENT,
    });
    const answer = await new Promise<string | null | undefined>((answered) => {
      let first: string | undefined;
      rl.on('line', (line) => {
        if (first !== undefined) this.waiting.push(line);
        else {
          first = line;
          // The rest of what was pasted arrives in the same turn.
          setImmediate(() => answered(first));
        }
      });
      rl.on('history', (history) => {
        this.history = [...history];
      });
      rl.once('SIGINT', () => {
        process.stdout.write('\nKeyboardInterrupt\n');
        answered(undefined);
      });
      rl.once('close', () => answered(null));
      rl.prompt();
      if (indent) rl.write(indent);
    });
    rl.close();
    return answer;
  }

  save(): void {
    const file = historyFile();
    try {
      fs.writeFileSync(`${file}.tmp`, `${this.history.slice(0, HISTORY_SIZE).reverse().join('\n')}\n`, { mode: 0o600 });
      fs.renameSync(`${file}.tmp`, file);
    } catch {
      // A home that cannot be written has no history.
    }
  }
}

/** The indentation of the next line of a block. */
const indentAfter = (line: string): string =>
  ' '.repeat((/^ */.exec(line)?.[0].length ?? 0) + (/:\s*(#.*)?$/.test(line) ? INDENT : 0));

/** Runs the prompt in a booted process until it ends; the exit code is `python.finish`'s. */
export async function repl(python: PythonProcess, drive: Drive, banner: boolean): Promise<void> {
  if (banner) process.stdout.write(BANNER);
  const image = new Image(python.memory, loadLayout());
  const interactive = new Interactive(python);
  const prompt = new Prompt();
  const completer: readline.Completer = (line) => {
    if (/^\s*$/.test(line)) return [[`${line}${' '.repeat(INDENT)}`], line];
    const { candidates, word } = complete(image, python.mainModule(), line);
    return [candidates, word];
  };
  const run = async (source: string): Promise<boolean> => {
    if (interactive.start(source)) await drive.toEnd();
    return python.endInteractive();
  };
  // __main__ is there before the first statement: completion and :mem read it.
  if (python.startInteractive('pass', '<stdin>', 0)) await drive.toEnd();
  python.endInteractive();
  for (;;) {
    let source = await prompt.read('>>> ', '', completer);
    if (source === undefined) continue;
    if (source === null) {
      process.stdout.write('\n');
      break;
    }
    if (source.startsWith(':')) {
      look(image, python, source);
      continue;
    }
    if (COMMANDS.has(source.trim())) source = `${source.trim()}()`;
    let last = source;
    while (interactive.wantsMore(source)) {
      const line = await prompt.read('... ', indentAfter(last), completer);
      if (line === undefined) source = '';
      if (line === undefined || line === null) break;
      // An indentation that was only offered is an empty line: the block's end.
      last = /^\s*$/.test(line) ? '' : line;
      source += `\n${last}`;
    }
    if (source.trim() !== '' && (await run(source))) break;
  }
  prompt.save();
}

function look(image: Image, python: PythonProcess, line: string): void {
  const [command, name] = line.trim().split(/\s+/);
  if (command === ':segments') process.stdout.write(drawProcess(image));
  else if (command === ':mem' && name) {
    const o = resolve(image, python.mainModule(), name);
    process.stdout.write(
      o ? drawHeap(image, [o], 12, clip(name, 30)) : `${name}: no such name (a dotted name of __main__ or a builtin)\n`,
    );
  } else process.stdout.write(HELP);
}

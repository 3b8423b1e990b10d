// pellucid record FILE -o run.pellucid: runs a program and keeps all of its moments in a file.

import { saveRecording } from '../src/recorder/file.js';
import { complain, output, parse, text } from './args.js';
import { parseSize } from './options.js';
import { recordProgram, writeWhole } from './recordings.js';
import { grouped } from './text.js';

const help = `usage: pellucid record FILE [-o OUT] [--memory-limit SIZE] [arg ...]

Runs FILE and records it: every step can be shown afterwards, with all of its
memory.

-o OUT              : where the recording goes (default: FILE with .pellucid for
                      its ending)
--memory-limit SIZE : the most memory the program may have, like 64M
`;

/** pellucid record: keeps a run. The exit code. */
export async function main(argv: string[]): Promise<number> {
  // What comes behind FILE is the program's.
  const own = splitAtFile(argv);
  const options = parse('record', own.options, { output, 'memory-limit': text }, help);
  if (typeof options === 'number') return options;
  const { values } = options;
  const [file] = options.positionals;
  if (!file) return complain('record', 'a FILE is wanted', help);
  const memoryLimit = values['memory-limit'] === undefined ? 0 : parseSize(values['memory-limit']);
  if (Number.isNaN(memoryLimit))
    return complain('record', `--memory-limit wants a size like 64M, not '${values['memory-limit']}'`, help);
  const out = values.output ?? `${file.replace(/\.py$/, '')}.pellucid`;
  const recorded = await recordProgram(file, own.rest, { memoryLimit });
  if (typeof recorded === 'string') {
    process.stderr.write(recorded);
    return 2;
  }
  const { recording, exitCode } = recorded;
  try {
    const bytes = saveRecording(recording);
    writeWhole(out, bytes);
    process.stderr.write(
      `pellucid record: ${grouped(recording.length)} steps, ${grouped(bytes.length)} bytes in ${out}\n`,
    );
  } catch (error) {
    process.stderr.write(`pellucid record: cannot write ${out}: ${(error as Error).message}\n`);
    return 1;
  }
  return exitCode;
}

const WITH_VALUE = new Set(['-o', '--output', '--memory-limit']);

/** Options before and right behind FILE are ours; from the next word on they are the program's. */
function splitAtFile(argv: string[]): { options: string[]; rest: string[] } {
  let i = 0;
  let file = false;
  for (; i < argv.length; i++) {
    const word = argv[i] as string;
    if (word === '-' || !word.startsWith('-')) {
      if (file) break;
      file = true;
    } else if (WITH_VALUE.has(word)) i++;
    else if (file && !/^-o|^--output=|^--memory-limit=|^-h$|^--help$/.test(word)) break;
  }
  return { options: argv.slice(0, i), rest: argv.slice(i) };
}

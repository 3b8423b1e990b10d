// pellucid branch RECORDING --step N …: goes on from a past moment with something changed.

import { isSwitch, SWITCHES } from '../src/recorder/branch.js';
import { saveRecording } from '../src/recorder/file.js';
import type { BranchChange } from '../src/recorder/types.js';
import { complain, countOf, flag, lineOf, output, parse, text } from './args.js';
import { loadCore } from './core-files.js';
import { NodeHost } from './node-host.js';
import { drive, isRecording, readRecording, recordProgram, writeWhole } from './recordings.js';
import { grouped } from './text.js';

const help = `usage: pellucid branch FILE --step N|--line N [CHANGE] [-o OUT] [arg ...]

Goes on from a past moment of a recording (or of FILE, which is run first)
with something changed, and shows what the program writes from there on.

--step N          : before instruction N
--line N          : before line N is executed for the first time
--set NAME=VALUE  : NAME gets the value of an expression, in the frame that runs
--do STATEMENT    : a statement is executed in that frame first: a[0].text = 'x'
--input TEXT      : what the program reads from standard input from there on
--switch NAME=N   : gc (0, 1), gc-threshold, recursion-limit, memory-limit
--interrupt       : Ctrl-C
-o OUT            : the branch as a recording
Without a change the branch repeats the recording.
`;

const CHANGES = ['set', 'do', 'input', 'switch', 'interrupt'] as const;

/** What the options ask for; or what is wrong with them. */
function changeOf(values: Partial<Record<(typeof CHANGES)[number], string | boolean>>): BranchChange | string {
  const given = CHANGES.filter((name) => values[name] !== undefined);
  if (given.length > 1) return `one change at a time: --${given.join(' or --')}`;
  const [kind] = given;
  if (kind === undefined) return { kind: 'none' };
  if (kind === 'interrupt') return { kind };
  const value = String(values[kind]);
  if (kind === 'do') return { kind: 'statement', source: value };
  // As a shell's $'…' would: a line ends where \\n stands.
  if (kind === 'input') return { kind, text: value.replaceAll('\\n', '\n') };
  const [, name = '', right = ''] = /^\s*([^=]*?)\s*=(?!=)\s*(.*)$/s.exec(value) ?? [];
  if (name === '' || right === '') return `--${kind} wants NAME=VALUE, not '${value}'`;
  if (kind === 'set') return { kind: 'variable', name, expression: right };
  if (!isSwitch(name)) return `--switch is one of ${Object.keys(SWITCHES).join(', ')}, not '${name}'`;
  const number = countOf(right);
  if (number === null || number === undefined) return `--switch ${name} wants a number, not '${right}'`;
  return { kind, name, value: number };
}

/** pellucid branch: goes on from a step of a recording with something changed. The exit code. */
export async function main(argv: string[]): Promise<number> {
  const shape = { step: text, line: text, set: text, do: text, input: text, switch: text, interrupt: flag, output };
  const options = parse('branch', argv, shape, help);
  if (typeof options === 'number') return options;
  const { values } = options;
  const [path, ...args] = options.positionals;
  if (!path) return complain('branch', 'a FILE is wanted', help);
  const line = lineOf(values.line);
  if (line === null) return complain('branch', `--line wants a line number, not '${values.line}'`, help);
  const step = countOf(values.step);
  if (step === null) return complain('branch', `--step wants the number of a step, not '${values.step}'`, help);
  if ((line === undefined) === (step === undefined)) return complain('branch', '--step or --line is wanted', help);
  const change = changeOf(values);
  if (typeof change === 'string') return complain('branch', change, help);

  const fail = (problem: string, code = 1): number => {
    process.stderr.write(problem.endsWith('\n') ? problem : `pellucid branch: ${problem}\n`);
    return code;
  };
  const recorded = isRecording(path) ? readRecording(path) : await recordProgram(path, args, { quiet: true });
  if (typeof recorded === 'string') return fail(recorded, 2);
  const recording = 'recording' in recorded ? recorded.recording : recorded;
  const at = line === undefined ? step : recording.seekLine(line)?.position.step;
  if (at === undefined) return fail(`line ${line} was never reached`);

  const host = new NodeHost(loadCore('release').library);
  try {
    const branch = recording.branch(at, change, host);
    await drive(branch, host);
    if (values.output !== undefined) {
      const bytes = saveRecording(branch.recording);
      writeWhole(values.output, bytes);
      process.stderr.write(
        `pellucid branch: ${grouped(branch.recording.length)} steps, ${grouped(bytes.length)} bytes in ${values.output}\n`,
      );
    }
    return branch.exitCode ?? 0;
  } catch (error) {
    return fail((error as Error).message);
  }
}

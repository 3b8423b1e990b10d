// CPython's command line, as far as it means something here.

import { noSwitches, type Switches } from '../src/host/config.js';
import { HELP, SHORT_USAGE } from './help.js';

/** The command line as python's: switches, and what is to be run. */
export interface Options {
  /** What to run: a file, the text behind -c, or standard input. */
  program:
    | { kind: 'file'; path: string }
    | { kind: 'command'; text: string }
    | { kind: 'module'; name: string }
    | { kind: 'stdin'; dash: boolean };
  /** sys.argv[1:] */
  args: string[];
  switches: Switches;
  memoryLimit: number;
  debug: boolean;
  /** -x: the first line of the program's file is no Python. */
  skipFirstLine: boolean;
  /** Something to print instead of running anything; empty: nothing. */
  print: string;
}

/** What --version says. */
export const versionText = (): string => 'Python 3.13.0 (Pellucid 0.1.0)\n';

type Counted = { [K in keyof Switches]: Switches[K] extends number ? K : never }[keyof Switches];

const LETTERS: Record<string, Counted> = {
  B: 'dontWriteBytecode',
  E: 'ignoreEnvironment',
  I: 'isolated',
  O: 'optimize',
  P: 'safePath',
  R: 'randomHash',
  S: 'noSite',
  b: 'bytesWarning',
  d: 'debug',
  i: 'inspect',
  q: 'quiet',
  s: 'noUserSite',
  u: 'unbuffered',
  v: 'verbose',
};

/** Bytes of "64M", "1G", "4096"; NaN when it says nothing. */
export function parseSize(text: string): number {
  const match = /^(\d+(?:\.\d+)?)([kKmMgG]?)(?:i?[bB])?$/.exec(text);
  if (!match) return Number.NaN;
  const unit = { '': 1, k: 1024, m: 1024 ** 2, g: 1024 ** 3 }[match[2]?.toLowerCase() as '' | 'k' | 'm' | 'g'];
  return Math.floor(Number(match[1]) * unit);
}

/** The options, or what is wrong with them. */
export function parseCommandLine(argv: string[]): Options | string {
  const options: Options = {
    program: { kind: 'stdin', dash: false },
    args: [],
    switches: noSwitches(),
    memoryLimit: 0,
    debug: false,
    skipFirstLine: false,
    print: '',
  };
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (arg === '-' || !arg.startsWith('-')) {
      options.program = arg === '-' ? { kind: 'stdin', dash: true } : { kind: 'file', path: arg };
      options.args = argv.slice(i + 1);
      return options;
    }
    const help = HELP[arg === '--help' ? '-h' : arg];
    if (help) return { ...options, print: help };
    if (arg === '--version') options.print = versionText();
    else if (arg === '--debug-core') options.debug = true;
    else if (arg === '--check-hash-based-pycs') {
      const mode = argv[++i];
      if (mode === undefined) return `Argument expected for the ${arg} options\n${SHORT_USAGE}`;
      if (!['default', 'always', 'never'].includes(mode))
        return `--check-hash-based-pycs must be one of 'default', 'always', or 'never'\n${SHORT_USAGE}`;
      options.switches.checkHashPycs = mode;
    } else if (arg === '--memory-limit' || arg.startsWith('--memory-limit=')) {
      const text = arg.includes('=') ? arg.slice(arg.indexOf('=') + 1) : (argv[++i] ?? '');
      options.memoryLimit = parseSize(text);
      if (Number.isNaN(options.memoryLimit)) return `pellucid: --memory-limit wants a size like 64M, not '${text}'\n`;
    } else if (arg.startsWith('--')) {
      return `unknown option ${arg}\n${SHORT_USAGE}`;
    } else {
      for (let j = 1; j < arg.length; j++) {
        const letter = arg[j] ?? '';
        if (letter === 'c') {
          const text = j + 1 < arg.length ? arg.slice(j + 1) : argv[++i];
          if (text === undefined) {
            return `Argument expected for the -c option\n${SHORT_USAGE}`;
          }
          options.program = { kind: 'command', text };
          options.args = argv.slice(i + 1);
          return options;
        }
        if (letter === 'm' || letter === 'W' || letter === 'X') {
          // They take the rest of the word, or the next one.
          const text = j + 1 < arg.length ? arg.slice(j + 1) : argv[++i];
          if (text === undefined) return `Argument expected for the -${letter} option\n${SHORT_USAGE}`;
          if (letter === 'm') {
            options.program = { kind: 'module', name: text };
            options.args = argv.slice(i + 1);
            return options;
          }
          options.switches[letter === 'W' ? 'warnings' : 'extensions'].push(text);
          break;
        }
        const name = LETTERS[letter];
        if (letter === 'h' || letter === '?') return { ...options, print: HELP['-h'] as string };
        if (letter === 'V') options.print = versionText();
        else if (letter === 'x') options.skipFirstLine = true;
        else if (letter === 'J') return `-J is reserved for Jython\n${SHORT_USAGE}`;
        else if (name) options.switches[name]++;
        else return `Unknown option: -${letter}\n${SHORT_USAGE}`;
      }
    }
  }
  return options;
}

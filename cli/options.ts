// CPython's command line, as far as it means something here.

import { noSwitches, type Switches } from '../src/host/config.js';

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
  help: boolean;
  version: boolean;
}

export const versionText = (): string => 'Python 3.13.0 (Pellucid 0.1.0)\n';

export const usage = (): string => `usage: pellucid [option] ... [-c cmd | -m mod | file | -] [arg] ...
       pellucid show|segments|layout|dis|record|branch|trace|why|diff|leaks|heap|view ...

Runs Python 3.13 in a memory that one can see.

options:
-b     : issue warnings about str(bytes_instance), str(bytearray_instance)
         and comparing bytes/bytearray with str (-bb: issue errors)
-B     : don't write .pyc files on import (also PYTHONDONTWRITEBYTECODE=x)
-c cmd : program passed in as string (terminates option list)
-E     : ignore PYTHON* environment variables (such as PYTHONPATH)
-h     : print this help message and exit (also -? or --help)
-I     : isolate Python from the user's environment (implies -E and -s)
-m mod : run library module as a script (terminates option list)
-O     : remove assert and __debug__-dependent statements
-OO    : do -O changes and also discard docstrings
-P     : don't prepend a potentially unsafe path to sys.path
-q     : don't print version and copyright messages on interactive startup
-R     : use random hash seeds (without it, runs are repeatable: PYTHONHASHSEED=0)
-s     : don't add user site directory to sys.path
-S     : don't imply 'import site' on initialization
-u     : write stdout and stderr at once (also PYTHONUNBUFFERED=x)
-V     : print the Python version number and exit (also --version)
-W arg : warning control; arg is action:message:category:module:lineno
-X opt : set implementation-specific option
--memory-limit SIZE : the most memory the process may have, like 64M; past it Python gets MemoryError
--debug-core        : run in the core with assertions
file   : program read from script file
-      : program read from stdin (default)
arg ...: arguments passed to program in sys.argv[1:]

commands:
run FILE [arg ...]         : the same as pellucid FILE
show FILE [--line N|--end] : run to a line and draw stack and heap
record FILE -o RECORDING   : run and keep every moment in a file
show RECORDING --step N    : draw a moment of it (--line N: the first time at a line)
branch RECORDING --step N  : go on from there with something changed
trace FILE [--line N]      : tell what lines do to reference counts and memory
why FILE NAME [--at LINE]  : who holds an object, and how a root reaches it
diff FILE --from A --to B  : what became of the heap between two lines
leaks FILE                 : growth by line, garbage, what the collector found
heap FILE [--at LINE]      : all objects, also as .heapsnapshot or for Graphviz
segments FILE              : draw the process: text, data, heap, stack
layout NAME                : draw a struct with its offsets
dis FILE                   : disassemble
view [FILE]                : serve the page that shows memory in a browser
`;

const SHORT_USAGE = `usage: pellucid [option] ... [-c cmd | -m mod | file | -] [arg] ...
Try \`pellucid -h' for more information.
`;

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
    help: false,
    version: false,
  };
  for (let i = 0; i < argv.length; i++) {
    const arg = argv[i] ?? '';
    if (arg === '-' || !arg.startsWith('-')) {
      options.program = arg === '-' ? { kind: 'stdin', dash: true } : { kind: 'file', path: arg };
      options.args = argv.slice(i + 1);
      return options;
    }
    if (arg === '--help' || arg === '-?') options.help = true;
    else if (arg === '--version') options.version = true;
    else if (arg === '--debug-core') options.debug = true;
    else if (arg === '--check-hash-based-pycs') i++;
    else if (arg === '--memory-limit' || arg.startsWith('--memory-limit=')) {
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
        if (letter === 'h' || letter === '?') options.help = true;
        else if (letter === 'V') options.version = true;
        else if (name) options.switches[name]++;
        else if (!'ux'.includes(letter)) return `Unknown option: -${letter}\n${SHORT_USAGE}`;
      }
    }
  }
  return options;
}

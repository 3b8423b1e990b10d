// CPython's command line, as far as it means something here.

export interface Options {
  /** What to run: a file, the text behind -c, or standard input. */
  program: { kind: 'file'; path: string } | { kind: 'command'; text: string } | { kind: 'stdin'; dash: boolean };
  /** sys.argv[1:] */
  args: string[];
  randomHash: boolean;
  optimize: number;
  memoryLimit: number;
  debug: boolean;
  /** -S leaves it out: exit, quit, copyright, credits, license and help among the builtins. */
  site: boolean;
  help: boolean;
  version: boolean;
}

export const versionText = (): string => 'Python 3.13.0 (Pellucid 0.1.0)\n';

export const usage = (): string => `usage: pellucid [option] ... [-c cmd | file | -] [arg] ...
       pellucid show|segments|layout|dis|view ...

Runs Python 3.13 in a memory that one can see.

options:
-c cmd : program passed in as string (terminates option list)
-h     : print this help message and exit (also -? or --help)
-O     : remove assert and __debug__-dependent statements
-OO    : do -O changes and also discard docstrings
-R     : use random hash seeds (without it, runs are repeatable: PYTHONHASHSEED=0)
-S     : leave exit, quit, copyright, credits, license and help out of the builtins
-V     : print the Python version number and exit (also --version)
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
trace FILE [--line N]      : tell what lines do to reference counts and memory
segments FILE              : draw the process: text, data, heap, stack
layout NAME                : draw a struct with its offsets
dis FILE                   : disassemble
view [FILE]                : serve the page that shows memory in a browser
`;

const SHORT_USAGE = `usage: pellucid [option] ... [-c cmd | file | -] [arg] ...
Try \`pellucid -h' for more information.
`;

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
    randomHash: false,
    optimize: 0,
    memoryLimit: 0,
    debug: false,
    site: true,
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
          if (letter === 'm') return `pellucid: -m ${text}: modules cannot be run, only files\n`;
          break;
        }
        if (letter === 'h' || letter === '?') options.help = true;
        else if (letter === 'V') options.version = true;
        else if (letter === 'S') options.site = false;
        else if (letter === 'R') options.randomHash = true;
        else if (letter === 'O') options.optimize++;
        else if (!'BEIPbdisuvqx'.includes(letter)) {
          return `Unknown option: -${letter}\n${SHORT_USAGE}`;
        }
      }
    }
  }
  return options;
}

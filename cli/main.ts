// pellucid: runs Python, and looks into its memory.

import { parseCommandLine } from './options.js';
import { runProgram } from './run.js';
import { DIED_OF_SIGINT, EXIT_SIGINT } from './sigint.js';

const commands: Record<string, () => Promise<{ main(args: string[]): number | Promise<number> }>> = {
  show: () => import('./show.js'),
  segments: () => import('./segments.js'),
  layout: () => import('./layout.js'),
  dis: () => import('./dis.js'),
  record: () => import('./record.js'),
  branch: () => import('./branch.js'),
  trace: () => import('./trace.js'),
  why: () => import('./why.js'),
  diff: () => import('./diff.js'),
  leaks: () => import('./leaks.js'),
  heap: () => import('./heap.js'),
  view: () => import('./view.js'),
};

/** Exits as `finish` says: a shell is to see that Ctrl-C ended a program. */
function exit(code: number): void {
  if (code === DIED_OF_SIGINT) process.kill(process.pid, 'SIGINT');
  process.exit(code === DIED_OF_SIGINT ? EXIT_SIGINT : code);
}

/** Says what is damaged in a recording: its parts are read when they are wanted. */
function fail(error: unknown): void {
  if (!(error instanceof Error) || error.name !== 'RecordingFormatError') throw error;
  process.stderr.write(`pellucid: ${error.message}\n`);
  process.exit(2);
}

async function main(argv: string[]): Promise<number> {
  const command = commands[argv[0] ?? ''];
  if (command) return (await command()).main(argv.slice(1));
  const options = parseCommandLine(argv[0] === 'run' ? argv.slice(1) : argv);
  if (typeof options === 'string') {
    process.stderr.write(options);
    return 2;
  }
  if (!options.print) return runProgram(options);
  process.stdout.write(options.print);
  return 0;
}

// When this file has been read to its end: in a bundle only then others find what it exports. It exits at once: what a program
// left waiting for (input that nobody reads) must not hold the end up.
void Promise.resolve(process.argv.slice(2)).then(main).then(exit, fail);

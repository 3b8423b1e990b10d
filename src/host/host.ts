// What a process needs of the world: the one seam between a process and where it runs. Answers of -errno mean errors.

import type { HostFs } from './fs.js';

/** What a process asks of the world. Each answer is an input of the run: a recording logs it. */
export interface Host {
  /** Takes bytes for a file descriptor: how many were taken, or -errno. */
  write(fd: number, bytes: Uint8Array): number;
  /** Fills `into`: how many bytes, 0 at the end, -errno; -11 (EAGAIN) when nothing is there yet: the process suspends. */
  read(fd: number, into: Uint8Array): number;
  isatty(fd: number): boolean;
  /** Nanoseconds: 0 since the epoch, 1 monotonic, 2 CPU time. */
  clock(kind: 0 | 1 | 2): bigint;
  /** Blocks for a while: false when it could not. Without it a sleep below native code is refused. */
  sleep?(nanoseconds: bigint): boolean;
  random(into: Uint8Array): void;
  /** Whether an interrupt has come while native code runs, and forgets it. A host that cannot know leaves it out. */
  interrupted?(): boolean;
  /** The bytes of a source file for a traceback, or undefined. */
  source(filename: string): Uint8Array | undefined;
  /** A data file of this build, as dist/data has it: 'unicode-names.txt'. It never changes: a recording need not log it. */
  data?(name: string): Uint8Array | undefined;
  /** Files; without it there are only the standard streams. */
  fs?: HostFs;
  /** "NAME=value" */
  environ?(): string[];
  /** sysname, nodename, release, version, machine */
  uname?(): string[];
  login?(): string | number;
  /** What PYTHONIOENCODING and -u say: encoding, errors and '1' for unbuffered output; '': the default. */
  stdio?(): string[];
  /** pid, ppid, uid, euid, gid, egid */
  identity?(): number[];
  /** How many processors a program may use. */
  processors?(): number;
  /** Ends everything at once, without cleaning up: os._exit. It does not return. */
  exit?(code: number): never;
  /** Columns and lines of a terminal, or -errno. */
  terminalSize?(fd: number): [number, number] | number;
}

/** Nothing is there yet: the process waits and asks again. */
export const EAGAIN = 11;

/** A host that keeps to itself: output is collected, input is at its end, the clock stands still. */
export class QuietHost implements Host {
  readonly output: { fd: number; text: string }[] = [];
  data?: (name: string) => Uint8Array | undefined;
  private readonly decoders = new Map<number, TextDecoder>();

  write(fd: number, bytes: Uint8Array): number {
    const decoder = this.decoders.get(fd) ?? new TextDecoder();
    this.decoders.set(fd, decoder);
    this.output.push({ fd, text: decoder.decode(bytes.slice()) });
    return bytes.length;
  }

  read(_fd: number, _into: Uint8Array): number {
    return 0;
  }

  isatty(_fd: number): boolean {
    return false;
  }

  clock(_kind: 0 | 1 | 2): bigint {
    return 0n;
  }

  random(into: Uint8Array): void {
    into.fill(0);
  }

  source(_filename: string): Uint8Array | undefined {
    return undefined;
  }

  /** All that went to a file descriptor. */
  text(fd: number): string {
    return this.output
      .filter((o) => o.fd === fd)
      .map((o) => o.text)
      .join('');
  }
}

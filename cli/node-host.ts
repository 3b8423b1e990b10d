// The host that Node is: standard streams, clock, randomness and files of the machine.

import fs from 'node:fs';
import { createRequire } from 'node:module';
import type { FileStat, HostFs } from '../src/host/fs.js';
import { EAGAIN, type Host } from '../src/host/host.js';
import { type Library, PREFIX } from '../src/host/library.js';
import { TreeBackend } from '../src/host/read-only-tree.js';
import { readData } from './core-files.js';
import { NodeFs, streamStat } from './node-fs.js';

// What few programs need is loaded when they do: every module of Node costs milliseconds of start-up.
const require = createRequire(import.meta.url);

const EIO = 5;
const EINTR = 4;
const ENXIO = 6;
const ENOTTY = 25;
const FALLBACK_WAIT_MS = 20;

const errnoOf = (error: unknown): number => {
  const { errno } = error as { errno?: number };
  return errno !== undefined && errno < 0 ? errno : -EIO;
};

const block = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};

/** Standard input that is waited for in JavaScript's loop, where signals arrive, and not in a system call. */
class WaitingInput {
  private chunks: Uint8Array[] = [];
  private ended = false;
  private wake: (() => void) | null = null;

  /** Bytes taken over, 0 at the end, -EAGAIN. */
  take(into: Uint8Array): number {
    const chunk = this.chunks[0];
    if (!chunk) return this.ended ? 0 : -EAGAIN;
    const n = Math.min(chunk.length, into.length);
    into.set(chunk.subarray(0, n));
    if (n === chunk.length) this.chunks.shift();
    else this.chunks[0] = chunk.subarray(n);
    return n;
  }

  get isEmpty(): boolean {
    return this.chunks.length === 0 && !this.ended;
  }

  /** Until there is something, or the end, or `cancel` is called. */
  async wait(onCancel: (cancel: () => void) => void): Promise<void> {
    const stdin = process.stdin;
    // Another host of this process has read it to its end.
    if (stdin.readableEnded) {
      this.ended = true;
      return;
    }
    const onData = (data: Uint8Array): void => {
      this.chunks.push(data);
      this.wake?.();
    };
    const onEnd = (): void => {
      this.ended = true;
      this.wake?.();
    };
    stdin.on('data', onData).once('end', onEnd).once('error', onEnd);
    stdin.resume();
    await new Promise<void>((resolve) => {
      this.wake = resolve;
      onCancel(resolve);
    });
    this.wake = null;
    stdin.pause();
    stdin.off('data', onData).off('end', onEnd).off('error', onEnd);
  }
}

/** The major number of /dev/null and its like on Linux. */
const MEMORY_DEVICES = 1;

/** The host of a process on the command line: descriptors, clocks, the file system and signals of the machine. */
export class NodeHost implements Host {
  /** Can the process be left as it is while it waits for input? */
  canWait: () => boolean = () => false;
  /** Was Ctrl-C pressed since it was asked last? */
  takeInterrupt: () => boolean = () => false;
  /** Was it pressed while native code runs? */
  interrupted: () => boolean = () => false;
  readonly input = new WaitingInput();
  readonly fs: HostFs;

  /** The library is seen as files below its prefix. */
  constructor(library?: Library) {
    this.fs = new NodeFs({
      streams: this,
      mounts: library ? [{ at: PREFIX, backend: new TreeBackend(library) }] : [],
    });
  }

  write(fd: number, bytes: Uint8Array): number {
    for (;;) {
      try {
        return fs.writeSync(fd, bytes);
      } catch (error) {
        // A pipe that is full and was made non-blocking: wait for it.
        if ((error as { code?: string }).code !== 'EAGAIN') return errnoOf(error);
        block(5);
      }
    }
  }

  read(fd: number, into: Uint8Array): number {
    if (fd === 0 && (!this.input.isEmpty || this.canWait())) {
      if (this.takeInterrupt()) return -EINTR;
      return this.input.take(into);
    }
    for (;;) {
      try {
        return fs.readSync(fd, into);
      } catch (error) {
        const { code } = error as { code?: string };
        if (code === 'EOF') return 0;
        if (code !== 'EAGAIN') return errnoOf(error);
        block(FALLBACK_WAIT_MS);
      }
    }
  }

  isatty(fd: number): boolean {
    try {
      // A terminal is a character device, and not /dev/null; only then is Node's (slowly loaded) tty module asked.
      const stat = fs.fstatSync(fd);
      if (!stat.isCharacterDevice() || (process.platform === 'linux' && stat.rdev >> 8 === MEMORY_DEVICES))
        return false;
      return (require('node:tty') as typeof import('node:tty')).isatty(fd);
    } catch {
      return false;
    }
  }

  clock(kind: 0 | 1 | 2): bigint {
    if (kind === 0) return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1000)) * 1000n;
    if (kind === 1) return process.hrtime.bigint();
    const { user, system } = process.cpuUsage();
    return BigInt(user + system) * 1000n;
  }

  sleep(nanoseconds: bigint): boolean {
    block(Number(nanoseconds) / 1e6);
    return true;
  }

  random(into: Uint8Array): void {
    (require('node:crypto') as typeof import('node:crypto')).randomFillSync(into);
  }

  readonly data = readData;

  source(filename: string): Uint8Array | undefined {
    try {
      return fs.readFileSync(filename);
    } catch {
      return undefined;
    }
  }

  private settings: string[] = [];

  /** What stdio() answers: the standard streams' encoding, error handler, and '1' for -u; empty: the usual one. */
  useStreams(settings: string[]): void {
    this.settings = settings;
  }

  stdio(): string[] {
    return this.settings;
  }

  streamStat(fd: number): FileStat | number {
    return streamStat(fd);
  }

  environ(): string[] {
    return Object.entries(process.env).map(([name, value]) => `${name}=${value ?? ''}`);
  }

  uname(): string[] {
    const os: typeof import('node:os') = require('node:os');
    return [os.type(), os.hostname(), os.release(), os.version(), os.machine()];
  }

  login(): string | number {
    const os: typeof import('node:os') = require('node:os');
    try {
      return os.userInfo().username;
    } catch {
      return -ENXIO;
    }
  }

  identity(): number[] {
    const { pid, ppid } = process;
    const ids = [process.getuid?.(), process.geteuid?.(), process.getgid?.(), process.getegid?.()];
    return [pid, ppid, ...ids.map((id) => id ?? 0)];
  }

  processors(): number {
    return (require('node:os') as typeof import('node:os')).availableParallelism();
  }

  exit(code: number): never {
    // Of a signal: a shell is to see that.
    if (code < 0) process.kill(process.pid, -code);
    process.exit(code < 0 ? 128 - code : code);
  }

  terminalSize(fd: number): [number, number] | number {
    const tty: typeof import('node:tty') = require('node:tty');
    if (!tty.isatty(fd)) return -ENOTTY;
    return new tty.WriteStream(fd).getWindowSize();
  }
}

// The host that Node is: standard streams, clock, randomness and files of the machine.

import crypto from 'node:crypto';
import fs from 'node:fs';
import tty from 'node:tty';
import type { Host } from '../src/host/host.js';

const errnoOf = (error: unknown): number => {
  const { errno } = error as { errno?: number };
  return errno !== undefined && errno < 0 ? errno : -5;
};

export class NodeHost implements Host {
  write(fd: number, bytes: Uint8Array): number {
    for (;;) {
      try {
        return fs.writeSync(fd, bytes);
      } catch (error) {
        // A pipe that is full and was made non-blocking: wait for it.
        if ((error as { code?: string }).code !== 'EAGAIN') return errnoOf(error);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      }
    }
  }

  read(fd: number, into: Uint8Array): number {
    for (;;) {
      try {
        return fs.readSync(fd, into);
      } catch (error) {
        const { code } = error as { code?: string };
        if (code === 'EOF') return 0;
        if (code !== 'EAGAIN') return errnoOf(error);
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
      }
    }
  }

  isatty(fd: number): boolean {
    return tty.isatty(fd);
  }

  clock(kind: 0 | 1 | 2): bigint {
    if (kind === 0) return BigInt(Math.round((performance.timeOrigin + performance.now()) * 1000)) * 1000n;
    if (kind === 1) return process.hrtime.bigint();
    const { user, system } = process.cpuUsage();
    return BigInt(user + system) * 1000n;
  }

  random(into: Uint8Array): void {
    crypto.randomFillSync(into);
  }

  source(filename: string): Uint8Array | undefined {
    try {
      return fs.readFileSync(filename);
    } catch {
      return undefined;
    }
  }
}

// Keeps a process running in slices: signals arrive between them, and what it waits for is waited for in JavaScript's loop.

import { type PythonProcess, Status } from '../src/host/process.js';
import { useFirstCompiler } from './code-cache.js';
import type { NodeHost } from './node-host.js';
import { SigintWatch } from './sigint.js';
import { nextTurn, sleep } from './wait.js';

/** Instructions between two looks at what the host has to do (signals). */
const SLICE = 2_000_000;
/** pel.wait_kind (core/runtime/pellucid.ts) */
const WAIT_READ = 1;

/** Runs a process to its end from Node: gives it what it waits for, and hears Ctrl-C. */
export class Drive {
  private readonly python: PythonProcess;
  private readonly host: NodeHost;
  private cancelWait: (() => void) | null = null;
  private readonly watch = new SigintWatch();

  /** From now on Ctrl-C raises KeyboardInterrupt in the process. */
  constructor(python: PythonProcess, host: NodeHost) {
    this.python = python;
    this.host = host;
    host.canWait = () => python.pel32('can_wait') === 1 && python.pel32('eval_depth') <= 1;
    host.takeInterrupt = () => {
      const interrupted = python.pel32('interrupted') === 1;
      if (interrupted) python.setPel32('interrupted', 0);
      return interrupted;
    };
    host.interrupted = () => this.watch.pending();
    process.on('SIGINT', this.interrupt);
  }

  /** As Ctrl-C does: KeyboardInterrupt at the next check, also where the process waits. */
  readonly interrupt = (): void => {
    this.python.interrupt();
    this.cancelWait?.();
  };

  /** Until what was started has ended. */
  async toEnd(): Promise<void> {
    const { python, host } = this;
    const onCancel = (cancel: () => void): void => {
      this.cancelWait = cancel;
    };
    for (;;) {
      const status = this.slice();
      if (status === Status.Done) return;
      useFirstCompiler(true);
      if (status === Status.Wait) {
        if (python.pel32('wait_kind') === WAIT_READ) await host.input.wait(onCancel);
        else await sleep(Number(python.pel64('wait_argument')) / 1e6, onCancel);
        this.cancelWait = null;
      } else await nextTurn();
    }
  }

  private slice(): Status {
    this.watch.begin();
    try {
      return this.python.run(SLICE);
    } finally {
      if (this.watch.end()) this.interrupt();
    }
  }

  close(): void {
    this.host.interrupted = () => false;
    process.off('SIGINT', this.interrupt);
  }
}

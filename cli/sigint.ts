// Ctrl-C while native code runs (a regular expression that does not end). JavaScript's loop stands still then, and no handler of
// process.on runs; but Node has a watchdog, with which its own prompt breaks out of a script, that hears the signal on a thread
// of its own. A Node without it hears Ctrl-C between two slices only.

/** What `finish` says of a KeyboardInterrupt that nobody handled; and the exit code where a signal kills nothing. */
export const DIED_OF_SIGINT = -2;
export const EXIT_SIGINT = 130;

interface Watchdog {
  startSigintWatchdog(): void;
  /** Whether the signal came. */
  stopSigintWatchdog(): boolean;
  watchdogHasPendingSigint(): boolean;
}

function findWatchdog(): Watchdog | undefined {
  try {
    // The only way to it from outside: 'contextify' is among the bindings that Node keeps public.
    const { binding } = process as unknown as { binding(name: string): Partial<Watchdog> };
    const found = binding.call(process, 'contextify');
    return found.startSigintWatchdog && found.stopSigintWatchdog && found.watchdogHasPendingSigint
      ? (found as Watchdog)
      : undefined;
  } catch {
    return undefined;
  }
}

/** Notices Ctrl-C while the process runs and Node hears nothing. */
export class SigintWatch {
  private watchdog: Watchdog | undefined;
  private looked = false;
  private watching = false;
  private listeners: NodeJS.SignalsListener[] = [];

  /** Takes the signal over from process.on, which would hear it when JavaScript's loop goes on, and that may be never. */
  begin(): void {
    if (!this.looked) this.watchdog = findWatchdog();
    this.looked = true;
    if (!this.watchdog || this.watching) return;
    // Both set the process's handler; listeners are added again so that theirs is set again.
    this.listeners = process.rawListeners('SIGINT') as NodeJS.SignalsListener[];
    process.removeAllListeners('SIGINT');
    this.watchdog.startSigintWatchdog();
    this.watching = true;
  }

  /** Whether the signal came since `begin`, or since this was asked last. */
  pending(): boolean {
    this.begin();
    if (!this.watchdog?.watchdogHasPendingSigint()) return false;
    this.end();
    this.begin();
    return true;
  }

  /** Gives the signal back to process.on: whether it came meanwhile. */
  end(): boolean {
    if (!this.watching) return false;
    this.watching = false;
    const came = this.watchdog?.stopSigintWatchdog() ?? false;
    for (const listener of this.listeners) process.on('SIGINT', listener);
    return came;
  }
}

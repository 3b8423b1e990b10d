// What a failed assertion does: it tells the host what and where, then traps. A trap is a bug of ours.

/* @external('host', 'abort') */
declare function host_abort(message: usize, file: usize, line: u32, column: u32): void;

/** What AssemblyScript's assert calls: the host is told, and the core traps. */
export function abort(message: string | null, file: string | null, line: u32, column: u32): void {
  host_abort(changetype<usize>(message), changetype<usize>(file), line, column);
  unreachable();
}

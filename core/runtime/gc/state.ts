import { PyObject } from '../object';

/** 16 bytes. */
@unmanaged export class PyGC_Head {
  _gc_next: u64;
  _gc_prev: u64;
}

/** 24 bytes. */
@unmanaged export class gc_generation {
  @bytes(16) head: usize; // PyGC_Head at 0
  threshold: i32;
  count: i32;
}

/** 24 bytes. */
@unmanaged export class gc_generation_stats {
  collections: i64;
  collected: i64;
  uncollectable: i64;
}

/** 240 bytes. */
@unmanaged export class _gc_runtime_state {
  trash_delete_later: PyObject | null;
  trash_delete_nesting: i32;
  enabled: i32;
  debug: i32;
  @bytes(72) generations: usize; // struct gc_generation [3] at 24
  generation0: PyGC_Head | null;
  @bytes(24) permanent_generation: usize; // struct gc_generation at 104
  @bytes(72) generation_stats: usize; // struct gc_generation_stats [3] at 128
  collecting: i32;
  garbage: PyObject | null;
  callbacks: PyObject | null;
  long_lived_total: i64;
  long_lived_pending: i64;
}

// Events: what happens to counts, blocks and garbage, told to the host while it happens, if it listens.
//
// Counts change at thousands of places that are inlined into the code, and these must cost nothing while nobody listens. So they
// ask nobody: their stores only say an alignment that no other store has (it is a hint, and has no effect). The build writes into
// the module how to find them (tools/core/marks.mjs), and who wants to be told makes of the module another one that calls tellCount
// and tellFirstCount in their place (src/recorder/telling.ts). All the rest asks a global.
//
// A recorded step is replayed with telling over the same bytes, and must end in the same bytes: so nothing of it lies in memory,
// and this is the one place with globals. They belong to whoever looks, not to the process.

/** Kinds; src/recorder/events.ts reads them. */
export const EVENT_NEW = 0; // an object begins with this count
export const EVENT_INCREF = 1; // value: the count afterwards
export const EVENT_DECREF = 2;
export const EVENT_DEALLOC = 3; // the count is 0: tp_dealloc is called
export const EVENT_ALLOC = 4; // a block; value: bytes
export const EVENT_FREE = 5;
export const EVENT_RESIZE = 6; // in place; value: bytes
export const EVENT_GC_START = 7; // value: the generation
export const EVENT_GC_REFS = 8; // value: gc_refs, once the references from inside are taken off
export const EVENT_GC_REACHABLE = 9;
export const EVENT_GC_UNREACHABLE = 10;
export const EVENT_GC_FINALIZER = 11; // tp_finalize is called
export const EVENT_GC_CLEAR = 12; // tp_clear is called
export const EVENT_GC_END = 13; // value: how many objects were collected
export const EVENT_FINALIZER = 14; // tp_finalize is called from tp_dealloc or by the collector
export const EVENT_WEAKREF = 15; // a weak reference's callback is called

/* @external('host', 'event') */
declare function host_event(kind: i32, address: usize, value: i32): void;

let mask: i32 = 0;
let low: usize = 0;
let high: usize = 0;

/** Which kinds are told, a bit each, and for which addresses. */
export function setEvents(kinds: i32, from: usize, to: usize): void {
  mask = kinds;
  low = from;
  high = to;
}

/** Whether anything is told to the host. */
/* @inline */ export function listening(): bool {
  return mask != 0;
}

/** A block is told if an address that is asked for lies in it, not only its own. */
export function blockEvent(kind: i32, address: usize, size: usize): void {
  if (mask & (1 << kind) && address < high && address + size > low) host_event(kind, address, <i32>size);
}

/** Tells the host of one address, if it asked for this kind there. */
export function event(kind: i32, address: usize, value: i32): void {
  if (mask & (1 << kind) && address >= low && address < high) host_event(kind, address, value);
}

/** An object's count goes up or down. */
/* @inline */ export function storeCount(o: usize, n: u32): void {
  store<u32>(o, n, 0, 2);
}

/** An object begins: its first reference is its maker's. */
/* @inline */ export function storeFirstCount(o: usize): void {
  store<u64>(o, 1, 0, 4);
}

// In place of a marked store: its operands, and its offset, which the optimizer may have taken out of the address.

export function tellCount(p: usize, n: i32, offset: usize): void {
  const o = p + offset;
  const had = load<i32>(o);
  store<i32>(o, n);
  event(n > had ? EVENT_INCREF : EVENT_DECREF, o, n);
  // Whoever drops the last reference calls tp_dealloc next.
  if (n == 0) event(EVENT_DEALLOC, o, 0);
}

/** An object begins, with a count of 1. */
export function tellFirstCount(p: usize, n: u64, offset: usize): void {
  const o = p + offset;
  store<u64>(o, n);
  event(EVENT_NEW, o, 1);
}

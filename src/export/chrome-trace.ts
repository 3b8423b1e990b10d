// Chrome's trace events, for Perfetto and chrome://tracing: calls, collections and finalizers as slices, memory in use as
// counters. A microsecond stands for an executed instruction.

import type { RecordingApi } from './recording.js';
import { memoryEvents, walkStack } from './walk.js';

/** An event of the format; times in microseconds. */
export interface TraceEvent {
  name: string;
  cat: string;
  ph: 'B' | 'E' | 'C' | 'M' | 'i';
  ts: number;
  pid: number;
  tid: number;
  s?: 't';
  args: Record<string, string | number>;
}

/** A trace in the format of Chrome and Perfetto. */
export interface ChromeTrace {
  traceEvents: TraceEvent[];
  displayTimeUnit: 'ns';
}

/** What a trace holds. */
export interface ChromeTraceOptions {
  /** Counters, collections and finalizers: they need the core that tells (default: yes). */
  memory?: boolean;
}

const PID = 1;
const CALLS = 1;
const COLLECTOR = 2;
/** Counters say something at most every so many instructions. */
const COUNTER_STEP = 100;

/** A recording as a Chrome trace: calls, collections, memory; a step takes a microsecond. */
export function chromeTrace(recording: RecordingApi, { memory = true }: ChromeTraceOptions = {}): ChromeTrace {
  const events: TraceEvent[] = [
    meta('process_name', 0, `${recording.filename} (pellucid; 1 µs is an instruction)`),
    meta('thread_name', CALLS, 'Python'),
    meta('thread_name', COLLECTOR, 'collector'),
  ];
  walkStack(recording, {
    open: (ts, f) =>
      events.push({
        name: f.name,
        cat: 'call',
        ph: 'B',
        ts,
        pid: PID,
        tid: CALLS,
        args: { file: f.filename, line: f.firstLine },
      }),
    close: (ts, f) => events.push({ name: f.name, cat: 'call', ph: 'E', ts, pid: PID, tid: CALLS, args: {} }),
  });
  if (memory) addMemory(recording, events);
  // The events first: stream readers count on it.
  return { traceEvents: events, displayTimeUnit: 'ns' };
}

const meta = (name: string, tid: number, value: string): TraceEvent => ({
  name,
  cat: '__metadata',
  ph: 'M',
  ts: 0,
  pid: PID,
  tid,
  args: { name: value },
});

function addMemory(recording: RecordingApi, events: TraceEvent[]): void {
  const sizes = new Map<number, number>();
  let bytes = 0;
  let blocks = 0;
  let told = -COUNTER_STEP;
  let open = 0;
  let generation = 0;
  const tell = (ts: number): void => {
    if (ts - told < COUNTER_STEP) return;
    told = ts;
    events.push({ name: 'memory', cat: 'memory', ph: 'C', ts, pid: PID, tid: CALLS, args: { bytes, blocks } });
  };
  for (const { kind, step, address, value, type } of memoryEvents(recording)) {
    if (kind === 'alloc') {
      sizes.set(address, value);
      bytes += value;
      blocks++;
      tell(step);
    } else if (kind === 'free') {
      const size = sizes.get(address);
      // What was there before the recording began is not counted.
      if (size !== undefined) {
        sizes.delete(address);
        bytes -= size;
        blocks--;
      }
      tell(step);
    } else if (kind === 'gc start') {
      generation = value;
      open++;
      events.push({
        name: `collect generation ${value}`,
        cat: 'gc',
        ph: 'B',
        ts: step,
        pid: PID,
        tid: COLLECTOR,
        args: {},
      });
    } else if (kind === 'gc end' && open > 0) {
      open--;
      const name = `collect generation ${generation}`;
      events.push({ name, cat: 'gc', ph: 'E', ts: step + 1, pid: PID, tid: COLLECTOR, args: { collected: value } });
    } else if (kind === 'finalizer' || kind === 'gc finalizer' || kind === 'weakref callback')
      events.push({
        name: `${kind} ${type ?? ''}`.trim(),
        cat: 'lifetime',
        ph: 'i',
        s: 't',
        ts: step,
        pid: PID,
        tid: CALLS,
        args: {},
      });
  }
}

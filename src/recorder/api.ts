// The recorder's two classes as seen from outside.

import type { Image } from '../inspector/image.js';
import type {
  BranchChange,
  Breakpoint,
  Change,
  Grain,
  LineStop,
  Marks,
  MemoryEvent,
  Moment,
  Origin,
  Output,
  Position,
  Progress,
  RecorderState,
  Search,
  Waiting,
  Watch,
  Way,
} from './types.js';

/**
 * A run that is being recorded, in slices, so that whoever drives it stays responsive. `new Recorder(options)` boots the
 * process and puts the program on its stack.
 */
export interface RecorderApi {
  /** What is recorded up to here; it can be moved through at any time, and grows with the next `run`. */
  readonly recording: RecordingApi;
  readonly state: RecorderState;
  /** Instructions executed up to here. */
  readonly step: number;
  /** The live memory. */
  readonly image: Image;
  /** What the program waits for; null: it does not wait. The host answers `read` with -EAGAIN until it has input. */
  readonly waiting: Waiting | null;
  /** Null until the state is 'done'. */
  readonly exitCode: number | null;
  /** Runs on for about `budget` instructions (default 1,000,000). Records the process's end, too, once the program is over. */
  run(budget?: number): RecorderState;
  /** KeyboardInterrupt at the next `run`. */
  interrupt(): void;
  /** Ends the recording where it is; the program is given up. */
  stop(): void;
}

/**
 * A recording: first image, checkpoints, inputs. One moves through it: all of its methods that return a Moment leave
 * `moment` there. Searches return null when there is no such step, and stay where they were. Steps outside of the recording
 * throw RangeError.
 */
export interface RecordingApi {
  /** The last step: `seek(length)` is the finished process (or, if it was stopped early, where it stopped). */
  readonly length: number;
  /** The step at which the program is over and its names are alive still; null: it was stopped before. */
  readonly programEnd: number | null;
  readonly exitCode: number | null;
  readonly filename: string;
  /** The program's text. */
  readonly source: string;
  /** All that was written, in order, with the steps. */
  readonly outputs: readonly Output[];
  /** Bytes that checkpoints take. */
  readonly checkpointBytes: number;
  /** Steps of the checkpoints. */
  readonly checkpoints: readonly number[];
  /** Where one is. */
  readonly moment: Moment;

  /** Files that one does not go into: the library's, unless one is there. */
  skips: (filename: string) => boolean;

  /** Goes to a step. */
  seek(step: number): Moment;
  /** The bytes of where one is (all of them, from address 0), to keep. */
  copy(): Image;
  /** Where the program stands at a step, without going there. */
  positionAt(step: number): Position;

  next(grain: Grain, way?: Way): Moment | null;
  previous(grain: Grain, way?: Way): Moment | null;
  /** Goes to the first time that `line` (of the program's own file) is about to be executed at or after `from` (0). */
  seekLine(line: number, from?: number): Moment | null;
  /** Goes on to the next such event, or back to the previous one. */
  runTo(search: Search, direction?: 1 | -1, progress?: Progress): Moment | null;
  /** The same for breakpoints. */
  runToBreakpoint(breakpoints: Breakpoint[], direction?: 1 | -1, progress?: Progress): Moment | null;

  /** When this last changed before the step where one is. One stays there. */
  lastChange(watch: Watch, progress?: Progress): Change | null;
  /** When this changes next. */
  nextChange(watch: Watch, progress?: Progress): Change | null;
  /** Who allocated the block that this address lies in. */
  whoAllocated(address: number, progress?: Progress): Origin | null;
  /** Who dropped the last reference to the object that lived here last: before the step where one is, or the next (1). */
  whoDropped(address: number, direction?: 1 | -1, progress?: Progress): Origin | null;

  /** All that the instructions from..to-1 did to counts and blocks (default: the one that is executed next). */
  eventsOf(from?: number, to?: number): MemoryEvent[];
  /** Beginnings of lines (calls, returns, exceptions among them) in steps from..to-1, walked cheaply. */
  lines(from?: number, to?: number): Iterable<LineStop>;
  /** For a slider of `buckets` pixels. With births: from the core that tells, which takes longer. */
  marks(buckets: number, options?: { births?: boolean; limit?: number; progress?: Progress }): Marks | null;

  /** A recorder that goes on from a step with something changed; what it records has the same steps up to there. */
  branch(step: number, change: BranchChange, host?: import('../host/host.js').Host): RecorderApi;
}

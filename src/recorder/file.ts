// A recording as a file.
//
//   0  │ "PELREC\r\n" │ no text: whatever changes line ends, damages it
//   8  │ version  u32 │
//  12  │ length   u32 │ of the header
//  16  │ check    u32 │ CRC-32 of the header
//  20  │ total    f64 │ bytes of the whole file
//  28  │ header       │ JSON, deflated: the program, the steps, and where the sections lie
//      │ section 0    │ inputs, deflated
//      │ section 1    │ pages of the first image
//      │ section 2 …  │ pages of the checkpoints
//
// Only header and inputs are read at once; an image is inflated when one goes there. docs/internals/time.md says it all.

import { deflateSync, inflateSync } from 'fflate';
import { type Checkpoint, CheckpointStore, PAGE } from './checkpoints.js';
import { Reader, Writer } from './codec.js';
import { type InputEvent, InputLog } from './input-log.js';
import { Recording } from './recording.js';
import type { Run } from './replayer.js';
import type { RecorderCore } from './types.js';

const MAGIC = Uint8Array.from([...'PELREC\r\n'].map((c) => c.charCodeAt(0)));
const FORMAT_VERSION = 1;
const HEADER = 28;
const LEVEL = 1;

/** The bytes are no recording that can be read here; the message says why. */
export class RecordingFormatError extends Error {
  override readonly name = 'RecordingFormatError';
}

interface Section {
  offset: number;
  length: number;
  crc: number;
}

interface CheckpointHeader {
  step: number;
  waits: number;
  answers: number;
  events: number;
  end: number;
  /** Runs of page numbers: first, count, first, count … */
  pages: number[];
  section: Section;
}

interface Header {
  build: string;
  optimize: number;
  filename: string;
  source: string;
  length: number;
  programEnd: number | null;
  exitCode: number | null;
  limit: number;
  inputs: Section;
  first: CheckpointHeader;
  later: CheckpointHeader[];
}

/** A recording as bytes: docs/internals/time.md says what they are. */
export function saveRecording({ core, run }: Recording): Uint8Array {
  const sections: Uint8Array[] = [];
  let offset = 0;
  const section = (bytes: Uint8Array): Section => {
    const packed = deflateSync(bytes, { level: LEVEL });
    sections.push(packed);
    offset += packed.length;
    return { offset: offset - packed.length, length: packed.length, crc: crc32(packed) };
  };
  const checkpoint = (c: Checkpoint): CheckpointHeader => ({
    step: c.step,
    waits: c.waits,
    answers: c.answers,
    events: c.events,
    end: c.end,
    pages: runsOf(c.pages),
    section: section(c.bytes),
  });
  const header: Header = {
    build: core.release.pel.build ?? '',
    optimize: run.optimize,
    filename: run.filename,
    source: run.source,
    length: run.length,
    programEnd: run.programEnd,
    exitCode: run.exitCode,
    limit: run.checkpoints.limit,
    inputs: section(writeInputs(run.log)),
    first: checkpoint(run.checkpoints.first),
    later: run.checkpoints.later.map(checkpoint),
  };
  const head = deflateSync(new TextEncoder().encode(JSON.stringify(header)), { level: 6 });
  const total = HEADER + head.length + offset;
  const file = new Uint8Array(total);
  const view = new DataView(file.buffer);
  file.set(MAGIC);
  view.setUint32(8, FORMAT_VERSION, true);
  view.setUint32(12, head.length, true);
  view.setUint32(16, crc32(head), true);
  view.setFloat64(20, total, true);
  file.set(head, HEADER);
  let at = HEADER + head.length;
  for (const bytes of sections) {
    file.set(bytes, at);
    at += bytes.length;
  }
  return file;
}

/** A recording from its bytes. Throws RecordingFormatError where they are none, damaged, or of another version. */
export const loadRecording = (
  core: RecorderCore,
  file: Uint8Array,
  data?: (name: string) => Uint8Array | undefined,
): Recording => new Recording(core, readRun(core, file, data));

function readRun(core: RecorderCore, file: Uint8Array, data?: (name: string) => Uint8Array | undefined): Run {
  const head = readHead(file);
  const build = core.release.pel.build ?? '';
  let header: Header;
  try {
    header = JSON.parse(new TextDecoder().decode(inflateSync(head))) as Header;
  } catch {
    throw new RecordingFormatError("the recording's header is damaged");
  }
  if (header.build !== build) {
    throw new RecordingFormatError(
      `this is a recording of another build of Pellucid (${header.build || 'unknown'}, here ${build || 'unknown'}): its steps cannot be repeated here`,
    );
  }
  const base = HEADER + head.length;
  const bytesOf = (section: Section, what: string): Uint8Array => {
    const packed = file.subarray(base + section.offset, base + section.offset + section.length);
    if (crc32(packed) !== section.crc) throw new RecordingFormatError(`${what} of the recording is damaged`);
    return inflateSync(packed);
  };
  const later = header.later.map((c, i) => new StoredCheckpoint(c, (s) => bytesOf(s, `checkpoint ${i + 1}`)));
  const first = new StoredCheckpoint(header.first, (s) => bytesOf(s, 'the first image'));
  const checkpoints = new CheckpointStore(first, header.limit, later);
  let log: InputLog;
  try {
    log = readInputs(bytesOf(header.inputs, 'the log of inputs'));
  } catch (error) {
    if (error instanceof RecordingFormatError) throw error;
    throw new RecordingFormatError('the log of inputs of the recording is damaged');
  }
  return {
    log,
    checkpoints,
    programEnd: header.programEnd,
    length: header.length,
    exitCode: header.exitCode,
    compiled: new Map(),
    optimize: header.optimize,
    data,
    library: core.library,
    filename: header.filename,
    source: header.source,
  };
}

/** The header's bytes, after all that can be wrong with a file. */
function readHead(file: Uint8Array): Uint8Array {
  if (file.length < MAGIC.length || MAGIC.some((byte, i) => file[i] !== byte))
    throw new RecordingFormatError('this is no recording of Pellucid');
  if (file.length < HEADER) throw new RecordingFormatError(`the recording is cut off after ${file.length} bytes`);
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const version = view.getUint32(8, true);
  if (version !== FORMAT_VERSION)
    throw new RecordingFormatError(
      `the recording has version ${version} of the format, and this Pellucid reads version ${FORMAT_VERSION}: ${version > FORMAT_VERSION ? 'a newer' : 'an older'} one wrote it`,
    );
  const total = view.getFloat64(20, true);
  if (file.length < total)
    throw new RecordingFormatError(`the recording is cut off: ${file.length} of ${total} bytes are there`);
  if (file.length !== total)
    throw new RecordingFormatError(
      `the recording is damaged: it says that it has ${total} bytes, and ${file.length} are there`,
    );
  const head = file.subarray(HEADER, HEADER + view.getUint32(12, true));
  if (crc32(head) !== view.getUint32(16, true)) throw new RecordingFormatError("the recording's header is damaged");
  return head;
}

/** A checkpoint whose bytes are inflated when somebody asks for them, and kept then. */
class StoredCheckpoint implements Checkpoint {
  readonly step: number;
  readonly waits: number;
  readonly answers: number;
  readonly events: number;
  readonly end: number;
  readonly pages: Uint32Array;
  private readonly section: Section;
  private readonly read: (section: Section) => Uint8Array;
  private inflated: Uint8Array | null = null;

  constructor(header: CheckpointHeader, read: (section: Section) => Uint8Array) {
    this.step = header.step;
    this.waits = header.waits;
    this.answers = header.answers;
    this.events = header.events;
    this.end = header.end;
    this.pages = pagesOf(header.pages);
    this.section = header.section;
    this.read = read;
  }

  get bytes(): Uint8Array {
    if (!this.inflated) {
      this.inflated = this.read(this.section);
      if (this.inflated.length !== this.pages.length * PAGE)
        throw new RecordingFormatError('an image of the recording is damaged');
    }
    return this.inflated;
  }
}

function runsOf(pages: Uint32Array): number[] {
  const runs: number[] = [];
  for (let i = 0; i < pages.length; ) {
    let n = 1;
    while (i + n < pages.length && pages[i + n] === (pages[i] as number) + n) n++;
    runs.push(pages[i] as number, n);
    i += n;
  }
  return runs;
}

function pagesOf(runs: number[]): Uint32Array {
  const pages: number[] = [];
  for (let i = 0; i + 1 < runs.length; i += 2)
    for (let n = 0; n < (runs[i + 1] as number); n++) pages.push((runs[i] as number) + n);
  return Uint32Array.from(pages);
}

function writeInputs(log: InputLog): Uint8Array {
  const w = new Writer();
  w.value(log.methods);
  w.natural(log.answers.length);
  for (const { method, value, filled } of log.answers) {
    w.natural(method);
    w.value(value);
    w.value(filled);
  }
  w.natural(log.sources.size);
  for (const [filename, bytes] of log.sources) {
    w.text(filename);
    w.value(bytes);
  }
  w.natural(log.events.length);
  for (const event of log.events) w.value({ ...event });
  w.natural(log.outputs.length);
  for (const { step, fd, bytes } of log.outputs) {
    w.natural(step);
    w.natural(fd);
    w.blob(bytes);
  }
  return w.done();
}

function readInputs(bytes: Uint8Array): InputLog {
  const r = new Reader(bytes);
  const log = new InputLog();
  log.methods = r.value() as string[];
  for (let n = r.natural(); n > 0; n--)
    log.answers.push({ method: r.natural(), value: r.value(), filled: r.value() as Uint8Array | null });
  for (let n = r.natural(); n > 0; n--) {
    const filename = r.text();
    log.sources.set(filename, r.value() as Uint8Array | undefined);
  }
  for (let n = r.natural(); n > 0; n--) log.events.push(r.value() as unknown as InputEvent);
  for (let n = r.natural(); n > 0; n--) log.outputs.push({ step: r.natural(), fd: r.natural(), bytes: r.blob() });
  return log;
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k++) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c;
});

/** CRC-32 as in zip. */
export function crc32(bytes: Uint8Array): number {
  let c = -1;
  for (let i = 0; i < bytes.length; i++) c = (CRC_TABLE[(c ^ (bytes[i] as number)) & 0xff] as number) ^ (c >>> 8);
  return (c ^ -1) >>> 0;
}

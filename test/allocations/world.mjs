// A world that can be taken back: what a process asked of its host up to some moment is asked again of a new host, which then
// stands as the first one stood. So a run can begin again in its middle, with files, descriptors and clock as they were.

import fs from 'node:fs';
import { inflateRawSync } from 'node:zlib';
import { QuietHost } from '../../dist/src/host/host.js';
import { Library, PREFIX, partsOf } from '../../dist/src/host/library.js';
import { MemoryFs } from '../../dist/src/host/memory-fs.js';
import { TreeBackend } from '../../dist/src/host/read-only-tree.js';

/** Where a program runs. */
export const HOME = '/home/user';
const NANOSECONDS_A_CALL = 1000n;
const START = 1_700_000_000_000_000_000n;

let library;
/** Python's library, read once, and each of its files unpacked once. */
export function theLibrary() {
  const unpacked = new Map();
  const inflate = (packed) => {
    let bytes = unpacked.get(packed.byteOffset);
    if (!bytes) {
      bytes = inflateRawSync(packed);
      unpacked.set(packed.byteOffset, bytes);
    }
    return bytes;
  };
  library ??= new Library(partsOf(fs.readFileSync('dist/data/library.bin')), inflate);
  return library;
}

const files = new Map();
/** Data files of the build never change: they are read once. */
function dataFile(name) {
  if (!files.has(name)) files.set(name, fs.readFileSync(`dist/data/${name}`));
  return files.get(name);
}

/** Files in memory, a clock that only calls move, output collected. */
export class QuietWorld extends QuietHost {
  now = 0n;
  at = 0;
  data = dataFile;

  constructor(setting) {
    super();
    this.input = setting.input;
    this.fs = new MemoryFs({
      streams: this,
      cwd: HOME,
      now: () => START + this.now,
      mounts: setting.library ? [{ at: PREFIX, backend: new TreeBackend(setting.library) }] : [],
    });
    for (const [name, bytes] of Object.entries(setting.files)) this.fs.writeFile(`${HOME}/${name}`, bytes);
  }

  read(_fd, into) {
    const n = Math.min(into.length, this.input.length - this.at);
    into.set(this.input.subarray(this.at, this.at + n));
    this.at += n;
    return n;
  }

  clock(kind) {
    this.now += NANOSECONDS_A_CALL;
    return kind === 0 ? START + this.now : this.now;
  }

  sleep(nanoseconds) {
    this.now += nanoseconds;
    return true;
  }

  source(filename) {
    return this.fs.readFile(filename.startsWith('/') ? filename : `${HOME}/${filename}`);
  }
}

/** Functions of their argument alone: they need not be asked again. */
const PURE = new Set(['source', 'data', 'fs.stat', 'fs.list', 'fs.access', 'fs.readlink', 'fs.getcwd', 'fs.fstat']);

function* methodsOf(object) {
  for (let p = object; p && p !== Object.prototype; p = Object.getPrototypeOf(p))
    for (const name of Object.getOwnPropertyNames(p))
      if (name !== 'constructor' && typeof object[name] === 'function') yield name;
}

/** What a program finds: {input: bytes, files: bytes by name, library?}. */
export class World {
  /** What has been asked in the first run, in order: [part ('' or 'fs'), method, arguments]. */
  calls = [];
  isRecording = true;
  /** The host that the process holds: it hands everything on to the one in charge. */
  host = {};

  constructor(setting) {
    this.setting = setting;
    this.inCharge = new QuietWorld(setting);
    for (const name of methodsOf(this.inCharge)) this.host[name] = this.passOn('', name);
    this.host.fs = {};
    for (const name of methodsOf(this.inCharge.fs)) this.host.fs[name] = this.passOn('fs', name);
  }

  passOn(part, name) {
    const pure = PURE.has(part ? `${part}.${name}` : name);
    return (...args) => {
      if (this.isRecording && !pure)
        this.calls.push([part, name, args.map((arg) => (arg instanceof Uint8Array ? arg.slice() : arg))]);
      return this.ask(part, name, args);
    };
  }

  ask(part, name, args) {
    const owner = part ? this.inCharge.fs : this.inCharge;
    return owner[name](...args);
  }

  /** As it stood when so many things had been asked. */
  takeBack(position) {
    this.isRecording = false;
    this.inCharge = new QuietWorld(this.setting);
    for (const [part, name, args] of this.calls.slice(0, position)) this.ask(part, name, args);
  }

  /** All that was written to a standard stream. */
  text(fd) {
    return this.inCharge.text(fd);
  }
}

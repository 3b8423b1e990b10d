// V8's machine code for the core, kept from the build. Node has no call for that, but V8's own tests do: two functions that its
// flag --allow-natives-syntax makes callable. Without them, or where they answer nothing (another version of V8, another
// processor), the core is compiled as everywhere.
//
//   "PELCODE1" │ u32 length of the code │ key, NUL │ the code

import fs from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const MAGIC = 'PELCODE1';

/** What stands before code of `length` bytes: of which core it is, and for which machine. */
function headerOf(stamp: string, length: number): Buffer {
  const key = `${stamp} ${process.version} ${process.arch}\0`;
  const header = Buffer.alloc(MAGIC.length + 4 + key.length);
  header.write(MAGIC, 'latin1');
  header.writeUInt32LE(length, MAGIC.length);
  header.write(key, MAGIC.length + 4, 'latin1');
  return header;
}

type SetFlag = (flag: string) => void;
let setter: SetFlag | undefined;

/**
 * node:v8's setFlagsFromString. That module loads all of Node's streams, which takes longer than what is saved by some of
 * this; the old door to the same function, which Node may close, does not.
 */
function setFlag(flag: string): void {
  setter ??= findSetter();
  setter(flag);
}

function findSetter(): SetFlag {
  const quiet = process.noDeprecation;
  try {
    process.noDeprecation = true;
    const old = process as unknown as { binding(name: 'v8'): { setFlagsFromString: SetFlag } };
    return old.binding('v8').setFlagsFromString;
  } catch {
    return (require('node:v8') as typeof import('node:v8')).setFlagsFromString;
  } finally {
    process.noDeprecation = quiet ?? false;
  }
}

/**
 * Switches V8's first compiler, Sparkplug, on or off. It compiles what has run once (the whole top level of the command line, to
 * begin with), which takes longer than a short program.
 */
export function useFirstCompiler(on: boolean): void {
  setFlag(on ? '--sparkplug' : '--no-sparkplug');
}

/** Calls one of V8's functions, which may be named only while the flag is on. Code is tied to the flags of this moment. */
function native<T>(parameters: string[], call: string, args: unknown[]): T {
  setFlag('--sparkplug');
  setFlag('--allow-natives-syntax');
  try {
    return new Function(...parameters, `return %${call}`)(...args) as T;
  } finally {
    setFlag('--no-allow-natives-syntax');
  }
}

/** Keeps the code that a module has now. Ends the process where V8 has made none: for the build alone. */
export function writeCodeCache(file: URL, stamp: string, module: WebAssembly.Module): number {
  const code = new Uint8Array(native<ArrayBuffer>(['m'], 'SerializeWasmModule(m)', [module]));
  fs.writeFileSync(file, Buffer.concat([headerOf(stamp, code.length), code]));
  return code.length;
}

/** The module that these bytes are, with the code that was kept; undefined: there is none for it. */
export function readCodeCache(file: URL, stamp: string, wasm: Uint8Array): WebAssembly.Module | undefined {
  let fd: number;
  try {
    fd = fs.openSync(file, 'r');
  } catch {
    return undefined;
  }
  try {
    const header = Buffer.alloc(headerOf(stamp, 0).length);
    const length = fs.fstatSync(fd).size - header.length;
    if (fs.readSync(fd, header) !== header.length || !header.equals(headerOf(stamp, length))) return undefined;
    const code = new Uint8Array(length);
    if (fs.readSync(fd, code) !== length) return undefined;
    return native(['code', 'wasm'], 'DeserializeWasmModule(code, wasm)', [code.buffer, wasm]);
  } catch {
    return undefined;
  } finally {
    fs.closeSync(fd);
  }
}

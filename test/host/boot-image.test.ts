// A process that copies the boot image is the process that booted.

import { expect, test } from 'vitest';
import { BOOT_IMAGE_HEAD, type BootImage, isBootImage, takeBootImage } from '../../src/host/boot-image.js';
import { PythonProcess } from '../../src/host/process.js';
import { DATA_BASE } from '../../src/inspector/map.js';
import { core, TestHost } from '../support/process.js';

const { module, pel } = core('debug');
const takeBytes = (): Uint8Array =>
  takeBootImage(PythonProcess.bootedMemory(module, pel, new TestHost()), DATA_BASE, 'stamp');
const taken = (): BootImage => {
  const bytes = takeBytes();
  const fill = (runs: Uint8Array[]): void => {
    let at = BOOT_IMAGE_HEAD;
    for (const run of runs) {
      run.set(bytes.subarray(at, at + run.length));
      at += run.length;
    }
  };
  return { head: bytes.subarray(0, BOOT_IMAGE_HEAD), fill };
};
const run = (bootImage?: BootImage, memoryLimit = 0) => {
  const host = new TestHost();
  const python = PythonProcess.boot(module, pel, { host, memoryLimit, ...(bootImage ? { bootImage } : {}) });
  const memory = Buffer.from(python.memory.buffer.slice(0));
  python.start('class A: pass\nprint(sorted(vars(A)), [i for i in range(3)])\n', '<string>');
  python.run(1_000_000);
  return { memory, exit: python.finish(), text: host.text(1), damage: python.verifyHeap() };
};

test('every byte is the same, and so is the run', () => {
  const booted = run();
  const restored = run(taken());
  expect(restored.memory.equals(booted.memory)).toBe(true);
  expect([restored.exit, restored.text, restored.damage]).toEqual([booted.exit, booted.text, '']);
});

test('a memory limit is kept, and one below the image is refused', () => {
  const limit = 32 * 2 ** 20;
  expect(run(taken(), limit).memory.equals(run(undefined, limit).memory)).toBe(true);
  expect(() => run(taken(), 2 ** 20)).toThrow('too little memory');
});

test('foreign bytes, half a file and the image of another core are no boot image', () => {
  const bytes = takeBytes();
  const size = bytes.length;
  expect(isBootImage(bytes, size, 'stamp')).toBe(true);
  expect(isBootImage(bytes, size, 'stam')).toBe(false);
  expect(isBootImage(bytes, size, 'stampede')).toBe(false);
  expect(isBootImage(bytes, size - 1, 'stamp')).toBe(false);
  expect(isBootImage(bytes.subarray(0, 12), 12, 'stamp')).toBe(false);
  expect(isBootImage(new Uint8Array(BOOT_IMAGE_HEAD), BOOT_IMAGE_HEAD, 'stamp')).toBe(false);
});

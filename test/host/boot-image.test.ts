// A process that copies the boot image is the process that booted.

import { expect, test } from 'vitest';
import { isBootImage, takeBootImage } from '../../src/host/boot-image.js';
import { type BootImage, PythonProcess } from '../../src/host/process.js';
import { DATA_BASE } from '../../src/inspector/map.js';
import { core, TestHost } from '../support/process.js';

const { module, pel } = core('debug');
const taken = (): BootImage => ({
  bytes: takeBootImage(PythonProcess.bootedMemory(module, pel, new TestHost()), DATA_BASE, 'stamp'),
  stamp: 'stamp',
});
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

test('foreign bytes and the image of another core are no boot image', () => {
  const { bytes } = taken();
  expect(isBootImage(bytes, 'stamp')).toBe(true);
  expect(isBootImage(bytes, 'stam')).toBe(false);
  expect(isBootImage(bytes, 'stampede')).toBe(false);
  expect(isBootImage(bytes.subarray(0, 12), 'stamp')).toBe(false);
  expect(isBootImage(new Uint8Array(100), 'stamp')).toBe(false);
});

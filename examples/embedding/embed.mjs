// Python inside a program: feed it source, run it on a budget, look at its memory.   node examples/embedding/embed.mjs
import { boot, describe, readFrames, Status } from 'pellucid';

const python = boot({ memoryLimit: 64 * 1024 * 1024 });
python.start(`
numbers = [n * n for n in range(5)]
total = 0
while True:
    total += 1
`);

// Half a million back-edges, then back here: the program stands still, all of it in memory.
const status = python.run(500_000);
console.log(status === Status.Budget ? 'still running' : 'ended');

const [frame] = readFrames(python.image);
for (const slot of frame.slots) {
  const object = describe(python.image, slot.target);
  console.log(`line ${frame.line}: ${slot.name} -> ${object.type} ${object.value}, refcnt ${object.immortal ? 'immortal' : object.refcnt}`);
}

python.interrupt();
while (python.run() !== Status.Done);
const { exitCode, stderr } = python.finish();
console.log(`exit code ${exitCode}`);
console.log(stderr);

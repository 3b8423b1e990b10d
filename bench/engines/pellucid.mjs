// Runs benchmark programs in Pellucid, a new process each: reads file names, answers seconds and the result.
import fs from 'node:fs';
import readline from 'node:readline';
import { loadCore } from '../../dist/cli/core-files.js';
import { NodeHost } from '../../dist/cli/node-host.js';
import { PythonProcess, Status } from '../../dist/src/host/process.js';

const { module, ...core } = loadCore('release');

class Collected extends NodeHost {
  text = '';
  write(_fd, bytes) {
    this.text += Buffer.from(bytes).toString();
    return bytes.length;
  }
}

for await (const path of readline.createInterface({ input: process.stdin })) {
  const host = new Collected(core.library);
  const python = PythonProcess.boot(module, core.pel, { ...core, host });
  const timed = `
import time as _time
_start = _time.perf_counter()
_result = main()
print(_time.perf_counter() - _start, repr(_result), sep="\\t")
`;
  python.start(fs.readFileSync(path, 'utf8') + timed, path);
  while (python.run(20_000) !== Status.Done);
  python.finish();
  console.log(host.text.trim().split('\n').pop());
}

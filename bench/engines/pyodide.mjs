// Runs benchmark programs in one Pyodide: reads file names, answers seconds and the result.
import fs from 'node:fs';
import readline from 'node:readline';
import { loadPyodide } from 'pyodide';

const pyodide = await loadPyodide({ stdout: () => {} });
for await (const path of readline.createInterface({ input: process.stdin })) {
  pyodide.FS.writeFile('/program.py', fs.readFileSync(path));
  const answer = pyodide.runPython(`
import time
namespace = {"__name__": "bench"}
with open("/program.py") as file:
    exec(compile(file.read(), "program.py", "exec"), namespace)
start = time.perf_counter()
result = namespace["main"]()
f"{time.perf_counter() - start}\\t{result!r}"
`);
  console.log(answer);
}

// Runs one module of CPython's tests in our process (driver.py) and reads how each test ended.

import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import readline from 'node:readline';

const here = import.meta.dirname ?? path.dirname(new URL(import.meta.url).pathname);
const root = path.dirname(path.dirname(here));

/** Modules that cannot be imported without one of CPython's modules for tests: what stands in for it (stand-ins/). */
const STAND_INS = {
  test_asyncio: ['tty'],
  test_bytes: ['_testlimitedcapi'],
  test_class: ['_testinternalcapi'],
  test_code: ['_testinternalcapi', 'ctypes'],
  test_compile: ['_testinternalcapi'],
  test_compileall: ['_testsinglephase'],
  test_dis: ['_testinternalcapi'],
  test_importlib: ['_testsinglephase'],
  test_monitoring: ['_testcapi'],
  test_marshal: ['_testinternalcapi'],
  test_import: ['_testsinglephase'],
  test_opcache: ['_testinternalcapi'],
  test_optimizer: ['_testinternalcapi'],
  test_pkgutil: ['_testsinglephase'],
  test_pyclbr: ['_testsinglephase'],
  test_tracemalloc: ['_testcapi', '_testinternalcapi'],
  test_traceback: ['_testcapi', '_testinternalcapi'],
  test_types: ['_testsinglephase'],
  test_unittest: ['_testsinglephase'],
  test_zoneinfo: ['lzma'],
};

/** What the library image lacks, tests import and CPython has in Python. It stands behind ours. */
const BORROWED = ['_pydecimal'];

/** Whether a test passed, or failed as CPython expects it to. */
export const passed = ([outcome]) => outcome === 'ok' || outcome === 'xfail';
/** Whether a test skipped itself: for want of a module or a system's function, here or in CPython too. It is not counted. */
export const skipped = ([outcome]) => outcome === 'skip';

export class Runner {
  /** tests: the folder Lib/test; temporary: a folder that is the caller's to remove; timeout: seconds of one test. */
  constructor({ tests, temporary, debugCore, timeout, tracebacks }) {
    this.temporary = temporary;
    this.timeout = timeout;
    this.tracebacks = tracebacks;
    this.program = debugCore ? ['dist/cli/main.js', '--debug-core'] : ['dist/bin/main.cjs'];
    // Only the tests: everything else of that CPython's library must not stand in front of ours. Copies, since bytecode is
    // written beside them.
    fs.cpSync(tests, path.join(temporary, 'test'), {
      recursive: true,
      filter: (name) => !name.endsWith('__pycache__'),
    });
    for (const name of BORROWED)
      fs.copyFileSync(path.join(path.dirname(tests), `${name}.py`), path.join(temporary, `${name}.py`));
  }

  /** id -> [outcome, reason] of a module's tests; a test that ends the process or does not end counts as failed. */
  async module(module, ids) {
    const outcomes = new Map();
    const folder = fs.mkdtempSync(path.join(this.temporary, `${module}-`));
    fs.writeFileSync(path.join(folder, 'wanted'), ids.join('\n'));
    for (const name of STAND_INS[module] ?? [])
      fs.copyFileSync(path.join(here, 'stand-ins', `${name}.py`), path.join(folder, `${name}.py`));
    for (;;) {
      fs.writeFileSync(path.join(folder, 'done'), [...outcomes.keys()].join('\n'));
      const before = outcomes.size;
      const { whole, current, complaint } = await this.once(module, folder, outcomes);
      if (current) outcomes.set(current, [whole === 'timeout' ? 'timeout' : 'crash', complaint]);
      if (whole === 'ended' || outcomes.size === before) {
        for (const id of ids) if (!outcomes.has(id)) outcomes.set(id, ['missing', complaint]);
        return outcomes;
      }
    }
  }

  /** One process, until it ends or a test takes too long. */
  once(module, folder, outcomes) {
    const child = spawn(
      process.execPath,
      [
        path.join(root, this.program[0]),
        ...this.program.slice(1),
        path.join(here, 'driver.py'),
        module,
        path.join(folder, 'wanted'),
        path.join(folder, 'done'),
        ...(this.tracebacks ? ['tracebacks'] : []),
      ],
      {
        cwd: folder,
        env: {
          PATH: process.env.PATH,
          HOME: folder,
          PYTHONPATH: `${this.temporary}:${folder}`,
        },
      },
    );
    let whole = 'crashed';
    let current;
    let last;
    let complaint = '';
    let clock;
    let stderr = '';
    child.stderr.on('data', (data) => {
      stderr = (stderr + data).slice(-2000);
    });
    const wind = () => {
      clearTimeout(clock);
      clock = setTimeout(() => {
        whole = 'timeout';
        child.kill('SIGKILL');
      }, this.timeout * 1000);
    };
    wind();
    const lines = readline.createInterface({ input: child.stdout });
    lines.on('line', (line) => {
      wind();
      const [mark, ...words] = line.split(' ');
      if (mark === '>') [current, last] = [words.join(' '), words.join(' ')];
      else if (mark === '=') {
        outcomes.set(words.slice(1).join(' '), [words[0], '']);
        last = words.slice(1).join(' ');
        current = undefined;
      } else if (mark === '|' && last && outcomes.has(last)) outcomes.get(last)[1] = words.join(' ');
      else if (mark === '!') last = undefined;
      else if (mark === ':') console.log(`      ${words.join(' ')}`);
      else if (mark === '|') complaint = words.join(' ');
      else if (line === '.') whole = 'ended';
    });
    return new Promise((resolve) => {
      child.on('close', () => {
        clearTimeout(clock);
        resolve({ whole, current, complaint: complaint || stderr.trim().split('\n').pop() || '' });
      });
    });
  }
}

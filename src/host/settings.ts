// Settings that can be wrong: what a switch or a variable says, and CPython's words where it says nothing sensible.
// (CPython: Python/initconfig.c, Python/preconfig.c)

/** What a setting may come from. */
export interface Sources {
  extensions: Map<string, string | true>;
  env: (name: string) => string | undefined;
}

const MAX_HASH_SEED = 4294967295;
/** MAX_NFRAME of tracemalloc. */
const MAX_FRAMES = 65535;
const MAX_INT = 2 ** 31 - 1;

const fatal = (text: string, state = 'preinitialized'): string =>
  `Fatal Python error: ${text}\nPython runtime state: ${state}\n\n`;

function utf8Error({ extensions, env }: Sources): string | undefined {
  const given = extensions.get('utf8');
  if (given !== undefined && given !== true && given !== '0' && given !== '1')
    return fatal('preconfig_init_utf8_mode: invalid -X utf8 option value', 'preinitializing');
  const named = env('PYTHONUTF8');
  if (given === undefined && named !== undefined && named !== '0' && named !== '1')
    return fatal('preconfig_init_utf8_mode: invalid PYTHONUTF8 environment variable value', 'preinitializing');
  return undefined;
}

function maxDigitsError({ extensions, env }: Sources): string | undefined {
  const isLimit = (text: string | true): boolean => {
    const n = text === true ? Number.NaN : wholeNumber(text);
    return n === 0 || (n >= 640 && n <= MAX_INT);
  };
  const named = env('PYTHONINTMAXSTRDIGITS');
  const limits = 'invalid limit; must be >= 640 or 0 for unlimited.';
  if (named !== undefined && !isLimit(named))
    return fatal(`config_init_int_max_str_digits: PYTHONINTMAXSTRDIGITS: ${limits}`);
  const given = extensions.get('int_max_str_digits');
  return given !== undefined && !isLimit(given)
    ? fatal(`config_init_int_max_str_digits: -X int_max_str_digits: ${limits}`)
    : undefined;
}

function hashSeedError({ env }: Sources): string | undefined {
  const seed = env('PYTHONHASHSEED');
  if (seed === undefined || seed === 'random' || wholeNumber(seed) <= MAX_HASH_SEED) return undefined;
  return fatal('config_init_hash_seed: PYTHONHASHSEED must be "random" or an integer in range [0; 4294967295]');
}

/** -X cpu_count; -1: the host's. NaN: it is none. */
export function cpuCount({ extensions, env }: Sources): number {
  const given = extensions.get('cpu_count') ?? env('PYTHON_CPU_COUNT');
  if (given === undefined || given === 'default') return -1;
  const n = given === true ? Number.NaN : wholeNumber(given);
  return n >= 1 && n <= MAX_INT ? n : Number.NaN;
}

const cpuCountError = (sources: Sources): string | undefined =>
  Number.isNaN(cpuCount(sources))
    ? fatal('config_init_cpu_count: -X cpu_count=n option: n is missing or an invalid number, n must be greater than 0')
    : undefined;

function frozenModulesError({ extensions, env }: Sources): string | undefined {
  const given = extensions.get('frozen_modules');
  if (given !== undefined && given !== true && given !== '' && given !== 'on' && given !== 'off')
    return fatal('bad value for option -X frozen_modules (expected "on" or "off")');
  const named = env('PYTHON_FROZEN_MODULES');
  return given === undefined && named !== undefined && named !== 'on' && named !== 'off'
    ? fatal('bad value for PYTHON_FROZEN_MODULES (expected "on" or "off")')
    : undefined;
}

/** How many frames tracemalloc keeps from the start; 0: it does not run. NaN: that is no number. */
export function tracemallocFrames({ extensions, env }: Sources): number {
  const frames = (text: string): number => {
    const n = wholeNumber(text);
    return n <= MAX_FRAMES ? n : Number.NaN;
  };
  const given = extensions.get('tracemalloc');
  if (given !== undefined) return given === true ? 1 : frames(given || '0');
  return frames(env('PYTHONTRACEMALLOC') ?? '0');
}

function tracemallocError(sources: Sources): string | undefined {
  if (!Number.isNaN(tracemallocFrames(sources))) return undefined;
  const where = sources.extensions.has('tracemalloc') ? '-X tracemalloc=NFRAME' : 'PYTHONTRACEMALLOC';
  return fatal(`config_init_tracemalloc: ${where}: invalid number of frames`);
}

/** NaN for what is none. */
const wholeNumber = (text: string): number => (/^\d+$/.test(text) ? Number(text) : Number.NaN);

/** PYTHONIOENCODING is "encoding:errors", both optional. In UTF-8 mode, bytes that are no UTF-8 go through. */
export function streamSettings(named: string | undefined, utf8: boolean, unbuffered: boolean): string[] {
  const [encoding = '', errors = ''] = (named ?? '').split(':', 2);
  return [encoding, errors || (utf8 && !named ? 'surrogateescape' : ''), unbuffered ? '1' : ''];
}

/** The first setting that is wrong, in the order of CPython's checks; undefined: all can be used. */
export function settingsError(sources: Sources): string | undefined {
  const checks = [utf8Error, maxDigitsError, hashSeedError, cpuCountError, frozenModulesError, tracemallocError];
  for (const check of checks) {
    const error = check(sources);
    if (error) return error;
  }
  return undefined;
}

// What switches and PYTHON* variables say, as sys shows it. (CPython: Python/initconfig.c, Python/preconfig.c)

import type { PyConst } from '../bytecode/code.js';
import { bool, int, NONE, str, tuple, tupleOf } from '../bytecode/constants.js';
import { PREFIX, STDLIB } from './library.js';
import { cpuCount, settingsError, streamSettings, tracemallocFrames } from './settings.js';

/** The switches of a command line; counts where a letter may be repeated. */
export interface Switches {
  debug: number;
  inspect: number;
  optimize: number;
  dontWriteBytecode: number;
  noUserSite: number;
  noSite: number;
  ignoreEnvironment: number;
  verbose: number;
  bytesWarning: number;
  quiet: number;
  unbuffered: number; // -u
  isolated: number;
  safePath: number;
  randomHash: number;
  /** -W */
  warnings: string[];
  /** -X, "name" or "name=value" */
  extensions: string[];
  /** --check-hash-based-pycs */
  checkHashPycs: string;
}

/** The command line without any switch. */
export const noSwitches = (): Switches => ({
  debug: 0,
  inspect: 0,
  optimize: 0,
  dontWriteBytecode: 0,
  noUserSite: 0,
  noSite: 0,
  ignoreEnvironment: 0,
  verbose: 0,
  bytesWarning: 0,
  quiet: 0,
  unbuffered: 0,
  isolated: 0,
  safePath: 0,
  randomHash: 0,
  warnings: [],
  extensions: [],
  checkHashPycs: 'default',
});

/** What switches and variables come to: attributes of sys, and what the process is booted with. */
export interface Config {
  /** Attributes of sys by name; and what `configure` (core/modules/main.ts) has for native code: `native`. */
  sys: Record<string, PyConst>;
  site: boolean;
  /** -P, -I: the program's directory is not on sys.path. */
  safePath: boolean;
  optimize: number;
  hashSeed: number | 'random';
  /** Nothing says that starting differs from the usual: a boot image will do. */
  usual: boolean;
  /** -i or PYTHONINSPECT: a prompt comes after the program. */
  inspect: boolean;
  /** -X importtime */
  importTime: boolean;
  /** Not -X frozen_modules=off. */
  frozenModules: boolean;
  /** The standard streams' encoding, error handler, and '1' for -u; empty: the usual one. */
  streams: string[];
  /** PYTHONSTARTUP: what a prompt runs first. */
  startup: string | undefined;
}

type Environment = Record<string, string | undefined>;

const list = (items: string[]): PyConst => tupleOf(items.map(str));

/** A number in a variable: set to something that is none counts as 1. */
function level(text: string | undefined): number {
  if (!text) return 0;
  return /^\d+$/.test(text) ? Number(text) : 1;
}

/** Everything but sys.argv and what is run; or what is wrong, in CPython's words. */
export function readConfig(switches: Switches, environment: Environment): Config | string {
  const isolated = switches.isolated > 0;
  const ignore = isolated || switches.ignoreEnvironment > 0;
  const env = (name: string): string | undefined => (ignore ? undefined : environment[name] || undefined);
  const extensions = new Map(
    switches.extensions.map((text): [string, string | true] => {
      const equals = text.indexOf('=');
      return equals < 0 ? [text, true] : [text.slice(0, equals), text.slice(equals + 1)];
    }),
  );
  const sources = { extensions, env };
  const error = settingsError(sources);
  if (error) return error;
  const optimize = Math.max(switches.optimize, level(env('PYTHONOPTIMIZE')));
  const safePath = isolated || switches.safePath > 0 || env('PYTHONSAFEPATH') !== undefined;
  const devMode = extensions.has('dev') || (env('PYTHONDEVMODE') !== undefined && env('PYTHONDEVMODE') !== '0');
  const noWrite = switches.dontWriteBytecode > 0 || env('PYTHONDONTWRITEBYTECODE') !== undefined;
  const utf8 = extensions.has('utf8') ? extensions.get('utf8') !== '0' : env('PYTHONUTF8') === '1';
  const maxDigits = Number(extensions.get('int_max_str_digits') ?? env('PYTHONINTMAXSTRDIGITS') ?? 4300);
  const warnEncoding = extensions.has('warn_default_encoding') || env('PYTHONWARNDEFAULTENCODING') !== undefined;
  const importTime = extensions.has('importtime') || env('PYTHONPROFILEIMPORTTIME') !== undefined;
  const debugRanges = !extensions.has('no_debug_ranges') && env('PYTHONNODEBUGRANGES') === undefined;
  const unbuffered = switches.unbuffered > 0 || env('PYTHONUNBUFFERED') !== undefined;
  const seed = env('PYTHONHASHSEED');
  const hashSeed = switches.randomHash || seed === 'random' ? 'random' : Number(seed ?? 0);
  const bytesWarning = switches.bytesWarning;
  const warnOptions = [
    ...(devMode ? ['default'] : []),
    ...(env('PYTHONWARNINGS')?.split(',') ?? []),
    ...switches.warnings,
    ...(bytesWarning > 1 ? ['error::BytesWarning'] : bytesWarning === 1 ? ['default::BytesWarning'] : []),
  ];
  const inspect = Math.max(switches.inspect, level(env('PYTHONINSPECT')));
  const prefixOfCache = extensions.get('pycache_prefix') ?? env('PYTHONPYCACHEPREFIX');
  const pythonPath = env('PYTHONPATH')?.split(':') ?? [];
  const library = `${PREFIX}/${STDLIB}`;
  const flags: PyConst[] = [
    int(switches.debug || level(env('PYTHONDEBUG')) ? 1 : 0),
    int(inspect),
    int(switches.inspect),
    int(optimize),
    int(noWrite ? 1 : 0),
    int(isolated || switches.noUserSite || env('PYTHONNOUSERSITE') !== undefined ? 1 : 0),
    int(switches.noSite ? 1 : 0),
    int(ignore ? 1 : 0),
    int(Math.max(switches.verbose, level(env('PYTHONVERBOSE')))),
    int(bytesWarning),
    int(switches.quiet),
    int(hashSeed === 0 ? 0 : 1),
    int(isolated ? 1 : 0),
    bool(devMode),
    int(utf8 ? 1 : 0),
    int(warnEncoding ? 1 : 0),
    bool(safePath),
    int(maxDigits),
  ];
  const xoptions = [...extensions].map(([name, value]) => tuple(str(name), value === true ? bool(true) : str(value)));
  const native: PyConst[] = [
    int(debugRanges ? 1 : 0),
    int(bytesWarning),
    int(warnEncoding ? 1 : 0),
    int(cpuCount(sources)),
    int(tracemallocFrames(sources)),
    int(utf8 ? 1 : 0),
    int(maxDigits),
    int(devMode || extensions.has('faulthandler') || env('PYTHONFAULTHANDLER') !== undefined ? 1 : 0),
  ];
  return {
    sys: {
      native: tupleOf(native),
      check_hash_based_pycs: str(switches.checkHashPycs),
      flags: tupleOf(flags),
      path: list([...pythonPath, `${PREFIX}/lib/python313.zip`, library, `${library}/lib-dynload`]),
      warnoptions: list(warnOptions),
      _xoptions: tupleOf(xoptions),
      dont_write_bytecode: bool(noWrite),
      pycache_prefix: typeof prefixOfCache === 'string' && prefixOfCache ? str(prefixOfCache) : NONE,
    },
    site: !switches.noSite,
    safePath,
    optimize: Math.min(optimize, 2),
    hashSeed,
    usual: !switches.noSite && hashSeed === 0,
    inspect: inspect > 0,
    importTime,
    frozenModules: (extensions.get('frozen_modules') ?? env('PYTHON_FROZEN_MODULES')) !== 'off',
    streams: streamSettings(env('PYTHONIOENCODING'), utf8, unbuffered),
    startup: env('PYTHONSTARTUP'),
  };
}

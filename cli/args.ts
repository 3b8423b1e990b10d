// The arguments of the commands that look into a program.

import { type ParseArgsConfig, parseArgs } from 'node:util';

/** An option that takes a text. */
export const text = { type: 'string' } as const;
export const flag = { type: 'boolean' } as const;
export const output = { type: 'string', short: 'o' } as const;

type OptionsConfig = NonNullable<ParseArgsConfig['options']>;
type Values<O extends OptionsConfig> = {
  [K in keyof O]?: O[K]['type'] extends 'boolean' ? boolean : string;
};

/** What a command line says: its options by name, and what stands without one. */
export interface Arguments<O extends OptionsConfig> {
  values: Values<O>;
  positionals: string[];
}

/** Says what is wrong and how it is meant; 2. */
export function complain(command: string, what: string, usage: string): number {
  process.stderr.write(`pellucid ${command}: ${what}\n${usage.split('\n')[0]}\nTry \`pellucid ${command} --help'.\n`);
  return 2;
}

/** The arguments, or an exit code when there is nothing more to do. */
export function parse<O extends OptionsConfig>(
  command: string,
  argv: string[],
  options: O,
  help: string,
): Arguments<O> | number {
  try {
    const { values, positionals } = parseArgs({
      args: argv,
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    });
    if ((values as { help?: boolean }).help) {
      process.stdout.write(help);
      return 0;
    }
    return { values: values as Values<O>, positionals };
  } catch (error) {
    return complain(command, (error as Error).message.split('. ')[0] ?? '', help);
  }
}

/** A line number; undefined: none was given; null: it is none. */
export function lineOf(value: string | undefined): number | undefined | null {
  const line = countOf(value);
  return line === 0 ? null : line;
}

/** A whole number from 0 on; undefined: none was given; null: it is none. */
export function countOf(value: string | undefined): number | undefined | null {
  if (value === undefined) return undefined;
  return /^\d+$/.test(value) && Number.isSafeInteger(Number(value)) ? Number(value) : null;
}

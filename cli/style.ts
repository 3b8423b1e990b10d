// Colours on a terminal, none in a pipe. NO_COLOR and FORCE_COLOR are respected (Node's own rule).

import { styleText } from 'node:util';

const enabled = process.env.NO_COLOR
  ? false
  : process.env.FORCE_COLOR
    ? process.env.FORCE_COLOR !== '0'
    : process.stdout.isTTY === true;

type Format = Parameters<typeof styleText>[0];

const paint =
  (format: Format) =>
  (text: string): string =>
    enabled ? styleText(format, text) : text;

/** Colours of a terminal; plain text where it has none. */
export const style = {
  heading: paint('bold'),
  dim: paint('gray'),
  address: paint('cyan'),
  name: paint('bold'),
  // Plain blue cannot be read on a black ground.
  type: paint('blueBright'),
  count: paint('yellow'),
  value: paint('green'),
  mark: paint('magenta'),
  warning: paint('red'),
};

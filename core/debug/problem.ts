// The verifier's findings: a count and lines of text.

import { putChar, putHex, putNumber, putText } from '../memory/text';

@unmanaged
export class Problems {
  count: i32;
}

export const problems = changetype<Problems>(0x38c000 + 0x40);

const MAX_LINES = 40;

/** A finding: what is wrong, the address it concerns, and the value that was found there. */
export function problem(text: string, address: usize, value: u64): void {
  problems.count++;
  if (problems.count > MAX_LINES) return;
  putHex(address);
  putText(': ');
  putText(text);
  putText(' (');
  putNumber(value);
  putText(')');
  putChar(10);
}

/** A finding unless the condition holds; the condition again. */
export function expect(condition: bool, text: string, address: usize, value: u64): bool {
  if (!condition) problem(text, address, value);
  return condition;
}

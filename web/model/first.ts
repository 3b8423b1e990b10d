// The program of a first visit, and the line where it becomes interesting.

import type { Shared } from './hash.js';

const text = `import sys

def main():
    a = []
    b = a
    a.append(2)
    print(sys.getrefcount(a))

main()
`;

export const FIRST_PROGRAM: Shared = { files: [{ name: 'two_names.py', text }], main: 'two_names.py', stdin: '' };
export const FIRST_STEP_LINE = 7;

// The audit of programs that do without the library, before every line.
import { expect, test } from 'vitest';
import { auditPrograms, corpusPrograms } from './auditing.js';

const programs = corpusPrograms(false);

test('there are at least 60 programs', () => expect(programs.length).toBeGreaterThan(60));

auditPrograms(programs, { repeats: 40, every: 1 });

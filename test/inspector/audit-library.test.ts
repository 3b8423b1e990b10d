// The audit of programs that run with the library: some 30,000 objects, so before every fourth line of the program's own.
import { auditPrograms, corpusPrograms } from './auditing.js';

auditPrograms(corpusPrograms(true), { repeats: 3, every: 4 });

// The audit of programs that run with the library: some 30,000 objects, before every line of the program's own.
import { auditPrograms, corpusPrograms } from './auditing.js';

auditPrograms(corpusPrograms(true), 3);

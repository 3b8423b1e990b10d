// The heap verifier: walks all that the allocators and the collector keep, and says what is wrong and where.
// It changes nothing and makes no object. Each part checks one structure completely, from what is written at its
// declaration; a list that is broken is not followed further.

import { clearReport } from '../memory/text';
import { problems } from './problem';
import { verifyArenas } from './verify-arenas';
import { verifyFreelists, verifyGenerations } from './verify-objects';
import { verifyRaw } from './verify-raw';

/** How many problems there are; the report (memory/text.ts) has a line for each of the first ones. */
export function verifyHeap(): i32 {
  clearReport();
  problems.count = 0;
  verifyRaw();
  verifyArenas();
  // Objects lie in blocks, so they are looked at only when these are sound.
  if (problems.count == 0) {
    verifyGenerations();
    verifyFreelists();
  }
  return problems.count;
}

// What instructions do to counts and blocks: a replay in the build of the core that reports it.

import type { Recording } from './recording.js';
import type { MemoryEvent, Origin, Progress, Search, StepEvent } from './types.js';

export class EventReader {
  readonly recording: Recording;
  constructor(recording: Recording) {
    this.recording = recording;
  }
  between(_from: number, _to: number): MemoryEvent[] {
    throw new Error('the trace build of the core is wanted for this');
  }
  find(_search: Search, _here: number, _direction: 1 | -1, _progress?: Progress): StepEvent | null {
    throw new Error('the trace build of the core is wanted for this');
  }
  whoAllocated(_address: number, _here: number, _progress?: Progress): Origin | null {
    throw new Error('the trace build of the core is wanted for this');
  }
  whoDropped(_address: number, _here: number, _direction: 1 | -1, _progress?: Progress): Origin | null {
    throw new Error('the trace build of the core is wanted for this');
  }
  countBlocks(_from: number, _to: number, _see: (step: number, born: boolean) => void): void {
    throw new Error('the trace build of the core is wanted for this');
  }
}

// What the exporters need of a recording.

import type { RecordingApi as Api } from '../recorder/api.js';

export type { LineStop, MemoryEvent } from '../recorder/types.js';

/** What an exporter asks of a recording. */
export type RecordingApi = Pick<
  Api,
  'length' | 'programEnd' | 'filename' | 'source' | 'outputs' | 'seek' | 'lines' | 'eventsOf'
> & {
  /** The address of __main__'s dict where one is; 0: there is none. */
  mainModule?(): number;
};

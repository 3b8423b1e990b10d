// The formats that other tools read, written when somebody asks for one.

import { chromeTrace } from '../../src/export/chrome-trace.js';
import { pprof } from '../../src/export/pprof.js';
import { speedscope } from '../../src/export/speedscope.js';
import { pythonTutor, tutorJson } from '../../src/export/tutor/trace.js';
import { dot } from '../../src/inspector/export/dot.js';
import { heapSnapshot } from '../../src/inspector/export/heapsnapshot.js';
import { ObjectGraph } from '../../src/inspector/graph/graph.js';
import type { Timeline } from './timeline.js';

export interface ExportedFile {
  suffix: string;
  type: string;
  data: string | Uint8Array;
}

/** A moment or a run in one of the formats that other tools read. */
export function writeFormat(run: Timeline, step: number, format: string, memory: boolean): ExportedFile {
  const json = (suffix: string, data: string): ExportedFile => ({ suffix, type: 'application/json', data });
  switch (format) {
    case 'dot':
      run.seek(step);
      return { suffix: '.dot', type: 'text/vnd.graphviz', data: dot(run.image, { namespace: run.mainDict }) };
    case 'heapsnapshot':
      run.seek(step);
      return json('.heapsnapshot', [...heapSnapshot(ObjectGraph.build(run.image))].join(''));
    case 'pythontutor':
      return json('.trace.json', tutorJson(pythonTutor(run.recording)));
    case 'speedscope':
      return json('.speedscope.json', JSON.stringify(speedscope(run.recording)));
    case 'chrome-trace':
      return json('.trace-events.json', JSON.stringify(chromeTrace(run.recording, { memory })));
    case 'pprof':
      return { suffix: '.pb.gz', type: 'application/octet-stream', data: pprof(run.recording) };
    default:
      throw new Error(`no format ${format}`);
  }
}

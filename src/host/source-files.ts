// The lines of source files, for tracebacks and warnings.

import type { Host } from './host.js';
import type { Library } from './library.js';
import { decodedSource } from './source.js';
import { linesOf } from './traceback.js';

/** Sources by file name: of the library, of the host's files, and of what is no file (statements of a prompt). */
export class SourceFiles {
  private readonly host: Host;
  private readonly library: Library | undefined;
  private readonly known = new Map<string, string[]>();
  /** Names of sources that are no files: nobody reads them anew. */
  private readonly given = new Set<string>();

  constructor(host: Host, library: Library | undefined) {
    this.host = host;
    this.library = library;
  }

  /** The source of a file name that is no file. */
  add(filename: string, text: string): void {
    this.known.set(filename, linesOf(text));
    this.given.add(filename);
  }

  /** A file is compiled: it may be another one than when its lines were last shown. */
  forget(filename: string): void {
    if (!this.given.has(filename)) this.known.delete(filename);
  }

  lines(filename: string): string[] | undefined {
    const known = this.known.get(filename);
    if (known) return known;
    const bytes = this.library?.source(filename) ?? this.host.source(filename);
    if (!bytes) return undefined;
    const lines = linesOf(decodedSource(bytes));
    this.known.set(filename, lines);
    return lines;
  }

  /** One line without its indentation; empty: there is none. */
  line(filename: string, lineno: number): string {
    return (this.lines(filename)?.[lineno - 1] ?? '').trim();
  }
}

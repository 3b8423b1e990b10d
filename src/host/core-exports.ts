// What a built core exports (core/index.ts) and where its `pel` lies.

/** Functions of core.wasm: addresses and lengths are numbers, -1 or 0 where CPython has NULL or an exception. */
export interface CoreExports {
  boot(): number;
  attach(): number;
  startUp(site: number): number;
  preloadSite(): number;
  insertPath(directory: number, n: number): number;
  startModule(name: number, n: number, argv0: number): number;
  rawMalloc(n: number): number;
  pow(x: number, y: number): number;
  rawFree(p: number): void;
  configure(p: number, n: number): number;
  startSource(source: number, n: number, filename: number, filenameLength: number): number;
  startInteractive(source: number, n: number, filename: number, filenameLength: number, flags: number): number;
  endInteractive(): number;
  endProgram(): void;
  promptText(second: number): number;
  registerSource(source: number, n: number, filename: number, filenameLength: number, ofInput: number): void;
  startPyc(bytes: number, n: number, filename: number, filenameLength: number): number;
  resume(): number;
  finishRun(): number;
  /** Ends the process as a wrong address does; what it throws says so. */
  segfault(): void;
  /** Before booting: prints a table of all imports. */
  timeImports(): void;
  flushStandardStreams(): void;
  addSiteBuiltins(): number;
  mainModuleDict(): number;
  execInFrame(frame: number, source: number, n: number, slot: number): number;
  allocatedBlocks(): bigint;
  finalize(): number;
  /** What is told to onEvent. Counts only by the module that tells (src/recorder/telling.ts). */
  setEvents(kinds: number, from: number, to: number): void;
  /** Only in the debug core. */
  verifyHeap?(): number;
  reportText?(): number;
  reportLength?(): number;
  table: WebAssembly.Table;
}

/** pel's fields (core/runtime/pellucid.ts) by the layout table's offsets. */
export interface PelLayout {
  base: number;
  offset: Record<string, number>;
  /** Which sources the core was built from. */
  build?: string;
  /** The data file of native functions' docstrings. */
  docs?: string;
}

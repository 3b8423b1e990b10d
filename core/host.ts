// What the process asks of its host: the only imports besides the memory. Pointers and lengths are bytes of memory.

/** Writes n bytes to a file descriptor: how many were taken, or -errno. */
/* @external('host', 'write') */
export declare function host_write(fd: i32, bytes: usize, n: usize): i32;

/** Reads up to n bytes: how many, 0 at the end, -errno; -EAGAIN (-11): nothing yet, suspend and try again. */
/* @external('host', 'read') */
export declare function host_read(fd: i32, bytes: usize, n: usize): i32;

/**
 * While stepping: before the instruction at pc. At the deadline, where the eval loop cannot return because a native function
 * waits below it; or at every instruction, when pel.stepping says so. 1: suspend here, if that can be.
 */
/* @external('host', 'step') */
export declare function host_step(frame: usize, pc: usize): i32;

/** 1: the file descriptor is a terminal. */
/* @external('host', 'isatty') */
export declare function host_isatty(fd: i32): i32;

/** Nanoseconds: 0 since the epoch, 1 monotonic, 2 CPU time of the process. */
/* @external('host', 'clock') */
export declare function host_clock(kind: i32): i64;

/** Waits that many nanoseconds without giving up the native stack: 1, or 0 where the host cannot. */
/* @external('host', 'sleep') */
export declare function host_sleep(nanoseconds: i64): i32;

/** n random bytes. */
/* @external('host', 'random') */
export declare function host_random(bytes: usize, n: usize): void;

/**
 * Compiles UTF-8 (or cookie-declared) source. mode 0 exec, 1 eval, 2 single; flags are CO_FUTURE_* | PyCF_*; optimize's low byte: a
 * level, 0xff is the process's; above it sys.get_int_max_str_digits(). The answer is the address of a raw block (PyMem_RawFree it): u32 status, u32 length, u32 warnings' length, u32 length of the held constants, then
 * marshal bytes: of the code object (status 0), or of the tuple (exception type name, args …) of the error to raise (status
 * 1), or of (encoding, such a tuple or None) where the source is in an encoding that the host does not know (status 2); and behind them, unless that length is 0, of a tuple of warnings (category name, text, file name, line);
 * and behind those, if mode has HELD, of a tuple (constant, count, …) of the constants that CPython's parser would still refer to.
 */
/* @external('host', 'compile') */
export declare function host_compile(
  source: usize,
  n: usize,
  filename: usize,
  filenameLength: usize,
  mode: i32,
  flags: i32,
  optimize: i32,
): usize;

/**
 * The text of one traceback entry, "  File …" with its source lines and carets; names as UTF-8, columns in bytes, -1 for
 * none. The address of a raw block (PyMem_RawFree it): u32 length, then the UTF-8 text.
 */
/* @external('host', 'format_frame') */
export declare function host_format_frame(
  filename: usize,
  filenameLength: usize,
  name: usize,
  nameLength: usize,
  lineno: i32,
  endLineno: i32,
  column: i32,
  endColumn: i32,
): usize;

/** The source line of a SyntaxError and the carets below it, the same way; offsets in characters from 1, -1 for None. */
/* @external('host', 'format_syntax_error') */
export declare function host_format_syntax_error(
  text: usize,
  length: usize,
  lineno: i32,
  offset: i32,
  endLineno: i32,
  endOffset: i32,
): usize;

/** One line of a source file as a raw block the same way, without its indentation and newline; empty: there is none. */
/* @external('host', 'source_line') */ export declare function host_source_line(
  filename: usize,
  filenameLength: usize,
  lineno: i32,
): usize;

/** Copies the docstrings of native functions (runtime/docs.ts) to where they belong. */
/* @external('host', 'docstrings') */
export declare function host_docstrings(p: usize): void;

/** 1: an interrupt has come while native code runs (asked by what runs for long); the host forgets it. */
/* @external('host', 'interrupted') */
export declare function host_interrupted(): i32;

/** Writes the name of a character as ASCII (at most 255 bytes): its length; 0: it has none. */
/* @external('host', 'unicode_name') */
export declare function host_unicode_name(c: u32, into: usize): usize;

/** The character with that name or alias, -1: there is none. */
/* @external('host', 'unicode_code') */
export declare function host_unicode_code(name: usize, n: usize): i32;

/** Writes the characters of a named sequence as UTF-8, at most 32 bytes: how many; 0: there is none. */
/* @external('host', 'unicode_sequence') */
export declare function host_unicode_sequence(name: usize, n: usize, into: usize): usize;

/**
 * A frozen module of the library image as a raw block (PyMem_RawFree it): u32 flags (1: a package, 2: it has an original
 * name), u32 length of that name, u32 size of the code; the name; marshal bytes. 0: there is none; 1: no memory. withCode 0: without them.
 */
/* @external('host', 'frozen') */
export declare function host_frozen(name: usize, n: usize, withCode: i32): usize;

/** The names of all frozen modules as a raw block: u32 length, then the text, a line a name. 0: there is no image. */
/* @external('host', 'frozen_names') */
export declare function host_frozen_names(): usize;

/** Writes a property of a character as ASCII: its length. which: 0 category, 1 bidirectional, 2 width, 3 decomposition. */
/* @external('host', 'unicode_text') */
export declare function host_unicode_text(c: u32, which: i32, old: i32, into: usize): usize;

/**
 * A property that is a number: 0 combining, 1 mirrored, 2 numeric (NaN: none), and of Unicode 3.2 3 decimal (-1: none, -2:
 * today's).
 */
/* @external('host', 'unicode_number') */
export declare function host_unicode_number(c: u32, which: i32, old: i32): f64;

/** A text (n code points of `kind` bytes) in a normal form: a raw block of u32 count and code points; 1: it is already; 0: no memory. */
/* @external('host', 'unicode_normalize') */
export declare function host_unicode_normalize(form: i32, old: i32, data: usize, kind: i32, n: usize): usize;

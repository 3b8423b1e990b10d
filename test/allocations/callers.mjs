// Who calls: the core's functions on the host's stack, up to the eval loop.

/** Functions of one allocation that tell it from others. */
const DEPTH = 14;
/** What Python code stands above a place makes no other place of it. */
const OUTERMOST = 'core/vm/eval/evalLoop';

/** A text that is the same for the same chain of calls; with `named` one to read. */
export function callers(named = false) {
  const prepare = Error.prepareStackTrace;
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = DEPTH + (named ? 30 : 6);
  Error.prepareStackTrace = (_error, sites) => {
    const chain = [];
    for (const site of sites) {
      if (!site.getFileName()?.startsWith('wasm:') && !site.getScriptNameOrSourceURL()?.startsWith('wasm:')) continue;
      const name = site.getFunctionName();
      chain.push(named ? name : site.getPosition());
      if (chain.length === (named ? 40 : DEPTH) || (!named && name === OUTERMOST)) break;
    }
    return chain;
  };
  const { stack } = new Error();
  Error.stackTraceLimit = limit;
  Error.prepareStackTrace = prepare;
  return stack.join(named ? ' < ' : ' ');
}

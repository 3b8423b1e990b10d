// Who calls: the core's functions on the host's stack, up to the eval loop.

/** Functions of one allocation that tell it from others. */
const DEPTH = 14;
const OUTERMOST = /_PyEval_EvalFrameDefault|evalFrame/;

/** A text that is the same for the same chain of calls; with `named` one to read. */
export function callers(named = false) {
  const prepare = Error.prepareStackTrace;
  const limit = Error.stackTraceLimit;
  Error.stackTraceLimit = DEPTH + (named ? 30 : 6);
  Error.prepareStackTrace = (_error, sites) => {
    const chain = [];
    for (const site of sites) {
      if (!site.getFileName()?.startsWith('wasm:') && !site.getScriptNameOrSourceURL()?.startsWith('wasm:')) continue;
      chain.push(named ? `${site.getFunctionName()}` : site.getPosition());
    }
    return chain.slice(0, named ? 40 : DEPTH);
  };
  const { stack } = new Error();
  Error.stackTraceLimit = limit;
  Error.prepareStackTrace = prepare;
  return stack.join(named ? ' < ' : ' ');
}

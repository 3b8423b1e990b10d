// Docstrings of methods, attributes and functions of modules. Few programs ask for one, so their texts are not in the code:
// the build (tools/core/docstrings.mjs) gives each its address below the data and writes them to a file, dist/data. The host
// copies that when somebody wants to read one. They are constants: which process reads them, and when, makes no difference.

import { host_docstrings } from '../host';
import { DATA_BASE, DOCS_BASE } from '../memory/map';

/** The address of a docstring (const char *), 0 for none. Where a parameter has this type, callers write the text itself. */
export type Doc = usize;

/** Before a docstring is read: the same address, where there is a text now. */
export function needDoc(doc: usize): usize {
  if (doc >= DOCS_BASE && doc < DATA_BASE && !load<u8>(DOCS_BASE)) host_docstrings(DOCS_BASE);
  return doc;
}

/** Where the docstring lies that stands here. */
export function docAddress(doc: Doc): usize {
  return doc;
}

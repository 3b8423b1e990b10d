// Where the docstrings of native functions lie: each literal that is passed for a parameter of the type Doc
// (core/runtime/docs.ts) becomes an address, and its text goes to a file beside the code. Debug and release builds agree,
// since memory holds the addresses: they are given in the order of the sources, and those of the debug build have none.

const DOCS_BASE = 0x200000;
const DOCS_LIMIT = 0x300000;

export class Docstrings {
  addresses = new Map();
  chunks = [];
  end = DOCS_BASE;

  /** The address of a text; 0 for ''. */
  address(text) {
    if (text === '') return 0;
    let at = this.addresses.get(text);
    if (at === undefined) {
      at = this.end;
      this.addresses.set(text, at);
      const bytes = Buffer.from(`${text}\0`);
      this.chunks.push(bytes);
      this.end += bytes.length;
      if (this.end > DOCS_LIMIT) throw new Error('the docstrings do not fit: core/memory/map.ts');
    }
    return at;
  }

  /** What the host copies to DOCS_BASE. */
  bytes() {
    return Buffer.concat(this.chunks);
  }
}

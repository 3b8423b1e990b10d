// The layout table that the core's build writes: every struct's fields, static objects, the function table.

/** A field of a struct: offset and size in bytes. */
export interface Field {
  name: string;
  off: number;
  size: number;
  /** The core's name of its type: 'i64', 'usize' (a pointer), 'PyObject | null' … */
  type: string;
  /** An array or struct in place. */
  inline?: boolean;
}

/** A struct of the core; fields of its base come first. */
export interface Struct {
  size: number;
  base: string | null;
  fields: Field[];
}

/** The table that the build writes (dist/core/*.layout.json). */
export interface LayoutTable {
  structs: Record<string, Struct>;
  statics: { name: string; address: number; size: number; type: string }[];
  /** functions[n]: the native function whose address is n, as path/name. */
  functions: (string | null)[];
}

/** The layout table with what is looked up often at hand. */
export class Layout {
  readonly table: LayoutTable;
  private readonly offsets = new Map<string, Map<string, number>>();
  private readonly staticNames: Map<number, string>;
  private readonly staticAddresses: Map<string, number>;

  constructor(table: LayoutTable) {
    this.table = table;
    for (const [name, struct] of Object.entries(table.structs)) {
      this.offsets.set(name, new Map(struct.fields.map((field) => [field.name, field.off])));
    }
    this.staticAddresses = new Map(table.statics.map((s) => [s.name, s.address]));
    this.staticNames = new Map(table.statics.map((s) => [s.address, s.name]));
  }

  /** Bytes from the struct's start. Throws on a name that is not there. */
  offset(struct: string, field: string): number {
    const offset = this.offsets.get(struct)?.get(field);
    if (offset === undefined) throw new Error(`no field ${struct}.${field}`);
    return offset;
  }

  size(struct: string): number {
    return this.table.structs[struct]?.size ?? 0;
  }

  /** The address of a static object by its C name: 'PyList_Type'. */
  staticAddress(name: string): number {
    return this.staticAddresses.get(name) ?? 0;
  }

  /** The C name of the static object at an address. */
  staticName(address: number): string | undefined {
    return this.staticNames.get(address);
  }

  /** The native function whose address is n: 'list_dealloc'. */
  functionName(n: number): string | undefined {
    return this.table.functions[n]?.replace(/^.*\//, '');
  }
}

// What the inspector answers: the shapes that its functions take and give. Everything here is plain data, so it can be
// posted from a worker to a page.
//
//   graph/graph.ts       ObjectGraph.build(image): nodes, references, owners              -> Reference, Owner, NodeInfo
//   graph/dominators.ts  dominators(graph): exact retained sizes                          -> Dominators
//   graph/paths.ts       pathFromRoot(graph, node), whyAlive(graph, address)              -> PathStep, WhyAlive
//   graph/audit.ts       audit(graph): every count = the references that have a name      -> AuditReport
//   graph/cycles.ts      collectorView(graph): what a collection would find               -> CollectorView
//   graph/queries.ts     instances, duplicates, weakReferences, interned, immortal        -> TypeUse, Duplicate, WeakReference
//   address.ts           describeAddress(image, address, graph?): anything, one click     -> AddressInfo
//   heap.ts              readHeap(image): spans, arenas, pools, free lists, fragmentation -> HeapReport
//   diff.ts              diff(a, b): two moments of one process                           -> ImageDiff
//
// None of them throws on a damaged image: what does not fit is told in `damage`.

/** What a node of the graph is. Objects have a type and a count; the others hold references, too. */
export type NodeKind =
  | 'object'
  /** A PyDictKeysObject: it owns its keys, and may be shared by many dicts. It has a count of its own, dk_refcnt. */
  | 'keys'
  /** A frame on a data stack (a frame in a generator or frame object belongs to that object). */
  | 'frame'
  /** State of the runtime, the interpreter, a thread, a freelist …: where everything begins. */
  | 'root';

/** How a reference is held: decides how it is drawn and named. */
export type EdgeKind =
  /** A named attribute: `.name`, in an instance's values. */
  | 'attribute'
  /** A dict's value: `['key']`. */
  | 'value'
  /** A key of a dict or an element of a set. */
  | 'key'
  /** An item of a sequence: `[0]`. */
  | 'index'
  /** A cell's contents. */
  | 'cell'
  /** A local variable of a frame. */
  | 'local'
  /** An entry of a frame's value stack. */
  | 'stack'
  /** The type of an instance of a heap type. */
  | 'type'
  /** A field of the C struct: `func_code`. */
  | 'field'
  /** A field of the interpreter's or a thread's state. */
  | 'root';

/** A named reference of an object, as seen from the object that has it. */
export interface Reference {
  kind: EdgeKind;
  /** As a person would say it: `.x`, `[3]`, `['key']`, `x`, `func_code`. */
  name: string;
  /** The address of the eight bytes that hold it: unique for each reference. */
  slot: number;
  /** Node and address of what it refers to. */
  target: number;
  targetAddress: number;
}

/** A named reference, as seen from what it refers to. */
export interface Owner {
  kind: EdgeKind;
  name: string;
  slot: number;
  /** Node and address of who holds the reference. */
  owner: number;
  ownerAddress: number;
}

/** What there is to say about a node of the graph; sizes in bytes. */
export interface NodeInfo {
  node: number;
  address: number;
  kind: NodeKind;
  /** 'list', 'Point'; for the other kinds 'dict keys', 'frame', 'interpreter' … */
  type: string;
  /** A short text: the value, the frame's function, the root's name. */
  label: string;
  /** ob_refcnt (or dk_refcnt); -1: immortal, or a node without a count. */
  refcnt: number;
  /** Bytes of the blocks that it takes: its own and the arrays that belong to it. 0 for what is static. */
  size: number;
}

/** Something in the image that cannot be. */
export interface Damage {
  address: number;
  /** 'type', 'pointer', 'size', 'list', 'pool', 'keys' … */
  what: string;
  text: string;
}

// ----- dominators

/** Who keeps what alive: the dominator tree of the graph and what each node retains. */
export interface Dominators {
  /** By node: the node through which every path from the roots leads; -1: none (a root, or not reachable). */
  idom: Int32Array;
  /** By node: bytes that would be free without it, itself included. */
  retained: Float64Array;
  /** By node: objects that would be free without it, itself included. */
  retainedCount: Int32Array;
}

// ----- paths

/** A step of a path from a root to an object. */
export interface PathStep {
  /** Where the step starts. */
  from: NodeInfo;
  /** The reference taken; undefined in the last step, which is the target itself. */
  by: Reference | undefined;
}

/** Why an object is alive: a path to it, its owners, and the one without which it would die. */
export interface WhyAlive {
  target: NodeInfo;
  /** The shortest path from a root; empty: nothing reaches it (garbage in a cycle, or leaked). */
  path: PathStep[];
  owners: (Owner & { info: NodeInfo })[];
  /** The node without which it would die; undefined: several roots hold it. */
  dominator: NodeInfo | undefined;
  /** One sentence. */
  summary: string;
}

// ----- audit

/** An object whose reference count is not the number of its named references. */
export interface Unexplained {
  info: NodeInfo;
  /** The count in memory. */
  refcnt: number;
  /** References that have a name. */
  named: number;
  /** Why it may be so: 'held by native code', 'array at 0x…'; undefined: nobody knows. */
  reason: string | undefined;
}

/** The audit of all reference counts. */
export interface AuditReport {
  objects: number;
  references: number;
  /** Objects whose count is not the number of their named references. */
  unexplained: Unexplained[];
  /** Unexplained ones beyond the limit that was given. */
  more: number;
  /** Blocks in use that belong to no object and to no known structure. */
  unclaimed: { address: number; size: number }[];
  damage: Damage[];
}

// ----- the collector

/** A generation of the collector: its counter, its threshold and its objects, as nodes. */
export interface GenerationView {
  /** 0, 1, 2; 3 is the permanent generation. */
  generation: number;
  count: number;
  threshold: number;
  objects: Int32Array;
}

/** What the collector has in its lists, and what it would find now. */
export interface CollectorView {
  generations: GenerationView[];
  /** By node: references from outside the collected generations (gc_refs after subtracting); -1: not tracked. */
  gcRefs: Int32Array;
  /** Tracked objects that nothing outside refers to, as a full collection would find them. */
  unreachable: Int32Array;
  /** The same with what only they hold (untracked ones, too), as groups that refer to each other in cycles. */
  groups: { nodes: Int32Array; size: number; finalizers: boolean }[];
}

// ----- queries

/** The objects of a type: how many, and their bytes. */
export interface TypeUse {
  type: string;
  typeAddress: number;
  count: number;
  size: number;
}

/** Equal immutable objects that exist more than once. */
export interface Duplicate {
  type: string;
  value: string;
  /** Objects of the same type and value. */
  nodes: number[];
  /** Bytes that all but one of them take. */
  wasted: number;
}

/** A weak reference to an object. */
export interface WeakReference {
  /** The weakref or proxy object. */
  address: number;
  /** What it points to; 0: dead. */
  target: number;
  callback: number;
  type: string;
}

// ----- addresses

/** What lies at an address. */
export type AddressKind =
  /** An object's own bytes, from its header to its end. */
  | 'object'
  /** Memory that belongs to an object: a list's items, a dict's keys … */
  | 'part'
  | 'frame'
  /** A block that was given back, or was never handed out. */
  | 'free block'
  /** A block in use of which nobody is known as the owner. */
  | 'block'
  | 'pool header'
  /** A pool that is empty or not yet used. */
  | 'free pool'
  | 'arena'
  | 'raw chunk'
  | 'free chunk'
  | 'stack chunk'
  /** The interpreter's state and other structures of the runtime. */
  | 'runtime'
  | 'static'
  /** PyMethodDef & co. */
  | 'definition'
  /** A C string. */
  | 'text'
  /** A native function: its address is its index. */
  | 'function'
  | 'native stack'
  | 'free memory'
  | 'nothing';

/** A field of a struct in memory, with the value that it has. */
export interface AddressField {
  name: string;
  /** Bytes from `base`; negative in front of an object. */
  offset: number;
  size: number;
  /** The C type as far as it is known: 'PyObject *', 'Py_ssize_t', 'uint32_t', 'char[]' … */
  type: string;
  raw: Uint8Array;
  /** The value for reading: a number, '→ 0x7a3440 list', "'abc'". */
  value: string;
  /** Where it points; 0: it is no pointer, or NULL. */
  target: number;
  /** A pointer that is counted in its target. */
  strong: boolean;
}

/** What an address is, in words and fields. */
export interface AddressInfo {
  address: number;
  kind: AddressKind;
  /** One line: "item 3 of list at 0x7a3440". */
  title: string;
  /** The extent of what it is; the object's header lies before `base`. */
  start: number;
  end: number;
  /** Where offsets count from: an object's address, otherwise `start`. */
  base: number;
  /** The C struct of the fields. */
  struct: string | undefined;
  /** For an object's part: the object. For an object: itself. */
  owner: number;
  fields: AddressField[];
  /** What it lies in, from the inside to the outside: block, pool, arena, segment. */
  inside: { kind: AddressKind; start: number; end: number; title: string }[];
  damage: Damage[];
}

// ----- two moments

/** A field that differs between two images, as text. */
export interface ChangedField {
  name: string;
  before: string;
  after: string;
}

/** An object that is in both images, with what differs. */
export interface ObjectChange {
  address: number;
  type: string;
  label: string;
  fields: ChangedField[];
  refcntBefore: number;
  refcntAfter: number;
  /** Named references that came and went: the causes of the change of its count. */
  ownersGained: string[];
  ownersLost: string[];
}

/** What became of the heap between two images. */
export interface ImageDiff {
  born: NodeInfo[];
  freed: NodeInfo[];
  /** Same address and same type, but other bytes. */
  changed: ObjectChange[];
  /** Only the count is another. */
  recounted: ObjectChange[];
  bytesBefore: number;
  bytesAfter: number;
  damage: Damage[];
}

/** 48 bytes. */
@unmanaged export class pool_header {
  @bytes(8) ref: usize; // union {...} at 0
  freeblock: usize; // pymem_block *
  nextpool: pool_header | null;
  prevpool: pool_header | null;
  @bytes(4) arenaindex: usize; // pymem_uint at 32
  @bytes(4) szidx: usize; // pymem_uint at 36
  @bytes(4) nextoffset: usize; // pymem_uint at 40
  @bytes(4) maxnextoffset: usize; // pymem_uint at 44
}

/** 48 bytes. */
@unmanaged export class arena_object {
  address: u64;
  pool_address: usize; // pymem_block *
  @bytes(4) nfreepools: usize; // pymem_uint at 16
  @bytes(4) ntotalpools: usize; // pymem_uint at 20
  freepools: pool_header | null;
  nextarena: arena_object | null;
  prevarena: arena_object | null;
}

/** 584 bytes. */
@unmanaged export class _obmalloc_mgmt {
  arenas: arena_object | null;
  @bytes(4) maxarenas: usize; // pymem_uint at 8
  unused_arena_objects: arena_object | null;
  usable_arenas: arena_object | null;
  @bytes(520) nfp2lasta: usize; // struct arena_object *[65] at 32
  narenas_currently_allocated: u64;
  ntimes_arena_allocated: u64;
  narenas_highwater: u64;
  raw_allocated_blocks: i64;
}

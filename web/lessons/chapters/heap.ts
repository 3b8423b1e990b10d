// The private heap.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'heap',
  title: 'The private heap',
  aim: 'Arenas, pools and blocks: who finds room for your objects.',
  text: [
    'The operating system gives memory out in big pieces, and asking it takes long. Python programs ask for small pieces, thousands in a second. So CPython keeps a store of its own, and manages it itself. You cannot reach into it from a program, only through objects: that is why it is called the **private heap**.',
    'The store has three layers. An **arena** is 1 MiB, got from the system at once. It is cut into 64 **pools** of 16 KiB. Each pool serves just one size: it is divided into **blocks** of 16 bytes, or of 32, or of 48 … up to 512. The objects of this program have 433 bytes each, and get a block of 448.',
    'Each pool keeps a list of its free blocks, threaded through the free blocks themselves: the first eight bytes of a free block hold the address of the next. To allocate is to take the first of the list; to free is to put the block back at its head. Both are a handful of instructions, and nothing is searched.',
    'So a block that was just freed is the first to be used again. You will often see a new object appear at the address where another one has just died. So the `id()` of a dead object may be the `id()` of another one a line later.',
    'A pool whose blocks are all free can serve another size. An arena whose pools are all free goes back to the system. If a single block of it is still in use, it cannot: this is **fragmentation**, and it is why a program’s memory does not always shrink when it drops its data.',
    'Requests of more than 512 bytes, like the item array of a long list, skip all this and are handed to the general allocator.',
  ],
  program: `pieces = [bytes(400)
          for i in range(30)]
first = id(pieces[-1])
pieces[-1] = None
fresh = bytes(400)
print(id(fresh) == first)
del pieces[::2]
`,
  setup: { view: 'allocator', line: 4, blockSize: 448 },
  question: {
    ask: 'Line 4 frees the last piece, line 5 makes another. Where will the new one lie?',
    answers: ['behind all the others', 'in the block that was just freed', 'anywhere'],
    right: 1,
    why: 'The free list of a pool works like a stack: the block that was freed last is handed out first.',
  },
  notice: [
    'Each square is a block; only those of 448 bytes are shown. Step over line 4 and 5: one becomes free, and is in use again.',
    'The column of size classes: how many blocks of each size are in use. Press “all” to see the other pools, and point at one to see its free list.',
    'After line 7 half of the pieces are gone, and their pool is full of holes, yet in use: fragmentation in small.',
  ],
  prints: 'True\n',
};

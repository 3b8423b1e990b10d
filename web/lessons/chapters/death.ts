// The last reference.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'death',
  title: 'The last reference',
  aim: 'Objects die at once, and take others with them.',
  text: [
    'When a `DECREF` brings a count to zero, the object is destroyed there and then, in the midst of the instruction that let it go. No thread comes by later to sweep. If you know where the last reference is dropped, you know when the object dies.',
    'What happens then is the type’s `tp_dealloc`. If the class has a `__del__` method, that runs first, and it could even save the object by storing it somewhere. Then the object lets go of everything that it refers to: one `DECREF` for each. Some of those may reach zero as well, and die in the same way. Dropping one reference to a tree frees the whole tree, leaf by leaf.',
    'Finally the block goes back to its pool (or to a small store of spare objects that some types keep: floats, tuples, lists). The bytes are not wiped.',
    'References are dropped in many places: `del x` removes the name; assigning another object to the name does the same to the old one; a function’s return clears all of its slots; leaving a `for` loop drops the iterator.',
    'That gives Python a property that many languages with a garbage collector lack: **finalisation is prompt**. A file that nobody refers to any more is closed right away. It is good style not to rely on it, and to write `with open(...)`, because other Pythons behave otherwise (the last chapter tells).',
    'In the picture, an object that this step freed stays for one more step as a ghost, struck through. Watch the order in which they go.',
  ],
  program: `class Node:
    def __init__(self, name, *kids):
        self.name = name
        self.kids = kids
    def __del__(self):
        print("bye", self.name)

tree = Node("root",
            Node("left"),
            Node("right",
                 Node("leaf")))
keep = tree.kids[1]
print("now")
del tree
print("still here:", keep.name)
`,
  setup: { line: 14 },
  question: {
    ask: 'Which nodes die at line 14?',
    answers: ['all four', 'root and left', 'only root'],
    right: 1,
    why: 'root loses its last name, and its tuple of children goes with it. left has no other reference. right is held by keep, and right holds leaf.',
  },
  notice: [
    'Use Instruction: __del__ runs as a call of its own, inside the del statement.',
    'The ghosts of root, left and the tuple, once line 14 is done.',
    'At the very end the module’s names are dropped, and right and leaf follow.',
  ],
  prints: 'now\nbye root\nbye left\nstill here: right\nbye right\nbye leaf\n',
};

// Weak references.

import type { Chapter } from '../types.js';

export const CHAPTER: Chapter = {
  id: 'weak',
  title: 'Weak references',
  aim: 'To see an object without keeping it.',
  text: [
    'Sometimes one wants to remember an object without keeping it alive: a cache that should not grow forever, a list of observers, a child that knows its parent. For that there are **weak references**.',
    'A weak reference is a small object that holds the address of another one and is *not counted*. Call it, and it gives you the object, or `None` if that has died. The object, in turn, knows its weak references: they are linked in a list that starts in the object itself. When it dies, it goes through that list, empties each of them, and calls their callbacks.',
    'The order matters: the references are emptied *before* the object’s memory is given back, so that nobody can get hold of a half-dead object. And the callback gets the weak reference, not the object, for the same reason.',
    'Not everything can be referred to weakly: the object needs a place for the list. Instances of your own classes have one, as have functions, sets and many others. Ints, strings, tuples and plain lists do not.',
    'A parent that refers to its children, while the children refer to it weakly, forms no cycle: when the last name of the parent goes, it dies at once, without the collector. This is the most common use.',
    'The usual door is the module `weakref`; the program imports `ref` straight from the native module that `weakref` itself uses.',
  ],
  program: `from _weakref import ref

class Parent:
    pass

class Child:
    def __init__(self, parent):
        # Seen, not kept:
        self.parent = ref(parent)

def told(reference):
    print("it is gone")

p = Parent()
p.child = Child(p)
c = p.child
print(c.parent() is p)
watch = ref(p, told)
del p
print(c.parent())
`,
  setup: { line: 19 },
  question: {
    ask: 'A child still has (weakly) its parent. What does line 19, del p, do?',
    answers: [
      'nothing: the child still refers to the parent',
      'the parent dies at once',
      'the parent waits for the collector',
    ],
    right: 1,
    why: 'Weak references are not counted: p was the only one that was. No cycle, no waiting.',
  },
  notice: [
    'The count of the Parent is 1, although two weak references hold its address.',
    'Line 19 prints “it is gone” before the next line runs.',
    'Afterwards c.parent() gives None.',
  ],
  prints: 'True\nit is gone\nNone\n',
};

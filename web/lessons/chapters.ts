// The path through memory: one chapter after the other, from the process as a whole to other Pythons.

import type { Lesson } from './types.js';

type Chapter = Omit<Lesson, 'number'>;

const CHAPTERS: Chapter[] = [
  {
    id: 'process',
    title: 'A program in memory',
    aim: 'The four regions of a process, and what “static” and “dynamic” mean.',
    text: [
      'A running program is a long row of bytes with numbered places. Tradition divides the row into four regions, and this process has all of them: press **Segments** above the picture to see them drawn to scale.',
      '**Text** holds the machine instructions. For Python these are not the lines of your program: they are CPython itself, the C functions that know how to add two ints or print a string. Your program arrives later, as data.',
      '**Data** holds what exists from start to end: `None`, `True`, the types `int` and `list`, the small numbers. Their size and place were fixed when Python was built. That is *static* allocation: decided before the run, nothing to do while it runs, never given back.',
      'The **heap** holds what a run makes: each list, each string, each big number. Nobody can know beforehand how many there will be, so room is found when it is asked for and given back when it is no longer needed. That is *dynamic* allocation. The word says no more than “a heap of things”: it has nothing to do with the tree of the same name that sorts numbers.',
      'The **stack** holds what belongs to calls. A call needs room for its names and for what it is computing; when it returns, that room is free again. Since the last call made is always the first to return, the free room is simply everything above the top. Taking it costs one addition.',
      'In C a programmer chooses between these regions and must give heap memory back by hand. In Python you never choose: the interpreter does. But it does so by rules that one can watch, and watching them is what this path is for.',
    ],
    program: `import sys

limit = 3               # an int that was there before
words = []              # a new list, on the heap

def fill(n):
    for i in range(n):
        words.append("word" * (i + 2))

fill(limit)
print(words)
print(sys.getsizeof(words), "bytes for the list itself")
`,
    setup: { view: 'objects', line: 10 },
    question: {
      ask: 'Line 3 says limit = 3. Where does the int 3 lie?',
      answers: ['on the heap', 'on the stack', 'in the data segment'],
      right: 2,
      why: 'The ints from −5 to 256 are built into the interpreter: they lie in the data segment and exist before line 1. The name limit, an entry of the module’s dict, only refers to one of them.',
    },
    notice: [
      'The frame of fill() appears on the stack when line 10 calls it, and is gone on the next line.',
      'The strings that it made stay: they are on the heap, and words refers to them.',
      'In Segments, “used” of the heap grows while the program runs; text and data stay as they are.',
    ],
    prints: "['wordword', 'wordwordword', 'wordwordwordword']\n88 bytes for the list itself\n",
  },
  {
    id: 'stack',
    title: 'The stack: one frame a call',
    aim: 'Last in, first out; the return address; where local names live.',
    text: [
      'A stack is a pile: what was put on last is taken off first. That order is just what calls need. If `a` calls `b` and `b` calls `c`, then `c` must finish before `b` can, and `b` before `a`.',
      'Each call puts one **frame** on the pile. CPython 3.13 lays frames next to each other in a piece of memory of its own, the *data stack*. A frame starts with a few fixed fields: the code that runs, its globals and builtins, the frame below. Then come the local names, one slot of eight bytes each, then the cells, then room for the **value stack**, on which expressions are computed.',
      'One of the fixed fields is the place to go on from: which instruction comes next in this frame. While `b` is running, that field of `a`’s frame says where `a` continues: it is the *return address*. The picture shows it as “returns to”.',
      'When a call returns, its frame is popped. Nothing is wiped: the top of the stack just moves back, and the next call writes over the same bytes. Look at the addresses in the heads of the frames: `left` and `right` get the very same place, one after the other.',
      'A word about a common picture: “the stack holds the variables, the heap the values”. For Python that is nearly right. The slots in a frame hold *references*, addresses of objects. The objects themselves are on the heap (or in the data segment), so that they can outlive the call that made them.',
      'And module-level names are not in a frame at all: they are entries of the module’s dict, which is an object on the heap like any other.',
    ],
    program: `def left(n):
    here = n + 1
    return here

def right(n):
    here = n * 2
    return here

def both(n):
    a = left(n)
    b = right(n)
    return a + b

print(both(1000))
`,
    setup: { line: 3, grain: 'line' },
    question: {
      ask: 'The program stands in left(), before its return. How many frames will be on the stack when right() is at its return?',
      answers: ['2', '3', '4'],
      right: 1,
      why: 'Module, both and right: left() has returned by then, and its frame was popped. right() even lies at the same address.',
    },
    notice: [
      'The address in the head of left’s frame, and then of right’s: the same bytes, used again.',
      '“returns to both, line 10” in one, line 11 in the other.',
      'The int 1001 that left() made survives its frame: both’s slot a refers to it.',
    ],
    prints: '3001\n',
  },
  {
    id: 'frames',
    title: 'What is static in Python',
    aim: 'Frame sizes and constants are settled when the code is compiled.',
    text: [
      'Python is called dynamic, and its objects are. But before a function runs even once, the compiler has settled more than one thinks.',
      'It reads the whole body and finds every name that is assigned. Those are the **locals**, and each gets a number: slot 0, slot 1, slot 2. From then on `total` is not looked up by name; the instruction `LOAD_FAST 1` reads slot 1. That is why a local name is fast, and why assigning to a name anywhere in a function makes it local everywhere in it.',
      'The compiler also computes how deep the value stack can get: for each instruction it knows how many values it takes and leaves. The deepest point is `co_stacksize`.',
      'Both numbers together give the **size of a frame**, fixed at compile time: the header, plus eight bytes for each local and cell, plus eight for each entry of the value stack. Whatever the arguments are, each call of `area` takes the same number of bytes. In this sense an old sentence holds: what belongs to a function has a fixed size and lives on the stack.',
      '**Constants** are settled too. `3.14159` and `"area"` become objects when the code object is made; the code holds them in a tuple, and running the line only takes a reference. A function that is called a million times makes its constants once.',
      'What is *not* static: which objects the slots refer to, how big these are, and for how long they live. That is the dynamic part, and it is all on the heap.',
    ],
    program: `def area(r):
    pi = 3.14159
    result = pi * r * r
    return result

code = area.__code__
print(code.co_nlocals, "slots:", code.co_varnames)
print(code.co_stacksize, "deep at most")
print(code.co_consts)
print(area(1), area(10 ** 30))
`,
    setup: { line: 3, grain: 'instruction' },
    question: {
      ask: 'area(1) and area(10 ** 30): which call needs the bigger frame?',
      answers: ['the second: its number is bigger', 'both take the same', 'the first'],
      right: 1,
      why: 'A slot holds an address, eight bytes, however big the object behind it. The frame’s size was fixed by the compiler.',
    },
    notice: [
      '“value stack · n of 2” in the frame: it never gets deeper than the compiler said.',
      'The bytecode reads slots by number; the names are only kept for you and for error messages.',
      'Both calls of area: the same range of addresses, the same number of bytes.',
    ],
    prints: "3 slots: ('r', 'pi', 'result')\n2 deep at most\n(None, 3.14159)\n3.14159 3.1415900000000003e+60\n",
  },
  {
    id: 'heap',
    title: 'The private heap',
    aim: 'Arenas, pools and blocks: who finds room for your objects.',
    text: [
      'The operating system gives memory out in big pieces, and asking it takes long. Python programs ask for small pieces, thousands in a second. So CPython keeps a store of its own, and manages it itself. You cannot reach into it from a program, only through objects: that is why it is called the **private heap**.',
      'The store has three layers. An **arena** is 1 MiB, got from the system at once. It is cut into 64 **pools** of 16 KiB. Each pool serves just one size: it is divided into **blocks** of 16 bytes, or of 32, or of 48 … up to 512. An object of 56 bytes asks for 56, and gets a block of 64 from a pool of that class.',
      'Each pool keeps a list of its free blocks, threaded through the free blocks themselves: the first eight bytes of a free block hold the address of the next. To allocate is to take the first of the list; to free is to put the block back at its head. Both are a handful of instructions, and nothing is searched.',
      'So a block that was just freed is the first to be used again. You will often see a new object appear at the address where another one has just died. It also means that `id()` of a dead object may be the `id()` of another one a line later.',
      'A pool whose blocks are all free can serve another size. An arena whose pools are all free goes back to the system. If a single block of it is still in use, it cannot: this is **fragmentation**, and it is why a program’s memory does not always shrink when it drops its data.',
      'Requests of more than 512 bytes, like the item array of a long list, skip all this and are handed to the general allocator.',
    ],
    program: `class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

points = [Point(i, i * 1000) for i in range(40)]
first = id(points[-1])
points[-1] = None          # its block becomes free
fresh = Point(1, 2)        # and is the next to be used
print(id(fresh) == first)
del points[::2]
`,
    setup: { view: 'allocator', line: 8 },
    question: {
      ask: 'Line 8 frees a Point, line 9 makes another. Where will the new one lie?',
      answers: ['behind the last Point', 'in the block that was just freed', 'anywhere'],
      right: 1,
      why: 'The free list of a pool works like a stack: the block that was freed last is handed out first.',
    },
    notice: [
      'In Allocator, each square is a block; step over line 8 and 9 and watch one change and change back.',
      'The column of size classes: how many blocks of each size are in use, how many are free.',
      'After line 11 half of the blocks are free, but not one pool is: fragmentation in small.',
    ],
    prints: 'True\n',
  },
  {
    id: 'pyobject',
    title: 'Everything is an object',
    aim: 'PyObject: sixteen bytes that all objects begin with.',
    text: [
      'C has no objects. CPython builds them from a **struct**: several fields that lie side by side, under one name. Every object of Python, an int, a list, a function, `None`, begins with the same two fields, eight bytes each. Together they are `PyObject`, the grandparent of all of them.',
      '`ob_refcnt` counts how many references there are to this object. When it reaches zero, nobody can reach the object any more, and it is freed at once.',
      '`ob_type` is the address of another object: the type. It says what the bytes behind these two fields mean, how large the object is, and which C functions add it, print it, free it. `type(x)` does nothing but read this field. The type is an object as well, and has a type in turn: `type`, whose type is itself.',
      'So an object has *two* fields that all share, and then its value. The value of a float is eight bytes. An int has a word with its sign and number of digits, and then the digits, 30 bits each. A list has `ob_size`, the address of an array, and how many entries that array has room for.',
      'Objects that the cyclic collector watches, lists, dicts, instances, have sixteen more bytes *in front of* their address: two links that chain them to others of their generation. `sys.getsizeof` counts them, and so does the size on each card here.',
      'Choose an object and press **Bytes**: you see the very bytes, with each field’s name. Point at a field and its bytes light up, and the other way round.',
    ],
    program: `import sys

number = 100000
ratio = 0.5
text = "memory"
items = [number, ratio, text]

for thing in items:
    print(type(thing).__name__, sys.getsizeof(thing))
print(type(type(number)))
`,
    setup: { view: 'bytes', line: 8, select: 'list' },
    question: {
      ask: 'How many bytes does the float 0.5 take?',
      answers: ['8', '16', '24'],
      right: 2,
      why: 'ob_refcnt 8 + ob_type 8 + the value 8. The header is two thirds of it: that is the price of being an object.',
    },
    notice: [
      'Bytes: ob_refcnt comes first, lowest byte first: the machine is little-endian.',
      'ob_type of the int and of the float lead to static types, in the data segment.',
      'The list’s first sixteen bytes lie before its address: the collector’s links.',
    ],
    prints: "int 28\nfloat 24\nstr 47\n<class 'type'>\n",
  },
  {
    id: 'names',
    title: 'Names refer, they do not contain',
    aim: 'What b = a and a = a + 1 really do.',
    text: [
      'In C, `int a = 1000;` makes a box that holds 1000. In Python, `a = 1000` does three things: there is an object, an int with the value 1000; there is a name `a`; and the name is made to **refer** to the object. The box is somewhere else; the name holds its address.',
      '`b = a` copies the address. There are two names now, and still one object. Nothing was duplicated, whether the object is an int of 28 bytes or a list of a million items: an assignment never copies an object.',
      '`a = a + 1` looks like a change, but nothing is changed. An int is *immutable*: no operation alters the bytes of one. The interpreter computes the sum, makes a **new** int object for 1001, and lets `a` refer to that one. `b` still refers to 1000, which nobody has touched.',
      'If `b` had not been there, the old object would have lost its last reference. Its count would be zero, and its block would be free again at that very moment. This is not “garbage collection” in the sense of something that comes around later: it happens inside the assignment itself.',
      'The old drawing of this example uses 100 and 101. In CPython 3.13 those two are built in and immortal, so nothing would be made or freed. We take 1000, which is an ordinary object. (A later chapter tells why.)',
    ],
    program: `a = 1000
b = a
a = a + 1
print(a, b, a is b)
b = None
`,
    setup: { line: 3 },
    question: {
      ask: 'Before line 3, a and b refer to one int. After it?',
      answers: ['one int, 1001, both refer to it', 'two ints: a → 1001, b → 1000', 'two ints, both 1001'],
      right: 1,
      why: 'a + 1 makes a new object; only the name a is moved to it. b and the old object are as before.',
    },
    notice: [
      'Step over line 3: a card appears, marked “new”, and the arrow of a moves to it.',
      'The count of 1000: the name a lets go of it.',
      'It does not die at line 5, although no name refers to it then: the code object’s constants still do. Click the card before, and look at “why alive”.',
    ],
    prints: '1001 1000 False\n',
  },
  {
    id: 'refcounts',
    title: 'Reference counts',
    aim: 'Why sys.getrefcount says one more than you expect.',
    text: [
      'Each object carries a number: how many references to it exist. Whoever stores its address adds one (the C code calls that `INCREF`); whoever lets go of it takes one away (`DECREF`). A name counts, an item of a list counts, an attribute, a default argument, an entry of the value stack in the midst of an expression.',
      'The classic experiment: make a list, give it a second name, and ask.',
      '`a = []` makes the list: one reference, the name `a`. `b = a` adds the second. `a.append(2)` changes the list, but not how many refer to it: still two. Then `sys.getrefcount(a)` prints **3**.',
      'The third is the question itself. To call a function, the interpreter pushes its arguments on the value stack. That entry is a reference, and it is counted like any other. `getrefcount` looks at the object while it holds it in its hand, so it always sees one more than there are without it. When the call is over, the entry is popped, and the count is two again.',
      'You can see that here, because we look from outside: choose **Instruction** and step through line 7. `LOAD_FAST a` pushes the list, and the count moves from 2 to 3; after `CALL` it is back.',
      'Every count can be explained like that. Choose a card, and below the picture stand the references that make up its number. Nothing is hidden: if a count is 5, five places in memory hold that address.',
    ],
    program: `import sys

def main():
    a = []
    b = a
    a.append(2)
    print(sys.getrefcount(a))
    c = [a, a]
    print(sys.getrefcount(a))

main()
`,
    setup: { line: 7, grain: 'instruction', select: 'list' },
    question: {
      ask: 'Line 8 puts the list twice into another list. What will line 9 print?',
      answers: ['4', '5', '3'],
      right: 1,
      why: 'a, b, two items of c, and the argument of getrefcount: five references. The same list twice in c counts twice.',
    },
    notice: [
      'The list’s count says 2 → 3 at LOAD_FAST a, and 3 → 2 when the call is over.',
      'Below, “This step” names each INCREF and DECREF with its cause.',
      'When main() returns, its slots let go: the list’s count falls to 0, and it is freed together with what it held.',
    ],
    prints: '3\n5\n',
  },
  {
    id: 'immortal',
    title: 'Why 100 is immortal and 1000 is not',
    aim: 'Small ints, None and True are never counted.',
    text: [
      'Ask for the count of 100 and you get 4294967295. That is no count: it is a mark.',
      'Some objects are used everywhere: `None`, `True`, the empty tuple, the small ints. They exist from the start and are never freed. Until Python 3.11 they were counted all the same, millions of pointless additions. Worse, each addition *writes* to memory, so that processes and threads that only read `None` still had to share a page that kept changing.',
      'Since Python 3.12 (PEP 683) such objects are **immortal**. The lower half of their count holds a value that no real count reaches, with the top bit set. `INCREF` and `DECREF` look at it, and leave it alone.',
      'Immortal are: the ints from −5 to 256, `None`, `True`, `False`, `...`, the static types, the one-character Latin-1 strings, and names that the interpreter interns for good.',
      '1000 is an ordinary object. It is made when something asks for it, it is counted, and it is freed. Two computations that give 1000 give two objects.',
      'Old texts say: “`a = 100` creates an int object with reference count 1, `b = a` makes it 2.” For 100 that has not been true for a while: the object was there already, and its number does not move. For 1000 it is right, with one more surprise that belongs to the next chapter: constants of the code are references, too.',
      'On the cards, immortal objects say so instead of showing a number.',
    ],
    program: `import sys

small = 100
big = int("1000")
print(sys.getrefcount(small))
print(sys.getrefcount(big))

x = int("256")
y = int("256")
print(x is y)
x = int("257")
y = int("257")
print(x is y)
`,
    setup: { line: 6 },
    question: {
      ask: 'Line 10 compares two ints 256, line 13 two ints 257. What is printed?',
      answers: ['True, then True', 'True, then False', 'False, then False'],
      right: 1,
      why: '256 is the largest of the ready-made ints: both names get that one object. 257 is made anew by each int() call.',
    },
    notice: [
      'The card of 100 lies in the data segment: compare its address with that of 1000.',
      'big shows a count that moves while getrefcount runs; small shows “immortal”.',
      'After lines 11 and 12 there are two cards with the value 257.',
    ],
    prints: '4294967295\n2\nTrue\nFalse\n',
  },
  {
    id: 'interned',
    title: 'One string or two?',
    aim: 'Interned names, shared constants, and why “is” misleads.',
    text: [
      'Programs compare names all the time: each attribute is looked up by a string. Comparing strings letter by letter would be slow, so CPython keeps a table of **interned** strings. A string that is in the table exists once: two interned strings are equal exactly if they are the same object, and comparing addresses suffices.',
      'Interned are the names in your code: variables, attributes, functions, keyword arguments, and string constants that look like a name, such as `"memory"`. A string that is computed while the program runs is not: `"mem" + part` is a fresh object. `sys.intern` puts one into the table by hand.',
      '**Constants** are shared for another reason. The compiler collects the constants of a piece of code, and equal ones get one entry. So in a script, `c = 519` and `d = 519` refer to one object: the same entry of `co_consts`. At the interactive prompt each line is compiled on its own, and there they are two. Both are right, and neither is a promise.',
      'That is why one compares values with `==` and keeps `is` for the question that it asks: *is this the very same object?* `x is None` is fine, since there is one `None`. `x is 519` is a coin toss, and Python warns about it.',
      'In the picture, interned strings carry a mark. Most of them are immortal as well: names that code uses stay for the life of the process.',
    ],
    program: `import sys

a = "memory"
b = "memory"
part = "ory"
c = "mem" + part
print(a == c, a is b, a is c)
c = sys.intern(c)
print(a is c)

m = 519
n = 519
print(m is n, m is int("519"))
`,
    setup: { line: 7 },
    question: {
      ask: 'a and b come from equal constants, c is computed. What does line 7 print?',
      answers: ['True True True', 'True True False', 'True False False'],
      right: 1,
      why: 'a and b are one interned constant. c has the same letters, but it was made at run time: another object.',
    },
    notice: [
      'Before line 8 there are two cards with "memory"; one is interned.',
      'After line 8 the computed one has lost its only name, and dies: c refers to the interned one.',
      'm and n: two names, one arrow target.',
    ],
    prints: 'True True False\nTrue\nTrue False\n',
  },
  {
    id: 'mutable',
    title: 'Mutable and immutable',
    aim: 'Changing an object against moving a name.',
    text: [
      'Some objects can change their value while they stay the same object: lists, dicts, sets, bytearrays, instances of your classes. They are **mutable**. Others keep their value for as long as they live: ints, floats, strings, bytes, tuples, frozensets, `None`. They are **immutable**.',
      'The difference shows as soon as two names refer to one object. Through one name you change a list, and the other name sees it, because there is only one list. With an immutable object that cannot happen: all one can do is make another object and move a name to it.',
      '`x += y` hides which of the two happens. For a list, `+=` extends the object in place, and other names see it. For a tuple or a string, it builds a new object and assigns that to the name. Same signs, different memory.',
      'A tuple’s own bytes never change, but they hold references, and what these refer to may well change. `t = ([],)` is immutable and still can “look” different later: the list inside can grow. Immutable means: the same references forever.',
      'The most famous trap is a default argument. A default is evaluated once, when `def` runs, and kept in the function object. If it is a list, all calls share that one list. The chapter’s program shows it: look at `remember`’s card, its `__defaults__`, and the list behind it.',
      'Immutability is also what makes sharing safe. Small ints, interned strings and constants can be handed to everybody just because nobody can change them.',
    ],
    program: `a = [1, 2]
b = a
b += [3]                # changes the one list
t = (1, 2)
u = t
u += (3,)               # makes another tuple
print(a, t)

def remember(x, seen=[]):
    seen.append(x)
    return seen

remember("first")
print(remember("second"))
`,
    setup: { line: 3 },
    question: {
      ask: 'What does line 7 print?',
      answers: ['[1, 2] (1, 2)', '[1, 2, 3] (1, 2)', '[1, 2, 3] (1, 2, 3)'],
      right: 1,
      why: 'The list was extended in place, so a sees it. The tuple could not be: u got a new one, t kept the old.',
    },
    notice: [
      'Line 3: no new card; the list’s ob_size goes from 2 to 3, and both names still point at it.',
      'Line 6: a new tuple card, and only u’s arrow moves.',
      'The list of seen belongs to the function and lives between the calls.',
    ],
    prints: "[1, 2, 3] (1, 2)\n['first', 'second']\n",
  },
  {
    id: 'containers',
    title: 'How a list grows',
    aim: 'Over-allocation: ob_size against allocated.',
    text: [
      'A list object is small and its size never changes: 40 bytes, and the collector’s 16 in front. The items are not in it. One of its fields, `ob_item`, is the address of an **array of references** in another block. Growing the list means growing that array.',
      'If the array had to be enlarged at every `append`, a million appends would copy half a million million references. So CPython asks for more room than it needs. `ob_size` is how many items there are; `allocated` is how many would fit. As long as there is room, an append writes one address and adds one to `ob_size`.',
      'When it is full, the list asks for about an eighth more than it needs, rounded up to a multiple of four: 4, 8, 16, 24, 32, 40, 52, 64 … The bigger the list, the bigger the reserve, and so an append costs the same on average however long the list is.',
      'The array may have to move when it grows, since behind it there may be no free room. The list object itself never moves: its address is what others hold.',
      'A dict works in a similar way, with a table of hashed slots and, since 3.6, an array of entries in the order of insertion. It grows when two thirds of the table are used. A set has a table of its own. Deleting items does not give the room back at once; the table shrinks at the next resize, if at all.',
      'All the containers hold references, never objects. A list of three equal strings has three references to maybe one string: 24 bytes for the array, whatever the string’s length.',
    ],
    program: `import sys

items = []
last = sys.getsizeof(items)
print(len(items), last)
for i in range(20):
    items.append(i)
    size = sys.getsizeof(items)
    if size != last:
        print(len(items), size)
        last = size
`,
    setup: { line: 7, select: 'list' },
    question: {
      ask: 'The empty list has 56 bytes. How many after one append?',
      answers: ['64: one reference more', '88: room for four', '72: room for two'],
      right: 1,
      why: 'The first append makes an array for four references: 4 × 8 = 32 bytes more, and three of them are free.',
    },
    notice: [
      'ob_size and allocated on the card: they move apart, and meet when the list is full.',
      'The size of the card jumps only at 1, 5, 9 and 17 items.',
      'The card’s address stays; in Bytes, ob_item changes when the array moves.',
    ],
    prints: '0 56\n1 88\n5 120\n9 184\n17 248\n',
  },
  {
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
    def __init__(self, name, *children):
        self.name = name
        self.children = children
    def __del__(self):
        print("bye", self.name)

tree = Node("root", Node("left"), Node("right", Node("leaf")))
keep = tree.children[1]
print("now")
del tree
print("still here:", keep.name)
`,
    setup: { line: 11 },
    question: {
      ask: 'Which nodes die at line 11?',
      answers: ['all four', 'root and left', 'only root'],
      right: 1,
      why: 'root loses its last name, and its tuple of children goes with it. left has no other reference. right is held by keep, and right holds leaf.',
    },
    notice: [
      'Use Instruction: __del__ runs as a call of its own, inside the del statement.',
      'The ghosts of root, left and the tuple in the step after line 11.',
      'At the very end the module’s names are dropped, and right and leaf follow.',
    ],
    prints: 'now\nbye root\nbye left\nstill here: right\nbye right\nbye leaf\n',
  },
  {
    id: 'cycles',
    title: 'Cycles, and who collects them',
    aim: 'What counting cannot see, and the trial deletion that can.',
    text: [
      'Counting has one blind spot. If two objects refer to each other, each keeps the other’s count above zero, though nobody else can reach either. Such a **cycle** would stay forever. A list that contains itself is the smallest one.',
      'For these there is a second mechanism, the **cyclic garbage collector** (module `gc`). It watches only objects that can hold references: lists, dicts, instances, functions. Ints and strings cannot form a cycle, so they are not tracked.',
      'How does it find out what is unreachable, without knowing all the places that may hold a reference, such as C variables? By subtraction. It takes a generation of objects and writes down each one’s count: `gc_refs`. Then it goes through the objects, follows each reference that leads to *another object of the same set*, and subtracts one there. What remains in `gc_refs` is the number of references **from outside**.',
      'If something remains, the object is alive, and so is everything that can be reached from it: those are moved back. What is left at zero is held only by its own kind. Finalizers run, weak references are told, and then each of these objects is asked to let go of what it holds (`tp_clear`). The counts fall to zero, and the ordinary mechanism frees them.',
      'Looking at all objects would take long, so they are kept in three **generations**. New ones are in the first; what survives moves up. The first is examined when 2000 more objects were made than freed, the others more rarely. `gc.collect()` examines them all at once.',
      'Open **Collector** and go through it phase by phase, on the real objects of this program.',
    ],
    program: `import gc
gc.disable()

class Node:
    pass

a = Node()
b = Node()
a.other = b
b.other = a
alone = Node()

del a
del b
print("collected:", gc.collect())
`,
    setup: { view: 'objects', line: 13 },
    question: {
      ask: 'After line 14 no name refers to the first two nodes. What are their counts?',
      answers: ['0 and 0: they are freed', '1 and 1', '2 and 2'],
      right: 1,
      why: 'Each is held by the other’s attribute. Counting cannot free them; the collector at line 15 does.',
    },
    notice: [
      'Lines 13 and 14: both counts go from 2 to 1, and the cards leave the picture: no name leads there any more. They are not marked as freed.',
      'In Collector, before line 15: gc_refs of all three Nodes becomes 0, since the module’s dict is tracked, too. But alone is brought back: something that lives reaches it.',
      'Line 15 prints how many objects it found.',
    ],
    prints: 'collected: 2\n',
  },
  {
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
        self.parent = ref(parent)      # seen, not kept

p = Parent()
p.child = Child(p)
c = p.child
print(c.parent() is p)
watch = ref(p, lambda r: print("it is gone"))
del p
print(c.parent())
`,
    setup: { line: 15 },
    question: {
      ask: 'A child still has (weakly) its parent. What does line 15, del p, do?',
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
      'Line 15 prints “it is gone” before the next line runs.',
      'Afterwards c.parent() gives None.',
    ],
    prints: 'True\nit is gone\nNone\n',
  },
  {
    id: 'closures',
    title: 'Names that outlive their frame',
    aim: 'Cells, closures, generators: when a frame is not enough.',
    text: [
      'A frame is popped when its call returns. But an inner function may still use a name of the outer one after that. How can it, if the slot is gone?',
      'The compiler sees it coming. A name that an inner function uses is not kept in the slot itself, but in a **cell**: a tiny object on the heap with a single field, the reference. The slot of the outer frame refers to the cell, and so does the inner function, through its `__closure__`. Both read and write the same field. When the outer frame is popped, the cell lives on, because the function refers to it.',
      'Each call of the outer function makes new cells. So two counters made by two calls do not disturb each other. But two inner functions of *one* call share their cells: that is why functions made in a loop all see the last value of the loop’s name.',
      'A **generator** goes further. Calling it runs nothing; it makes a generator object, and the frame lies *inside that object*, on the heap, not on the stack. `next()` links the frame to the top of the stack and lets it run to its next `yield`; then it is unlinked, with all of its slots and its value stack as they are. Between two calls the frame just waits in the heap. Coroutines are the same thing with another name.',
      'So “local names live on the stack” is true for most calls, and false just where it gets interesting.',
    ],
    program: `def counter(start):
    n = start
    def step():
        nonlocal n
        n = n + 1
        return n
    return step

one = counter(1000)
two = counter(5000)
print(one(), one(), two())

def numbers():
    yield 1000
    yield 2000

g = numbers()
print(next(g), next(g))
`,
    setup: { line: 7 },
    question: {
      ask: 'What does line 11 print?',
      answers: ['1001 1002 5001', '1001 1002 1003', '1001 1001 5001'],
      right: 0,
      why: 'one and two have each their own cell. Both calls of one write to the same cell.',
    },
    notice: [
      'In counter’s frame, n is a cell; its card has one row, the reference.',
      'After counter has returned, the cell’s card is still there: the function holds it.',
      'In numbers() the head of the frame says that it lies in its generator.',
    ],
    prints: '1001 1002 5001\n1000 2000\n',
  },
  {
    id: 'bytecode',
    title: 'Bytecode, and what a .pyc is',
    aim: 'From text to instructions to the value stack.',
    text: [
      'Python does not run your text. It compiles it first, into **bytecode**: short instructions for a machine that exists only in software. The picture shows them under the program, in step with the line.',
      'That machine computes on the value stack. `LOAD_FAST` pushes a local, `LOAD_CONST` a constant. `BINARY_OP` pops two values and pushes the result. `STORE_FAST` pops one into a slot. The number at the right of an instruction says by how much the stack grows or shrinks.',
      'An instruction is two bytes: what to do, and a small number that says with which slot, constant or name. Behind some of them follow **caches**, bytes where the interpreter notes what it met. After a few runs it replaces an instruction by a specialised one: `BINARY_OP` becomes an addition of ints that skips the search for the right function. If the next operands are not ints, it goes back. We show you the plain ones.',
      'The compiled program is a **code object**: instructions, constants, names, the table that maps instructions to lines. Functions are made from it when `def` runs; that is why defining a function is cheap.',
      'When you `import` a module, Python keeps its code object in a file, so that it need not compile again: `__pycache__/name.cpython-313.pyc`. Sixteen bytes of header (version, and when the source was last changed), then the code object, *marshalled*. It is the same bytecode, no machine code, and it makes the start faster, not the run. The script that you run directly is not kept.',
      'Pellucid’s compiler gives the same bytes as CPython’s, so its `.pyc` files are exchangeable.',
    ],
    program: `def scale(x, y):
    z = x * 2 + y
    return z

print(scale(300, 7))
print(scale.__code__.co_code.hex(" ", 2))
print(scale.__code__.co_consts, scale.__code__.co_varnames)
`,
    setup: { line: 2, grain: 'instruction' },
    question: {
      ask: 'x * 2 + y: how many values are on the stack at most while line 2 runs?',
      answers: ['1', '2', '3'],
      right: 1,
      why: 'x and 2 are pushed (2), multiplied into one (1), y is pushed (2), added (1). co_stacksize is 2.',
    },
    notice: [
      'Step by instruction: values are pushed below the locals and popped again.',
      'The int 600 lives for three instructions only: from * to +.',
      'Point at an instruction to read what it does and what it takes from the stack.',
    ],
    prints: "607\n9500 5500 5301 2d05 0000 5501 2d00 0000 6e02 5502 2400\n(None, 2) ('x', 'y', 'z')\n",
  },
  {
    id: 'gil',
    title: 'Why there is a GIL',
    aim: 'A count is three steps, and three steps can be interrupted.',
    text: [
      'Threads share one heap. Two of them may hold the same list, and both let go of it at the same time. Each does what `DECREF` does: **read** the count, **subtract** one, **write** it back.',
      'Say the count is 2. Both threads read 2. Both compute 1. Both write 1. Two references are gone, but the count says that one is left: the object will never be freed. In the other order of events, an increment is lost, and an object is freed that somebody still uses: then the program crashes, or worse, goes on with nonsense. Such a mistake that depends on who comes first is a **race condition**.',
      'Every instruction of every Python program moves counts. A lock for each object would be slow, and could block in circles. CPython chose one lock for the whole interpreter: the **global interpreter lock**. Only the thread that holds it may run Python code and touch counts. So counts need no locks of their own, and C extensions can rely on it.',
      'A thread gives the lock up when it waits for something, a file, the network, a sleep, and, if it computes, when another one has asked for it for five milliseconds; that is looked at between instructions, at calls and at jumps back. Threads therefore help a program that waits, and do not make one faster that computes.',
      'What the lock does **not** do: protect *your* data. `n = n + 1` is several instructions, and the lock may change hands between them. A lock around them is still your business.',
      'Python 3.13 can be built without the GIL (PEP 703). There, an object belongs to a thread, which counts it without locks, while others use a second, slower count. Pellucid shows the usual build. (Threads will get a view of their own here, in which you can watch an update being lost.)',
    ],
    program: `count = 2            # a count, as the interpreter would see it

# Two threads, each about to drop one reference: read, subtract, write.
# Here is one possible order, step by step.
first = count        # thread 1 reads 2
second = count       # thread 2 reads 2
first = first - 1
second = second - 1
count = first        # thread 1 writes 1
count = second       # thread 2 writes 1
print("count says", count, "but nobody refers to it any more")
`,
    setup: { line: 5 },
    question: {
      ask: 'Two references were dropped, one after the other without a lock. What would the right count be?',
      answers: ['0', '1', '2'],
      right: 0,
      why: 'Both are gone. The count says 1, so the object would never be freed: a leak, made by an unlucky order.',
    },
    notice: [
      'first and second both hold 2 after line 6: that is where it goes wrong.',
      'Choose Instruction: even n = n + 1 is a load, an addition and a store.',
      'With the GIL, the three steps of a DECREF cannot be interleaved with another thread’s.',
    ],
    prints: 'count says 1 but nobody refers to it any more\n',
  },
  {
    id: 'others',
    title: 'Other Pythons',
    aim: 'What belongs to the language, and what only to CPython.',
    text: [
      'All that you saw is **CPython**, the implementation that most people mean by “Python”. The language says what a program computes; it says little about memory. Others do it otherwise.',
      '**PyPy** compiles hot loops to machine code, and does not count references. Its collector moves objects while they live: it copies the young survivors together and forgets the rest in one go. Allocation is then just an addition, like on a stack. `id()` must be invented, since addresses change, and there is no `sys.getrefcount`. `__del__` runs some time later.',
      '**Jython** runs on the Java virtual machine and **IronPython** on .NET. Their objects are Java’s and .NET’s, and the collectors of these platforms take care of them. They have no GIL: threads run at the same time, and locks are finer.',
      '**MicroPython** runs in a few kilobytes. It marks and sweeps: when memory is short, it starts at the roots, marks all that can be reached, and frees the others. Small ints are not objects there at all: they are packed into the reference itself.',
      'So, what can a program rely on? That an object lives as long as it can be reached. That `is` compares identity, and `id()` is unique among living objects. **Not** on when an unreachable object dies, **not** on which equal ints or strings are one object, **not** on counts or addresses.',
      'That is why `with open(...) as f:` is the right way to close a file: in CPython the file would be closed by its last `DECREF` in any case, in PyPy much later.',
      'Inside CPython, though, the rules are exact, and now you have seen them all: counts, and a collector for the cycles.',
    ],
    program: `class File:
    def __init__(self, name):
        self.name = name
        self.open = True
    def __enter__(self):
        return self
    def __exit__(self, *error):
        self.open = False
        print("closed by with")
    def __del__(self):
        if self.open:
            print("closed by the last reference")

def careless():
    f = File("a.txt")

def careful():
    with File("b.txt") as f:
        pass

careless()
careful()
`,
    setup: { line: 15 },
    question: {
      ask: 'Which of the two functions closes its file at the same moment in every Python?',
      answers: ['careless', 'careful', 'both'],
      right: 1,
      why: '__exit__ runs when the with block is left: that is the language. __del__ at the last reference is CPython’s way of freeing memory.',
    },
    notice: [
      'careless(): the File dies when the frame is popped, in this very step. In PyPy it would be later.',
      'careful(): closed is printed before the function returns.',
    ],
    prints: 'closed by the last reference\nclosed by with\n',
  },
];

export const LESSONS: Lesson[] = CHAPTERS.map((chapter, i) => ({ ...chapter, number: i + 1 }));

// A search tree whose nodes move up when they are looked for. (CPython: Modules/rotatingtree.c)

/** 24 bytes: rotating_node_t. */
@unmanaged
export class TreeNode {
  key: usize;
  left: usize; // TreeNode
  right: usize;
}

/* @inline */ function asNode(p: usize): TreeNode {
  return changetype<TreeNode>(p);
}

/** Adds a node whose key is not in the tree yet; root: where the pointer to the topmost one is. */
export function addNode(root: usize, node: usize): void {
  let at = root;
  for (let next = load<usize>(at); next; next = load<usize>(at)) at = slotTowards(next, asNode(node).key);
  asNode(node).left = 0;
  asNode(node).right = 0;
  store<u64>(at, node);
}

/** Where the pointer is that leads from a node to a key which is not its own. */
function slotTowards(node: usize, key: usize): usize {
  return node + (key < asNode(node).key ? offsetof<TreeNode>('_left') : offsetof<TreeNode>('_right'));
}

/** The node with that key, moved up by one; NULL: there is none. */
export function findNode(root: usize, key: usize): usize {
  let above: usize = 0;
  let at = root;
  let node = load<usize>(at);
  while (node && asNode(node).key != key) {
    above = at;
    at = slotTowards(node, key);
    node = load<usize>(at);
  }
  if (!node || !above) return node;
  // The parent becomes its child on the other side.
  const parent = load<usize>(above);
  const inner = key < asNode(parent).key ? asNode(node).right : asNode(node).left;
  store<u64>(at, inner);
  if (key < asNode(parent).key) asNode(node).right = parent;
  else asNode(node).left = parent;
  store<u64>(above, node);
  return node;
}

/** The node with the least key, taken out; NULL: the tree is empty. */
export function takeFirst(root: usize): usize {
  let at = root;
  let node = load<usize>(at);
  if (!node) return 0;
  for (let next = asNode(node).left; next; next = asNode(node).left) {
    at = node + offsetof<TreeNode>('_left');
    node = next;
  }
  store<u64>(at, asNode(node).right);
  return node;
}

/** The node with the least key above that one; NULL: there is none. key 0: the first of all. */
export function nextNode(root: usize, key: usize): usize {
  let found: usize = 0;
  for (let node = load<usize>(root); node; ) {
    if (asNode(node).key > key) {
      found = node;
      node = asNode(node).left;
    } else node = asNode(node).right;
  }
  return found;
}

class Node:
    def __init__(self, value, next=None):
        self.value = value
        self.next = next

def insert(head, value):
    if head is None or value < head.value:
        return Node(value, head)
    head.next = insert(head.next, value)
    return head

head = None
for v in [5, 1, 3]:
    head = insert(head, v)
node = head
while node:
    print(node.value)
    node = node.next

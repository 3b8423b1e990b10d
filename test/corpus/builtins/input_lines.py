import sys
print(repr(input()))
print(repr(input('prompt> ')))
print(repr(input(5)))
print(repr(sys.stdin.readline()))
print(repr(sys.stdin.readline(3)), repr(sys.stdin.readline(3)), repr(sys.stdin.readline()))
for line in sys.stdin:
    print('line', repr(line))
    if line.startswith('stop'):
        break
print(repr(sys.stdin.read(4)))
print(sys.stdin.readlines())
print(repr(sys.stdin.read()), repr(sys.stdin.readline()))
try:
    input('at the end')
except EOFError as e:
    print(type(e), e)
old = sys.stdin


class In:
    def readline(self):
        return 'from object\n'


sys.stdin = In()
print(input())


class BadIn:
    def readline(self):
        return 5


sys.stdin = BadIn()
try:
    input()
except TypeError as e:
    print(e)
sys.stdin = None
try:
    input()
except RuntimeError as e:
    print(e)

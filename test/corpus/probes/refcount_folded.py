# A folded constant that is its own operand: the compiler's arena holds it twice.
import sys

print(sys.getrefcount('lit' * 1), sys.getrefcount('ab' * 2))

# What a start and an everyday program need of the command line: tools/bundle.mjs runs this and keeps V8's code of it. The
# everyday program is compiled only: in a long run V8 throws away code that it has not needed for a while. The mistake is for
# late.cjs.
import sys

with open(sys.argv[1], encoding="utf-8") as file:
    compile(file.read(), sys.argv[1], "exec")
try:
    compile("x = = 1", "mistake.py", "exec")
except SyntaxError:
    pass
print("hi")

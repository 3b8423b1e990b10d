from circ1 import z

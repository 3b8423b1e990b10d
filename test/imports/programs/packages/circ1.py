from circ2 import q

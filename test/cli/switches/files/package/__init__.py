from . import inner, leaf

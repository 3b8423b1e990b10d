from ..b import X; from .. import a; print(X, a)

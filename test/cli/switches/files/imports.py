import package.leaf
import package
try:
    import package.fails
except ImportError as e:
    print(e)

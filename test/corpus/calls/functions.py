# library: odd arguments for functions; odd.py says what is printed.
import types

import odd

odd.methods('lambda: 1', lambda: lambda: 1, ('__replace__',))
odd.methods('[].append', lambda: [].append, ('__replace__',))
odd.methods('types.MethodType(len, [])', lambda: types.MethodType(len, []), ('__replace__',))
odd.methods('(i for i in [1])', lambda: (i for i in [1]), ('__replace__',))
odd.methods('types.MappingProxyType({})', lambda: types.MappingProxyType({}), ('__replace__',))
odd.methods('types.SimpleNamespace(a=1)', lambda: types.SimpleNamespace(a=1), ('__replace__',))
odd.methods('types.CellType(1)', lambda: types.CellType(1), ('__replace__',))
odd.methods("types.ModuleType('m')", lambda: types.ModuleType('m'), ('__replace__',))
odd.methods('list[int]', lambda: list[int], ('__replace__',))
odd.methods('property(len)', lambda: property(len), ('__replace__',))
odd.methods('classmethod(len)', lambda: classmethod(len), ('__replace__',))
odd.methods('staticmethod(len)', lambda: staticmethod(len), ('__replace__',))
odd.methods('str.join', lambda: str.join, ('__replace__',))

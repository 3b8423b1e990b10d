"""The nodes of the abstract syntax tree, and how they go to and from the compiler.

NOT CPYTHON: there _ast is native. The compiler is no part of the process here, and gives and takes trees as plain tuples:
(kind, field ..., lineno, col_offset, end_lineno, end_col_offset), a list as ('[', item ...).
"""

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_OPTIMIZED_AST = 0x8400

_ASDL = '''
mod = Module(stmt* body, type_ignore* type_ignores) | Interactive(stmt* body) | Expression(expr body) | FunctionType(expr* argtypes, expr returns)
stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params) | AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params) | ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params) | Return(expr? value) | Delete(expr* targets) | Assign(expr* targets, expr value, string? type_comment) | TypeAlias(expr name, type_param* type_params, expr value) | AugAssign(expr target, operator op, expr value) | AnnAssign(expr target, expr annotation, expr? value, int simple) | For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) | AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) | While(expr test, stmt* body, stmt* orelse) | If(expr test, stmt* body, stmt* orelse) | With(withitem* items, stmt* body, string? type_comment) | AsyncWith(withitem* items, stmt* body, string? type_comment) | Match(expr subject, match_case* cases) | Raise(expr? exc, expr? cause) | Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) | Assert(expr test, expr? msg) | Import(alias* names) | ImportFrom(identifier? module, alias* names, int? level) | Global(identifier* names) | Nonlocal(identifier* names) | Expr(expr value) | Pass | Break | Continue
expr = BoolOp(boolop op, expr* values) | NamedExpr(expr target, expr value) | BinOp(expr left, operator op, expr right) | UnaryOp(unaryop op, expr operand) | Lambda(arguments args, expr body) | IfExp(expr test, expr body, expr orelse) | Dict(expr* keys, expr* values) | Set(expr* elts) | ListComp(expr elt, comprehension* generators) | SetComp(expr elt, comprehension* generators) | DictComp(expr key, expr value, comprehension* generators) | GeneratorExp(expr elt, comprehension* generators) | Await(expr value) | Yield(expr? value) | YieldFrom(expr value) | Compare(expr left, cmpop* ops, expr* comparators) | Call(expr func, expr* args, keyword* keywords) | FormattedValue(expr value, int conversion, expr? format_spec) | JoinedStr(expr* values) | Constant(constant value, string? kind) | Attribute(expr value, identifier attr, expr_context ctx) | Subscript(expr value, expr slice, expr_context ctx) | Starred(expr value, expr_context ctx) | Name(identifier id, expr_context ctx) | List(expr* elts, expr_context ctx) | Tuple(expr* elts, expr_context ctx) | Slice(expr? lower, expr? upper, expr? step)
expr_context = Load | Store | Del
boolop = And | Or
operator = Add | Sub | Mult | MatMult | Div | Mod | Pow | LShift | RShift | BitOr | BitXor | BitAnd | FloorDiv
unaryop = Invert | Not | UAdd | USub
cmpop = Eq | NotEq | Lt | LtE | Gt | GtE | Is | IsNot | In | NotIn
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)
arg(identifier arg, expr? annotation, string? type_comment)
keyword(identifier? arg, expr value)
alias(identifier name, identifier? asname)
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
pattern = MatchValue(expr value) | MatchSingleton(constant value) | MatchSequence(pattern* patterns) | MatchMapping(expr* keys, pattern* patterns, identifier? rest) | MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns) | MatchStar(identifier? name) | MatchAs(pattern? pattern, identifier? name) | MatchOr(pattern* patterns)
type_ignore = TypeIgnore(int lineno, string tag)
type_param = TypeVar(identifier name, expr? bound, expr? default_value) | ParamSpec(identifier name, expr? default_value) | TypeVarTuple(identifier name, expr? default_value)
'''

_PLACE = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
_LOCATED = {'stmt', 'expr', 'excepthandler', 'arg', 'keyword', 'alias', 'pattern', 'type_param'}
_REQUIRED_END = {'pattern', 'type_param'}
_PLAIN = {'identifier': str, 'string': str, 'int': int, 'constant': object}


def _warn(text):
    import _warnings
    _warnings.warn(text, DeprecationWarning, stacklevel=3)


class AST:
    _fields = ()
    __match_args__ = ()
    _attributes = ()

    def __new__(cls, /, *args, **kwargs):
        return object.__new__(cls)

    def __init__(self, /, *args, **kwargs):
        cls = type(self)
        fields = cls._fields
        if len(args) > len(fields):
            n = len(fields)
            raise TypeError(f"{cls.__name__} constructor takes at most {n} positional argument{'' if n == 1 else 's'}")
        rest = list(fields)
        for name, value in zip(fields, args):
            setattr(self, name, value)
            rest.remove(name)
        for name, value in kwargs.items():
            if name in fields:
                if name not in rest:
                    raise TypeError(f"{cls.__name__} got multiple values for argument {name!r}")
                rest.remove(name)
            elif name not in cls._attributes:
                _warn(f"{cls.__name__}.__init__ got an unexpected keyword argument {name!r}. Support for arbitrary "
                      "keyword arguments is deprecated and will be removed in Python 3.15.")
            setattr(self, name, value)
        types = getattr(cls, '_field_types', None)
        if rest and types is not None:
            for name in rest:
                if name not in types:
                    _warn(f"Field {name!r} is missing from {cls.__name__}._field_types. This will "
                          "become an error in Python 3.15.")
                    continue
                kind = _quantifier.get((cls.__name__, name)) if cls.__module__ == 'ast' else _kind_of(types[name])
                if kind == '*':
                    setattr(self, name, [])
                elif kind == 'c':
                    setattr(self, name, _shared['Load'])
                elif kind != '?':
                    _warn(f"{cls.__name__}.__init__ missing 1 required positional argument: {name!r}. This will become "
                          "an error in Python 3.15.")

    def __reduce__(self):
        # Where the fields lie, so that none is missing while the node is made anew; the values come from the dict.
        values = self.__dict__
        n = 0
        for name in type(self)._fields:
            if name not in values:
                break
            n += 1
        return type(self), (None,) * n, dict(values)


AST.__module__ = 'ast'
AST.__doc__ = None


def _kind_of(kind):
    import types
    if isinstance(kind, types.UnionType):
        return '?'
    if isinstance(kind, types.GenericAlias) and kind.__origin__ is list:
        return '*'
    return 'c' if kind is expr_context else ''


_schema = {}      # kind -> ((name, type's name, quantifier) ..., has a place)
_quantifier = {}  # (kind, field) -> '', '?', '*', 'c'
_shared = {}      # Load, Add …: one instance each


def _make(name, base, fields, doc, sum_name=None):
    names = tuple(field for _, _, field in fields)
    space = {'_fields': names, '__match_args__': names, '__module__': 'ast', '__doc__': doc}
    located = name if sum_name is None else sum_name
    if base is AST:
        space['_attributes'] = _PLACE if located in _LOCATED else ()
        if located in _LOCATED and located not in _REQUIRED_END:
            space['end_lineno'] = space['end_col_offset'] = None
    for _, quantifier, field in fields:
        if quantifier == '?':
            space[field] = None
    cls = type(name, (base,), space)
    globals()[name] = cls
    _schema[name] = (fields, located in _LOCATED)
    return cls


def _parse_fields(text):
    fields = []
    for field in text.split(', ') if text else ():
        kind, name = field.split()
        quantifier = kind[-1] if kind[-1] in '?*' else ''
        fields.append((kind.rstrip('?*'), quantifier, name))
    return fields


_sums = {}        # sum type -> its classes, in order


def _make_all():
    made = []
    for line in _ASDL.strip().splitlines():
        head, equals, cases = line.partition(' = ')
        if not equals:
            name, _, rest = line.partition('(')
            fields = _parse_fields(rest[:-1])
            made.append((_make(name, AST, fields, line), fields))
            _sums[name] = [made[-1][0]]
            continue
        indent = ' ' * (len(head) + 1)
        base = _make(head, AST, [], None)
        cases = cases.split(' | ')
        if '(' in line:
            base.__doc__ = f'{head} = ' + f'\n{indent}| '.join(cases)
        else:
            base.__doc__ = line
        for case in cases:
            name, _, rest = case.partition('(')
            fields = _parse_fields(rest[:-1])
            cls = _make(name, base, fields, case, head)
            made.append((cls, fields))
            _sums.setdefault(head, []).append(cls)
            if not fields and base not in (globals().get('stmt'),):
                _shared[name] = cls()
    for cls, fields in made:
        types = {}
        for kind, quantifier, field in fields:
            t = _PLAIN.get(kind) or globals()[kind]
            types[field] = list[t] if quantifier == '*' else t | None if quantifier == '?' else t
            _quantifier[cls.__name__, field] = 'c' if kind == 'expr_context' else quantifier
        cls._field_types = types
        cls.__annotations__ = types


_make_all()
_ENUMS = {'expr_context', 'boolop', 'operator', 'unaryop', 'cmpop'}


def _build(t):
    """A node from what the compiler says."""
    kind = t[0]
    fields, located = _schema[kind]
    cls = globals()[kind]
    node = cls.__new__(cls)
    space = node.__dict__
    i = 1
    for type_, quantifier, name in fields:
        space[name] = _value(t[i], type_, quantifier)
        i += 1
    if located:
        space['lineno'], space['col_offset'], space['end_lineno'], space['end_col_offset'] = t[i:i + 4]
    return node


def _value(v, type_, quantifier):
    if quantifier == '*':
        return [_value(item, type_, '?') for item in v[1:]]
    if v is None or type_ in _PLAIN:
        return v
    return _shared[v] if type_ in _ENUMS else _build(v)


def _flatten(node, mode):
    """What the compiler wants, of a tree that a program has made; TypeError where it is none."""
    wanted = {'exec': Module, 'eval': Expression, 'single': Interactive, 'func_type': FunctionType}[mode]
    if not isinstance(node, wanted):
        raise TypeError(f'expected {wanted.__name__} node, got {type(node).__name__}')
    return _tuple_of(node, wanted, ())


_cases = {}  # sum type -> its classes
_NULLABLE = {('Dict', 'keys'), ('arguments', 'kw_defaults'), ('MatchMapping', 'keys')}


def _class_of(node, sum_name):
    for cls in type(node).__mro__:
        if cls in _owner:
            if _owner[cls] == sum_name:
                return cls
            break
    for cls in _cases[sum_name]:
        if isinstance(node, cls):
            return cls
    raise TypeError(f'expected some sort of {sum_name}, but got {node!r}')


def _tuple_of(node, cls, place):
    kind = cls.__name__
    fields, _ = _schema[kind]
    parts = [kind]
    for type_, quantifier, name in fields:
        try:
            value = getattr(node, name)
        except AttributeError:
            if quantifier == '?':
                value = None
            elif quantifier == '*':
                value = []
            elif type_ == 'expr_context':
                value = _shared['Load']
            else:
                raise TypeError(f'required field "{name}" missing from {kind}') from None
        if quantifier == '*':
            if not isinstance(value, list):
                raise TypeError(f'{kind} field "{name}" must be a list, not a {type(value).__name__}')
            items = ['[']
            n = len(value)
            for i in range(n):
                items.append(_part(value[i], type_))
                if len(value) != n:
                    raise RuntimeError(f'{kind} field "{name}" changed size during iteration')
            parts.append(tuple(items))
        else:
            part = _part(value, type_)
            if part is None and quantifier != '?' and type_ != 'constant':
                raise ValueError(f"field '{name}' is required for {kind}")
            parts.append(part)
    return (*parts, *place)


def _place_of(node, sum_name):
    place = []
    for name in _PLACE:
        value = getattr(node, name, _missing)
        if len(place) >= 2 and sum_name not in _REQUIRED_END and (value is None or value is _missing):
            value = place[-2]
        elif value is _missing:
            raise TypeError(f'required field "{name}" missing from {sum_name}')
        place.append(_int(value))
    return place


_missing = object()


def _int(value):
    if not isinstance(value, int):
        raise ValueError(f'invalid integer value: {value!r}')
    if not -0x80000000 <= value <= 0x7fffffff:
        raise OverflowError('Python int too large to convert to C int')
    return int(value)


def _part(value, type_):
    if type_ == 'constant':
        _check_constant(value)
        return value
    if value is None:
        return None
    if type_ == 'identifier':
        if type(value) is not str:
            raise TypeError('AST identifier must be of type str')
        return value
    if type_ == 'string':
        if type(value) is not str and type(value) is not bytes:
            raise TypeError('AST string must be of type str')
        return value
    if type_ == 'int':
        return _int(value)
    place = _place_of(value, type_) if type_ in _LOCATED else ()
    cls = _class_of(value, type_)
    return cls.__name__ if type_ in _ENUMS else _tuple_of(value, cls, place)


def _check_constant(value):
    if value is None or value is Ellipsis or type(value) in (bool, int, float, complex, str, bytes):
        return
    if type(value) in (tuple, frozenset):
        for item in value:
            _check_constant(item)
        return
    raise TypeError(f'got an invalid type in Constant: {type(value).__name__}')


_owner = {}  # class -> the sum type (or the product's own name) it belongs to
for _sum, _classes in _sums.items():
    _cases[_sum] = _classes
    for _cls in _classes:
        _owner[_cls] = _sum
del _sum, _classes, _cls

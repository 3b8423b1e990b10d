# library
# A tiny object-relational mapper: fields as descriptors, a metaclass that collects them, queries that build themselves, a store.
from __future__ import annotations

import datetime
import operator
import re
from collections import ChainMap
from types import MappingProxyType
from typing import Any, ClassVar, Iterator, get_type_hints


class ValidationError(ValueError):
    def __init__(self, field, value, why):
        super().__init__(f'{field.owner.__name__}.{field.name}: {value!r} {why}')


class Expression:
    def __init__(self, text, test):
        self.text, self.test = text, test

    def __and__(self, other):
        return Expression(f'({self.text} AND {other.text})', lambda o: self.test(o) and other.test(o))

    def __or__(self, other):
        return Expression(f'({self.text} OR {other.text})', lambda o: self.test(o) or other.test(o))

    def __invert__(self):
        return Expression(f'NOT {self.text}', lambda o: not self.test(o))

    def __bool__(self):
        raise TypeError('use & and | instead of and/or')


class Field:
    _serial = 0
    type: type | tuple = object

    def __init__(self, *, default: Any = ..., null=False, check=None):
        self.default, self.null, self.check = default, null, check
        Field._serial += 1
        self.serial = Field._serial

    def __set_name__(self, owner, name):
        self.owner, self.name = owner, name

    def __get__(self, instance, owner=None):
        if instance is None:
            return self
        try:
            return instance._values[self.name]
        except KeyError:
            raise AttributeError(f'{self.name!r} is not set', name=self.name, obj=instance) from None

    def __set__(self, instance, value):
        instance._values[self.name] = self.clean(value)
        instance._dirty.add(self.name)

    def __delete__(self, instance):
        if not self.null:
            raise AttributeError(f'{self.name} must stay')
        instance._values[self.name] = None

    def clean(self, value):
        if value is None:
            if self.null:
                return None
            raise ValidationError(self, value, 'may not be null')
        if not isinstance(value, self.type) or isinstance(value, bool) and self.type is int:
            raise ValidationError(self, value, f'is no {self.type.__name__}')
        if self.check and not self.check(value):
            raise ValidationError(self, value, 'does not pass')
        return value


for _symbol, _name in {'=': 'eq', '!=': 'ne', '<': 'lt', '<=': 'le', '>': 'gt', '>=': 'ge'}.items():
    def _compare(self, value, symbol=_symbol, op=getattr(operator, _name)):
        return Expression(f'{self.name} {symbol} {value!r}', lambda o: op(getattr(o, self.name), value))

    setattr(Field, f'__{_name}__', _compare)
Field.__hash__ = object.__hash__


class Integer(Field):
    type = int


class Text(Field):
    type = str

    def __init__(self, length=None, **kw):
        super().__init__(**kw)
        self.length = length

    def clean(self, value):
        value = super().clean(value)
        if self.length and value and len(value) > self.length:
            raise ValidationError(self, value, f'is longer than {self.length}')
        return value

    def like(self, pattern):
        regex = re.compile(re.escape(pattern).replace('%', '.*'))
        return Expression(f'{self.name} LIKE {pattern!r}', lambda o: bool(regex.fullmatch(getattr(o, self.name))))


class Date(Field):
    type = datetime.date


class ModelMeta(type):
    registry: ClassVar[dict] = {}

    @classmethod
    def __prepare__(mcs, name, bases, **kw):
        return {'objects': []}

    def __new__(mcs, name, bases, ns, *, table=None, **kw):
        cls = super().__new__(mcs, name, bases, ns, **kw)
        inherited = ChainMap(*(vars(b).get('_fields', {}) for b in cls.__mro__[1:]))
        own = {k: v for k, v in ns.items() if isinstance(v, Field)}
        cls._fields = MappingProxyType(dict(sorted({**inherited, **own}.items(), key=lambda i: i[1].serial)))
        cls.table = table or re.sub(r'(?<!^)(?=[A-Z])', '_', name).lower()
        mcs.registry[name] = cls
        return cls

    def __call__(cls, *args, **kw):
        if args:
            raise TypeError(f'{cls.__name__}() takes keywords only')
        o = super().__call__(**kw)
        cls.objects.append(o)
        return o

    def __iter__(cls) -> Iterator:
        return iter(cls.objects)

    def __len__(cls):
        return len(cls.objects)

    def where(cls, expression, *more):
        for m in more:
            expression &= m
        return f'SELECT {", ".join(cls._fields)} FROM {cls.table} WHERE {expression.text}', [o for o in cls if expression.test(o)]


class Model(metaclass=ModelMeta):
    __slots__ = ('_values', '_dirty')

    def __init__(self, **kw):
        self._values, self._dirty = {}, set()
        for name, field in self._fields.items():
            if name in kw:
                setattr(self, name, kw.pop(name))
            elif field.default is not ...:
                setattr(self, name, field.default() if callable(field.default) else field.default)
            elif field.null:
                self._values[name] = None
            else:
                raise TypeError(f'{name} is missing')
        if kw:
            raise TypeError(f'unknown: {", ".join(kw)}')
        self._dirty.clear()

    def __repr__(self):
        return f'<{type(self).__name__} {self._values}>'

    def save(self):
        names, self._dirty = sorted(self._dirty), set()
        return f'UPDATE {self.table} SET {", ".join(f"{n}={self._values[n]!r}" for n in names)}' if names else 'nothing'


class Person(Model):
    name = Text(10)
    age = Integer(default=0, check=lambda a: 0 <= a < 150)
    born = Date(null=True)


class StaffMember(Person, table='staff'):
    role = Text(default=lambda: 'clerk')
    age = Integer(check=lambda a: a >= 18)
    salary: int
    boss: StaffMember | None = None


anna = Person(name='Anna', age=30)
Person(name='Bob', born=datetime.date(1990, 2, 28))
StaffMember(name='Cy', age=40)
print(ModelMeta.registry.keys(), Person.table, StaffMember.table, list(StaffMember._fields))
print(list(Person), len(Person), len(StaffMember), list(StaffMember))
anna.age += 1
anna.born = datetime.date(1993, 1, 1)
print(anna.save(), anna.save(), sep='; ')
del anna.born
print(anna.born, Person.age is vars(Person)['age'], hash(Person.age) == hash(vars(Person)['age']))
print(Person.where((Person.age > 10) | Person.name.like('B%')))
print(Person.where(~(Person.age == 31), Person.born != None))
print(get_type_hints(StaffMember), StaffMember.__annotations__)
for bad in (
    lambda: Person(name='x' * 11), lambda: Person(name=None), lambda: Person(age=1), lambda: Person(name='a', age=True), lambda: Person(name='a', age=150), lambda: StaffMember(name='a', age=5),
    lambda: Person('a'), lambda: Person(name='a', nope=1), lambda: anna.__delattr__('name'), lambda: Person.age > 1 and Person.age < 2, lambda: setattr(anna, 'extra', 1), lambda: anna.agee,
    lambda: Person._fields.update(x=1), lambda: Person.objects.nope, lambda: Model._values.__get__(3), lambda: vars(anna), lambda: ModelMeta('X', (), {}, nothing=1),
):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError) as e:
        print(type(e).__name__, e)

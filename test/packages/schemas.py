"""attrs, marshmallow, Cerberus, voluptuous, jsonschema: values and what is wrong with them."""

import attr
import attrs
import marshmallow
import cerberus
import voluptuous
import jsonschema


@attrs.define(order=True)
class A:
    x: int = attrs.field(converter=int, validator=attrs.validators.ge(0))
    y: list = attrs.field(factory=list, kw_only=True)


print(A('3'), A(1) < A(2), attrs.asdict(A(1, y=[A(2)])), attrs.evolve(A(1), x=5))
for bad in (lambda: A(-1), lambda: A('z'), lambda: A()):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, str(e)[:200])


@attr.s(frozen=True, slots=True, hash=True)
class B:
    a = attr.ib(repr=False)
    b = attr.ib(default=attr.Factory(lambda self: self.a * 2, takes_self=True))


print(B(2), hash(B(1)) == hash(B(1)), B.__slots__)
try:
    B(1).a = 3
except Exception as e:
    print(type(e).__name__, e)


class S(marshmallow.Schema):
    name = marshmallow.fields.Str(required=True)
    age = marshmallow.fields.Int(validate=marshmallow.validate.Range(min=0))
    when = marshmallow.fields.DateTime()


print(S().load({'name': 'x', 'age': '3', 'when': '2020-01-02T03:04:05'}), S().validate({'age': -1, 'q': 1}))
v = cerberus.Validator({'n': {'type': 'string', 'maxlength': 3}, 'l': {'type': 'list', 'schema': {'type': 'integer'}}})
print(v.validate({'n': 'abcd', 'l': [1, 'x'], 'z': 1}), v.errors)
sch = voluptuous.Schema({voluptuous.Required('a'): voluptuous.All(int, voluptuous.Range(1, 3)), 'b': [str]})
for d in ({'a': 2, 'b': ['x']}, {'a': 9}, {'b': [1]}, {'a': 1, 'c': 1}):
    try:
        print(sch(d))
    except voluptuous.Invalid as e:
        print(e)
s = {
    'type': 'object',
    'properties': {
        'a': {
            'type': 'integer',
            'minimum': 3
        },
        'b': {
            'enum': [1, 'x']
        },
        'c': {
            '$ref': '#/definitions/p'
        }
    },
    'required': ['a'],
    'definitions': {
        'p': {
            'pattern': '^x+$'
        }
    }
}
for e in sorted(jsonschema.Draft7Validator(s).iter_errors({'a': 1, 'b': 2, 'c': 'yy'}), key=str):
    print(e.message, list(e.path))
try:
    jsonschema.validate({}, s)
except jsonschema.ValidationError as e:
    print(e)

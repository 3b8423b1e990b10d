"""Jinja: inheritance, macros, filters, errors."""

from jinja2 import Environment, DictLoader, StrictUndefined, UndefinedError, TemplateSyntaxError

env = Environment(loader=DictLoader({
    'base':
        '<h1>{% block t %}{% endblock %}</h1>{% macro m(x, y=2) %}[{{x}}-{{y}}]{% endmacro %}{{ m(1) }}{{ m(3, y=4) }}',
    'a':
        '{% extends "base" %}{% block t %}{{ name|upper }} {% for i in items if i % 2 %}{{ loop.index }}:{{ i }}{% if not loop.last %}, {% endif %}{% else %}none{% endfor %}{% endblock %}'
}),
                  autoescape=True)
print(env.get_template('a').render(name='<bob>', items=range(7)))
print(
    env.from_string(
        '{{ d|dictsort|tojson }} {{ "a b c"|title|replace(" ", "_") }} {{ 3.14159|round(2) }} {{ [3,1,2]|sort|join("-") }} {% set x = namespace(v=0) %}{% for i in range(4) %}{% set x.v = x.v + i %}{% endfor %}{{ x.v }} {{ "%05d"|format(42) }} {{ none is none }} {{ [1,2,3]|map("string")|list }} {{ "x" ~ 1 }}'
    ).render(d={
        'b': 1,
        'a': [1, {
            'z': None
        }]
    }))
try:
    Environment(undefined=StrictUndefined).from_string('{{ a.b }}').render()
except UndefinedError as e:
    print(e)
try:
    env.from_string('{% if %}')
except TemplateSyntaxError as e:
    print(e, e.lineno)
print(env.compile('{{ x + 1 }}', raw=True))

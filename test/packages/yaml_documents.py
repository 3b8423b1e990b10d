"""PyYAML: documents, tokens, errors."""

import yaml

doc = '\na: 1\nb: [1, 2.5, .inf, ~, true, 2001-12-14t21:59:43.10-05:00, 2002-12-14]\nc: &anchor\n  k: "v\\n\\u263A"\n  l: |\n    block\n     text\n  f: >\n    folded\n    text\nd: *anchor\ne: !!set {x, y}\ng: !!binary R0lG\n? complex key\n: value\n'
data = yaml.safe_load(doc)
print(data)
print(yaml.dump(data, default_flow_style=None, allow_unicode=True))
print(yaml.safe_dump({'z': [1, {'y': (1, 2)[0]}], 'multi': 'line1\nline2\n', 'n': None, 'f': 1e+100}, sort_keys=False))
for bad in ('a: b: c', '[1, 2', '{a: 1', '- a\n b', '\ta: 1', '!!python/object:os.system x', 'a: *x'):
    try:
        print(yaml.safe_load(bad))
    except yaml.YAMLError as e:
        print(type(e).__name__, str(e).replace('\n', ' | '))
for t in yaml.scan('a: [1, {b: c}]'):
    print(t)

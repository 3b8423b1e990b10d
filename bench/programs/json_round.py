# Texts of numbers, strings and nested containers, written and read.
import json

data = {
    'users': [
        {'id': i, 'name': f'user {i}', 'tags': ['a', 'b', str(i % 7)], 'score': i * 1.5, 'active': i % 2 == 0, 'none': None}
        for i in range(400)
    ]
}


def main():
    total = 0
    for _ in range(30):
        text = json.dumps(data)
        total += len(text) + len(json.loads(text)['users'])
    return total

class Account:
    def __init__(self, items):
        self.items = items

    def total(self, factor):
        return sum(self.price(i) * factor for i in self.items)

    def price(self, item):
        return item['cost'] / item['count']


def report(accounts):
    for account in accounts:
        print(account.total(2))


report([Account([{'cost': 3, 'count': 2}]), Account([{'cost': 1, 'count': 0}])])

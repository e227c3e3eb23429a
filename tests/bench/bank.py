# Attributes, methods, inheritance, properties.
class Account:
    def __init__(self, owner, balance=0):
        self.owner = owner
        self._balance = balance
        self.moves = 0

    @property
    def balance(self):
        return self._balance

    def deposit(self, amount):
        self._balance += amount
        self.moves += 1

    def fee(self):
        return 0


class Savings(Account):
    def deposit(self, amount):
        super().deposit(amount - self.fee())

    def fee(self):
        return 1 if self.moves % 10 == 0 else 0


accounts = [Account("a"), Savings("b"), Savings("c", 50)]
for step in range(600000):
    accounts[step % 3].deposit(step % 7)
print([account.balance for account in accounts])

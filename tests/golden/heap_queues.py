import heapq
import random

numbers = random.Random(3)
for size in range(12):
    items = [numbers.randrange(10) for _ in range(size)]
    heap = items[:]
    heapq.heapify(heap)
    print(items, heap, end=' ')
    for item in range(3):
        heapq.heappush(heap, numbers.randrange(10))
    print(heap, heapq.heappushpop(heap, 4), heapq.heapreplace(heap, 5), [heapq.heappop(heap) for _ in range(len(heap))])
calls = [lambda: heapq.heappush((), 1), lambda: heapq.heappop((1,)), lambda: heapq.heapify(''), lambda: heapq.heappop([]),
         lambda: heapq.heapreplace([], 1), lambda: heapq.heapreplace((), 1), lambda: heapq.heappushpop((), 1),
         lambda: heapq.heappush([1], 'a'), lambda: heapq.heapify([1, 'a']), lambda: heapq.heappop([1, 2, 'a', 4])]
for call in calls:
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print(heapq.heappushpop([], 3))


class Changing:
    def __init__(self, change):
        self.change = change

    def __lt__(self, other):
        self.change()
        return True


heap = []
heap += [Changing(lambda: heap.append(1)), Changing(lambda: heap.append(2)), Changing(lambda: heap.clear())]
for call in heapq.heapify, heapq.heappop, lambda heap: heapq.heappush(heap, Changing(heap.clear)):
    try:
        print(call(heap))
    except Exception as error:
        print(type(error).__name__, error, len(heap))
print(list(heapq.merge([1, 4, 7], (2, 5), range(0, 9, 4))), list(heapq.merge(['dog', 'horse'], ['cat', 'fish'], key=len)))
print(list(heapq.merge([9, 3], [8, 8, 1], reverse=True)), heapq.nlargest(2, 'hello'), heapq.nsmallest(3, [5, 1, 4, 2], key=lambda x: -x))

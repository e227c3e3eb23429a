# Dicts, sets, tuples, a queue, and cyclic garbage.
class Node:
    def __init__(self, name):
        self.name = name
        self.peers = []


def grid(size):
    nodes = {(x, y): Node((x, y)) for x in range(size) for y in range(size)}
    for (x, y), node in nodes.items():
        for peer in ((x + 1, y), (x, y + 1), (x - 1, y), (x, y - 1)):
            if peer in nodes:
                node.peers.append(nodes[peer])
    return nodes


def distance(start, goal):
    seen, layer, steps = {start}, [start], 0
    while layer:
        if goal in layer:
            return steps
        layer = [peer for node in layer for peer in node.peers if not (peer in seen or seen.add(peer))]
        steps += 1


total = 0
for round in range(40):
    nodes = grid(40)
    total += distance(nodes[0, 0], nodes[39, 39])
print(total)

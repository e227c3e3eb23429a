"""graphlib: nodes in an order in which everything comes after what it depends on."""
from types import GenericAlias

__all__ = ['TopologicalSorter', 'CycleError']


class CycleError(ValueError):
    """The graph has a cycle: args[1] is one."""


class _Node:
    # `waits` counts the predecessors that are not done; -1: given out, -2: done.
    __slots__ = 'node', 'waits', 'successors'

    def __init__(self, node):
        self.node, self.waits, self.successors = node, 0, []


class TopologicalSorter:
    """Collects a graph, and gives its nodes out as they become ready."""

    def __init__(self, graph=None):
        self._nodes, self._ready, self._given, self._done = {}, None, 0, 0
        for node, predecessors in (graph or {}).items():
            self.add(node, *predecessors)

    def _node(self, node):
        if node not in self._nodes:
            self._nodes[node] = _Node(node)
        return self._nodes[node]

    def add(self, node, *predecessors):
        """The node comes after its predecessors."""
        if self._ready is not None:
            raise ValueError('Nodes cannot be added after a call to prepare()')
        info = self._node(node)
        info.waits += len(predecessors)
        for each in predecessors:
            self._node(each).successors.append(node)

    def prepare(self):
        """The graph is complete; CycleError if it cannot be ordered."""
        if self._ready is not None:
            raise ValueError('cannot prepare() more than once')
        self._ready = [info.node for info in self._nodes.values() if info.waits == 0]
        cycle = self._find_cycle()
        if cycle:
            raise CycleError('nodes are in a cycle', cycle)

    def get_ready(self):
        """All nodes that have become ready since the last call."""
        self._check_prepared()
        result = tuple(self._ready)
        for node in result:
            self._nodes[node].waits = -1
        self._ready.clear()
        self._given += len(result)
        return result

    def is_active(self):
        """Is there more to come?"""
        self._check_prepared()
        return self._done < self._given or bool(self._ready)

    def __bool__(self):
        return self.is_active()

    def _check_prepared(self):
        if self._ready is None:
            raise ValueError('prepare() must be called first')

    def done(self, *nodes):
        """The nodes are dealt with: what waited for them may become ready."""
        self._check_prepared()
        for node in nodes:
            info = self._nodes.get(node)
            if info is None:
                raise ValueError(f'node {node!r} was not added using add()')
            if info.waits >= 0:
                raise ValueError(f'node {node!r} was not passed out (still not ready)')
            if info.waits == -2:
                raise ValueError(f'node {node!r} was already marked done')
            info.waits = -2
            for each in info.successors:
                successor = self._nodes[each]
                successor.waits -= 1
                if successor.waits == 0:
                    self._ready.append(each)
            self._done += 1

    def _find_cycle(self):
        # Depth first; what is on the path when it is met again is in a cycle.
        seen = set()
        for start in self._nodes:
            if start in seen:
                continue
            path, places, iterators = [], {}, []
            node = start
            while True:
                if node in seen:
                    if node in places:
                        return path[places[node]:] + [node]
                else:
                    seen.add(node)
                    iterators.append(iter(self._nodes[node].successors))
                    places[node] = len(path)
                    path.append(node)
                while path:
                    try:
                        node = next(iterators[-1])
                        break
                    except StopIteration:
                        del places[path.pop()]
                        iterators.pop()
                else:
                    break
        return None

    def static_order(self):
        """All nodes, in order."""
        self.prepare()
        while self.is_active():
            ready = self.get_ready()
            yield from ready
            self.done(*ready)

    __class_getitem__ = classmethod(GenericAlias)

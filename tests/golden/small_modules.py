import colorsys
import getopt
import graphlib
import html
import platform
import queue
import secrets
import shlex

print(getopt.getopt(['-a', '-b', 'x', '--long=3', '--pre', 'rest', '-c'], 'ab:c', ['long=', 'prefix']))
print(getopt.gnu_getopt(['in', '-ab1', '--', '-c'], 'ab:c'), getopt.getopt(['-', 'x'], 'a'))
for words in ['-z'], ['-b'], ['--none'], ['--long'], ['--prefix=1'], ['--p']:
    try:
        getopt.getopt(words, 'ab:', ['long=', 'prefix', 'print'])
    except getopt.GetoptError as error:
        print(error, '|', error.opt)
for colour in (0.2, 0.4, 0.6), (1.0, 0.0, 0.0), (0.5, 0.5, 0.5), (0.9, 0.8, 0.1):
    for to, back in ((colorsys.rgb_to_hsv, colorsys.hsv_to_rgb), (colorsys.rgb_to_hls, colorsys.hls_to_rgb),
                     (colorsys.rgb_to_yiq, colorsys.yiq_to_rgb)):
        print(to(*colour), back(*to(*colour)))
print(list(graphlib.TopologicalSorter({'D': ['B', 'C'], 'C': ['A'], 'B': ['A']}).static_order()))
sorter = graphlib.TopologicalSorter()
sorter.add(1, 2, 3)
sorter.add(2, 3)
sorter.prepare()
print(sorter.get_ready(), sorter.is_active(), bool(sorter))
for wrong in (lambda: sorter.done(1), lambda: sorter.done(9), lambda: sorter.add(4), lambda: sorter.prepare(),
              lambda: graphlib.TopologicalSorter({1: [2], 2: [3], 3: [1]}).prepare(), lambda: (sorter.done(3), sorter.done(3))):
    try:
        wrong()
    except ValueError as error:
        print(type(error).__name__, error)
print(shlex.split('a "b c" d\\ e \'f"g\' h"i"j "" # k'), shlex.split('a # b', comments=True), shlex.split('"x y" z', posix=False))
print(shlex.quote("it's"), shlex.quote('plain-1.txt'), shlex.join(['a', 'b c', '']))
for text in '"open', 'end\\':
    try:
        shlex.split(text)
    except ValueError as error:
        print(error)
for kind in queue.Queue, queue.LifoQueue, queue.PriorityQueue, queue.SimpleQueue:
    line = kind()
    for item in 3, 1, 2:
        line.put(item)
    print(kind.__name__, line.qsize(), [line.get() for _ in range(3)], line.empty())
    try:
        line.get_nowait()
    except queue.Empty as error:
        print(repr(error))
narrow = queue.Queue(1)
narrow.put(1)
try:
    narrow.put_nowait(2)
except queue.Full as error:
    print(repr(error), narrow.full())
print(html.escape('<a href="x">\'&\'</a>'), html.escape('"', quote=False), html.unescape('&lt;b&gt; &#65;&#x42; &amp;amp; &nbsp;| &none; &eacute;'))
print(platform.python_version(), platform.python_implementation(), platform.system(), platform.python_version_tuple())
print(len(secrets.token_hex(8)), secrets.randbelow(1), secrets.choice('a'), len(secrets.token_bytes()), secrets.compare_digest(b'a', b'a'))

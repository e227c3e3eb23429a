import io
import logging
import re
import sys
import unittest
import warnings

logging.warning('to stderr by %s', 'basicConfig')
logging.info('not shown')
out = io.StringIO()
handler = logging.StreamHandler(out)
handler.setFormatter(logging.Formatter('%(levelname)-8s|%(name)s|%(funcName)s:%(lineno)d|%(module)s|%(message)s'))
top = logging.getLogger('top')
top.addHandler(handler)
top.setLevel(logging.DEBUG)
top.propagate = False
low = logging.getLogger('top.middle.low')


def work():
    low.debug('value %d of %s', 3, 'ten')
    low.warning('with %(key)s', {'key': 'a dict'})
    try:
        1 / 0
    except ZeroDivisionError:
        low.exception('failed')
    top.log(25, 'between')
    top.critical('at the end', stack_info=False)


work()
print(re.sub(r'File "[^"]*/', 'File "', out.getvalue()))
print(low, top, logging.getLogger(), handler.level, low.parent is top, low.getEffectiveLevel(), top.hasHandlers())
middle = logging.getLogger('top.middle')
print(low.parent is middle, middle.parent is top, top.getChild('x').name, sorted(each.name for each in top.getChildren()))
out.truncate(out.seek(0))
handler.setFormatter(logging.Formatter('{levelname}: {message} {extra!r}', style='{', defaults={'extra': 'none'}))
handler.addFilter(lambda record: 'secret' not in record.getMessage())
low.info('a secret')
low.info('shown')
low.info('more', extra={'extra': 5})
adapter = logging.LoggerAdapter(low, {'extra': 'adapted'})
adapter.error('by adapter')
handler.setFormatter(logging.Formatter('$levelname $message', style='$'))
logging.addLevelName(15, 'DETAIL')
low.log(15, 'named')
logging.disable(logging.INFO)
low.info('disabled')
logging.disable(logging.NOTSET)
middle.setLevel('ERROR')
low.warning('too low')
low.error('high enough')
middle.addFilter(logging.Filter('other'))
middle.error('filtered')
print(out.getvalue())
for wrong in (lambda: top.setLevel('NONE'), lambda: logging.Formatter('x', style='?'), lambda: logging.Formatter('plain'),
              lambda: logging.getLogger(5), lambda: low.error('x', extra={'name': 1}), lambda: logging.basicConfig(nothing=1, force=True),
              lambda: top.log('x', 'y'), lambda: top.setLevel(1.5), lambda: logging.Handler().emit(None)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
print(logging.getLevelName(30), logging.getLevelName('INFO'), logging.getLevelName(33), logging.getLevelNamesMapping()['WARN'])
logging.basicConfig(stream=sys.stdout, format='%(message)s!', level='DEBUG', force=True)
logging.debug('on stdout')
logging.getLogger('fresh').info('through the root')
record = logging.makeLogRecord({'msg': 'made %s', 'args': ('up',), 'levelname': 'X', 'name': 'n'})
print(logging.Formatter(logging.BASIC_FORMAT).format(record), repr(handler)[:14], logging.NullHandler())
print(len(logging.Formatter('%(asctime)s').format(record)), logging.Formatter('%(asctime)s', '%d').usesTime())


class Last(logging.Handler):
    def emit(self, record):
        print(record.name, record.getMessage().rpartition('/')[2].splitlines()[0])


logging.getLogger('py.warnings').addHandler(Last())
logging.getLogger('py.warnings').propagate = False
logging.captureWarnings(True)
warnings.warn('captured')
logging.captureWarnings(False)


class Tests(unittest.TestCase):
    def test(self):
        with self.assertLogs('top', 'INFO') as seen:
            top.info('first')
        print(seen.output, seen.records[0].levelno)
        with self.assertNoLogs('top'):
            top.debug('quiet')
        with self.assertRaises(AssertionError) as failure, self.assertLogs('top', 'ERROR'):
            top.info('not enough')
        print(failure.exception)


Tests('test').debug()

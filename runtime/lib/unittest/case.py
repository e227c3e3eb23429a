"""unittest.case: one test, its assertions, and how the outcome of its parts is told to a result.

A TestCase holds the name of one method. run() makes the calls setUp, method, tearDown and the clean-ups, each inside
`_Watch.part`, which turns what was raised into a call of the result's add… methods and remembers whether the test
may go on.
"""
import contextlib
import sys
import time
import types

from collections import Counter, namedtuple

from .text import common_repr, safe_repr

__unittest = True
_none_given = object()
_CUT = ('\nDiff is %s characters long. '
        'Set self.maxDiff to None to see it.')


class SkipTest(Exception):
    """Raised in a test: the test is to be skipped."""


class _ShouldStop(Exception):
    """The test has ended: a subtest failed and the result wants no more."""


class _UnexpectedSuccess(Exception):
    """A test was expected to fail, and did not."""


def _identity(thing):
    return thing


def _name_of(kind):
    return f'{kind.__module__}.{kind.__qualname__}'


class _Watch:
    def __init__(self, result):
        self.result = result
        self.success = True
        self.expects_failure = False
        self.expected_failure = None
        self.has_subtests = hasattr(result, 'addSubTest')

    @contextlib.contextmanager
    def part(self, test, subtest=False):
        before = self.success
        self.success = True
        try:
            yield
        except KeyboardInterrupt:
            raise
        except SkipTest as skip:
            self.success = False
            _tell_skip(self.result, test, str(skip))
        except _ShouldStop:
            pass
        except BaseException:
            what = sys.exc_info()
            if self.expects_failure:
                self.expected_failure = what
            else:
                self.success = False
                if subtest:
                    self.result.addSubTest(test.test_case, test, what)
                elif issubclass(what[0], test.failureException):
                    self.result.addFailure(test, what)
                else:
                    self.result.addError(test, what)
            what = None
        else:
            if subtest and self.success:
                self.result.addSubTest(test.test_case, test, None)
        finally:
            self.success = self.success and before


def _tell_skip(result, test, reason):
    add = getattr(result, 'addSkip', None)
    if add is None:
        result.addSuccess(test)
    else:
        add(test, reason)


# ---- decorators ------------------------------------------------------------------------------------------------------


def skip(reason):
    """Leave the test, or all of a class, out."""
    def mark(item):
        if not isinstance(item, type):
            function = item

            def item(*args, **kwargs):
                raise SkipTest(reason)
            item.__name__ = function.__name__
            item.__qualname__ = function.__qualname__
            item.__doc__ = function.__doc__
            item.__module__ = function.__module__
        item.__unittest_skip__ = True
        item.__unittest_skip_why__ = reason
        return item
    if isinstance(reason, types.FunctionType):
        bare, reason = reason, ''
        return mark(bare)
    return mark


def skipIf(condition, reason):
    """Leave the test out if the condition is true."""
    return skip(reason) if condition else _identity


def skipUnless(condition, reason):
    """Leave the test out unless the condition is true."""
    return _identity if condition else skip(reason)


def expectedFailure(item):
    """The test is expected to fail; that it does counts as success."""
    item.__unittest_expecting_failure__ = True
    return item


# ---- clean-ups of modules --------------------------------------------------------------------------------------------

_module_cleanups = []


def _run_all(cleanups):
    errors = []
    while cleanups:
        function, args, kwargs = cleanups.pop()
        try:
            function(*args, **kwargs)
        except Exception as error:
            errors.append(error)
    return errors


def _enter(manager, add_cleanup):
    kind = type(manager)
    try:
        enter, leave = kind.__enter__, kind.__exit__
    except AttributeError:
        raise TypeError(f"'{_name_of(kind)}' object does not support the context manager protocol") from None
    value = enter(manager)
    add_cleanup(leave, manager, None, None, None)
    return value


def addModuleCleanup(function, /, *args, **kwargs):
    """Call function after tearDownModule, last added first."""
    _module_cleanups.append((function, args, kwargs))


def enterModuleContext(manager):
    """Enter the manager; leave it after tearDownModule."""
    return _enter(manager, addModuleCleanup)


def doModuleCleanups():
    """Call what addModuleCleanup was given."""
    errors = _run_all(_module_cleanups)
    if errors:
        raise errors[0]


# ---- assertions about a block ----------------------------------------------------------------------------------------


class _Expectation:
    """What assertRaises(X) and its like are: a context manager, or the checker of a call."""

    noun = kinds = None

    def __init__(self, expected, test_case, pattern=None):
        self.expected = expected
        self.test_case = test_case
        self.pattern = pattern
        self.shown = self.msg = None
        if pattern is not None:
            import re
            self.expected_regex = re.compile(pattern)

    def handle(self, name, args, kwargs):
        try:
            given = self.expected if isinstance(self.expected, tuple) else (self.expected,)
            if not all(isinstance(kind, type) and issubclass(kind, self.kinds) for kind in given):
                raise TypeError(f'{name}() arg 1 must be {self.noun}')
            if not args:
                self.msg = kwargs.pop('msg', None)
                if kwargs:
                    raise TypeError(f'{next(iter(kwargs))!r} is an invalid keyword argument for this function')
                return self
            function, *args = args
            self.shown = getattr(function, '__name__', None) or str(function)
            with self:
                function(*args, **kwargs)
        finally:
            self = None

    def fail(self, message):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, message))

    def name(self):
        return getattr(self.expected, '__name__', None) or str(self.expected)

    def check_text(self, text):
        return self.pattern is None or self.expected_regex.search(text)


class _RaisesExpectation(_Expectation):
    noun = 'an exception type or tuple of exception types'
    kinds = BaseException

    def __enter__(self):
        return self

    def __exit__(self, kind, error, tb):
        if kind is None:
            self.fail(f'{self.name()} not raised by {self.shown}' if self.shown else f'{self.name()} not raised')
        if not issubclass(kind, self.expected):
            return False
        import traceback
        traceback.clear_frames(tb)
        self.exception = error.with_traceback(None)
        if not self.check_text(str(error)):
            self.fail(f'"{self.expected_regex.pattern}" does not match "{error}"')
        return True

    __class_getitem__ = classmethod(types.GenericAlias)


class _WarnsExpectation(_Expectation):
    noun = 'a warning type or tuple of warning types'
    kinds = Warning

    def __enter__(self):
        import warnings
        for module in list(sys.modules.values()):
            if getattr(module, '__warningregistry__', None):
                module.__warningregistry__ = {}
        self.manager = warnings.catch_warnings(record=True)
        self.warnings = self.manager.__enter__()
        warnings.simplefilter('always', self.expected)
        return self

    def __exit__(self, kind, error, tb):
        self.manager.__exit__(kind, error, tb)
        if kind is not None:
            return
        first = None
        for seen in self.warnings:
            warning = seen.message
            if not isinstance(warning, self.expected):
                continue
            first = warning if first is None else first
            if self.check_text(str(warning)):
                self.warning, self.filename, self.lineno = warning, seen.filename, seen.lineno
                return
        if first is not None:
            self.fail(f'"{self.expected_regex.pattern}" does not match "{first}"')
        self.fail(f'{self.name()} not triggered by {self.shown}' if self.shown else f'{self.name()} not triggered')


_LoggingWatcher = namedtuple('_LoggingWatcher', ['records', 'output'])


class _LogsExpectation:
    """assertLogs and assertNoLogs: the logger's only handler for a while is one that collects."""

    def __init__(self, test_case, logger, level, expects_none):
        import logging
        self.test_case, self.logger_name, self.expects_none, self.msg = test_case, logger, expects_none, None
        self.level = logging._nameToLevel.get(level, level) if level else logging.INFO

    def __enter__(self):
        import logging

        class Collector(logging.Handler):
            def __init__(self):
                super().__init__()
                self.watcher = _LoggingWatcher([], [])

            def emit(self, record):
                self.watcher.records.append(record)
                self.watcher.output.append(self.format(record))

        name = self.logger_name
        logger = self.logger = name if isinstance(name, logging.Logger) else logging.getLogger(name)
        collector = Collector()
        collector.setLevel(self.level)
        collector.setFormatter(logging.Formatter('%(levelname)s:%(name)s:%(message)s'))
        self.watcher = collector.watcher
        self.former = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [collector]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.expects_none else self.watcher

    def __exit__(self, kind, error, tb):
        import logging
        self.logger.handlers, level, self.logger.propagate = self.former
        self.logger.setLevel(level)
        if kind is not None:
            return False
        if self.expects_none:
            if self.watcher.records:
                self._fail(f'Unexpected logs found: {self.watcher.output!r}')
        elif not self.watcher.records:
            self._fail(f'no logs of level {logging.getLevelName(self.level)} or higher triggered on {self.logger.name}')

    def _fail(self, message):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, message))


# ---- the test --------------------------------------------------------------------------------------------------------


class TestCase:
    """One test: the method whose name it is given, between setUp and tearDown."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16
    _classSetupFailed = False
    _class_cleanups = []

    def __init_subclass__(cls, *args, **kwargs):
        cls._classSetupFailed = False
        cls._class_cleanups = []
        super().__init_subclass__(*args, **kwargs)

    def __init__(self, methodName='runTest'):
        self._testMethodName = methodName
        self._testMethodDoc = 'No test'
        self._outcome = self._subtest = None
        self._cleanups = []
        self._type_equality_funcs = {dict: 'assertDictEqual', list: 'assertListEqual', tuple: 'assertTupleEqual',
                                     set: 'assertSetEqual', frozenset: 'assertSetEqual',
                                     str: 'assertMultiLineEqual'}
        method = getattr(self, methodName, None)
        if method is not None:
            self._testMethodDoc = method.__doc__
        elif methodName != 'runTest':
            raise ValueError(f'no such test method in {self.__class__}: {methodName}')

    def addTypeEqualityFunc(self, typeobj, function):
        """Let assertEqual compare two objects of exactly this type with function."""
        self._type_equality_funcs[typeobj] = function

    def addCleanup(self, function, /, *args, **kwargs):
        """Call function after tearDown, last added first, even if setUp failed."""
        self._cleanups.append((function, args, kwargs))

    def enterContext(self, manager):
        """Enter the manager; leave it when the test has ended."""
        return _enter(manager, self.addCleanup)

    @classmethod
    def addClassCleanup(cls, function, /, *args, **kwargs):
        """Call function after tearDownClass, last added first."""
        cls._class_cleanups.append((function, args, kwargs))

    @classmethod
    def enterClassContext(cls, manager):
        """Enter the manager; leave it after tearDownClass."""
        return _enter(manager, cls.addClassCleanup)

    def setUp(self):
        """Runs before the test."""

    def tearDown(self):
        """Runs after the test."""

    @classmethod
    def setUpClass(cls):
        """Runs before the tests of the class."""

    @classmethod
    def tearDownClass(cls):
        """Runs after the tests of the class."""

    def countTestCases(self):
        return 1

    def defaultTestResult(self):
        from .result import TestResult
        return TestResult()

    def shortDescription(self):
        """The first line of the test's documentation, or None."""
        text = self._testMethodDoc
        return text.strip().split('\n')[0].strip() if text else None

    def id(self):
        return f'{_name_of(self.__class__)}.{self._testMethodName}'

    def __eq__(self, other):
        if type(self) is not type(other):
            return NotImplemented
        return self._testMethodName == other._testMethodName

    def __hash__(self):
        return hash((type(self), self._testMethodName))

    def __str__(self):
        return f'{self._testMethodName} ({_name_of(self.__class__)}.{self._testMethodName})'

    def __repr__(self):
        return f'<{_name_of(self.__class__)} testMethod={self._testMethodName}>'

    @contextlib.contextmanager
    def subTest(self, msg=_none_given, **params):
        """A block whose failure is told with msg and params, after which the test goes on."""
        if self._outcome is None or not self._outcome.has_subtests:
            yield
            return
        outer = self._subtest
        self._subtest = _SubTest(self, msg, {**outer.params, **params} if outer else params)
        try:
            with self._outcome.part(self._subtest, subtest=True):
                yield
            if not self._outcome.success:
                if self._outcome.result is not None and getattr(self._outcome.result, 'failfast', False):
                    raise _ShouldStop
            elif self._outcome.expected_failure:
                raise _ShouldStop
        finally:
            self._subtest = outer

    def _skip_reason(self, method):
        for item in self.__class__, method:
            if getattr(item, '__unittest_skip__', False):
                return (getattr(self.__class__, '__unittest_skip_why__', '')
                        or getattr(method, '__unittest_skip_why__', ''))
        return None

    def run(self, result=None):
        own = result is None
        if own:
            result = self.defaultTestResult()
            getattr(result, 'startTestRun', lambda: None)()
        try:
            self._run_told(result)
        finally:
            if own:
                getattr(result, 'stopTestRun', lambda: None)()
        return result

    def _run_told(self, result):
        result.startTest(self)
        try:
            method = getattr(self, self._testMethodName)
            reason = self._skip_reason(method)
            if reason is not None:
                _tell_skip(result, self, reason)
                return
            watch = self._outcome = _Watch(result)
            expects_failure = (getattr(self, '__unittest_expecting_failure__', False)
                               or getattr(method, '__unittest_expecting_failure__', False))
            began = time.perf_counter()
            try:
                self._run_parts(watch, method, expects_failure)
                add_duration = getattr(result, 'addDuration', None)
                if add_duration:
                    add_duration(self, time.perf_counter() - began)
                if watch.success:
                    self._tell_success(watch, result, expects_failure)
            finally:
                watch.expected_failure = None
                self._outcome = None
        finally:
            result.stopTest(self)

    def _run_parts(self, watch, method, expects_failure):
        with watch.part(self):
            self._callSetUp()
        if watch.success:
            watch.expects_failure = expects_failure
            with watch.part(self):
                self._callTestMethod(method)
            watch.expects_failure = False
            with watch.part(self):
                self._callTearDown()
        self.doCleanups()

    def _tell_success(self, watch, result, expects_failure):
        if not expects_failure:
            result.addSuccess(self)
        elif watch.expected_failure:
            result.addExpectedFailure(self, watch.expected_failure)
        else:
            result.addUnexpectedSuccess(self)

    def _callSetUp(self):
        self.setUp()

    def _callTestMethod(self, method):
        if method() is not None:
            import warnings
            warnings.warn(f'It is deprecated to return a value that is not None from a test case ({method})',
                          DeprecationWarning, stacklevel=3)

    def _callTearDown(self):
        self.tearDown()

    def _callCleanup(self, function, /, *args, **kwargs):
        function(*args, **kwargs)

    def doCleanups(self):
        """Call what addCleanup was given; True if nothing failed."""
        watch = self._outcome or _Watch(self.defaultTestResult())
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            with watch.part(self):
                self._callCleanup(function, *args, **kwargs)
        return watch.success

    @classmethod
    def doClassCleanups(cls):
        """Call what addClassCleanup was given."""
        cls.tearDown_exceptions = []
        while cls._class_cleanups:
            function, args, kwargs = cls._class_cleanups.pop()
            try:
                function(*args, **kwargs)
            except Exception:
                cls.tearDown_exceptions.append(sys.exc_info())

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        """Run the test without a result: what is raised comes through."""
        method = getattr(self, self._testMethodName)
        reason = self._skip_reason(method)
        if reason is not None:
            raise SkipTest(reason)
        self._callSetUp()
        self._callTestMethod(method)
        self._callTearDown()
        while self._cleanups:
            function, args, kwargs = self._cleanups.pop()
            self._callCleanup(function, *args, **kwargs)

    def skipTest(self, reason):
        """Skip the rest of this test."""
        raise SkipTest(reason)

    # ---- messages

    def _formatMessage(self, msg, standard):
        if not self.longMessage:
            return msg or standard
        if msg is None:
            return standard
        try:
            return f'{standard} : {msg}'
        except UnicodeDecodeError:
            return f'{safe_repr(standard)} : {safe_repr(msg)}'

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + _CUT % len(diff)

    def _refuse(self, msg, standard):
        raise self.failureException(self._formatMessage(msg, standard))

    def fail(self, msg=None):
        """Fail at once, with the message."""
        raise self.failureException(msg)

    # ---- truth and equality

    def assertFalse(self, expr, msg=None):
        if expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not false'))

    def assertTrue(self, expr, msg=None):
        if not expr:
            raise self.failureException(self._formatMessage(msg, f'{safe_repr(expr)} is not true'))

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            function = self._type_equality_funcs.get(type(first))
            if function is not None:
                return getattr(self, function) if isinstance(function, str) else function
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            raise self.failureException(self._formatMessage(msg, '%s != %s' % common_repr(first, second)))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._refuse(msg, f'{safe_repr(first)} == {safe_repr(second)}')

    def _close(self, first, second, places, delta):
        """(is it close, how the limit is worded, the difference)"""
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        difference = abs(first - second)
        if delta is not None:
            return difference <= delta, f'within {safe_repr(delta)} delta', difference
        places = 7 if places is None else places
        return round(difference, places) == 0, f'within {places!r} places', difference

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        close, limit, difference = self._close(first, second, places, delta)
        if not close:
            self._refuse(msg, f'{safe_repr(first)} != {safe_repr(second)} {limit} '
                              f'({safe_repr(difference)} difference)')

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError('specify delta or places not both')
        if delta is not None:
            difference = abs(first - second)
            if first != second and difference > delta:
                return
            self._refuse(msg, f'{safe_repr(first)} == {safe_repr(second)} within {safe_repr(delta)} delta '
                              f'({safe_repr(difference)} difference)')
        places = 7 if places is None else places
        if first == second or round(abs(second - first), places) == 0:
            self._refuse(msg, f'{safe_repr(first)} == {safe_repr(second)} within {places!r} places')

    # ---- containers

    def assertSequenceEqual(self, first, second, msg=None, seq_type=None):
        noun = 'sequence'
        if seq_type is not None:
            noun = seq_type.__name__
            for which, sequence in ('First', first), ('Second', second):
                if not isinstance(sequence, seq_type):
                    raise self.failureException(f'{which} sequence is not a {noun}: {safe_repr(sequence)}')
        trouble = None
        lengths = []
        for which, sequence in ('First', first), ('Second', second):
            try:
                lengths.append(len(sequence))
            except (TypeError, NotImplementedError):
                trouble = trouble or f'{which} {noun} has no length.    Non-sequence?'
        if trouble is None:
            if first == second:
                return
            trouble = ('%ss differ: %s != %s\n' % ((noun.capitalize(),) + common_repr(first, second))
                       + self._first_difference(first, second, noun, *lengths))
            if trouble.endswith('\0'):
                return
        import difflib
        import pprint
        lines = difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines())
        self.fail(self._formatMessage(msg, self._truncateMessage(trouble, '\n' + '\n'.join(lines))))

    def _first_difference(self, first, second, noun, length1, length2):
        parts = []
        for i in range(min(length1, length2)):
            items = []
            for which, sequence in ('first', first), ('second', second):
                try:
                    items.append(sequence[i])
                except (TypeError, IndexError, NotImplementedError):
                    return f'\nUnable to index element {i} of {which} {noun}\n'
            if items[0] != items[1]:
                parts.append('\nFirst differing element %d:\n%s\n%s\n' % ((i,) + common_repr(*items)))
                break
        else:
            if length1 == length2 and type(first) is not type(second) and not isinstance(first, type(second)):
                return '\0'
        if length1 != length2:
            which, longer, at = ('First', first, length2) if length1 > length2 else ('Second', second, length1)
            parts.append(f'\n{which} {noun} contains {abs(length1 - length2)} additional elements.\n')
            try:
                parts.append(f'First extra element {at}:\n{safe_repr(longer[at])}\n')
            except (TypeError, IndexError, NotImplementedError):
                parts.append(f'Unable to index element {at} of {which.lower()} {noun}\n')
        return ''.join(parts)

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        differences = []
        for which, left, right in ('first', set1, set2), ('second', set2, set1):
            try:
                differences.append((which, left.difference(right)))
            except TypeError as error:
                self.fail(f'invalid type when attempting set difference: {error}')
            except AttributeError as error:
                self.fail(f'{which} argument does not support set difference: {error}')
        lines = []
        for which, items in differences:
            if items:
                lines.append(f'Items in the {which} set but not the {"second" if which == "first" else "first"}:')
                lines.extend(repr(item) for item in items)
        if lines:
            self._refuse(msg, '\n'.join(lines))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, 'First argument is not a dictionary')
        self.assertIsInstance(d2, dict, 'Second argument is not a dictionary')
        if d1 != d2:
            import difflib
            import pprint
            diff = difflib.ndiff(pprint.pformat(d1).splitlines(), pprint.pformat(d2).splitlines())
            self.fail(self._formatMessage(msg, self._truncateMessage('%s != %s' % common_repr(d1, d2),
                                                                     '\n' + '\n'.join(diff))))

    def assertCountEqual(self, first, second, msg=None):
        """The same items, each as often, in whatever order."""
        firsts, seconds = list(first), list(second)
        try:
            counts = Counter(firsts), Counter(seconds)
            if counts[0] == counts[1]:
                return
            pairs = [(counts[0][item], counts[1][item], item) for item in counts[0] | counts[1]]
        except TypeError:
            pairs, rest = [], firsts + seconds
            while rest:
                item = rest[0]
                pairs.append((sum(item == other for other in firsts), sum(item == other for other in seconds), item))
                rest = [other for other in rest if not item == other]
        lines = ['First has %d, Second has %d:  %r' % pair for pair in pairs if pair[0] != pair[1]]
        if lines:
            message = self._formatMessage(msg, 'Element counts were not equal:\n')
            self.fail(self._truncateMessage(message, '\n'.join(lines)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, 'First argument is not a string')
        self.assertIsInstance(second, str, 'Second argument is not a string')
        if first == second:
            return
        standard = '%s != %s' % common_repr(first, second)
        if len(first) > self._diffThreshold or len(second) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        import difflib
        has_ends = [text.endswith('\n') for text in (first, second)]
        texts = [text if text.endswith('\n') or not text else text + '\n' for text in (first, second)]
        if len(first.splitlines()) <= 1 and first.strip('\r\n') == first and not any(has_ends):
            texts = [first + '\n', second + '\n']
        diff = '\n' + ''.join(difflib.ndiff(*(text.splitlines(keepends=True) for text in texts)))
        self.fail(self._formatMessage(msg, self._truncateMessage(standard, diff)))

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._refuse(msg, f'{safe_repr(member)} not found in {safe_repr(container)}')

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._refuse(msg, f'{safe_repr(member)} unexpectedly found in {safe_repr(container)}')

    # ---- identity, order, types, patterns

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._refuse(msg, f'{safe_repr(expr1)} is not {safe_repr(expr2)}')

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._refuse(msg, f'unexpectedly identical: {safe_repr(expr1)}')

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._refuse(msg, f'{safe_repr(obj)} is not None')

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._refuse(msg, 'unexpectedly None')

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._refuse(msg, f'{safe_repr(a)} not less than {safe_repr(b)}')

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._refuse(msg, f'{safe_repr(a)} not less than or equal to {safe_repr(b)}')

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._refuse(msg, f'{safe_repr(a)} not greater than {safe_repr(b)}')

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._refuse(msg, f'{safe_repr(a)} not greater than or equal to {safe_repr(b)}')

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            self._refuse(msg, f'{safe_repr(obj)} is not an instance of {cls!r}')

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            self._refuse(msg, f'{safe_repr(obj)} is an instance of {cls!r}')

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, 'expected_regex must not be empty.'
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._refuse(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            self._refuse(msg, f'Regex matched: {text[match.start():match.end()]!r} matches '
                              f'{unexpected_regex.pattern!r} in {text!r}')

    # ---- blocks and calls

    def assertRaises(self, expected_exception, *args, **kwargs):
        context = _RaisesExpectation(expected_exception, self)
        try:
            return context.handle('assertRaises', args, kwargs)
        finally:
            context = None

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _RaisesExpectation(expected_exception, self, expected_regex)
        return context.handle('assertRaisesRegex', args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        context = _WarnsExpectation(expected_warning, self)
        return context.handle('assertWarns', args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _WarnsExpectation(expected_warning, self, expected_regex)
        return context.handle('assertWarnsRegex', args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _LogsExpectation(self, logger, level, False)

    def assertNoLogs(self, logger=None, level=None):
        return _LogsExpectation(self, logger, level, True)


class FunctionTestCase(TestCase):
    """A test that is a function."""

    def __init__(self, testFunc, setUp=None, tearDown=None, description=None):
        super().__init__()
        self._setUpFunc, self._tearDownFunc, self._testFunc = setUp, tearDown, testFunc
        self._description = description

    def setUp(self):
        if self._setUpFunc is not None:
            self._setUpFunc()

    def tearDown(self):
        if self._tearDownFunc is not None:
            self._tearDownFunc()

    def runTest(self):
        self._testFunc()

    def id(self):
        return self._testFunc.__name__

    def _key(self):
        return self._setUpFunc, self._tearDownFunc, self._testFunc, self._description

    def __eq__(self, other):
        return self._key() == other._key() if isinstance(other, self.__class__) else NotImplemented

    def __hash__(self):
        return hash((type(self),) + self._key())

    def __str__(self):
        return f'{_name_of(self.__class__)} ({self._testFunc.__name__})'

    def __repr__(self):
        return f'<{_name_of(self.__class__)} tec={self._testFunc}>'

    def shortDescription(self):
        text = self._description or self._testFunc.__doc__
        return text.split('\n')[0].strip() if text else None


class _SubTest(TestCase):
    def __init__(self, test_case, message, params):
        super().__init__()
        self.test_case, self._message, self.params = test_case, message, params
        self.failureException = test_case.failureException

    def runTest(self):
        raise NotImplementedError('subtests cannot be run directly')

    def _subDescription(self):
        parts = []
        if self._message is not _none_given:
            parts.append(f'[{self._message}]')
        if self.params:
            parts.append('(%s)' % ', '.join(f'{name}={safe_repr(value)}' for name, value in self.params.items()))
        return ' '.join(parts) or '(<subtest>)'

    def id(self):
        return f'{self.test_case.id()} {self._subDescription()}'

    def shortDescription(self):
        return self.test_case.shortDescription()

    def __str__(self):
        return f'{self.test_case} {self._subDescription()}'

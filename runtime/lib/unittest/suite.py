"""unittest.suite: tests one after another, with the set-up of their classes and modules in between."""
import sys

from . import case
from .result import STDOUT_LINE

__unittest = True


class BaseTestSuite:
    """Tests and suites, run in order."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f'<{case._name_of(self.__class__)} tests={list(self)}>'

    def __eq__(self, other):
        return list(self) == list(other) if isinstance(other, self.__class__) else NotImplemented

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f'{test!r} is not callable')
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError('TestCases and TestSuites must be instantiated before passing them to addTest()')
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError('tests must be an iterable of tests, not a string')
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for at, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            self._forget(at)
        return result

    def _forget(self, at):
        test = self._tests[at]
        if self._cleanup and hasattr(test, 'countTestCases'):
            self._removed_tests += test.countTestCases()
            self._tests[at] = None

    def __call__(self, *args, **kwargs):
        return self.run(*args, **kwargs)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    """Also calls setUpClass, setUpModule and what undoes them, when class or module change from test to test."""

    def run(self, result, debug=False):
        outermost = not getattr(result, '_testRunEntered', False)
        if outermost:
            result._testRunEntered = True
        for at, test in enumerate(self):
            if result.shouldStop:
                break
            if not isinstance(test, BaseTestSuite) and hasattr(test, 'countTestCases'):
                self._change_class(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, '_classSetupFailed', False) or getattr(result, '_moduleSetUpFailed', False):
                    continue
            test.debug() if debug else test(result)
            self._forget(at)
        if outermost:
            self._leave_class(None, result)
            self._leave_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        from .result import TestResult
        self.run(_Transparent(), True)

    def _change_class(self, test, result):
        self._leave_class(test, result)
        if result._previousTestClass is None or result._previousTestClass.__module__ != test.__class__.__module__:
            self._enter_module(test, result)
        self._enter_class(test, result)

    def _enter_class(self, test, result):
        cls = test.__class__
        if cls == result._previousTestClass or result._moduleSetUpFailed or getattr(cls, '__unittest_skip__', False):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass
        if not hasattr(cls, 'setUpClass'):
            return
        result._setupStdout()
        try:
            try:
                cls.setUpClass()
            except Exception as error:
                self._raised(result, error, 'setUpClass', case._name_of(cls))
                cls._classSetupFailed = True
                self._clean_class(cls, result, 'setUpClass')
        finally:
            result._restoreStdout()

    def _clean_class(self, cls, result, method):
        if hasattr(cls, 'doClassCleanups'):
            cls.doClassCleanups()
            for what in cls.tearDown_exceptions:
                self._raised(result, what[1], method, case._name_of(cls), what)

    def _leave_class(self, test, result):
        cls = result._previousTestClass
        if (cls is None or test is not None and test.__class__ == cls or getattr(cls, '_classSetupFailed', False)
                or getattr(result, '_moduleSetUpFailed', False) or getattr(cls, '__unittest_skip__', False)):
            return
        result._setupStdout()
        try:
            if hasattr(cls, 'tearDownClass'):
                try:
                    cls.tearDownClass()
                except Exception as error:
                    self._raised(result, error, 'tearDownClass', case._name_of(cls))
            self._clean_class(cls, result, 'tearDownClass')
        finally:
            result._restoreStdout()

    def _enter_module(self, test, result):
        self._leave_module(result)
        result._moduleSetUpFailed = False
        name = test.__class__.__module__
        function = getattr(sys.modules.get(name), 'setUpModule', None)
        if function is None:
            return
        result._setupStdout()
        try:
            try:
                function()
            except Exception as error:
                result._moduleSetUpFailed = True
                self._raised(result, error, 'setUpModule', name)
                self._clean_module(result, 'setUpModule', name)
        finally:
            result._restoreStdout()

    def _clean_module(self, result, method, name):
        try:
            case.doModuleCleanups()
        except Exception as error:
            self._raised(result, error, method, name)

    def _leave_module(self, result):
        if result._previousTestClass is None or result._moduleSetUpFailed:
            return
        name = result._previousTestClass.__module__
        module = sys.modules.get(name)
        if module is None:
            return
        result._setupStdout()
        try:
            function = getattr(module, 'tearDownModule', None)
            if function is not None:
                try:
                    function()
                except Exception as error:
                    self._raised(result, error, 'tearDownModule', name)
            self._clean_module(result, 'tearDownModule', name)
        finally:
            result._restoreStdout()

    def _raised(self, result, error, method, owner, what=None):
        told = _ErrorHolder(f'{method} ({owner})')
        if isinstance(error, case.SkipTest) and hasattr(result, 'addSkip'):
            result.addSkip(told, str(error))
        else:
            result.addError(told, what or sys.exc_info())


class _Transparent:
    """Stands for a result when exceptions are to come through."""

    _previousTestClass = None
    _moduleSetUpFailed = shouldStop = _testRunEntered = False

    def _setupStdout(self):
        pass

    def _restoreStdout(self):
        pass

    def addError(self, test, err):
        raise err[1]


class _ErrorHolder:
    """Stands for a test where a set-up has failed, and no test has been run."""

    failureException = None.__class__

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f'<ErrorHolder description={self.description!r}>'

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0

"""unittest.loader: from classes, modules and names to suites of tests."""
import functools
import sys
import traceback

from . import case, suite

__unittest = True


class _FailedTest(case.TestCase):
    """What a name stands for that could not be loaded: a test that raises what went wrong."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def fail():
            raise self._exception
        return fail


class TestLoader:
    """Finds the tests of classes and modules."""

    testMethodPrefix = 'test'
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []

    @staticmethod
    def sortTestMethodsUsing(left, right):
        return (left > right) - (left < right)

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError('Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?')
        if testCaseClass in (case.TestCase, case.FunctionTestCase):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, 'runTest'):
                names = ['runTest']
        return self.suiteClass(map(testCaseClass, names))

    def getTestCaseNames(self, testCaseClass):
        def wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            import fnmatch
            whole = f'{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}'
            return any(fnmatch.fnmatchcase(whole, pattern) for pattern in self.testNamePatterns)

        names = list(filter(wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            item = getattr(module, name)
            if (isinstance(item, type) and issubclass(item, case.TestCase)
                    and item not in (case.TestCase, case.FunctionTestCase)):
                tests.append(self.loadTestsFromTestCase(item))
        tests = self.suiteClass(tests)
        load_tests = getattr(module, 'load_tests', None)
        if load_tests is not None:
            try:
                return load_tests(self, tests, pattern)
            except Exception as error:
                text = f'Failed to call load_tests:\n{traceback.format_exc()}'
                return self._failed(module.__name__, error, text)
        return tests

    def _failed(self, name, error, text):
        self.errors.append(text)
        return self.suiteClass((_FailedTest(name, type(error)(text)),))

    def _import(self, parts):
        """The module that the first names lead to, and the names left; or a suite that fails."""
        names, failed = parts[:], None
        while names:
            try:
                module = __import__('.'.join(names))
                return module, parts[1:], failed
            except ImportError as error:
                name = names.pop()
                text = f'Failed to import test module: {name}\n{traceback.format_exc()}'
                failed = self.suiteClass((_FailedTest(name, ImportError(text)),))
                self.errors.append(text)
        return None, [], failed

    def loadTestsFromName(self, name, module=None):
        names = name.split('.')
        failed = None
        if module is None:
            module, names, failed = self._import(names)
            if module is None:
                return failed
        thing = parent = module
        for part in names:
            try:
                parent, thing = thing, getattr(thing, part)
            except AttributeError as error:
                if failed is not None and getattr(thing, '__path__', None) is not None:
                    return failed
                return self._failed(part, error, f'Failed to access attribute:\n{traceback.format_exc()}')
        return self._tests_of(thing, parent, names)

    def _tests_of(self, thing, parent, names):
        if isinstance(thing, type(sys)):
            return self.loadTestsFromModule(thing)
        if isinstance(thing, type) and issubclass(thing, case.TestCase):
            return self.loadTestsFromTestCase(thing)
        if isinstance(parent, type) and issubclass(parent, case.TestCase) and callable(thing):
            test = parent(names[-1])
            return self.suiteClass([test])
        if isinstance(thing, suite.TestSuite):
            return thing
        if callable(thing):
            test = thing()
            if isinstance(test, suite.TestSuite):
                return test
            if isinstance(test, case.TestCase):
                return self.suiteClass([test])
            raise TypeError(f'calling {thing} returned {test}, not a test')
        raise TypeError(f"don't know how to make test from: {thing}")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def discover(self, start_dir, pattern='test*.py', top_level_dir=None):
        """The tests of the files in a folder whose names match the pattern."""
        import fnmatch
        import os
        folder = os.path.abspath(start_dir)
        if folder not in sys.path:
            sys.path.insert(0, folder)
        tests = []
        for file in sorted(os.listdir(folder)):
            if file.endswith('.py') and fnmatch.fnmatch(file, pattern):
                try:
                    module = __import__(file[:-3])
                except case.SkipTest as skip:
                    tests.append(self.suiteClass())
                except Exception:
                    text = f'Failed to import test module: {file[:-3]}\n{traceback.format_exc()}'
                    self.errors.append(text)
                    tests.append(self.suiteClass((_FailedTest(file[:-3], ImportError(text)),)))
                else:
                    tests.append(self.loadTestsFromModule(module, pattern=pattern))
        return self.suiteClass(tests)


defaultTestLoader = TestLoader()

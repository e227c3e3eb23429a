"""unittest.result: what a run of tests has come to."""
import io
import sys
import traceback

from functools import wraps

__unittest = True
STDOUT_LINE = '\nStdout:\n%s'
STDERR_LINE = '\nStderr:\n%s'


def failfast(method):
    """A method after which the run stops if the result has failfast set."""
    @wraps(method)
    def inner(self, *args, **kwargs):
        if getattr(self, 'failfast', False):
            self.stop()
        return method(self, *args, **kwargs)
    return inner


class TestResult:
    """Counts tests and keeps the text of what went wrong."""

    _previousTestClass = None
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = self.shouldStop = self.buffer = self.tb_locals = False
        self.failures, self.errors, self.skipped = [], [], []
        self.expectedFailures, self.unexpectedSuccesses, self.collectedDurations = [], [], []
        self.testsRun = 0
        self._originals = sys.stdout, sys.stderr
        self._buffers = None
        self._mirror = False

    def printErrors(self):
        """Called when the run has ended."""

    def startTestRun(self):
        """Called before the first test."""

    def stopTestRun(self):
        """Called after the last test."""

    def startTest(self, test):
        self.testsRun += 1
        self._mirror = False
        self._setupStdout()

    def _setupStdout(self):
        if self.buffer:
            if self._buffers is None:
                self._buffers = io.StringIO(), io.StringIO()
            sys.stdout, sys.stderr = self._buffers

    def stopTest(self, test):
        self._restoreStdout()
        self._mirror = False

    def _restoreStdout(self):
        if not self.buffer or self._buffers is None:
            return
        if self._mirror:
            for stream, buffer, line in zip(self._originals, self._buffers, (STDOUT_LINE, STDERR_LINE)):
                text = buffer.getvalue()
                if text:
                    stream.write(line % (text if text.endswith('\n') else text + '\n'))
        sys.stdout, sys.stderr = self._originals
        for buffer in self._buffers:
            buffer.seek(0)
            buffer.truncate()

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirror = True

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirror = True

    def addSubTest(self, test, subtest, err):
        if err is not None:
            if getattr(self, 'failfast', False):
                self.stop()
            kept = self.failures if issubclass(err[0], test.failureException) else self.errors
            kept.append((subtest, self._exc_info_to_string(err, test)))
            self._mirror = True

    def addSuccess(self, test):
        """Called for each test that succeeds."""

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not (self.failures or self.errors or getattr(self, 'unexpectedSuccesses', None))

    def stop(self):
        self.shouldStop = True

    def _exc_info_to_string(self, err, test):
        kind, error, tb = err
        self._trim(error, tb, test)
        text = ''.join(traceback.format_exception(error))
        if self.buffer and self._buffers:
            for buffer, line in zip(self._buffers, (STDOUT_LINE, STDERR_LINE)):
                printed = buffer.getvalue()
                if printed:
                    text += line % (printed if printed.endswith('\n') else printed + '\n')
        return text

    def _trim(self, error, tb, test):
        # The frames of this package before the test, and those of its assertions, are not the program's.
        seen = set()
        while error is not None and id(error) not in seen:
            seen.add(id(error))
            while tb is not None and '__unittest' in tb.tb_frame.f_globals:
                tb = tb.tb_next
            if isinstance(error, test.failureException):
                last, at = None, tb
                while at is not None and '__unittest' not in at.tb_frame.f_globals:
                    last, at = at, at.tb_next
                if last is not None:
                    last.tb_next = None
            error.__traceback__ = tb
            error = error.__cause__ if error.__cause__ is not None else (
                None if error.__suppress_context__ else error.__context__)
            tb = error.__traceback__ if error is not None else None

    def __repr__(self):
        return (f'<{self.__class__.__module__}.{self.__class__.__qualname__} run={self.testsRun} '
                f'errors={len(self.errors)} failures={len(self.failures)}>')

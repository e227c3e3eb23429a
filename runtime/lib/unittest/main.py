"""unittest.main: a module's tests as a program."""
import os.path
import sys

from . import loader, runner

__unittest = True
_USAGE = """usage: {0} [-h] [-v] [-q] [--locals] [--durations N] [-f] [-c] [-b]
             [-k TESTNAMEPATTERNS]
             [tests ...]
"""
_FLAGS = {'-v': ('verbosity', 2), '--verbose': ('verbosity', 2), '-q': ('verbosity', 0), '--quiet': ('verbosity', 0),
          '-f': ('failfast', True), '--failfast': ('failfast', True), '-b': ('buffer', True), '--buffer': ('buffer', True),
          '--locals': ('tb_locals', True), '-c': ('catchbreak', True), '--catch': ('catchbreak', True)}


class TestProgram:
    """Reads the command line, runs the tests, exits."""

    module = None

    def __init__(self, module='__main__', defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False, durations=None):
        self.module = __import__(module) if isinstance(module, str) else module
        for part in module.split('.')[1:] if isinstance(module, str) else ():
            self.module = getattr(self.module, part)
        self.exit, self.verbosity, self.failfast, self.catchbreak = exit, verbosity, failfast, catchbreak
        self.buffer, self.tb_locals, self.durations = buffer, tb_locals, durations
        self.warnings = 'default' if warnings is None and not sys.warnoptions else warnings
        self.defaultTest, self.testRunner, self.testLoader = defaultTest, testRunner, testLoader
        argv = sys.argv if argv is None else argv
        self.progName = os.path.basename(argv[0])
        self.parseArgs(argv)
        self.runTests()

    def _wrong(self, message):
        sys.stderr.write(_USAGE.format(self.progName))
        sys.stderr.write(f'{self.progName}: error: {message}\n')
        sys.exit(2)

    def parseArgs(self, argv):
        names, rest = [], list(argv[1:])
        while rest:
            word = rest.pop(0)
            if word in _FLAGS:
                name, value = _FLAGS[word]
                setattr(self, name, value)
            elif word in ('-h', '--help'):
                print(_USAGE.format(self.progName), end='')
                sys.exit(0)
            elif word in ('-k', '--durations'):
                if not rest:
                    self._wrong(f'argument {word}: expected one argument')
                value = rest.pop(0)
                if word == '--durations':
                    self.durations = int(value)
                else:
                    pattern = value if '*' in value else f'*{value}*'
                    self.testLoader.testNamePatterns = (self.testLoader.testNamePatterns or []) + [pattern]
            elif word.startswith('-') and len(word) > 1:
                self._wrong(f'unrecognized arguments: {word}')
            else:
                names.append(word)
        if names:
            self.testNames = names
            if __name__ == '__main__':
                self.module = None
        elif self.defaultTest is None:
            self.testNames = None
        else:
            self.testNames = (self.defaultTest,) if isinstance(self.defaultTest, str) else list(self.defaultTest)
        self.createTests()

    def createTests(self):
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        chosen = self.testRunner if self.testRunner is not None else runner.TextTestRunner
        if isinstance(chosen, type):
            chosen = chosen(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                            warnings=self.warnings, tb_locals=self.tb_locals, durations=self.durations)
        self.result = chosen.run(self.test)
        if self.exit:
            if not self.result.wasSuccessful():
                sys.exit(1)
            if self.result.testsRun == 0 and len(self.result.skipped) == 0:
                sys.exit(5)
            sys.exit(0)


main = TestProgram

import io
import re
import sys
import unittest


def report(*classes, **how):
    stream = io.StringIO()
    suite = unittest.TestSuite(unittest.defaultTestLoader.loadTestsFromTestCase(cls) for cls in classes)
    result = unittest.TextTestRunner(stream, **how).run(suite)
    text = re.sub(r'in \d+\.\d+s', 'in Ns', stream.getvalue())
    print(re.sub(r'File "[^"]*/', 'File "', text))
    return result


class Values(unittest.TestCase):
    def setUp(self):
        self.basket = ['apple', 'pear']
        self.addCleanup(self.basket.clear)

    def test_contents(self):
        self.assertEqual(self.basket, ['apple', 'pear'])

    def test_lists(self):
        self.assertEqual(self.basket, ['apple', 'plum', 'fig'])

    def test_lines(self):
        self.assertEqual('one\ntwo\nthree\n', 'one\ntwos\nthree\n')

    def test_words(self):
        self.assertEqual('colour', 'color')

    def test_dicts(self):
        self.assertEqual({'a': 1, 'b': 2}, {'a': 1, 'b': 3})

    def test_sets(self):
        self.assertEqual({1, 2, 3}, {2, 3, 4})

    def test_tuples(self):
        self.assertEqual((1, 2), (1, 2, 3), 'a word more')

    def test_long(self):
        self.assertEqual('x' * 120 + 'a', 'x' * 120 + 'bcd')

    def test_trouble(self):
        """Says what it is about.

        And more."""
        {}['nothing']

    def test_counts(self):
        self.assertCountEqual([1, 2, 2], [2, 1, 1])


class Blocks(unittest.TestCase):
    def test_raises(self):
        with self.assertRaises(ValueError) as caught:
            int('three')
        self.assertIn('three', str(caught.exception))
        self.assertRaises(KeyError, {}.__getitem__, 1)

    def test_silence(self):
        with self.assertRaises(ValueError):
            pass

    def test_silent_call(self):
        self.assertRaises(ValueError, int, '3')

    def test_pattern(self):
        with self.assertRaisesRegex(ValueError, 'four'):
            int('three')

    def test_parts(self):
        for number in range(4):
            with self.subTest('evenness', number=number):
                self.assertEqual(number % 2, 0)

    @unittest.skip('not today')
    def test_skipped(self):
        self.fail()

    @unittest.skipIf(True, 'it is true')
    def test_skipped_if(self):
        self.fail()

    @unittest.expectedFailure
    def test_expected(self):
        self.fail('as told')

    @unittest.expectedFailure
    def test_unexpected(self):
        pass


class Setup(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise RuntimeError('no class today')

    def test_never(self):
        pass


class Messages(unittest.TestCase):
    def test_all(self):
        calls = [(self.assertTrue, 0), (self.assertFalse, 1), (self.assertIs, 1, 2), (self.assertIsNone, 3),
                 (self.assertIn, 1, [2]), (self.assertNotIn, 1, [1]), (self.assertLess, 2, 1),
                 (self.assertGreater, 1, 2), (self.assertLessEqual, 2, 1), (self.assertGreaterEqual, 1, 2),
                 (self.assertIsInstance, 1, str), (self.assertNotIsInstance, 1, int), (self.assertIsNotNone, None),
                 (self.assertIsNot, None, None), (self.assertNotEqual, 1, 1), (self.assertRegex, 'abc', 'x+'),
                 (self.assertNotRegex, 'axxc', 'x+'), (self.assertAlmostEqual, 1, 1.1),
                 (self.assertNotAlmostEqual, 1, 1.00000001)]
        for function, *args in calls:
            for extra in {}, {'msg': 'because'}:
                try:
                    function(*args, **extra)
                except self.failureException as failure:
                    print(function.__name__, '|', failure)
        with self.assertRaises(TypeError) as caught:
            self.assertRaises(3)
        print(caught.exception)


report(Values)
result = report(Blocks, Setup, verbosity=2)
print(result, result.wasSuccessful(), len(result.skipped))
report(Messages, failfast=True)
print(Values('test_words'), repr(Values('test_words')), Values('test_words').id())
try:
    Values('test_nothing')
except ValueError as error:
    print(error)

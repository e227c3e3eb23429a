"""Averages and spreads. Sums are exact (fractions), rounded once at the end."""

import math as _math
from collections import Counter as _Counter
from fractions import Fraction as _Fraction

__all__ = ["NormalDist", "StatisticsError", "correlation", "covariance", "fmean", "geometric_mean", "harmonic_mean",
           "linear_regression", "mean", "median", "median_grouped", "median_high", "median_low", "mode", "multimode",
           "pstdev", "pvariance", "quantiles", "stdev", "variance"]


class StatisticsError(ValueError):
    """There are too few data, or unfit ones."""


def _exact(data):
    """(values as a list, exact sum, type of results)"""
    values = list(data)
    kind = int
    total = _Fraction(0)
    for value in values:
        if isinstance(value, float):
            if kind in (int, _Fraction):
                kind = float
            if not _math.isfinite(value):
                return values, sum(values), float
        elif not isinstance(value, int) and kind is not float:
            kind = type(value)
        if not hasattr(value, "as_integer_ratio") and not hasattr(value, "numerator"):
            raise TypeError(f"can't convert type '{type(value).__name__}' to numerator/denominator")
        total += _Fraction(value)
    return values, total, kind


def _back(value, kind):
    """An exact result in the data's own type; ints that do not come out even become floats."""
    if isinstance(value, float) or type(value) is kind:
        return value
    if kind is int:
        return int(value) if value.denominator == 1 else value.numerator / value.denominator
    if kind is float:
        return value.numerator / value.denominator
    try:
        return kind(value)
    except TypeError:
        return kind(value.numerator) / kind(value.denominator)


def _sorted(data, name="data"):
    values = sorted(data)
    if not values:
        raise StatisticsError(f"no median for empty data")
    return values


def mean(data):
    """The sum divided by how many there are."""
    values, total, kind = _exact(data)
    if not values:
        raise StatisticsError("mean requires at least one data point")
    return _back(total / len(values), kind)


def fmean(data, weights=None):
    values = list(data)
    if weights is None:
        if not values:
            raise StatisticsError("fmean requires at least one data point")
        return _math.fsum(values) / len(values)
    weights = list(weights)
    if len(weights) != len(values):
        raise StatisticsError("data and weights must be the same length")
    below = _math.fsum(weights)
    if not below:
        raise StatisticsError("sum of weights must be non-zero")
    return _math.sumprod(values, weights) / below


def geometric_mean(data):
    values = [float(value) for value in data]
    if not values:
        raise StatisticsError("Must have a non-empty dataset")
    if any(value < 0 for value in values):
        raise StatisticsError("No negative inputs allowed", next(value for value in values if value < 0))
    if 0.0 in values:
        return 0.0
    return _math.exp(_math.fsum(map(_math.log, values)) / len(values))


def harmonic_mean(data, weights=None):
    values = list(data)
    if not values:
        raise StatisticsError("harmonic_mean requires at least one data point")
    if any(value < 0 for value in values):
        raise StatisticsError("harmonic mean does not support negative values")
    weights = [1] * len(values) if weights is None else list(weights)
    if len(weights) != len(values):
        raise StatisticsError("Number of weights does not match data size")
    if 0 in values:
        return 0
    _, _, kind = _exact(values)
    below = sum(_Fraction(weight / value) for value, weight in zip(values, weights))
    return _back(sum(map(_Fraction, weights)) / below, kind)


def median(data):
    """The middle one, or half-way between the two in the middle."""
    values = _sorted(data)
    half, odd = divmod(len(values), 2)
    return values[half] if odd else (values[half - 1] + values[half]) / 2


def median_low(data):
    values = _sorted(data)
    return values[(len(values) - 1) // 2]


def median_high(data):
    values = _sorted(data)
    return values[len(values) // 2]


def median_grouped(data, interval=1.0):
    """The median of values that stand for the middles of intervals."""
    values = _sorted(data)
    count = len(values)
    middle = values[count // 2]
    below = sum(value < middle for value in values)
    same = values.count(middle)
    try:
        interval, middle = float(interval), float(middle)
    except ValueError:
        raise TypeError("Value cannot be converted to a float") from None
    return middle - interval / 2 + interval * (count / 2 - below) / same


def mode(data):
    """The commonest; the first of them if there are several."""
    commonest = _Counter(iter(data)).most_common(1)
    if not commonest:
        raise StatisticsError("no mode for empty data")
    return commonest[0][0]


def multimode(data):
    counts = _Counter(iter(data))
    most = max(counts.values(), default=0)
    return [value for value, count in counts.items() if count == most]


def quantiles(data, *, n=4, method="exclusive"):
    """The n - 1 cuts between n parts of like size."""
    if n < 1:
        raise StatisticsError("n must be at least 1")
    values = sorted(data)
    if len(values) < 2:
        if len(values) == 1:
            return values * (n - 1)
        raise StatisticsError("must have at least one data point")
    if method == "inclusive":
        spread = len(values) - 1
        places = [divmod(i * spread, n) for i in range(1, n)]
        return [(values[j] * (n - rest) + values[j + 1] * rest) / n for j, rest in places]
    if method != "exclusive":
        raise ValueError(f"Unknown method: {method!r}")
    spread = len(values) + 1
    cuts = []
    for i in range(1, n):
        j = min(max(i * spread // n, 1), len(values) - 1)
        rest = i * spread - j * n
        cuts.append((values[j - 1] * (n - rest) + values[j] * rest) / n)
    return cuts


# ---- spread

def _squares(data, centre, least, what):
    values, total, kind = _exact(data)
    if len(values) < least:
        raise StatisticsError(f"{what} requires at least {'one data point' if least == 1 else 'two data points'}")
    middle = total / len(values) if centre is None else _Fraction(centre)
    return sum((_Fraction(value) - middle) ** 2 for value in values), len(values), kind


def _root(square):
    """The double nearest to the root of a fraction."""
    if not square:
        return 0.0
    above, below = square.numerator, square.denominator
    shift = (above.bit_length() - below.bit_length() - 109) // 2
    scaled = above // (below << 2 * shift) if shift >= 0 else (above << -2 * shift) // below
    exact = (scaled * below << 2 * shift if shift >= 0 else scaled * below) == (above if shift >= 0 else above << -2 * shift)
    root = _math.isqrt(scaled)
    root |= root * root != scaled or not exact        # odd, if anything was cut off: rounds to the right side
    return float(root << shift) if shift >= 0 else root / (1 << -shift)


def variance(data, xbar=None):
    squares, count, kind = _squares(data, xbar, 2, "variance")
    return _back(squares / (count - 1), kind)


def pvariance(data, mu=None):
    squares, count, kind = _squares(data, mu, 1, "pvariance")
    return _back(squares / count, kind)


def stdev(data, xbar=None):
    squares, count, _ = _squares(data, xbar, 2, "stdev")
    return _root(squares / (count - 1))


def pstdev(data, mu=None):
    squares, count, _ = _squares(data, mu, 1, "pstdev")
    return _root(squares / count)


# ---- two at a time

def _deviations(x, y, what):
    if len(x) != len(y):
        raise StatisticsError(f"{what} requires that both inputs have same number of data points")
    if len(x) < 2:
        raise StatisticsError(f"{what} requires at least two data points")
    x_mean, y_mean = _math.fsum(x) / len(x), _math.fsum(y) / len(y)
    return [value - x_mean for value in x], [value - y_mean for value in y], x_mean, y_mean


def covariance(x, y, /):
    dx, dy, *_ = _deviations(x, y, "covariance")
    return _math.sumprod(dx, dy) / (len(dx) - 1)


def correlation(x, y, /, *, method="linear"):
    if method == "ranked":
        x, y = _ranks(x), _ranks(y)
    elif method != "linear":
        raise ValueError(f"Unknown method: {method!r}")
    dx, dy, *_ = _deviations(x, y, "correlation")
    try:
        return _math.sumprod(dx, dy) / _math.sqrt(_math.sumprod(dx, dx) * _math.sumprod(dy, dy))
    except ZeroDivisionError:
        raise StatisticsError("at least one of the inputs is constant") from None


def _ranks(values):
    """1 for the least; equal values share the middle of their ranks."""
    order = sorted(values)
    return [order.index(value) + (order.count(value) + 1) / 2 for value in values]


class LinearRegression(tuple):
    """(slope, intercept)"""

    slope = property(lambda self: self[0])
    intercept = property(lambda self: self[1])

    def __repr__(self):
        return f"LinearRegression(slope={self[0]!r}, intercept={self[1]!r})"


def linear_regression(x, y, /, *, proportional=False):
    """The line that fits the points best."""
    dx, dy, x_mean, y_mean = _deviations(x, y, "linear regression")
    if proportional:
        dx, dy = x, y
    try:
        slope = _math.sumprod(dx, dy) / _math.sumprod(dx, dx)
    except ZeroDivisionError:
        raise StatisticsError("x is constant") from None
    return LinearRegression((slope, 0.0 if proportional else y_mean - slope * x_mean))


class NormalDist:
    """The bell curve with a given mean and standard deviation."""

    __slots__ = ("_mu", "_sigma")

    def __init__(self, mu=0.0, sigma=1.0):
        if sigma < 0.0:
            raise StatisticsError("sigma must be non-negative")
        self._mu = float(mu)
        self._sigma = float(sigma)

    mean = median = mode = property(lambda self: self._mu)
    stdev = property(lambda self: self._sigma)
    variance = property(lambda self: self._sigma * self._sigma)

    @classmethod
    def from_samples(cls, data):
        values = list(data)
        return cls(fmean(values), stdev(values))

    def samples(self, n, *, seed=None):
        import random
        source = random.Random(seed)
        return [source.gauss(self._mu, self._sigma) for _ in range(n)]

    def pdf(self, x):
        if not self._sigma:
            raise StatisticsError("pdf() not defined when sigma is zero")
        distance = x - self._mu
        return _math.exp(distance * distance / (-2.0 * self.variance)) / _math.sqrt(_math.tau * self.variance)

    def cdf(self, x):
        if not self._sigma:
            raise StatisticsError("cdf() not defined when sigma is zero")
        return 0.5 * _math.erfc((self._mu - x) / (self._sigma * _math.sqrt(2.0)))

    def inv_cdf(self, p):
        """Where the share p lies below: by halving."""
        if not 0.0 < p < 1.0:
            raise StatisticsError("p must be in the range 0.0 < p < 1.0")
        low, high = self._mu - 40 * self._sigma, self._mu + 40 * self._sigma
        while low < (middle := (low + high) / 2) < high:
            if self.cdf(middle) < p:
                low = middle
            else:
                high = middle
        return middle

    def zscore(self, x):
        if not self._sigma:
            raise StatisticsError("zscore() not defined when sigma is zero")
        return (x - self._mu) / self._sigma

    def quantiles(self, n=4):
        return [self.inv_cdf(i / n) for i in range(1, n)]

    def __add__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu + other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu + other, self._sigma)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, NormalDist):
            return NormalDist(self._mu - other._mu, _math.hypot(self._sigma, other._sigma))
        return NormalDist(self._mu - other, self._sigma)

    def __mul__(self, factor):
        return NormalDist(self._mu * factor, self._sigma * abs(factor))

    __rmul__ = __mul__

    def __truediv__(self, divisor):
        return NormalDist(self._mu / divisor, self._sigma / abs(divisor))

    def __eq__(self, other):
        if not isinstance(other, NormalDist):
            return NotImplemented
        return (self._mu, self._sigma) == (other._mu, other._sigma)

    def __hash__(self):
        return hash((self._mu, self._sigma))

    def __repr__(self):
        return f"NormalDist(mu={self._mu!r}, sigma={self._sigma!r})"

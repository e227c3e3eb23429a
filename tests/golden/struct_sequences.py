# Tuples with named and hidden fields, and time.strptime, which makes one.
import sys, time, os, copy
def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
st = time.gmtime(0)
for f in (lambda: st, lambda: st.tm_zone, lambda: st.tm_gmtoff, lambda: len(st), lambda: st.n_fields, lambda: st.n_sequence_fields, lambda: st.n_unnamed_fields,
    lambda: time.struct_time(range(9)), lambda: time.struct_time(range(11)), lambda: time.struct_time(range(11)).tm_zone, lambda: time.struct_time(range(9)).tm_zone,
    lambda: time.struct_time(range(8)), lambda: time.struct_time(range(12)), lambda: time.struct_time((1,)*9, {'tm_zone': 'X'}).tm_zone,
    lambda: st.__replace__(foo=3), lambda: st == tuple(st), lambda: hash(st) == hash(tuple(st)), lambda: st[:3], lambda: type(st[:3]), lambda: st.__match_args__, lambda: repr(time.struct_time), lambda: time.struct_time.tm_zone, lambda: st.tm_year,
    lambda: sys.getsizeof(st), lambda: st + (1,), lambda: st[9], lambda: st[-1],
    lambda: sys.version_info.n_fields, lambda: sys.float_info.n_fields, lambda: sys.int_info, lambda: sys.hash_info.n_fields, lambda: sys.version_info.__replace__(major=5), lambda: type(sys.version_info)(range(5)), lambda: type(sys.flags)(),
    lambda: time.struct_time([1]*9), lambda: time.struct_time('abcdefghi'), lambda: time.struct_time(5), lambda: time.struct_time(), lambda: time.struct_time(sequence=(1,)*9, dict={}),
    lambda: time.strftime('%Y', time.struct_time((2020,1,2,3,4,5,6,7,0))),
    lambda: time.strptime('2020-01-02', '%Y-%m-%d'), lambda: time.strptime('30 Nov 00', '%d %b %y'), lambda: time.strptime('10:11:12 PM', '%I:%M:%S %p'),
    lambda: time.strptime('Mon Jan  6 00:00:00 2020'), lambda: time.strptime('2020', '%Y-%m'), lambda: time.strptime('2020-01-02 x', '%Y-%m-%d'), lambda: time.strptime('99', '%H'), lambda: time.strptime('1', '%Q'), lambda: time.strptime('%', '%'), lambda: time.strptime('%', '%%'),
    lambda: time.strptime('2020 200', '%Y %j'), lambda: time.strptime('2020 10 1', '%Y %U %w'), lambda: time.strptime('2020 10 1', '%Y %W %w'), lambda: time.strptime('2020 53 5', '%G %V %u'), lambda: time.strptime('monday march', '%A %B'), lambda: time.strptime('+0530', '%z').tm_gmtoff, lambda: time.strptime('-05:30:15', '%z').tm_gmtoff, lambda: time.strptime('Z', '%z'), lambda: time.strptime('utc', '%Z'), lambda: time.strptime('12.5', '%S.%f'), lambda: time.strptime('01/02/99', '%x'), lambda: time.strptime('01:02:03', '%X'), lambda: time.strptime('  5', ' %d'), lambda: time.strptime('a.b', 'a.b'), lambda: time.strptime('60', '%S'), lambda: time.strptime('62', '%S'), lambda: time.strptime('29 2', '%d %m'), lambda: time.strptime('2021 29 2', '%Y %d %m'), lambda: time.strptime(5, 5), lambda: time.strptime('x'),
    lambda: time.strptime('2020 10', '%G %V'), lambda: time.strptime('10 1', '%V %u'), lambda: time.strptime('12AM', '%I%p').tm_hour,
    ): t(f)
import datetime
for f in (lambda: datetime.datetime.strptime('2020-01-02 03:04:05.678', '%Y-%m-%d %H:%M:%S.%f'), lambda: datetime.datetime.strptime('2020 +0100', '%Y %z'), lambda: datetime.datetime.strptime('x', '%Y'), lambda: datetime.date.today().year > 2000): t(f)

import datetime as D
from datetime import *
d=date(2024,2,29); print(d, repr(d), d.weekday(), d.isocalendar(), d.strftime('%A %d %B %Y %j %U %W'), d+timedelta(366), d.replace(year=2023,day=1), d.toordinal(), date.fromordinal(738945), d.ctime(), d.timetuple().tm_yday)
t=timedelta(days=1.5,hours=3,minutes=-7); print(t, repr(t), t.total_seconds(), -t, t*2, t/3, t//timedelta(hours=1), t%timedelta(hours=5), divmod(t,timedelta(hours=5)), abs(-t), t>timedelta(), hash(t)==hash(timedelta(seconds=t.total_seconds())), t*1.5, timedelta(microseconds=-1), timedelta(0), repr(timedelta(0)), timedelta.max, timedelta.min)
n=datetime(2024,3,10,14,5,9,123456); print(n, repr(n), n.isoformat(), n.isoformat(' ','minutes'), n.date(), n.time(), n-timedelta(hours=20), n-datetime(2023,1,1), n.strftime('%Y-%m-%d %H:%M:%S.%f %p %I %y %%'), f"{n:%d/%m/%Y}")
print(datetime.strptime('2024-12-25 10:30:00','%Y-%m-%d %H:%M:%S'), datetime.strptime('Mar 5, 99 3:07 PM','%b %d, %y %I:%M %p'), datetime.fromisoformat('2024-01-02T03:04:05.678+02:00'), date.fromisoformat('20240102'), time.fromisoformat('04:05'), datetime.fromisoformat('2024-01-02'))
u=datetime(2024,1,1,12,tzinfo=timezone.utc); z=timezone(timedelta(hours=5,minutes=30)); print(u, u.astimezone(z), u.timestamp(), u==u.astimezone(z), z, repr(z), repr(u), u.utcoffset(), u.tzname(), timezone(timedelta(hours=-5),'EST'))
print(time(1,2), repr(time(1,2,3,4)), time(23,59)<time(23,59,1), time(1,2).replace(hour=5), repr(time(1,tzinfo=timezone.utc)))
for bad in ("date(2023,2,29)","date(2023,13,1)","date(0,1,1)","datetime(2023,1,1,25)","date('a',1,1)","datetime.strptime('x','%Y')","date.fromisoformat('2024-1-1')","datetime(2024,1,1)<date(2024,1,1)","u<datetime(2024,1,1)","u-datetime(2024,1,1)","date(9999,12,31)+timedelta(1)","timedelta('a')","timedelta(1)/0","datetime.strptime('2024-01-01 x','%Y-%m-%d')","time(24)","timezone(5)"):
    try: print(bad, eval(bad))
    except Exception as e: print(bad, type(e).__name__, e)
print(date(2024,1,1)==datetime(2024,1,1), {date(2024,1,1):1}[date(2024,1,1)], sorted([date(2024,5,1),date(2023,1,1)]), date.min, date.max, datetime.max, max(date(2020,1,1),date(2021,1,1)))
print(datetime.fromtimestamp(0,timezone.utc), datetime.fromtimestamp(1.5,timezone.utc), date(2021,1,3).isocalendar(), date.fromisocalendar(2020,53,7), datetime.combine(d,time(5)), type(date.today())is date, (datetime.now()-datetime.now()).days, n.replace(microsecond=0).isoformat(), datetime(2024,1,1).isoformat(timespec='milliseconds'))
for y in range(1,9999,777):
    for m in (1,2,12):
        x=date(y,m,28); assert date.fromordinal(x.toordinal())==x
        print(x.weekday(), end=' ')
print()

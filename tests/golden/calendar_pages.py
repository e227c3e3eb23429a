import calendar
from calendar import Calendar, HTMLCalendar, TextCalendar

print(calendar.month(2024, 2))
print(calendar.calendar(2023))
print(TextCalendar(6).formatmonth(1999, 12, 5, 2), TextCalendar().formatyear(2000, 3, 1, 4, 2)[:700], sep='\n')
print(HTMLCalendar(2).formatmonth(2021, 5), HTMLCalendar().formatyear(2021, 4)[:600], sep='\n')
print(calendar.monthcalendar(2015, 2), calendar.monthrange(2100, 2), calendar.isleap(2000), calendar.isleap(1900))
print(calendar.leapdays(1990, 2021), calendar.weekday(2024, 1, 31), calendar.timegm((2001, 2, 3, 4, 5, 6)))
print(list(calendar.day_name), list(calendar.month_abbr), calendar.weekheader(4), calendar.FRIDAY, calendar.Month(3), repr(calendar.MARCH))
weeks = Calendar(3)
print(list(weeks.itermonthdays(2022, 9)), list(weeks.itermonthdays2(2022, 2))[:8], list(weeks.iterweekdays()))
print(list(weeks.itermonthdays3(2022, 12))[-4:], list(weeks.itermonthdays4(2022, 1))[:2], list(weeks.itermonthdates(2022, 3))[0])
print(len(weeks.yeardayscalendar(2020)), weeks.monthdays2calendar(2020, 5)[0])
for wrong in (lambda: calendar.monthrange(2020, 13), lambda: calendar.setfirstweekday(7), lambda: calendar.month(2020, 0)):
    try:
        wrong()
    except ValueError as error:
        print(type(error).__name__, error)
calendar.setfirstweekday(calendar.SUNDAY)
calendar.prmonth(2025, 8)

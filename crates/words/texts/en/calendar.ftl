# A day and an hour as they are told ("Saturday 12 December 2026", "14:00").

calendar-day = { $weekday } { $date } { $month } { $year }
calendar-hour = { $hour }:00
calendar-hour-minute = { $hour }:{ $minute }
calendar-first = 1
calendar-weekday-1 = Monday
calendar-weekday-2 = Tuesday
calendar-weekday-3 = Wednesday
calendar-weekday-4 = Thursday
calendar-weekday-5 = Friday
calendar-weekday-6 = Saturday
calendar-weekday-7 = Sunday
calendar-month-01 = January
calendar-month-02 = February
calendar-month-03 = March
calendar-month-04 = April
calendar-month-05 = May
calendar-month-06 = June
calendar-month-07 = July
calendar-month-08 = August
calendar-month-09 = September
calendar-month-10 = October
calendar-month-11 = November
calendar-month-12 = December

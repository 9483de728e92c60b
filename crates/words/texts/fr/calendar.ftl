# Un jour et une heure tels qu’on les dit (« samedi 12 décembre 2026 », « 14 h »).

calendar-day = { $weekday } { $date } { $month } { $year }
calendar-hour = { $hour } h
calendar-hour-minute = { $hour } h { $minute }
calendar-first = 1er
calendar-weekday-1 = lundi
calendar-weekday-2 = mardi
calendar-weekday-3 = mercredi
calendar-weekday-4 = jeudi
calendar-weekday-5 = vendredi
calendar-weekday-6 = samedi
calendar-weekday-7 = dimanche
calendar-month-01 = janvier
calendar-month-02 = février
calendar-month-03 = mars
calendar-month-04 = avril
calendar-month-05 = mai
calendar-month-06 = juin
calendar-month-07 = juillet
calendar-month-08 = août
calendar-month-09 = septembre
calendar-month-10 = octobre
calendar-month-11 = novembre
calendar-month-12 = décembre

# The voucher: its page, and the printed sheet.

voucher-title = Your invitation is ready.
voucher-booked = Your visit is booked.
voucher-show-counter = Show it at the counter, on this phone or on paper.
voucher-show-home = Show it to the mail carrier, on this phone or on paper.
voucher-show-visit = Show your invitation to the mail carrier, on this phone or on paper.
voucher-visit-label = The mail carrier comes to your home on
voucher-visit-hours = between { $from } and { $to }
voucher-code-label = If the reader cannot read it, give these letters:
voucher-qr-label = Code for the agent to scan
voucher-before-label = To be shown before
voucher-days-left = { $days ->
    [0] Last day. If the date passes, nothing is lost: you can extend it.
    [one] { $days } day left. If the date passes, nothing is lost: you can extend it.
   *[other] { $days } days left. If the date passes, nothing is lost: you can extend it.
}
voucher-calendar = Put the date in my calendar
voucher-print = Print
voucher-bring-label = What to bring
voucher-bring-document = Your original identity document
voucher-bring-nothing-else = Nothing else: no photo, no photocopy, no proof of address.
voucher-where-label = Where
voucher-where-counter = At any authorised post office.
voucher-there-label = On the spot
voucher-there = Allow five minutes. Your face and your document are compared; no image is kept. The answer is not given on the spot: you will receive it by message, usually the same day.
voucher-personal = This invitation is personal. Give it to nobody but the agent who checks you.
voucher-withdraw = Withdraw my request

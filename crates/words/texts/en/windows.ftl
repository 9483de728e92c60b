# The windows of the two agents: what surrounds them, and the opening of a session.
# ("device" stands for the counter's desk machine and for the carrier's phone.)

window-counter = Vis-à-vis counter
window-field = Vis-à-vis round
# The other language, in its own words.
window-language = Français
window-contrast = High contrast
window-sun = Full sun
window-starting = One moment…
window-retry = Try again
window-stale = The display has stopped. Try again.

state-offline = { $count ->
    [0] Offline
    [one] Offline – 1 record waiting
   *[other] Offline – { $count } records waiting
}
state-offline-since = { $count ->
    [0] Offline since { $time }
    [one] Offline since { $time } – 1 record waiting
   *[other] Offline since { $time } – { $count } records waiting
}
state-sending = { $count ->
    [one] Online – 1 record on its way
   *[other] Online – { $count } records on their way
}

outbox-none = Nothing has been sealed here yet.
outbox-complete = { $done ->
    [one] One record made, one received. Nothing is missing.
   *[other] { $done } records made, { $done } received. Nothing is missing.
}
outbox-kept = { $count ->
    [one] 1 received by the registry
   *[other] { $count } received by the registry
}
outbox-waiting = { $count ->
    [one] 1 recorded here
   *[other] { $count } recorded here
}
outbox-quarantined = { $count ->
    [one] 1 set aside by the registry
   *[other] { $count } set aside by the registry
}

sign-in-device = This device
sign-in-device-unknown = Not registered yet
sign-in-records = Records

sign-in-enrol-title = Register this device.
sign-in-enrol-lead = The administration gives the server’s address and a code that works once.
sign-in-server = Server address
sign-in-server-hint = The administration gives it with the code
sign-in-device-code = Device code
sign-in-device-code-hint = Sixteen letters, in groups of four
sign-in-enrol-do = Register the device
sign-in-server-away = The server does not answer. Check its address and the network, then try again.
sign-in-server-invalid = This is not a server’s address. It begins with https; http is only for the demo, on this very device (localhost).

sign-in-confirm-title = Have these letters compared.
sign-in-confirm-lead = Read them to the administration, who see theirs in the console, page Devices. They confirm if both are the same; this device then goes on by itself.
sign-in-confirm-do = Ask whether it is done
sign-in-confirm-not-yet = Not confirmed yet.
sign-in-confirm-skip = Open a session without waiting
sign-in-confirm-differ = If a single letter differs, stop here: somebody is between this device and the server.

ledger-doubted = The registry contradicts what it had signed for this device ({ $day }, { $time }).
ledger-doubted-more = Nothing is lost: the device keeps and sends everything, and deletes nothing. Tell the administration.
ledger-again = Register the device again
ledger-restored = The registry was restored from a copy ({ $day }, { $time }).
ledger-restored-more = This device sends it what is missing by itself. If nobody told you of it, tell the administration.

sign-in-enlist-title = Make your vault.
sign-in-enlist-lead = It keeps the key that signs your checks on this device. Only your PIN opens it.
sign-in-login = Login
sign-in-login-hint = The one the administration gave you
sign-in-agent-code = Enlistment code
sign-in-agent-code-hint = Came with the login and works once
sign-in-pin-new = PIN of your choice
sign-in-pin-new-hint = 6 to 12 digits, no run and no repetition
sign-in-pin-again = The same PIN
sign-in-pin-differs = The two PINs differ. Type both again.
sign-in-enlist-do = Make my vault
sign-in-login-unknown = This login is not known. Read it again, or ask the administration for it.

sign-in-title = Open your session.
sign-in-lead = Choose your name, then type your PIN.
sign-in-locked = Session locked after a while without activity. Nothing is lost: type your PIN to go on.
sign-in-agents = Your name
sign-in-unchosen = Choose your name.
sign-in-pin = PIN
sign-in-pin-hint = 6 to 12 digits
sign-in-tries-left = { $count ->
    [one] This is not the right PIN. One try is left: after it, the vault is destroyed.
   *[other] This is not the right PIN. { $count } tries are left.
}
# Said before anything is typed, when three tries or fewer are left.
sign-in-tries-few = { $count ->
    [one] One try is left: after it, the vault is destroyed.
   *[other] { $count } tries are left before the vault is destroyed.
}
sign-in-vault-destroyed = Vault destroyed
sign-in-no-vault = This person has no vault on this device. To make one, choose “My name is not here”.
sign-in-do = Open the session
sign-in-other = My name is not here
sign-in-back = Back
sign-in-busy = One moment…
sign-in-enter = Enter

sign-in-destroyed-title = This vault is destroyed.
sign-in-destroyed-do = Make a new vault

sign-in-close = Close the session

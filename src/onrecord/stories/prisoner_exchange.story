An exchange of prisoners that was rumoured, denied by both sides, and made
event: release; Belarus (Belarus), Lithuania (Lithuania)

2034-09-02
  unnamed relatives of two prisoners: affirms "within days" [2034-09-02/2034-09-12]
  = announced

2034-09-03
  Foreign Ministry (Belarus), body: denies
  = in_doubt

2034-09-04
  Foreign Minister (Lithuania), minister: denies
  = cancelled

# Reported by anyone credible, it has taken place, whatever was denied before.
2034-09-30
  The Daily itself: reports_held "this morning" [2034-09-30]
  = took_place

# One side has answered the relatives; the other only adds to it.
! Foreign Ministry / unnamed relatives of two prisoners over whether until 2034-09-13

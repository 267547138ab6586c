A truce that was offered, refused, agreed, kept for a day and broken
event: ceasefire; the northern army (North), the southern army (South)

2029-02-01
  Mediator of Norway (Norway): proposes "for three days from Sunday" [2029-02-04/2029-02-06]
  = proposed

2029-02-02
  the northern army (North): affirms "from Sunday" [2029-02-04/2029-02-06]
  = announced
  = announced as known 2029-02-02

2029-02-03
  the southern army (South): denies
  = in_doubt

2029-02-04
  the southern army (South): affirms "from noon" [2029-02-04/2029-02-06]
  = confirmed

2029-02-05
  The Daily itself: reports_held "since noon on Sunday" [2029-02-04/2029-02-06]
  = under_way

2029-02-06
  the northern army (North): cancels
  = cancelled

! the northern army / the southern army over whether until 2029-02-04
! the northern army / the southern army over whether until 2029-02-07
~ the southern army: denies, then affirms
~ the northern army: affirms, then cancels

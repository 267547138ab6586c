Train drivers threaten two days of strike, a court forbids it, they strike a week later
event: strike; train drivers’ union, State Railways

2031-03-02
  train drivers’ union: affirms "on Thursday and Friday" [2031-03-06/2031-03-07]
  = announced

# The employer's wish that it should not happen does not make it uncertain who wants to strike; its word that it will not does.
2031-03-04
  State Railways: denies
  = in_doubt

2031-03-05
  Labour Court: cancels
  = cancelled

# A new call for other days is a new plan of the same strike.
2031-03-08
  train drivers’ union: affirms "for 48 hours from Thursday" [2031-03-13/2031-03-14]
  = in_doubt

2031-03-12
  State Railways: affirms [2031-03-13/2031-03-14]
  = confirmed

2031-03-13
  The Daily itself: reports_held [2031-03-13/2031-03-14]
  = under_way

2031-03-15
  = took_place

! State Railways / train drivers’ union over whether until 2031-03-12
~ State Railways: denies, then affirms
~ train drivers’ union: affirms, then affirms

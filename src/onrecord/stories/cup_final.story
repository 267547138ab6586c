The second leg of a cup final, 2018: put off twice, moved to another continent, played
event: contest; River Plate, Boca Juniors; Buenos Aires

2018-11-12
  CONMEBOL itself: affirms "on 24 November" [2018-11-24]
  = announced

2018-11-24
  The Daily itself: postpones "until Sunday" [2018-11-25]
  = postponed

2018-11-25
  Boca Juniors: postpones
  = postponed

2018-11-29
  CONMEBOL itself: affirms "on 9 December in Madrid" [2018-12-09]
  = announced

# One of the two will not play there; the other will.
2018-12-01
  River Plate: denies
  = in_doubt

2018-12-04
  River Plate: affirms "on Sunday" [2018-12-09]
  Boca Juniors: affirms "on Sunday" [2018-12-09]
  = confirmed

2018-12-09
  The Daily itself: reports_held
  = took_place

~ River Plate: denies, then affirms

A verdict that was put off twice before it was given
event: verdict; Constitutional Court

2030-05-06
  The Daily itself: affirms "on 20 May" [2030-05-20]
  = announced

2030-05-20
  Constitutional Court: postpones "until 10 June" [2030-06-10]
  = postponed

# The tenth of June passes and nobody says anything.
2030-06-11
  = lapsed

2030-06-14
  Constitutional Court: affirms "on 1 July" [2030-07-01]
  = announced

# Said on the second of the first: it stood so from the first, but on the first that was not known.
2030-07-01
  = took_place
  = announced as known 2030-07-01
2030-07-02
  The Evening itself: reports_held "on Monday" [2030-07-01]
  = took_place

A state visit of three days, and one who says that it never was
event: visit; King of Norway (Norway); Portugal

2028-04-03
  Royal Court (Norway), body: affirms "from 6 to 8 May" [2028-05-06/2028-05-08]
  = announced

# The host says so too.
2028-04-05
  Presidency (Portugal), body: affirms "in May" [2028-05-01/2028-05-31]
  = confirmed

2028-05-06
  The Daily itself: reports_held "a three-day visit" [2028-05-06/2028-05-08]
  = under_way

2028-05-09
  = took_place

2028-05-12
  a pamphleteer: reports_not_held
  = took_place

! The Daily itself / a pamphleteer over whether

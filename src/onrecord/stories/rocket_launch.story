A moon rocket that did not go on the first days set for it
event: launch; NASA (United States)

2022-08-22
  NASA (United States): affirms "on 29 August" [2022-08-29]
  = announced

2022-08-29
  NASA (United States): postpones
  = postponed

2022-08-30
  NASA (United States): affirms "on Saturday" [2022-09-03]
  = announced

# The outlet reports that it did not go; nobody has said yet when it will.
2022-09-03
  The Daily itself: reports_not_held "on Saturday" [2022-09-03]
  = did_not_take_place

2022-09-12
  NASA (United States): affirms "on 27 September" [2022-09-27]
  = announced

2022-09-24
  NASA (United States): postpones because of a storm
  = postponed

2022-10-12
  NASA (United States): affirms "on 14 November" [2022-11-14]
  = announced

# Put off to a day, it stays put off until that day is confirmed or comes.
2022-11-08
  NASA (United States): postpones "until 16 November" [2022-11-16]
  = postponed

2022-11-16
  The Daily itself: reports_held "early on Wednesday" [2022-11-16]
  = took_place

~ NASA: affirms, then postpones
~ NASA: affirms, then affirms

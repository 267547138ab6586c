Talks that were set for a week from which nothing was heard
event: talks; Sudan (Sudan), South Sudan (South Sudan); Addis Ababa

2031-01-10
  Sudan (Sudan): affirms "in the first week of February" [2031-02-01/2031-02-07]
  = announced

2031-01-12
  South Sudan (South Sudan): affirms "in the first week of February" [2031-02-01/2031-02-07]
  = confirmed

2031-02-07
  = confirmed

# Nothing said is neither yes nor no; and words without a new time do not bring the week back.
2031-02-08
  = lapsed
2031-02-10
  South Sudan (South Sudan): doubts
  = lapsed

2031-02-20
  Sudan (Sudan): affirms "on 3 March" [2031-03-03]
  = announced

2031-03-04
  = lapsed

~ Sudan: affirms, then affirms
~ South Sudan: affirms, then doubts

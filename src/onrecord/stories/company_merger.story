Two mills agree to merge; a regulator looks at it; one of them walks away
event: merger; Northern Mills, Southern Mills

# Known at first only by an analyst who does not believe in it.
2027-01-08
  an analyst at Harbour Bank: doubts
  = in_doubt

2027-01-11
  Northern Mills: proposes
  = proposed

2027-01-20
  Northern Mills: affirms "by the end of the year" [2027-01-20/2027-12-31]
  Southern Mills: affirms "by the end of the year" [2027-01-20/2027-12-31]
  = confirmed

# The outlet's own doubt counts while no side answers it.
2027-03-02
  The Ledger itself: doubts
  = in_doubt

2027-03-03
  Southern Mills: affirms
  = confirmed

2027-05-04
  unnamed people close to Southern Mills: cancels
  = in_doubt

2027-05-06
  Southern Mills: cancels
  = cancelled

# The other holds to the contract.
2027-05-09
  Northern Mills: affirms
  = in_doubt

2028-01-01
  = lapsed

# That unnamed people of Southern Mills said so before adds nothing to the two sides being at odds.
! Northern Mills / Southern Mills over whether until 2028-01-01
! Southern Mills / unnamed people close to Southern Mills over whether until 2027-05-06
~ Southern Mills: affirms, then cancels

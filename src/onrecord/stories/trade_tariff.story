A tariff on Mexican goods that was called off three days before it was due
event: tariff; United States (United States)

2019-05-30
  Donald Trump (United States), president, social_media: affirms "on June 10" [2019-06-10]
  = announced

# An unnamed source that speaks for nobody puts it in doubt until someone of the side speaks; it cannot call it off.
2019-06-03
  unnamed person briefed on the talks: cancels
  = in_doubt

2019-06-04
  Donald Trump (United States), president, briefing: affirms "next week" [2019-06-10/2019-06-16]
  = announced

2019-06-07
  Donald Trump (United States), president, social_media: cancels
  = cancelled

# A former official who knows better does not bring it back.
2019-06-08
  a former trade official: affirms
  = cancelled

~ Donald Trump: affirms, then cancels
! Donald Trump / a former trade official over whether
! Donald Trump / unnamed person briefed on the talks over whether until 2019-06-07

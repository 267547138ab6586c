The Budapest summit that was announced in October 2025
event: summit; Donald Trump (United States), Vladimir Putin (Russia); Budapest

2025-10-16
  Donald Trump (United States), president, social_media: affirms "within two weeks" [2025-10-16/2025-10-30] in Budapest
  = announced

# The same post, told again five days later, is no second word; what was published on the 21st was not known on the 16th.
2025-10-16
  Donald Trump (United States), president, social_media: affirms "within two weeks" [2025-10-16/2025-10-30] told by Evening Post published 2025-10-21
  = announced as known 2025-10-16

# An unnamed official can put off what the president announced, but not call it off.
2025-10-21
  unnamed senior US official (United States): postpones "in the immediate future"
  Kremlin (Russia), briefing: doubts "no precise timeframe" [open]
  = postponed
  = announced as known 2025-10-20

# Put off without a new time, it does not lapse with the old one.
2025-10-31
  = postponed

! Donald Trump / unnamed senior US official over when until 2025-10-31
! Donald Trump / Kremlin over when until 2025-10-31
~ United States: affirms, then postpones

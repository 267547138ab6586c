An open-air concert that a storm moved by a week
event: ceremony; City Orchestra; Vienna

2032-06-01
  City Orchestra: affirms "on 18 June" [2032-06-18]
  = announced

# The same dispatch in another paper adds nothing.
2032-06-02
  City Orchestra: affirms "on 18 June" [2032-06-18] told by Evening Post copy of The Daily
  = announced

2032-06-18
  The Daily itself: postpones
  = postponed

2032-06-19
  City Orchestra: affirms "next Friday" [2032-06-25]
  = announced

# A report that comes late moves the past, and leaves what was known then visible.
2032-06-25
  = took_place
  = announced as known 2032-06-25
2032-06-28
  The Evening itself: reports_held "on Friday" [2032-06-25]
  = took_place
  = lapsed as known 2032-06-27

~ City Orchestra: affirms, then affirms

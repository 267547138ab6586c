The signing of an arms treaty in Prague, 2010
event: signing; Barack Obama (United States), Dmitry Medvedev (Russia); Prague

2010-03-24
  unnamed Kremlin official (Russia): affirms
  = announced

2010-03-26
  Barack Obama (United States), president, briefing: affirms "on April 8" [2010-04-08]
  Dmitry Medvedev (Russia), president, written_statement: affirms "on April 8" [2010-04-08]

2010-03-27
  = confirmed

2010-04-08
  The Daily itself: reports_held "on Thursday" [2010-04-08]
  Barack Obama (United States), president, speech: reports_held
  = took_place

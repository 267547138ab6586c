An early election, called, moved, and held
event: vote; Chile

2033-04-02
  President’s Office (Chile), body: affirms "on 22 May" [2033-05-22]
  = announced

# A second voice of the only side that it depends on, and one that can know.
2033-04-04
  Electoral Service (Chile), body: affirms "on 22 May" [2033-05-22]
  = confirmed

2033-04-20
  Electoral Service (Chile), body: postpones "from 22 May to 19 June" [2033-06-19]
  = postponed

# An opposition party that says it will not take part is no party to whether there is a vote.
2033-05-01
  Green List: denies
  = postponed

2033-05-10
  President’s Office (Chile), body: affirms "on 19 June" [2033-06-19]
  = announced

2033-06-19
  The Daily itself: reports_held
  = took_place

~ Electoral Service: affirms, then postpones
~ President’s Office: affirms, then affirms
! Green List / President’s Office over whether until 2033-06-19

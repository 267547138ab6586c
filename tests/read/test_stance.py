"""What is said of an event: one table of sentences, with what each speaker says of the event that a word names.

A sentence stands at the margin; below it, one line for each answer: "event word: stance, speaker". Without a speaker
the stance alone counts; "nothing" means that the sentence makes no statement about that event; "the outlet" is the
voice of the paper itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from read_samples import about, only, speaks

from onrecord.model import Firmness, Stance
from onrecord.read.effects import COMPOSE, NOT
from onrecord.read.lexicon import lexicon

TABLE = """
# On: announced, confirmed, expected
The foreign ministers of Chile and Peru will meet in Arica on Thursday, the ministry in Santiago said.
    meet: affirms, ministry
The summit is on, the Kenyan foreign minister told reporters.
    summit: affirms, Kenyan foreign minister
Prime Minister Helle Brandt confirmed on Monday that she will visit Seoul next week.
    visit: affirms, Helle Brandt
The referendum will take place on 14 June, the election commission announced.
    referendum: affirms, election commission
The airline's pilots will strike for two days from Friday, their union said.
    strike: affirms, union
NASA said the launch is scheduled for Wednesday morning.
    launch: affirms, NASA
The two presidents have agreed to hold talks in Geneva next month.
    talks: affirms
The cup final goes ahead on Saturday despite the snow, the league said.
    final: affirms, league
The premier promised that the election would be held before Christmas.
    election: affirms, premier
Talks between the miners and the company are set to resume on Wednesday.
    talks: affirms, the outlet
Brazil is to host the climate conference in November.
    conference: affirms, the outlet
The ceasefire will take effect at midnight, the mediator Ramtane Lahoud announced.
    ceasefire: affirms, Ramtane Lahoud
"We will hold the vote on Sunday as planned," said the speaker of parliament, Ana Duarte.
    vote: affirms, Ana Duarte
Rivals to meet in Doha next week
    meet: affirms, the outlet
Pope to visit Armenia in June
    visit: affirms, the outlet
Nurses vote to strike over pay
    strike: affirms, Nurses
The company plans to publish its results on 3 April.
    publish: affirms
The meeting is still on, an aide to the chancellor said.
    meeting: affirms, aide
The exercise will go ahead as planned, the Norwegian army said.
    exercise: affirms, Norwegian army
The organisers insisted that the marathon would go ahead.
    marathon: affirms, organisers
The court set the hearing for 9 October.
    hearing: affirms
The finance minister announced a visit to Ankara in the first week of May.
    visit: affirms, finance minister
President Maria Lund is expected to meet the strikers on Friday.
    meet: affirms
Germany's chancellor is likely to attend the ceremony in Warsaw.
    attend: affirms

# Denials turned round
The Polish government denied that the meeting was cancelled.
    meeting: affirms, Polish government
The club denied reports that the match had been called off.
    match: affirms, club
The ministry denied that the summit had been postponed.
    summit: affirms, ministry
The summit has not been cancelled, the White House said.
    summit: affirms, White House
The talks have not been called off, a Greek diplomat said.
    talks: affirms, Greek diplomat
The visit has not been postponed, the embassy said.
    visit: affirms, embassy
The palace dismissed rumours that the wedding was off.
    wedding: affirms, palace
It is not true that the launch has been delayed, the agency said.
    launch: affirms, agency
The minister did not cancel the visit, her spokesman said.
    visit: affirms, spokesman
The union refused to call off the strike.
    strike: affirms, union
The government refused to postpone the election.
    election: affirms, government
The president ruled out postponing the vote.
    vote: affirms, president
Ghana's electoral commission ruled out a delay of the election.
    election: affirms, electoral commission

# No: refused, ruled out, no plans
The rebel leader refused to meet the envoy.
    meet: denies, rebel leader
Iran's supreme leader refuses to meet the American delegation.
    meet: denies, supreme leader
The prince will not attend the funeral, his office said.
    attend: denies, office
There are no plans for a summit, the Kremlin said on Monday.
    summit: denies, Kremlin
The governor denied that a referendum was planned.
    referendum: denies, governor
The company said it had never agreed to a merger.
    merger: denies, company
Seoul denied that any talks were planned with the North.
    talks: denies, Seoul
The senator will not resign, his spokeswoman said.
    resign: denies, spokeswoman
The bank ruled out a sale of its Brazilian arm.
    sale: denies, bank
The prime minister ruled out an early election.
    election: denies, prime minister
Syria rejected the proposed conference.
    conference: denies, Syria
The premier declined to attend the debate on Thursday.
    attend: denies, premier
"There will be no strike," the union's president told reporters.
    strike: denies, president
Egypt said it would not sign the agreement on the Nile waters.
    agreement: denies, Egypt
The chancellor cannot attend the summit, an aide said.
    attend: denies, aide
Libya turned down an invitation to the talks.
    talks: denies, Libya
The champion pulled out of the race on Friday.
    race: denies, champion
No meeting is planned between the two generals, the army said.
    meeting: denies, army
The talks will not take place, the mediator said.
    talks: denies, mediator
Madagascar's president will never resign, his party said.
    resign: denies, party
The Vatican said that the pope was not going to visit Belarus.
    visit: denies, Vatican

# Not now: put off, held up, no time given
There are no plans to meet in the immediate future, the German foreign ministry said.
    meet: postpones, German foreign ministry
The two presidents will not meet in the immediate future, a senior Turkish official said.
    meet: postpones, Turkish official
The summit has been postponed to May, the African Union said.
    summit: postpones, African Union
The hearing was pushed back from Friday to Monday.
    hearing: postpones, the outlet
The launch was delayed by a week because of high winds, the agency said.
    launch: postpones, agency
The talks have been put on hold, the mediator said.
    talks: postpones, mediator
The merger was put on hold by the regulator.
    merger: postpones
Parliament put off the vote until Thursday.
    vote: postpones, Parliament
The strike has been suspended until after the holiday, the union said.
    strike: postpones, union
The visit will be delayed, the premier's office said.
    visit: postpones, office
The election will not be held this year, the military council announced.
    election: postpones, military council
The match was put back to Sunday because of fog.
    match: postpones, the outlet
India and Pakistan agreed to postpone the talks.
    talks: postpones
A second round of talks has been deferred indefinitely, the envoy said.
    talks: postpones, envoy
The court adjourned the trial until 8 March.
    trial: postpones, court
SpaceX scrubbed Tuesday's launch and will try again on Thursday.
    launch: postpones, SpaceX
The concert was moved from April to September.
    concert: postpones, the outlet
The opening of the airport has been delayed again.
    opening: postpones, the outlet
The referendum will not take place for the time being, the government said.
    referendum: postpones, government
The bank delayed the publication of its annual report.
    publication: postpones, bank

# Off: cancelled by those who can
The airline's pilots called off their strike on Sunday.
    strike: cancels, pilots
The festival has been called off, the organisers said.
    festival: cancels, organisers
The prime minister cancelled a trip to Jakarta because of the floods.
    trip: cancels, prime minister
"I cancelled the meeting because it did not feel right," the president said.
    meeting: cancels, president
The deal is off, the chief executive of the Danish brewer said.
    deal: cancels, chief executive
The wedding is off, the singer's agent said.
    wedding: cancels, agent
Taiwan scrapped the planned referendum.
    referendum: cancels, Taiwan
Two rivals have abandoned their merger.
    merger: cancels, rivals
The talks were called off at the last minute.
    talks: cancels, the outlet
Japan cancels missile drill after protest
    drill: cancels, Japan
The judge threw out the lawsuit, so the trial is cancelled.
    trial: cancels
The concert in Kyiv has been cancelled.
    concert: cancels, the outlet
The king has called the visit off, the court said.
    visit: cancels, court
The tour was scrapped after the singer fell ill.
    tour: cancels, the outlet
The league cancelled Saturday's final because of the heat.
    final: cancels, league

# Open: may, unclear, no date
The two leaders may meet in Rome, a diplomat said.
    meet: doubts, diplomat
The premier could meet the rebels.
    meet: doubts
The Greek president might visit Cyprus, his spokesman said.
    visit: doubts, spokesman
No date has been set for the talks, the Swiss foreign ministry said.
    talks: doubts, Swiss foreign ministry
There is no precise timeframe for the summit, the Kremlin's spokesman said.
    summit: doubts, spokesman
It is unclear whether the meeting will take place, an EU official said.
    meeting: doubts, EU official
The chancellor did not rule out a meeting with the strikers.
    meeting: doubts, chancellor
The general has not ruled out early elections.
    elections: doubts, general
The minister said he was not sure whether the talks would go ahead.
    talks: doubts, minister
The commission has yet to set a date for the referendum.
    referendum: doubts, commission
The visit is unlikely this year, the ambassador said.
    visit: doubts, ambassador
Doubts grew on Monday over whether the summit would be held.
    summit: doubts
The foreign ministry could not confirm that the meeting would take place.
    meeting: doubts, foreign ministry
A Saudi official neither confirmed nor denied that the talks would be held.
    talks: doubts, Saudi official
If they meet in Vienna, the presidents will discuss gas, an aide said.
    meet: doubts, aide

# Offers, demands, wishes
Turkey offered to host talks between the two sides.
    talks: proposes, Turkey
Switzerland proposed a conference on the river in April.
    conference: proposes, Switzerland
The opposition called for an early election.
    election: proposes, opposition
The union demanded a meeting with the minister.
    meeting: proposes, union
The secretary-general invited the two generals to talks in Nairobi.
    talks: proposes, secretary-general
The mediator urged both sides to agree to a truce.
    truce: proposes, mediator
France wants a summit before the summer.
    summit: proposes, France
The bank made an offer to buy its smaller rival.
    buy: proposes, bank
Protesters demand that the president resign.
    resign: proposes, Protesters
The premier suggested holding the vote in the autumn.
    vote: proposes, premier
South Korea has proposed resuming the family reunions.
    reunions: proposes, South Korea
The rebels floated a truce for the holiday.
    truce: proposes, rebels
The regulator should hold a hearing, the senator said.
    hearing: proposes, senator

# It took place
The two presidents met in Sochi on Friday.
    met: reports_held, the outlet
The finance ministers of the seven met in Bari.
    met: reports_held, the outlet
The talks were productive, the envoy said.
    talks: reports_held, envoy
The talks went ahead on Monday, the mediator said.
    talks: reports_held, mediator
Voters in Slovenia went to the polls on Sunday.
    polls: reports_held, the outlet
The trial of the banker began on Monday in Zurich.
    trial: reports_held, the outlet
The rocket launch took place at dawn, the state agency said.
    launch: reports_held, state agency
The ceasefire took effect at noon on Thursday.
    ceasefire: reports_held, the outlet
The two men spoke by phone on Sunday, the White House said.
    spoke by phone: reports_held, White House
Bulgaria held a referendum on nuclear power last year.
    referendum: reports_held, the outlet
The foreign minister arrived in Tripoli on Tuesday.
    arrived: reports_held, the outlet
After their meeting on Wednesday the two generals gave no details.
    meeting: reports_held, the outlet
The pilots walked out on Monday morning.
    walked out: reports_held, the outlet
Thousands marched through Lisbon on Saturday.
    marched: reports_held, the outlet
The brewer completed its takeover of the distillery on Friday.
    takeover: reports_held, the outlet
The president resigned on Tuesday night.
    resigned: reports_held, the outlet
Exports fell during the strike in March.
    strike: reports_held, the outlet
The ambassador confirmed that the meeting took place.
    meeting: reports_held, ambassador

# It did not
The meeting did not take place, the embassy said.
    meeting: reports_not_held, embassy
The general never showed up for the talks.
    talks: reports_not_held, the outlet
The two presidents did not meet in New York.
    meet: reports_not_held, the outlet
Mali has yet to sign the treaty.
    treaty: reports_not_held, the outlet
The rocket failed to lift off on Monday.
    lift off: reports_not_held, the outlet
The parties failed to reach an agreement before the deadline.
    agreement: reports_not_held, the outlet
The court said that the hearing had not taken place.
    hearing: reports_not_held, court
The minister did not attend the ceremony, her office said.
    attend: reports_not_held, office

# Nothing is said for today
The two leaders had planned to meet in Oslo last spring.
    meet: nothing
The paper wrote about summits and their history.
    summits: nothing
The law on referendums needs a two-thirds majority.
    referendums: nothing
The party's election programme promises lower taxes.
    election: nothing
A news agency, asked about elections in general, quoted a professor.
    elections: nothing
Unless the strike ends, the airline will lose its licence, the minister said.
    strike: nothing

# Conditions, told words, several answers
The president said she would meet the rebels if they laid down their arms.
    meet: affirms, president
The ceasefire will hold unless the other side attacks, the general said.
    ceasefire: affirms, general
The minister said the premier had told the king that he would resign.
    resign: affirms, premier
An official said Marta Ruiz had told the cabinet she would visit Havana in July.
    visit: affirms, Marta Ruiz
According to the Ministry of Defence, the exercise will start on Monday.
    exercise: affirms, Ministry of Defence
The plan for a truce was accepted by the government but rejected by the rebels.
    truce: affirms, government
A proposed conference was rejected by Serbia.
    conference: denies, Serbia
Sources close to the club said that the coach would resign on Friday.
    resign: affirms, Sources
Two people familiar with the matter said the takeover would be announced next week.
    takeover: affirms, people
A spokesman for the bank confirmed that the sale was agreed.
    sale: affirms, spokesman
"The visit will take place in October," President Ilir Hoxha wrote on Twitter.
    visit: affirms, Ilir Hoxha
The mayor announced that the marathon had been cancelled.
    marathon: cancels, mayor
The ministry said that it had decided to postpone the conference.
    conference: postpones, ministry
The commission decided not to hold the referendum.
    referendum: denies, commission
The president decided against visiting Moscow.
    visiting: denies, president
The premier agreed not to call an early election.
    election: denies, premier
The airline warned that it might cancel the sale.
    sale: doubts, airline
The senators threatened to boycott the hearing.
    boycott: affirms, senators
A lawyer for the defendant asked the court to delay the trial.
    trial: postpones, lawyer
The French president no longer plans to visit Ankara.
    visit: denies
The strike was averted at the last minute.
    strike: cancels, the outlet
There will be a summit, the Malian president said.
    summit: affirms, Malian president
The Dutch parliament approved the holding of a referendum.
    referendum: affirms, Dutch parliament
The trial, which was to open on Monday, has been put off.
    trial: postpones, the outlet
The long-delayed election will be held in October, the interim government said.
    election: affirms, interim government
The talks, already postponed twice, will begin on Friday, the UN said.
    talks: affirms, UN
The premier said that the vote could be delayed.
    vote: doubts, premier
The vote could be delayed by a month, the commission said.
    vote: doubts, commission
Kosovo's president said she was ready to meet her Serbian counterpart.
    meet: affirms, president
The generals have resumed their talks.
    talks: reports_held
No decision has been made on whether to hold the referendum, the speaker said.
    referendum: doubts, speaker
The minister is considering a visit to Baghdad.
    visit: proposes, minister
Peace talks stalled on Monday.
    talks: doubts, the outlet
The election commission said the runoff would be held on 20 May.
    runoff: affirms, election commission
The tournament was not held in 2020.
    tournament: reports_not_held, the outlet

# Headlines
Lufthansa pilots call off Friday strike
    strike: cancels, pilots
Merkel to visit Kiev on Saturday
    visit: affirms, the outlet
Nepal delays election for third time
    election: postpones, Nepal
Rocket launch scrubbed minutes before liftoff
    launch: postpones, the outlet
Rebels agree to ceasefire in Darfur
    ceasefire: affirms, Rebels
Minister refuses to resign over rail crash
    resign: denies, Minister
Ryanair drops plan to buy rival
    buy: cancels, Ryanair
Court delays verdict in bribery trial
    verdict: postpones, Court
UN calls for truce in Yemen
    truce: proposes, UN
President rules out snap election
    election: denies, President
Kenya says summit still on
    summit: affirms, Kenya
No summit this year, says Beijing
    summit: postpones, Beijing
Bolivia: president announces referendum for July
    referendum: affirms, president
Breaking: summit cancelled, Ottawa says
    summit: cancels, Ottawa

# Live blogs
UPDATE: The governor's office now says the hearing has been moved to 9 June.
    hearing: postpones, office
We're hearing that the two coaches will meet tonight.
    meet: affirms

# Ministries
The Ministry of Foreign Affairs announces that the Minister will pay an official visit to Oman from 3 to 5 May.
    visit: affirms, Ministry of Foreign Affairs
The two sides agreed to hold the next round of consultations in Bern in the second half of October.
    consultations: affirms, sides
The Embassy wishes to state that no such meeting is scheduled.
    meeting: denies, Embassy

# Tabloids
Shock as striker's wedding is called off at last minute
    wedding: cancels, the outlet

# Sport
FIFA will not move the tournament, its president said.
    tournament: affirms, president
The fight between Okoye and Barrera is off, the promoter said.
    fight: cancels, promoter
The Grand Prix has been called off because of the unrest, organisers said.
    Grand Prix: cancels, organisers
The final will now be played on Wednesday, the federation said.
    final: affirms, federation
Rain delayed the start of the race by two hours.
    race: postpones

# Courts
Judge Rosa Klein postponed the sentencing until 12 December.
    sentencing: postpones, Rosa Klein
A court in Lille ordered the release of the journalist.
    release: affirms, court
Prosecutors said they would not seek a retrial.
    retrial: denies, Prosecutors
The verdict is expected on Friday.
    verdict: affirms, the outlet
The supreme court rejected a request to delay the execution.
    execution: affirms, supreme court

# Strikes and business
Rail workers will walk out on 5 and 6 December, the RMT union said.
    walk out: affirms, union
The dockers suspended their strike on Wednesday.
    strike: postpones, dockers
The two carriers called off merger talks.
    talks: cancels, carriers
Volvo denied it was in talks to sell its truck unit.
    talks: denies, Volvo
The board has put the acquisition on hold.
    acquisition: postpones, board
Shareholders approved the merger at a meeting in Turin.
    merger: affirms, Shareholders
The regulator blocked the takeover.
    takeover: cancels, regulator
The sale fell through in June.
    sale: reports_not_held, the outlet
Negotiations broke down on Sunday night.
    Negotiations: reports_not_held
The chief executive said the IPO might be delayed.
    IPO: doubts, chief executive
The bank said it would go ahead with the sale in spite of the lawsuit.
    sale: affirms, bank

# Space
ESA pushed back the launch of its Mars probe to 2028.
    launch: postpones, ESA
The spacewalk is planned for Thursday.
    spacewalk: affirms, the outlet
The shuttle landed safely on Tuesday.
    landed: reports_held, the outlet
Roscosmos cancelled the spacewalk after a leak.
    spacewalk: cancels, Roscosmos
Weather permitting, the rocket will lift off at 06:40, the agency said.
    lift off: affirms, agency
The docking was aborted.
    docking: cancels, the outlet

# Words upon words
The spokesman denied that the president had refused to meet the delegation.
    meet: affirms, spokesman
The envoy denied reports that he had agreed to talks.
    talks: denies, envoy
Nobody has cancelled the conference, the minister said.
    conference: affirms, minister
The union said it had not abandoned the strike.
    strike: affirms, union
The premier did not deny that a meeting was planned.
    meeting: doubts, premier
The general denied having agreed to a ceasefire.
    ceasefire: denies, general
The mayor said she had never promised to resign.
    resign: denies, mayor
The two sides could not agree on a date for talks.
    talks: doubts
The president decided to cancel the visit.
    visit: cancels, president
The president threatened to cancel the visit.
    visit: doubts, president
The president is considering cancelling the visit.
    visit: doubts, president
The premier wants to postpone the summit.
    summit: postpones, premier
The senate refused to ratify the treaty.
    ratify: denies, senate
The king agreed to abdicate in favour of his son.
    abdicate: affirms, king
The meeting was to have taken place in Bonn.
    meeting: nothing
The ceremony had been scheduled for last Monday.
    ceremony: nothing
Bulgaria had hoped to hold the referendum last year.
    referendum: nothing
The envoy would have met the rebels.
    met: nothing
The two had been expected to meet last Friday.
    meet: nothing
The vote will be held as scheduled, the commission insists.
    vote: affirms, commission
The vote will not be held as scheduled, the commission said.
    vote: postpones, commission
The visit will not happen anytime soon, the aide said.
    visit: postpones, aide
The parties will not be ready to meet this month, the mediator said.
    meet: postpones, mediator
The two delegations did not manage to meet.
    meet: reports_not_held, the outlet
Without a deal there will be no referendum, the premier said.
    referendum: denies, premier
The referendum is not going to happen, the premier said.
    referendum: denies, premier
The trip was not cancelled but postponed, the palace said.
    trip: postpones, palace
The talks are not dead, the envoy said.
    talks: affirms, envoy
The meeting is in doubt.
    meeting: doubts, the outlet
The wedding is back on, the couple's agent said.
    wedding: affirms, agent
Chances of a summit are slim, a diplomat said.
    summit: doubts, diplomat
A meeting cannot be ruled out, the ministry said.
    meeting: doubts, ministry
A meeting is out of the question, the ministry said.
    meeting: denies, ministry
A meeting is not on the agenda, the ministry said.
    meeting: denies, ministry
We will see whether there is a summit, the president said.
    summit: doubts, president
The president has not decided whether to attend the summit.
    attend: doubts, president
The general said he would neither resign nor call an election.
    resign: denies, general
    election: denies, general
If the rains stop, the race will be held on Sunday, the club said.
    race: affirms, club
The strike will begin on Monday unless the company makes an offer, the union said.
    strike: affirms, union
He will resign once the budget has passed, the premier said.
    resign: affirms, premier
The visit, provided the doctors agree, will start in May, the palace said.
    visit: affirms, palace
According to a diplomat, the summit has been called off.
    summit: cancels, diplomat
In a statement, the Russian foreign ministry said the talks would go ahead.
    talks: affirms, Russian foreign ministry
"There will be no meeting," he said.
    meeting: denies, he
"The launch is off," Elena Petrova, the flight director, told reporters.
    launch: cancels, Elena Petrova
President Jan Novak's spokesman, Petr Hruby, said the visit would go ahead.
    visit: affirms, Petr Hruby
Reuters reported that the merger would be announced on Monday.
    merger: affirms, Reuters
The paper said the minister would resign.
    resign: affirms, paper
The minister said that the union had told him it would strike.
    strike: affirms, union

# More voices
Angola's finance minister said on Thursday that the bond sale would proceed in July.
    sale: affirms, finance minister
The premier has invited opposition leaders to a meeting on Thursday.
    meeting: proposes, premier
The Duma is to debate the treaty on 12 April.
    debate: affirms, the outlet
Uruguay has agreed in principle to a free trade deal with Peru.
    deal: affirms, Uruguay
The talks are expected to last three days, an official said.
    talks: affirms, official
The envoy ruled out any talks before the hostages are freed.
    talks: denies, envoy
The president vowed that there would be no referendum.
    referendum: denies, president
The summit ended without agreement.
    summit: reports_held, the outlet
No agreement was reached at the talks in Doha.
    agreement: reports_not_held, the outlet
The strike ended on Friday after nine days.
    strike: reports_held, the outlet
The release of the report was held up by lawyers.
    release: postpones
The report will be published on Tuesday, the inquiry said.
    published: affirms, inquiry
The space agency hopes to launch the probe in 2031.
    launch: proposes, space agency
Engineers halted the countdown, and the launch was put off until Sunday.
    launch: postpones, the outlet
The general promised elections within six months.
    elections: affirms, general
The visit "will simply not happen", said one diplomat.
    visit: denies, diplomat
"There is no summit planned," the chancellor said curtly.
    summit: denies, chancellor
The rebels said they would observe a three-day truce.
    truce: affirms, rebels
The ceasefire collapsed within hours.
    ceasefire: reports_not_held, the outlet
The ceasefire appears to be holding, observers said.
    ceasefire: reports_held, observers
The senate will vote on the treaty next week, its speaker said.
    vote: affirms, speaker
The minister's resignation was accepted by the king.
    resignation: affirms, king
The king refused to accept the minister's resignation.
    resignation: denies, king
The minister offered to resign.
    resign: proposes, minister
The minister said he had no intention of resigning.
    resigning: denies, minister
The minister denied he was about to resign.
    resign: denies, minister
The minister has been asked to resign by his party.
    resign: proposes
Calls for an election grew louder on Sunday.
    election: proposes
A truce looks increasingly unlikely, the envoy said.
    truce: doubts, envoy
The airline said talks on a merger were continuing.
    talks: reports_held, airline
The airline said there was no certainty that a merger would take place.
    merger: doubts, airline
The deal is conditional on a vote by shareholders.
    deal: doubts
The takeover was blocked by the court.
    takeover: cancels, court
Police banned the march.
    march: cancels, Police
The organisers defied the ban and held the march.
    march: reports_held, the outlet
The opposition will boycott the election, its leader said.
    boycott: affirms, leader
The opposition has called off its boycott of the election.
    boycott: cancels, opposition
The tournament will be played behind closed doors, the league said.
    tournament: affirms, league
The Olympics will not be moved, the IOC president said.
    Olympics: affirms, IOC president
The race was stopped after 12 laps.
    race: cancels, the outlet
The concert scheduled for tonight will not take place, the hall said.
    concert: denies, hall
The film's premiere has been pushed to 2027, the studio said.
    premiere: postpones, studio
The band confirmed its tour would start in Osaka.
    tour: affirms, band
The new stadium's opening, due in March, is now expected in June.
    opening: affirms, the outlet
Officials pushed the evacuation back to dawn.
    evacuation: postpones, Officials
The sanctions will take effect in June unless Iran complies, a US official said.
    sanctions: affirms, US official
The tariffs, due to start on Friday, have been delayed by 90 days.
    tariffs: postpones, the outlet
Canada suspended its tariffs on steel.
    tariffs: postpones, Canada
The withdrawal of troops will be completed by spring, the general said.
    withdrawal: affirms, general
The army denied that a withdrawal had begun.
    withdrawal: reports_not_held, army
Egypt denied that any such call had taken place.
    call: reports_not_held, Egypt
The Kremlin confirmed the call had taken place.
    call: reports_held, Kremlin
The presidents are to speak by phone on Thursday, the palace said.
    speak by phone: affirms, palace
The phone call between the two presidents never took place, an aide said.
    phone call: reports_not_held, aide
According to the state broadcaster, the two leaders shook hands and the talks began.
    talks: reports_held, broadcaster
The foreign ministry has neither confirmed nor denied the visit.
    visit: doubts, foreign ministry
It is too early to say whether the match will be played, the club said.
    match: doubts, club

# Plain news of many places
Iceland will go to the polls on 28 October, the prime minister announced.
    polls: affirms, prime minister
The prime minister has called a snap election for 8 June.
    election: affirms, prime minister
The president dissolved parliament and called elections for September.
    elections: affirms, president
The electoral court annulled the referendum.
    referendum: cancels, electoral court
Honduras will hold its general election as planned, the tribunal said.
    election: affirms, tribunal
The king will not travel to Spain, the royal household said.
    travel: denies, royal household
Negotiators resumed talks in Cairo on Monday.
    talks: reports_held, the outlet
The two sides agreed to meet again on 3 June.
    meet: affirms, sides
They agreed to keep talking but set no date for another meeting.
    meeting: doubts
The rebels walked away from the talks.
    talks: cancels, rebels
The rebels broke off talks on Thursday.
    talks: cancels, rebels
The rebels said they were pulling out of the peace talks.
    talks: denies, rebels
India called off talks with Pakistan after the attack.
    talks: cancels, India
India has made clear there can be no talks while the shelling goes on.
    talks: denies, India
The army chief ruled out a coup, and said elections would be held on time.
    elections: affirms, army chief
The vice-president will attend in place of the president.
    attend: affirms, the outlet
The president will skip the summit, his office said on Sunday.
    summit: denies, office
Beijing has cancelled a visit by Norway's trade minister.
    visit: cancels, Beijing
A visit by Norway's trade minister has been cancelled, Beijing said.
    visit: cancels, Beijing
The foreign minister put off her trip to Mali, citing security.
    trip: postpones, foreign minister
Rain forced organisers to postpone the final until Monday.
    final: postpones
The storm forced the cancellation of the parade.
    parade: cancels, the outlet
Organisers have been forced to cancel the parade.
    parade: cancels
The pope's visit is in jeopardy, a bishop said.
    visit: doubts, bishop
The strike enters its third week on Monday.
    strike: reports_held, the outlet
Teachers voted overwhelmingly against a strike.
    strike: denies, Teachers
A strike by pilots has been averted, the airline said.
    strike: cancels, airline
Liftoff is set for 04:12 on Sunday.
    Liftoff: affirms, the outlet
The rocket lifted off at 04:12.
    lifted off: reports_held, the outlet
The spacewalk was completed in six hours.
    spacewalk: reports_held, the outlet
The jury is expected to return a verdict on Thursday.
    verdict: affirms, the outlet
The jury returned a verdict of guilty.
    verdict: reports_held, the outlet
The judge declared a mistrial and ordered a retrial.
    retrial: affirms, judge
The trial has been delayed until the appeal is heard.
    trial: postpones, the outlet
The minister approved the extradition.
    extradition: affirms, minister
The execution was carried out at dawn.
    execution: reports_held, the outlet
Chile and Bolivia restored ties and signed an agreement on water.
    agreement: reports_held, the outlet
Chile said it would sign the agreement on water only after the vote.
    agreement: affirms, Chile
A signing ceremony is planned for Saturday.
    ceremony: affirms, the outlet
The signing was put off at the last moment.
    signing: postpones, the outlet
Sweden's parliament rejected the accord.
    accord: denies, parliament
The ceasefire has held since Sunday, monitors said.
    ceasefire: reports_held, monitors
The militia accepted the ceasefire but will not meet the envoy.
    meet: denies
The truce will be extended by 24 hours, Egypt said.
    truce: affirms, Egypt
The truce expired at midnight.
    truce: reports_held, the outlet
The factory will reopen on 1 February, the carmaker said.
    reopen: affirms, carmaker
The reopening of the border has been delayed.
    reopening: postpones, the outlet
Talks about a sale are at an early stage and may not lead to a deal, the company said.
    deal: doubts, company
No deal has been signed, the club's chairman said.
    deal: reports_not_held, chairman
The singer's farewell concert, postponed in May, takes place on Friday.
    concert: affirms, the outlet
The Olympics will begin a day late.
    Olympics: affirms, the outlet
The bout was called off when the champion failed a medical.
    bout: cancels, the outlet
Sources in the ministry expect the minister to resign.
    resign: affirms, Sources
The minister is to resign, according to two officials.
    resign: affirms, officials
The ambassador has been recalled, and the visit is unlikely to go ahead.
    visit: doubts, the outlet
"The conference will go ahead with or without them," the host said.
    conference: affirms, host
"It is our intention to hold the conference in May," the host said.
    conference: affirms, host
The premier is not planning to attend the summit.
    attend: denies
The premier is still planning to attend the summit, an aide said.
    attend: affirms, aide
"""


def rows(table: str) -> Iterator[tuple[str, str, str, str]]:
    """(sentence, event word, stance, speaker) of each answer."""
    sentence = ""
    for line in table.splitlines():
        if line.startswith("    "):
            word, _, answer = line.strip().partition(": ")
            stance, _, speaker = answer.partition(", ")
            yield sentence, word, stance, speaker
        elif line and not line.startswith("#"):
            sentence = line


CASES = list(rows(TABLE))


@pytest.mark.parametrize(("sentence", "word", "stance", "speaker"), CASES)
def test_the_stance_is_composed_from_the_words(sentence: str, word: str, stance: str, speaker: str) -> None:
    found = about(sentence, word)
    told = [(str(s.stance), s.speaker) for s in found]
    if stance == "nothing":
        assert told == []
        return
    assert [s for s in found if s.stance is Stance(stance) and (not speaker or speaks(s, speaker))], told


def test_the_table_is_large_and_names_every_stance() -> None:
    assert len(CASES) >= 120
    assert {stance for _, _, stance, _ in CASES} == {*map(str, Stance), "nothing"}


@pytest.mark.parametrize(
    ("sentence", "word", "firmness"),
    [
        ("The premier will visit Rome in April.", "visit", "firm"),
        ("The premier confirmed that she will visit Rome in April.", "visit", "firm"),
        ("The summit has been cancelled, Peru said.", "summit", "firm"),
        ("The premier is expected to visit Rome in April.", "visit", "hedged"),
        ("The premier might visit Rome.", "visit", "hedged"),
        ("The talks are likely to resume in May, the envoy said.", "talks", "hedged"),
        ("The talks will probably resume in May, the envoy said.", "talks", "hedged"),
        ("The summit could be postponed, the envoy said.", "summit", "hedged"),
        ("The strike will go ahead unless the company pays, the union said.", "strike", "conditional"),
        ("The talks will resume if the truce holds, the envoy said.", "talks", "conditional"),
    ],
)
def test_how_firmly_it_is_said(sentence: str, word: str, firmness: str) -> None:
    assert only(sentence, word).firmness is Firmness(firmness)


@pytest.mark.parametrize(
    ("sentence", "word", "condition"),
    [
        ("The strike will go ahead unless the company pays, the union said.", "strike", "unless the company pays"),
        ("The talks will resume if the truce holds, the envoy said.", "talks", "if the truce holds"),
        ("The premier said she would meet the rebels if they disarmed.", "meet", "if they disarmed"),
        ("The talks will resume on Friday, the envoy said.", "talks", None),
    ],
)
def test_a_condition_is_kept_in_its_own_words(sentence: str, word: str, condition: str | None) -> None:
    assert only(sentence, word).condition == condition


@pytest.mark.parametrize(
    ("sentence", "day", "stance"),
    [
        ("The two leaders were to meet on Friday.", "2014-03-11", Stance.AFFIRMS),
        ("The two leaders were to meet on 14 March.", "2014-03-11", Stance.AFFIRMS),
        ("The two leaders meet on 14 March.", "2014-03-11", Stance.AFFIRMS),
        ("The two leaders are to meet on 14 March.", "2014-03-11", Stance.AFFIRMS),
    ],
)
def test_the_day_of_the_paper_decides_whether_a_plan_still_stands(
    sentence: str, day: str, stance: Stance | None
) -> None:
    told = [s.stance for s in about(sentence, "meet", day)]
    assert told == ([stance] if stance else [])


# ------------------------------------------------------------------------------------ the page on reading

PAGE = (Path(__file__).parents[2] / "docs" / "read.md").read_text(encoding="utf-8")


def part(name: str) -> list[list[str]]:
    """The cells of a table of the page that stands between two comments."""
    inside = PAGE.split(f"<!-- {name}", 1)[1].split(f"<!-- end of {name} -->", 1)[0]
    return [
        [cell.strip() for cell in line.strip("|").split("|")] for line in inside.splitlines() if line.startswith("| ")
    ][1:]


@pytest.mark.parametrize(("sentence", "word", "stance"), part("examples"))
def test_the_examples_of_the_page_are_read_as_it_says(sentence: str, word: str, stance: str) -> None:
    assert [str(s.stance) for s in about(sentence, word)] == ([] if stance == "nothing" else [stance])


BY_TENSE_OR_SILENT = {"none", "held", "hold"}


def made(does: str, of: Stance | None) -> str:
    """What an effect makes of what is said below it, in the words of the page."""
    stance, hedged = COMPOSE[does].get(of, (None, False))
    return f"{stance}, hedged" if stance and hedged and stance is not Stance.DOUBTS else str(stance or "-")


def test_the_table_of_the_page_is_the_table_that_is_used() -> None:
    shown = {row[0]: row for row in part("composition")}
    for does in sorted({o.does for rows in lexicon().operators.values() for o in rows} - BY_TENSE_OR_SILENT):
        words = shown.get(does, [does, ""])[1]
        made_of = [
            made(does, None),
            made(does, Stance.CANCELS),
            made(does, Stance.POSTPONES),
            made(NOT.get(does, does), None),
        ]
        row = [does, words, *made_of]
        assert shown.get(does) == row, f"docs/read.md should have the row | {' | '.join(row)} |"


def test_the_words_that_the_page_gives_are_in_the_tables() -> None:
    known: dict[str, set[str]] = {}
    for (_, word), found in lexicon().operators.items():
        known.setdefault(word, set()).update(o.does for o in found)
    for row in part("composition"):
        for word in row[1].split(", "):
            assert row[0] in known.get(word, set()), f"{word!r} is no word that does {row[0]!r}"

"""What is said of an event: one table of sentences, with what each speaker says of the event that a word names.

A sentence stands at the margin; below it, one line for each answer: "event word: stance, speaker". Without a speaker the
stance alone counts; "nothing" means that the sentence makes no statement about that event; "the outlet" is the voice of
the paper itself.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onrecord.model import Document, Firmness, Reading, Stance, Statement
from onrecord.read import read_document

TABLE = """
# On: announced, confirmed, expected
The foreign ministers of Chile and Peru will meet in Arica on Thursday, the ministry in Santiago said.
    meet: affirms, ministry
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
Nurses vote to strike over pay
    strike: affirms, Nurses
The company plans to publish its results on 3 April.
    publish: affirms
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
The referendum will not take place for the time being, the government said.
    referendum: postpones, government
The bank delayed the publication of its annual report.
    publication: postpones, bank

# Off: cancelled by those who can
The airline's pilots called off their strike on Sunday.
    strike: cancels, pilots
The prime minister cancelled a trip to Jakarta because of the floods.
    trip: cancels, prime minister
"I cancelled the meeting because it did not feel right," the president said.
    meeting: cancels, president
The deal is off, the chief executive of the Danish brewer said.
    deal: cancels, chief executive
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
The king has called the visit off, the court said.
    visit: cancels, court
The league cancelled Saturday's final because of the heat.
    final: cancels, league

# Open: may, unclear, no date
The two leaders may meet in Rome, a diplomat said.
    meet: doubts, diplomat
The premier could meet the rebels in June.
    meet: doubts
The Greek president might visit Cyprus, his spokesman said.
    visit: doubts, spokesman
No date has been set for the talks, the Swiss foreign ministry said.
    talks: doubts, Swiss foreign ministry
It is unclear whether the meeting will take place, an EU official said.
    meeting: doubts, EU official
The minister said he was not sure whether the talks would go ahead.
    talks: doubts, minister
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
The mediator urged both sides to agree to a truce.
    truce: proposes, mediator
France wants a summit before the summer.
    summit: proposes, France
The bank made an offer to buy its smaller rival.
    buy: proposes, bank
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
"The visit will take place in October," President Ilir Hoxha wrote on Twitter.
    visit: affirms, Ilir Hoxha
The mayor announced that the marathon had been cancelled.
    marathon: cancels, mayor
The ministry said that it had decided to postpone the conference.
    conference: postpones, ministry
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
The vote could be delayed by a month, the commission said.
    vote: doubts, commission
Kosovo's president said she was ready to meet her Serbian counterpart.
    meet: affirms, president
The generals have resumed their talks.
    talks: reports_held
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
The Grand Prix has been called off because of the unrest, organisers said.
    Grand Prix: cancels, organisers
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
The two had been expected to meet last Friday.
    meet: nothing
The visit will not happen anytime soon, the aide said.
    visit: postpones, aide
The parties will not be ready to meet this month, the mediator said.
    meet: postpones, mediator
Without a deal there will be no referendum, the premier said.
    referendum: denies, premier
The referendum is not going to happen, the premier said.
    referendum: denies, premier
The talks are not dead, the envoy said.
    talks: affirms, envoy
The meeting is in doubt.
    meeting: doubts, the outlet
A meeting cannot be ruled out, the ministry said.
    meeting: doubts, ministry
The general said he would neither resign nor call an election.
    resign: denies, general
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
The minister said that the union had told him it would strike.
    strike: affirms, union
"""


def reading(text: str, day: str = "2014-03-11") -> Reading:
    return read_document(Document("d1", text, day, outlet="The Daily Ledger", published_at=day))


def about(text: str, word: str, day: str = "2014-03-11") -> list[Statement]:
    """The statements on the event that this word names."""
    spans = [(s.event.span, s) for s in reading(text, day).statements]
    return [s for (start, end), s in spans if word.lower() in text[start:end].lower()]


def speaks(statement: Statement, who: str) -> bool:
    if who == "the outlet":
        return statement.speaker.narration
    names = f"{statement.speaker.name} {statement.speaker.description}"
    return not statement.speaker.narration and who.lower() in names.lower()


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

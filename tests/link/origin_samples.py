"""Reports of three invented stories: as first written, rewritten, translated back, and by others who were there too."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.model import Document, digest


@dataclass(frozen=True)
class Story:
    """One report and what became of it; `others` are independent reports of the same happening."""

    first: str
    rewritten: str
    translated: str
    others: tuple[str, ...]


GRAIN = Story(
    first=(
        "The next round of grain talks will open in Istanbul on 28 March, Turkish Foreign Minister Selim Aydın said on "
        "Tuesday after a meeting with the delegations of 14 shipping nations. “We have agreed on the table, the seats "
        "and the date,” Aydın told reporters at the ministry. The talks had been put off twice since January, when the "
        "port of Odesa was closed for repairs. Under the draft, 60 vessels a week would sail through a corridor watched "
        "by the Danish company Nordlys. Ship owners welcomed the news, while insurers in London said that premiums "
        "would stay at 3.5 percent of the cargo’s worth until the first convoy has arrived. Ukraine’s deputy premier "
        "Olena Kravets is expected to lead her country’s team of nine."
    ),
    rewritten=(
        "A new round of grain talks is to open in Istanbul on 28 March, Turkey’s Foreign Minister Selim Aydın announced "
        "on Tuesday following a meeting with delegations from 14 shipping nations. “We have agreed on the table, the "
        "seats and the date,” Aydın told journalists at the ministry. The negotiations were postponed twice since "
        "January, after the port of Odesa had been shut for repairs. The draft foresees that 60 vessels a week sail "
        "through a corridor monitored by Nordlys, a Danish company. Ship owners greeted the news, but insurers in London "
        "said premiums would remain at 3.5 percent of the value of the cargo until a first convoy has arrived. The "
        "deputy premier of Ukraine, Olena Kravets, is due to lead a team of nine."
    ),
    translated=(
        "Turkey’s chief diplomat Selim Aydın declared on Tuesday, having received representatives of 14 seafaring "
        "states, that the grain negotiations would go into their next round in Istanbul on 28 March. “Table, chairs and "
        "day have been settled among us,” Aydın explained to the press in the ministry’s building. Since January, when "
        "Odesa’s harbour shut down because of works, the negotiations had been delayed on two occasions. The paper on "
        "the table foresees the passage of 60 ships each week along a route overseen by the firm Nordlys from Denmark. "
        "Shipping lines were pleased to hear it; in London, however, underwriters announced they would go on asking 3.5 "
        "percent of a load’s value up to the arrival of a first convoy. Kyiv’s nine-strong group will probably be "
        "headed by Olena Kravets, who is vice premier."
    ),
    others=(
        "Grain negotiators will meet again before the month is out, and this time in Turkey. Selim Aydın, the foreign "
        "minister, gave 28 March as the day and Istanbul as the place when he left a meeting in Ankara on Tuesday. “We "
        "have agreed on the table, the seats and the date,” he said, smiling. Two European diplomats in the room were "
        "less cheerful: the Danish inspectors have no contract yet, they said, and nobody has asked the Ukrainian navy "
        "who is to clear the mines. In Odesa, dockers painting the cranes of pier 7 had not heard of it. “They have "
        "promised us ships since Christmas,” said the foreman, Taras Bilyk. Wheat for May fell by 2 percent in Chicago.",
        "Ukraine will send nine officials to Istanbul for grain talks on 28 March, its deputy premier Olena Kravets "
        "said in Kyiv on Tuesday. She named three conditions, among them that the corridor be open to ships of any "
        "flag. “A corridor for some is a wall for others,” Kravets told the parliament’s committee for transport. The "
        "Turkish side had announced the date a few hours earlier. Opposition member Ihor Savchuk asked why the port of "
        "Chornomorsk was left out; Kravets answered that it would be on the agenda of the second day.",
    ),
)
LINER = Story(
    first=(
        "Pilots of Baltic Wings will walk out for 48 hours from midnight on Friday, the union ULP said on Wednesday "
        "after 11 hours of talks with the airline failed. The union’s leader, Marta Liepa, said that management had "
        "offered a rise of 2 percent, less than a third of what pilots had asked for. “They came with empty hands and "
        "a full calendar,” Liepa said in Riga. The airline, which carries 21,000 passengers on a usual Friday, called "
        "the walkout irresponsible and said that it would fly half of its routes with leased aircraft. It would be the "
        "third strike at the company since 2019. Labour minister Juris Ozols offered to mediate on Thursday."
    ),
    rewritten=(
        "Baltic Wings pilots are to strike for 48 hours from midnight on Friday, their union ULP announced on Wednesday, "
        "after 11 hours of negotiations with the airline had failed. According to union leader Marta Liepa, management "
        "offered a pay rise of 2 percent, less than a third of what the pilots had demanded. “They came with empty "
        "hands and a full calendar,” said Liepa in Riga. The airline, with 21,000 passengers on a usual Friday, "
        "described the walkout as irresponsible and said it would operate half its routes with leased aircraft. It "
        "would be the company’s third strike since 2019. Juris Ozols, the labour minister, has offered to mediate on "
        "Thursday."
    ),
    translated=(
        "For two days, beginning in the night to Saturday at midnight on Friday, the captains of Baltic Wings want to stop working. "
        "This was communicated on Wednesday by ULP, their union, when 11 hours at the negotiating table with the "
        "carrier had brought nothing. Marta Liepa, who chairs it, says the bosses were ready to give 2 percent more "
        "money and thereby not even a third of the demand. “Nothing in their hands, but many appointments,” was how "
        "Liepa put it in Riga. The carrier usually has 21,000 travellers on board on a Friday; it speaks of a reckless "
        "action and intends to serve every second connection with rented planes. Since 2019 its staff have gone on "
        "strike two times. Juris Ozols, minister for labour, is willing to arbitrate on Thursday."
    ),
    others=(
        "Thousands of travellers face a lost weekend after pay talks at Baltic Wings broke down on Wednesday night. The "
        "pilots’ union, ULP, wants its members to stay at home for 48 hours from Friday at midnight. A copy of the last "
        "offer shows a rise of 2 percent this year and another 2 percent if the carrier makes a profit. Analyst Edgars "
        "Briedis reckons that each day on the ground costs the company 4 million euros. At the airport of Riga, "
        "Kristaps Vanags, on his way to a wedding in Malaga, was trying to book a bus. “I have nothing against pilots, "
        "I just need one,” he said. The company’s shares lost 6 percent.",
        "The airline Baltic Wings on Wednesday condemned the strike that its pilots have called for Friday and said it "
        "had hired 9 aircraft with crews from two charter firms. “We shall carry everyone who has to be carried,” chief "
        "executive Anders Holm wrote to employees. Holm accused the union of having left the table while a new offer "
        "was being typed. Passengers can rebook without a fee until Sunday noon. Unions in Estonia and Lithuania said "
        "their members would not fly in place of the strikers.",
    ),
)
SUMMIT = Story(
    first=(
        "President Amadou Keita will not attend next week’s summit of coastal states in Lomé, his spokesman Ibrahim "
        "Sow said on Monday, citing the floods in the north of the country. Prime Minister Fanta Diarra will go in his "
        "place, Sow said. “The president belongs where the water is,” he told a news conference in Bamako. The floods "
        "have killed 37 people since 2 September and driven 12,000 from their homes around Mopti. The summit, to begin "
        "on 19 September, was to have been the first between Keita and President Kofi Mensah since the border dispute "
        "of 2021. A spokeswoman for Mensah said that the two would meet before the year is out."
    ),
    rewritten=(
        "President Amadou Keita will stay away from next week’s summit of coastal states in Lomé because of the floods "
        "in the country’s north, his spokesman Ibrahim Sow announced on Monday. Sow said that Prime Minister Fanta "
        "Diarra would go instead. “The president belongs where the water is,” he told a press conference in Bamako. "
        "Since 2 September the floods have killed 37 people and forced 12,000 from their homes around Mopti. The "
        "summit, which begins on 19 September, would have been the first between Keita and President Kofi Mensah "
        "since their border dispute in 2021. The two will meet before the end of the year, a spokeswoman for Mensah said."
    ),
    translated=(
        "Amadou Keita is giving up his trip to Lomé, where the coastal countries hold their summit next week. The "
        "reason, as the head of state’s spokesman Ibrahim Sow made known on Monday, is the high water in the northern "
        "provinces; Fanta Diarra, the head of government, is to represent him. “A president has his place at the side "
        "of the flooded,” were Sow’s words before journalists in Bamako. There have been 37 dead since 2 September, and "
        "in the area of Mopti 12,000 inhabitants had to leave their houses. Keita and Kofi Mensah would have faced each "
        "other on 19 September for the first time since they quarrelled over the frontier in 2021. Mensah’s "
        "spokeswoman assures that a meeting of both will take place by December."
    ),
    others=(
        "Mali’s leader has cancelled his journey to the coastal summit in Lomé, a week before it opens, leaving "
        "Togolese hosts to rearrange the table. Diplomats doubted that the floods were the only reason. One of them, "
        "who has seen the programme, said that Amadou Keita had asked in vain for an hour alone with Kofi Mensah. “The "
        "president belongs where the water is,” said the spokesman Ibrahim Sow, and would take no questions. Market "
        "women in Mopti waited on Monday for tents that had been promised on Friday. Aid groups put the number of dead "
        "at more than 50.",
        "Togo regrets that the president of Mali will not come to the summit of coastal states, Foreign Minister Akossiwa "
        "Lawson said on Tuesday. Fishing quotas, piracy and a common radio for coast guards are on the agenda, and none "
        "of them needs to wait, she told parliament. Seven heads of state have said that they will come. Lawson "
        "announced that the airport would be closed to other flights on the mornings of 18 and 19 September.",
    ),
)
STORIES = (GRAIN, LINER, SUMMIT)


def paper(
    text: str,
    outlet: str | None = "Harbour Post",
    day: str = "2024-03-05",
    title: str | None = None,
    credit: str | None = None,
) -> Document:
    """A document of that text."""
    id = "d" + digest(text, outlet, day)
    return Document(id, text, "2024-12-01T00:00:00Z", outlet=outlet, published_at=day, title=title, credit=credit)

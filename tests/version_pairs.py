"""Labelled pairs: invented plans in two versions, with what really became of every item.

A line is `code | words => code | words => what became of it`; what is blank after the arrow kept
its words. What the matching takes for sure was set with all of these in view but LIBRARIES.
"""

from dataclasses import dataclass

from loaders.matching import Item

FAMILIES = """
1 | Families know what they owe and why => 1 | => kept
1.1 | Explain every order in plain words => 1.1 | Explain every order in plain language => reworded
1.1.1 | Rewrite the order form with two judges and a literacy coach => 1.1.1 | Rewrite the order form with two judges, a literacy coach and three parents => reworded
1.1.2 | Translate the order form into Spanish and Vietnamese => 1.1.2 | Translate the order form into Spanish, Vietnamese and Somali => reworded
1.1.3 | Test the new form in two county offices => 1.1.4 | => moved in its place
1.1.4 | Print a one-page summary for the file => => dropped
=> 1.1.3 | Record a short film about the order form => new
1.2 | Answer questions within one working day => 1.2 | => kept
1.2.1 | Open the telephone line until seven in the evening => 1.2.1 | Open the telephone line until eight in the evening on weekdays => reworded
1.2.2 | Train call takers on interstate cases and on cases with a protective order => 1.2.2 | Train call takers on interstate cases => split
1.2.2 | Train call takers on interstate cases and on cases with a protective order => 1.2.3 | Train call takers on cases with a protective order => split
1.2.3 | Post the ten most asked questions on the website => 1.2.4 | => moved in its place
1.2.4 | Measure waiting times every month => 1.2.5 | Measure and publish waiting times every month => reworded
1.3 | Reach parents who moved => => dropped
1.3.1 | Match addresses with the motor vehicle agency => 3.1.3 | => moved
1.3.2 | Send a postcard before a letter => => dropped
2 | Support arrives in full and on time => 2 | => kept
2.1 | Set orders that parents can pay => 2.1 | => kept
2.1.1 | Review every order older than three years => 2.1.2 | Review every order that is older than three years => reworded
2.1.2 | Ask for wage records before the hearing => 2.1.1 | => swapped
2.1.3 | Publish the guideline worksheet => 2.1.4 | Put the guideline worksheet online => reworded
2.1.4 | Train magistrates on the guidelines => 2.1.3 | Train magistrates and their clerks on the guidelines => reworded
2.2 | Collect from wages first => 2.2 | => kept
2.2.1 | Send withholding orders by electronic means within two days => 2.2.1 | Send withholding orders electronically within two days => reworded
2.2.2 | Call the employers that do not answer => 2.2.2 | Call employers which have not answered => reworded
2.2.3 | Hold a yearly meeting with large employers => 2.2.3 | Hold a yearly meeting with large employers and payroll firms => reworded
=> 2.2.4 | Offer employers a chat with a specialist => new
2.3 | Help parents to find work => 2.3 | Help parents find and keep work => reworded
2.3.1 | Sign agreements with four job centers => 2.3.1 | Sign agreements with six job centers => reworded
2.3.2 | Refer parents who miss three payments => 2.3.2 | => kept
2.3.3 | Report placements every quarter => 2.3.3 | => kept
2.3.4 | Suspend licenses only after an offer of work => => dropped
3 | A workforce that stays => 3 | A workforce that stays and grows => reworded
3.1 | Hire faster => 3.1 | => kept
3.1.1 | Post vacancies within a week => 3.1.1 | => kept
3.1.2 | Visit three universities each spring => 3.1.2 | Visit five universities and two community colleges each spring => reworded
3.2 | Train for the job that is => 3.2 | => kept
3.2.1 | Write a handbook for new workers => 3.2.1 | Write a handbook and a glossary for new workers => merged
3.2.2 | Write a glossary for new workers => 3.2.1 | Write a handbook and a glossary for new workers => merged
3.2.3 | Pair every new worker with a mentor => 3.2.2 | => moved in its place
3.2.4 | Hold a training week in May => 3.2.3 | Hold one training week in May and one in October => reworded
3.2.5 | Report annually => 3.2.4 | => kept
3.3 | Listen to staff => 3.3 | => kept
3.3.1 | Ask all staff twice a year => 3.3.1 | => kept
3.3.2 | Publish the answers by office => 3.3.2 | => kept
3.3.3 | Report annually => 3.3.3 | => kept
3.3.4 | Exit talks with everybody who leaves => 3.3.4 | Hold exit talks with everybody who leaves => reworded
4 | Systems that serve => 4 | => kept
4.1 | Replace the case system => 4.1 | => kept
4.1.1 | Choose a vendor => => dropped
4.1.2 | Move records of the northern region => 4.1.2 | => kept
4.1.3 | Move records of the southern region => 4.1.1 | Clean the records of the coastal region => dropped and new
4.1.4 | Retire the old mainframe => 4.1.3 | => moved in its place
4.2 | Guard data => 4.2 | Guard the data of families => reworded
4.2.1 | Test the backups every quarter => 4.2.1 | => kept
4.2.2 | Close accounts on the day somebody leaves => 4.2.2 | Close the accounts of those who leave on the same day => reworded
4.2.3 | Encrypt laptops and telephones => 4.2.3 | Encrypt laptops => split
4.2.3 | Encrypt laptops and telephones => 4.2.4 | Encrypt telephones => split
=> 4.3 | Let families see their case on the web => new
=> 4.3.1 | Choose what is shown => new
=> 4.3.2 | Let fifty families try it => new
"""

LIBRARIES = """
A | Every reader finds a place => A | => kept
A.1 | Longer hours => A.1 | Longer opening hours => reworded
A.1.a | Open the main library on Sundays => A.1.a | Open the main library on Sundays from noon to five => reworded
A.1.b | Open two branches until nine at night => A.1.b | Open four branches until nine at night => reworded
A.1.c | Count visitors by hour for a year => => dropped
A.1.d | Hire eight part-time assistants => A.1.c | => moved in its place
=> A.1.d | Offer lockers for picking up books at any hour => new
A.2 | Rooms for quiet and for talk => A.2 | => kept
A.2.a | Build a quiet room in each branch => A.2.a | Build a quiet room in every branch library => reworded
A.2.b | Let clubs book meeting rooms online => A.2.b | Let clubs and schools book meeting rooms online => reworded
A.2.c | Replace the chairs in the reading hall => A.2.d | => moved in its place
A.2.d | Paint the stairwell => A.2.c | => moved in its place
A.3 | Nobody is turned away => A.3 | => kept
A.3.a | End fines for children and for pensioners => A.3.a | End fines for children => split
A.3.a | End fines for children and for pensioners => A.3.b | End fines for pensioners => split
A.3.b | Give a card without proof of address => A.3.c | Give library cards without asking for proof of address => reworded
A.3.c | Put ramps at both doors of the Elm Street branch => A.3.d | => moved in its place
B | A collection that surprises => B | A collection that surprises and reflects the town => reworded
B.1 | Buy what readers ask for => B.1 | => kept
B.1.a | Buy one copy for every five holds => B.1.a | Buy one copy for every four holds => reworded
B.1.b | Ask readers for titles on a board in the hall => B.1.b | Ask readers for titles on a board in the hall and by e-mail => reworded
B.1.c | Spend a tenth of the budget on languages other than English => B.1.c | => kept
B.1.d | Review standing orders => B.1.d | => kept
B.2 | Keep what is ours => B.2 | => kept
B.2.a | Scan the town newspapers from 1880 to 1920 => B.2.a | Scan the town newspapers from 1880 to 1950 => reworded
B.2.b | Rebind the oldest atlases => B.2.b | => kept
B.2.c | Record the stories of mill workers => B.2.c | Record and transcribe the stories of mill workers => reworded
B.2.d | Climate control in the map room => B.2.d | Install climate control in the map room => reworded
B.3 | Lend more than books => => dropped
B.3.a | Lend sewing machines => C.2.d | => moved
B.3.b | Lend telescopes => => dropped
B.3.c | Lend hot spots for the internet => C.2.c | Lend hot spots and tablets for the internet => reworded and moved
C | Learning for life => C | => kept
C.1 | Children read before school => C.1 | => kept
C.1.a | Story time in all branches each week => C.1.a | Hold story time in all branches twice a week => reworded
C.1.b | Give every newborn a bag of books => C.1.b | => kept
C.1.c | Train kindergarten teachers to read aloud => C.1.c | Train kindergarten teachers and parents to read aloud => reworded
C.1.d | Summer reading with prizes => C.1.d | => kept
C.2 | Adults learn new skills => C.2 | Adults learn new skills, at their own pace => reworded
C.2.a | Teach the use of spreadsheets => C.2.a | Teach the use of spreadsheets and of text processing => merged
C.2.b | Teach the use of text processing => C.2.a | Teach the use of spreadsheets and of text processing => merged
C.2.c | Help with applications for jobs on Tuesdays => C.2.b | => moved in its place
C.3 | A makers' space => C.3 | => kept
C.3.a | Buy two printers for plastic => => dropped
=> C.3.a | Ask the technical college for teachers => new
C.3.b | Open the space three evenings a week => C.3.b | => kept
C.3.c | Write rules for safety => C.3.c | Write and post the rules for safety => reworded
D | A house in order => D | => kept
D.1 | Money => D.1 | => kept
D.1.a | Report to the trustees every quarter => D.1.b | => swapped
D.1.b | Apply for three grants a year => D.1.a | => swapped
D.1.c | Found a circle of friends => D.1.c | Found a circle of friends of the library => reworded
D.2 | Staff => D.2 | => kept
D.2.a | Forty hours of training for every librarian => D.2.a | Fifty hours of training for every librarian => reworded
D.2.b | Agree on a pay scale with the union => D.2.b | => kept
D.2.c | Name a safety officer in each branch => D.2.c | => kept
D.3 | Buildings => D.3 | Buildings and grounds => reworded
D.3.a | Insulate the roof of the main library => D.3.a | => kept
D.3.b | Put solar panels on the roof of the Elm Street branch => => dropped
=> D.3.b | Plant trees around the car park of the Oak Hill branch => new
D.3.c | Inspect elevators each spring => D.3.c | => kept
=> D.4 | Partners => new
=> D.4.a | Share a catalogue with the three colleges => new
"""

ROADS = """
1 | Safe roads => 1 | => kept
1.1 | Fix the ten most dangerous crossings => 1.1 | Fix the fifteen most dangerous crossings => reworded
1.2 | Lower the speed limit near schools => 1.3 | => moved in its place
1.3 | Paint crosswalks before the school year => 1.2 | => moved in its place
1.4 | Inspect bridges in the north district => 1.4 | Inspect bridges in the north district => kept
1.5 | Inspect bridges in the south district => 1.5 | => kept
1.6 | Inspect bridges in the east district => => dropped
=> 1.6 | Inspect tunnels in the west district => new
1.7 | Publish crash data by place and month => 1.7 | Publish data on crashes by place and by month => reworded
1.8 | Light the underpasses => 1.8 | => kept
2 | Roads that last => 2 | => kept
2.1 | Resurface 40 miles a year => 2.1 | Resurface 55 miles a year => reworded
2.2 | Seal cracks within a year of finding them => 2.2 | Seal cracks within six months of finding them => reworded
2.3 | Clean the drains each autumn => 2.3 | => kept
2.4 | Survey the surface of all roads with a van => 2.4 | Survey the surface of all roads with a van and share the pictures => reworded
2.5 | Keep a list of culverts and inspect them every two years => 2.5 | Keep a list of culverts => split
2.5 | Keep a list of culverts and inspect them every two years => 2.6 | Inspect culverts every two years => split
2.6 | Train crews on asphalt => 2.7 | Train crews on asphalt and concrete => merged
2.7 | Train crews on concrete => 2.7 | Train crews on asphalt and concrete => merged
2.8 | Replace wooden guard rails => => dropped
3 | Roads for everybody => 3 | Streets for everybody => reworded
3.1 | Build 12 miles of bicycle lanes => 3.1 | => kept
3.2 | Curb ramps at every corner downtown => 3.2 | Build curb ramps at every corner downtown => reworded
3.3 | Benches at bus stops => 3.4 | => moved in its place
3.4 | Ask residents with disabilities what is in their way => 3.3 | Ask residents with disabilities what stands in their way => reworded
3.5 | Close Main Street to cars on Sundays => => dropped
=> 3.5 | Let neighborhoods ask for a street party without a fee => new
3.6 | Count cyclists at nine places => 3.6 | Count cyclists and walkers at nine places => reworded
4 | Money well spent => 4 | => kept
4.1 | Share equipment with the county => 4.1 | => kept
4.2 | Bid every contract above 50,000 dollars => 4.2 | Bid every contract above 75,000 dollars => reworded
4.3 | Publish costs by mile => 4.3 | => kept
4.4 | Apply for federal grants => 4.4 | Apply for federal and state grants => reworded
=> 4.5 | Sell the old depot => new
"""

COUNTIES = """
1 | Training in every county => 1 | => kept
1.1 | Train clerks in Adams County => 1.1 | => kept
1.2 | Train clerks in Brown County => => dropped
1.3 | Train clerks in Clark County => 1.2 | => moved in its place
1.4 | Train clerks in Dixon County => 1.3 | Train clerks and judges in Dixon County => reworded
=> 1.4 | Train clerks in Fulton County => new
1.5 | Train clerks in Grant County by June => 1.5 | Train clerks in Grant County by September => reworded
2 | Pilots => 2 | => kept
2.1 | Pilot the new form in region 1 => 2.1 | Pilot the new form in region 1 with ten families => reworded
2.2 | Pilot the new form in region 2 => 2.2 | Pilot the new form in region 2 with ten families => reworded
2.3 | Pilot the new form in region 3 => => dropped
=> 2.3 | Pilot the new chat in region 7 => new
2.4 | Report on the pilot => 2.4 | => kept
3 | Reports => 3 | => kept
3.1 | Report on the pilot => 3.1 | => kept
3.2 | Report to the board in spring => 3.2 | Report to the legislature in spring => dropped and new
3.3 | Report to the governor in fall => 3.3 | => kept
3.4 | Publish a map of offices => 3.4 | Publish a list of judges => dropped and new
3.5 | Hold a forum with fathers => 3.5 | Hold a forum with employers => dropped and new
3.6 | Buy software for scheduling hearings => 3.6 | Buy software for reading scanned letters => dropped and new
"""

CLINICS = """
1 | Care close to home => 1 | Care close to where people live => reworded
1.1 | Open a clinic in each of the five valleys => 1.1 | A clinic is open in each of the five valleys => reworded
1.2 | Run a bus with two nurses => 1.2 | Run two buses with four nurses and a midwife => reworded
1.3 | Home visits after every birth => 1.3 | Visit every family at home after a birth => reworded
1.4 | Send medicines by mail => 1.4 | => kept
1.5 | Hold evening hours twice a week => 1.6 | Hold evening hours three times a week => reworded
=> 1.5 | Let patients book visits on the web => new
2 | Fewer people fall ill => 2 | Fewer people become ill => reworded
2.1 | Vaccinate nine of ten children by their second birthday => 2.1 | Vaccinate 95 of 100 children by their second birthday => reworded
2.2 | Teach cooking with little salt => => dropped
2.3 | Walk to school with volunteers => 2.2 | => moved in its place
2.4 | Stop smoking courses for adults and for teenagers => 2.3 | Stop smoking courses for adults => split
2.4 | Stop smoking courses for adults and for teenagers => 2.4 | Stop smoking courses for teenagers => split
2.5 | Test wells for nitrate => 2.5 | Test private wells for nitrate and lead => reworded
3 | Nurses who stay => 3 | => kept
3.1 | Pay back student loans after five years => 3.1 | Pay back the loans of students after three years => reworded
3.2 | Offer child care at the hospital => 3.2 | => kept
3.3 | Rotate night shifts fairly => 3.3 | Publish night shifts six weeks ahead => dropped and new
3.4 | Ask nurses every year why they leave => 3.5 | => moved in its place
=> 3.4 | Recruit in neighboring states => new
3.6 | Hold a course on pain => 3.6 | Hold courses on pain and on grief => merged
3.7 | Hold a course on grief => 3.6 | Hold courses on pain and on grief => merged
3.8 | Name a coach for every new nurse => 3.7 | Every new nurse gets a coach => reworded
"""

PLANS = {
    "clinics": CLINICS,
    "counties": COUNTIES,
    "families": FAMILIES,
    "libraries": LIBRARIES,
    "roads": ROADS,
}
LEVELS = ("area", "goal", "strategy")
Link = tuple[str | None, str | None]


@dataclass(frozen=True)
class Labelled:
    before: list[Item]
    after: list[Item]
    links: dict[Link, str]
    """Codes of what is the same, and what became of it; None for dropped and new."""


def labelled(picture: str) -> Labelled:
    before: dict[str, str] = {}
    after: dict[str, str] = {}
    links: dict[Link, str] = {}
    for line in picture.strip().splitlines():
        sides = [part.strip() for part in line.split("=>")]
        if len(sides) != 3:
            raise ValueError(line)
        old, new = (_side(side) for side in sides[:2])
        if old:
            before[old[0]] = old[1]
        if new:
            after[new[0]] = new[1] or (old[1] if old else "")
        what = sides[2]
        if what == "dropped and new":
            links[old[0], None] = links[None, new[0]] = what
        else:
            links[old[0] if old else None, new[0] if new else None] = what
    return Labelled(_items(before), _items(after), links)


def _side(side: str) -> tuple[str, str] | None:
    code, _, text = (part.strip() for part in side.partition("|"))
    return (code, text) if code else None


def _items(texts: dict[str, str]) -> list[Item]:
    return [
        Item(code, code.rpartition(".")[0] or None, LEVELS[code.count(".")], code, text)
        for code, text in sorted(texts.items())
    ]


@dataclass(frozen=True)
class Score:
    """What was found of the true pairs, and what was found that is not true."""

    found: int
    wrong: list[Link]
    asked: list[Link]
    """True pairs that are doubtful, with the right one among the candidates."""
    missed: list[Link]

    @property
    def precision(self) -> float:
        return self.found / (self.found + len(self.wrong))

    @property
    def recall(self) -> float:
        return self.found / (self.found + len(self.asked) + len(self.missed))


def score(plan: Labelled, matches) -> Score:
    """Pairs taken without asking against the labels; kept, moved, split and merged alike."""
    true = {link for link in plan.links if None not in link}
    taken = {(one.before.item_id, one.after.item_id) for one in matches if one.before and one.after}
    asked = {
        (one.before.item_id, other) for one in matches if one.before for other in one.candidates
    }
    missed = true - taken
    return Score(
        len(taken & true), sorted(taken - true), sorted(missed & asked), sorted(missed - asked)
    )

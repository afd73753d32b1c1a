"""Words that stand before or around names without being part of them, in English."""

from __future__ import annotations

# Titles and roles, folded: "President Zelensky" is a mention of Zelensky.
TITLES = frozenset(
    """president prime minister premier chancellor secretary general gen colonel col lieutenant lt major maj
    captain capt sergeant sgt corporal cpl admiral adm commander cmdr brigadier marshal mr mrs ms miss dr
    prof professor sir lord lady dame baron baroness king queen prince princess emperor pope archbishop
    bishop cardinal patriarch metropolitan rabbi imam ayatollah sheikh emir sultan senator sen
    representative rep congressman congresswoman governor gov mayor ambassador judge justice attorney
    speaker chairman chairwoman chair chief head director adviser advisor aide spokesman spokeswoman
    spokesperson deputy vice former acting ex then foreign defence defense interior finance leader oligarch
    envoy commissioner minister mp mep cdr hon rev reverend father sister brother saint coach manager
    founder ceo cfo opposition party national security state house white commander-in-chief first lady
    correspondent reporter editor author actor actress singer director producer late the""".split()
)
_CALENDAR = """monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec
    mon tue tues wed thu thurs fri sat sun"""
CALENDAR = frozenset(_CALENDAR.split())

# Words, folded, that are capitalised at the start of a sentence and begin no name but a known one.
OPENERS = frozenset(
    """the a an in on at but and it he she they we i you this that these those his her their its our my your
    for from with by to of as if when while after before since until there then than what who whom whose
    which how why where not no yes so or nor yet all both some many most more few several one two three four
    five six seven eight nine ten also however meanwhile earlier later once under over about into through
    during between among against despite although though because still only even just another other such
    same each every any here now today yesterday tomorrow according""".split()
)

# Words of a sentence that show what kind of thing a designator near them means, by the `class` of the entry.
CLASS_WORDS = frozenset(
    """missile missiles rocket rockets launcher launchers artillery howitzer howitzers gun guns tank tanks
    armour armor armoured armored vehicle vehicles jet jets fighter fighters bomber bombers aircraft plane
    planes warplane warplanes helicopter helicopters drone drones uav uavs air defence defense system
    systems battery batteries interceptor interceptors radar munition munitions shell shells warhead
    warheads ship ships frigate cruiser destroyer submarine submarines weapon weapons troops military army
    navy forces strike strikes war front squadron brigade""".split()
)

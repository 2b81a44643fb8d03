"""Words of a name column that are no name: titles, kinship, the weak words half the country bears,
nicknames, blanks.
"""

from trackchild.core.sounds import fold, to_latin


def _split(words: str) -> list[str]:
    return words.split()


# Words that are no name wherever they stand; whole cells that say nothing are known to
# `cases.registers.words`.
UNKNOWN = _split("""
unknown unnamed nameless unidentified anonymous undisclosed agyat ajnat ajnyat agyaat namaloom namalum
gumnam ogyat अज्ञात অজ্ঞাত ਅਗਿਆਤ અજ્ઞાત ଅଜଣା தெரியாது తెలియదు ಗೊತ್ತಿಲ್ಲ അറിയില്ല نامعلوم
""")
TITLES = _split("""
late lt mr mrs ms miss master dr prof smt srimati shrimati shreemati shri sri shree sree shrii km ku
kum kumr selvi thiru thirumathi tmt mst mosammat musammat mosamat mosammad mussamat haji hazi hajji
maulana maulvi moulvi hafiz swargiya svargiya swargeeya swargiy sv swa marhum marhoom janab janaba
mrit prayat laet let sow chi kumarin alias urf urph aka the baba pandit pt shrimathi srimathi
thirumati
""")
RELATIONS = _split("""
so do wo co ho sonof daughterof wifeof putra putr putri beta beti
""")
KINSHIP = _split("""
bhai ben behen bahen bai amma appa anna akka ayya garu gaaru ji jee saab sahab saheb da di dada didi
babu mai maa bhaiya chacha
""")
WEAK = _split("""
kumar kumari devi lal singh sinh sing singha kaur kour khatun khatoon khatoun begum begam bibi bivi
bi bano banu md mohd mohammad mohammed muhammad mohamed mo mhd muhammed mohmad mohamad mahammad
mohammod sk sheikh shaikh sekh shaik shekh sheik syed sayed saiyad sayyad sayyed mia miya miyan mian
miah ram das dass dasi prasad prosad parsad chand chandra nath rani ali ahmed ahmad alam uddin ud
din ul al abdul abdur rao nair pillai mondal mandal khan yadav sharma gowda reddy patel
""")
NICKNAMES = _split("""
chhotu chotu chhoti choti munna munni munia muniya munny pappu papu guddu guddi gudiya gudia guria
raju bablu babloo pinky pinki rinku rinki rinky tinku pintu mintu mithu chintu sonu monu golu bholu
babu baby bebi khoka khoki khuki bapi bapon bubai laltu buli tuktuk kallu kalu lalla lali lalu bittu
bitti vicky viki rocky tannu annu appu ammu kuttan kunju kanna kannan chinnu bujji bujjji chinna
chinni pandu sweety dolly jolly lucky happy honey laddu chiku tuntun titu tutul tinni mini mani moni
buri bura jhunu jhuma puja poonam gullu gulli dabbu dabloo bunty banti rani kaku nanhe nanhi nannu
nandu sonia soni sona babli bubli pooja puchki poltu haru naru hari bhola bhuri bhura chintoo pinku
minku rimpi simpi jimmy tommy sunny suny jonny deepu dipu gopi kishu bachchu bachu bacchu ponnu
ponni thambi thangam ammulu kutti papa pappa manju unni molu mol mon chakki puttu putta putti gowri
tota totan bhutu gogo pona maina moyna jaan shona gattu pillu dhannu channu billu billo kaka lado
laado bebo
""")

WEAK_KEYS = frozenset(fold(w) for w in WEAK)
NICKNAME_KEYS = frozenset(fold(w) for w in NICKNAMES)
TITLE_KEYS = frozenset(fold(w) for w in TITLES)
KINSHIP_KEYS = frozenset(fold(w) for w in KINSHIP)
RELATION_KEYS = frozenset(RELATIONS)
UNKNOWN_KEYS = frozenset(fold(to_latin(w)) for w in UNKNOWN)
# One key for the many spellings of the Prophet's name and of Sheikh, Syed: as tokens they are the same word.
ONE_WORD = {
    "mohamad": "md mohd mohammad mohammed muhammad mohamed mo mhd muhammed mohmad mahammad mhmd",
    "sek": "sk sheikh shaikh sekh shaik shekh sheik shikh",
    "sing": "singh sinh sing singha simha sinha",
    "saiyad": "syed sayed saiyad sayyad sayyed sayeed saiyed said",
    "mandal": "mondal mandal mandol",
    "miya": "mia miya miyan mian miah",
    "katun": "khatun khatoon khatoun khatoom",
    "begam": "begum begam begom",
}
SAME_WORD = {fold(word): key for key, spellings in ONE_WORD.items() for word in spellings.split()}

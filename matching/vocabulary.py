"""Free words of descriptive columns to codes: «wheatish», «gora», «sanwla», «peela school uniform», «til on left cheek»."""

# ruff: noqa: E501 - the word lists read best with one code to a line

import re

from .names import fold, to_latin

NOT_KNOWN = {
    "",
    "nk",
    "na",
    "n a",
    "nil",
    "none",
    "unknown",
    "not known",
    "notknown",
    "not available",
    "other",
    "null",
    "-",
}

COMPLEXION = {
    "VERY_FAIR": "very fair|bahut gora|milky|extremely fair",
    "FAIR": "fair|gora|gori|gaura|white|light|safed|forsa|gore|bright|clear",
    "WHEATISH": "wheatish|wheat|gehuan|gehua|gehuwa|gehuaa|gehunwa|genhua|medium|sallow|brownish|goom|ujjwal shyam|gandumi|gandami",
    "DUSKY": "dusky|sanwla|sawla|saanvla|sanvla|sanwli|saawla|brown|tan|shyamla|shyamal|shyam|shamla|olive|wheatish dark|saavla|savla",
    "DARK": "dark|kala|kali|black|kaala|kalo|krishna|karuppu|deep",
    "PALE": "pale|peela|sickly|yellowish",
    "ALBINO": "albino",
}
BUILD = {
    "INFANT": "infant|baby|newborn",
    "THIN": "thin|slim|lean|dubla|dublapatla|patla|patli|weak|skinny|slender|small|frail|roga|lanky|slight|kamzor|malnourished|underweight|chhota",
    "MEDIUM": "medium|average|normal|moderate|madhyam|samanya|sadharan|majhari|ausat|regular|proportionate",
    "STRONG": "strong|athletic|muscular|sturdy|healthy|tagda|stout|well built|wellbuilt|robust|gathila|hatta katta|majboot|solid|heavy built",
    "FAT": "fat|heavy|mota|moti|obese|plump|chubby|overweight|bulky",
    "STOOPED": "stooped|bent|hunched",
}
FACE = {
    "ROUND": "round|gol|golakar|circular|gola|moon",
    "OVAL": "oval|egg|andakar|ovel",
    "LONG": "long|lamba|lambi|thin|narrow|elongated|lambotara|lamba chehra",
    "SQUARE": "square|chaukor|chokor|chaukhor",
    "TRIANGULAR": "triangular|triangle|heart|pointed",
    "BROAD": "broad|wide|chauda|flat|big|chawda",
    "POCKMARKED": "pockmarked|pock|pitted",
}
HAIR = {
    "BLACK": "black|kala|kale|kaale|kaala|dark|kalo",
    "BROWN": "brown|bhura|bhure|brownish|light brown|golden|bhoora|bhoore|badami",
    "GREY": "grey|gray|khichdi",
    "WHITE": "white|safed",
    "REDDISH": "red|reddish|lal|copper",
    "DYED": "dyed|coloured|colored|mehendi|henna",
    "SHORT": "short|chhote|chhota|chote|cropped|small|crew|boy cut|boycut|chota|bob|chhote baal",
    "LONG": "long|lambe|lamba|lambi",
    "CURLY": "curly|ghunghrale|ghungrale|ghunghralu|kinky|curl|frizzy|kokrano|ghunghrala",
    "STRAIGHT": "straight|seedhe|sidha|sidhe|silky|smooth|soja|seedha",
    "WAVY": "wavy|lahradar|laharadar",
    "SHAVEN": "shaven|shaved|mundan|tonsured|bald|ganja|munda|tonsure|mundit",
    "PLAITED": "plaited|plait|braid|braided|choti|two plaits|pony|ponytail|plaits|braids",
    "MATTED": "matted|jata|uljhe|unkempt",
    "TURBAN": "turban|patka|joora|jooda",
}
EYES = {
    "BLACK": "black|kali|kaali|dark|kala|kaala|kale",
    "BROWN": "brown|bhuri|bhura|light brown|dark brown|badami|bhoori",
    "HAZEL": "hazel|cat|billi|kanji",
    "BLUE": "blue|neeli|nili|nila",
    "GREEN": "green|hari",
    "GREY": "grey|gray",
    "SQUINT": "squint|bhenga|bhengi|tirchi|cross|crossed|cockeyed|tedhi",
    "ONE_EYE": "one eye|kana|kani|one eyed",
    "BLIND": "blind|andha|andhi",
    "CATARACT": "cataract|motiyabind",
    "SPECTACLES": "spectacles|glasses|chashma|specs",
    "BIG": "big|large|badi|bari",
    "SMALL": "small|chhoti|choti",
}
MARK_KIND = {
    "MOLE": "mole|til|teel|thil|tila|macham|maccham|puttu macha",
    "SCAR": "scar|nishan|nishaan|daag|dag|chot|mark of injury|injury|wound|old wound|cut mark|stitch|stitches|ghav|ghaw|stich|tanka|taanka|katne|kata|dagh|zakhm|jakhm|thalumbu",
    "CUT": "cut|kata|kate|katne",
    "BURN": "burn|burnt|jala|jale|jalne|jala hua|poda|burned|scald|pora",
    "BIRTHMARK": "birthmark|birth mark|birth|janam|janm|lahsun|lehsan|lahsan|jonmo dag|jaduul|janmachinh",
    "TATTOO": "tattoo|tatoo|godna|gudna|godana|inked|ulki|tatto|name written|pachakuthu",
    "LEUCODERMA": "leucoderma|vitiligo|white patch|safed daag|safed dag|white spot|leukoderma|white patches",
    "WART": "wart|massa|masa|mole raised|growth|aanchil",
    "POX": "pox|chechak|smallpox|chicken pox|mata|pock",
    "AMPUTATION": "amputation|amputated|missing finger|missing toe|cut finger|kati ungli|lost finger|missing",
    "SIXTH_DIGIT": "sixth digit|sixth finger|six fingers|extra finger|sixth toe|extra toe|extra digit|six toes|chhah ungli|chhangu|polydactyly|6 fingers|six finger|sixth",
    "FRACTURE": "fracture|fractured|broken|toota|tooti|haddi",
    "SURGERY": "surgery|operation|operated|surgical|opreshan|appendix",
    "PIERCING": "piercing|pierced|chhida|chhed|piercings",
    "DEFORMITY": "deformity|deformed|bent|tedha|crooked|webbed|clubfoot|club foot|polio|cleft|swelling|lump",
}
SITES = {
    "FOREHEAD": "forehead|matha|maatha|mathe|lalat|kapal|kopal|nettri|peshani",
    "CHEEK": "cheek|gaal|gal|kannam|galo",
    "EYEBROW": "eyebrow|eye brow|bhaun|bhauh|bhau|brow|bhuru|eye",
    "NOSE": "nose|naak|nak|mookku",
    "LIP": "lip|lips|honth|hont|thont|mouth",
    "CHIN": "chin|thodi|thuddi|thudi|jaw|thuthni",
    "EAR": "ear|kaan|kan|ear lobe|earlobe",
    "NECK": "neck|gardan|gala|gale|throat|nape|gola",
    "CHEST": "chest|chhati|chhaati|seena|breast|buk|collar bone|collarbone",
    "ABDOMEN": "abdomen|stomach|pet|belly|navel|nabhi|peth|waist|kamar|tummy",
    "BACK": "back|peeth|pith|pit|spine|shoulder blade",
    "SHOULDER": "shoulder|kandha|kandhe|kaandha",
    "UPPER_ARM": "upper arm|upperarm|bazu|baju|bazoo|arm|bicep|baanh|elbow|kohni",
    "FOREARM": "forearm|fore arm|lower arm",
    "WRIST": "wrist|kalai|kabji",
    "HAND": "hand|haath|hath|palm|hatheli|kai|hat",
    "FINGER": "finger|ungli|thumb|angutha|angul|anguli|index finger",
    "HIP": "hip|buttock|kulha|nitamb|pelvis",
    "THIGH": "thigh|jangh|jaangh|uru",
    "KNEE": "knee|ghutna|ghutne|hantu",
    "LEG": "leg|pair|tang|taang|calf|shin|pindli|pa|kaal",
    "ANKLE": "ankle|takhna|edi|heel",
    "FOOT": "foot|feet|paon|paanv|sole|talwa|panja",
    "TOE": "toe|pair ki ungli|big toe",
    "SCALP": "scalp|head|sir|sar|skull|back of head|matha ke piche",
    "FACE": "face|chehra|mukh|muh|chehre|temple|kanpati",
}
NEIGHBOUR_SITES = (
    {"FOREHEAD", "EYEBROW", "FACE", "SCALP"}, {"CHEEK", "FACE", "CHIN", "LIP", "NOSE"}, {"NOSE", "FACE", "EYEBROW"},
    {"UPPER_ARM", "FOREARM", "SHOULDER"}, {"FOREARM", "WRIST", "HAND"}, {"HAND", "FINGER", "WRIST"}, {"NECK", "CHEST", "SHOULDER", "BACK"},
    {"CHEST", "ABDOMEN"}, {"HIP", "THIGH", "BACK", "ABDOMEN"}, {"THIGH", "KNEE", "LEG"}, {"LEG", "ANKLE", "FOOT", "KNEE"}, {"FOOT", "TOE", "ANKLE"},
    {"EAR", "NECK", "CHEEK"},
)  # fmt: skip
NEIGHBOUR_KINDS = (
    {"SCAR", "CUT", "SURGERY", "BURN"}, {"MOLE", "BIRTHMARK", "WART"}, {"BIRTHMARK", "LEUCODERMA", "BURN"},
    {"AMPUTATION", "DEFORMITY"}, {"FRACTURE", "DEFORMITY"}, {"POX", "SCAR"}, {"SIXTH_DIGIT", "DEFORMITY"},
)  # fmt: skip
DISABILITY = {
    "SPEECH": "speech|dumb|mute|goonga|gunga|gungi|goongi|cannot speak|stammer|stammering|haklata|haklana|boba|stutter|non verbal|nonverbal|tutla|lisp|speaking|stutters|stammers",
    "HEARING": "hearing|deaf|bahra|bahri|behra|behri|cannot hear|kala bobir|hard of hearing|badhir",
    "SIGHT": "blind|blindness|vision|visual|low vision|andha|andhi|visually|eyesight|one eye|nabina|drishti",
    "PHYSICAL": "physical|physically|orthopaedic|orthopedic|locomotor|limp|limps|langda|langdi|lame|polio|leg|hand|handicapped|cerebral palsy|lameness|divyang|viklang|crutch|wheelchair|club foot|paralysis|muscular|dwarf|dwarfism|limping|langra",
    "MENTAL": "mental|mentally|intellectual|mandbuddhi|mand buddhi|retarded|challenged|autism|autistic|down|slow|slow learner|psychiatric|illness|mandabuddhi|epilepsy|fits|mirgi|learning|unstable|unsound|mansik|intellectually",
}
GARMENT = {
    "SHIRT": "shirt|kameez|kamij|bushirt|camij|qameez",
    "T_SHIRT": "t shirt|tshirt|tee|t-shirt|ganji|banyan|baniyan|jersey|tees",
    "KURTA": "kurta|kurti|pajama|pyjama|panjabi|punjabi|sherwani",
    "FROCK": "frock|gown|dress|maxi|one piece|top",
    "SALWAR": "salwar|shalwar|suit|churidar|dupatta|chudidar|salwar suit|salwar kameez|leggings|legging",
    "SAREE": "saree|sari|saari",
    "LEHENGA": "lehenga|lahanga|ghagra|ghaghra|lehnga|pavadai|half saree",
    "SKIRT": "skirt",
    "TROUSER": "trouser|trousers|pant|pants|jeans|paint|full pant|track|trackpant|lower|pent",
    "SHORTS": "shorts|half pant|knicker|nikkar|nicker|chaddi|bermuda|halfpant",
    "LUNGI_DHOTI": "lungi|dhoti|gamchha|gamcha|veshti|mundu",
    "SCHOOL_UNIFORM": "uniform|school dress|school",
    "SWEATER_JACKET": "sweater|jacket|coat|hoodie|shawl|swetar|sweatshirt|jarsi|pullover",
    "BURQA_HIJAB": "burqa|hijab|burka|naqab",
    "VEST": "vest|sando",
    "UNDERWEAR": "underwear|panty|langot",
    "NAKED": "naked|nanga|no clothes",
    "SWADDLE": "swaddle|wrapped|cloth|blanket",
    "CHAPPAL": "chappal|slippers|slipper|chappals|hawai",
    "SANDAL": "sandal|sandals",
    "SHOE": "shoe|shoes|joota|jute|juta",
    "BAREFOOT": "barefoot|nange pair|bare foot",
    "BAG": "bag|schoolbag|basta|school bag",
    "BANGLE": "bangle|bangles|chudi|churi",
    "ANKLET": "anklet|payal|pajeb",
    "THREAD": "thread|tabiz|tawiz|taveez|dhaga",
}
COLOUR = {
    "RED": "red|lal|laal|lalu|sivappu|maroon|maroon",
    "BLUE": "blue|neela|neeli|nila|nili|nil|neel|navy|navy blue",
    "SKY": "sky|sky blue|aasmani|asmani|light blue",
    "GREEN": "green|hara|hari|sobuj|pachai|hare",
    "YELLOW": "yellow|peela|peeli|pila|pili|holud|manjal|peele",
    "BLACK": "black|kala|kali|kaala|kalo|karuppu|kaali",
    "WHITE": "white|safed|sada|vellai|safaid|cream|offwhite",
    "PINK": "pink|gulabi|golapi|rose",
    "ORANGE": "orange|narangi|kesariya|saffron|santra|kesari",
    "BROWN": "brown|bhura|bhuri|khaki|badami|beige|chocolate|coffee|bhoora",
    "GREY": "grey|gray|slate|dhoosar|salethi|saleti",
    "PURPLE": "purple|violet|baingani|begni|jamuni|mauve|baigani",
    "GOLDEN": "golden|sunehra|gold",
    "CHECKED": "checked|check|striped|stripes|printed|print|floral|checks|dhari|dharidar|flower",
}
LANGUAGES = {
    "as": "assamese|asamiya|axomiya|অসমীয়া", "bn": "bengali|bangla|bengoli|বাংলা|banglabhasha", "brx": "bodo", "doi": "dogri",
    "gu": "gujarati|gujrati|ગુજરાતી", "hi": "hindi|हिंदी|हिन्दी|hindustani|khariboli", "kn": "kannada|kanada|kannad|ಕನ್ನಡ", "ks": "kashmiri|koshur",
    "kok": "konkani", "mai": "maithili|maithali|मैथिली", "ml": "malayalam|malyalam|മലയാളം", "mni": "manipuri|meitei|meiteilon",
    "mr": "marathi|मराठी", "ne": "nepali|nepalese|gorkhali|नेपाली", "or": "odia|oriya|odiya|ଓଡ଼ିଆ", "pa": "punjabi|panjabi|ਪੰਜਾਬੀ", "sa": "sanskrit",
    "sat": "santali|santhali|santhal", "sd": "sindhi", "ta": "tamil|thamizh|தமிழ்", "te": "telugu|telegu|తెలుగు", "ur": "urdu|اردو",
    "en": "english|angrezi", "bho": "bhojpuri|भोजपुरी", "mag": "magahi|magadhi", "awa": "awadhi|avadhi", "raj": "rajasthani|marwari|mewari|dhundhari",
    "tcy": "tulu", "kha": "khasi", "lus": "mizo|lushai", "grt": "garo", "nag": "nagamese", "trp": "kokborok|tripuri", "lep": "lepcha",
    "hne": "chhattisgarhi|chattisgarhi|cg", "bgc": "haryanvi|hariyanvi", "sck": "sadri|nagpuri", "gon": "gondi", "bhb": "bhili|bhil", "hoc": "ho",
    "unr": "mundari|munda", "kru": "kurukh|oraon", "kfy": "kumaoni", "gbm": "garhwali", "kfr": "kachchhi|kutchi", "ang": "angika", "bra": "braj", "bns": "bundeli",
    "sgn": "sign|sign language|isl",
}  # fmt: skip
LANGUAGE_CODES = set(LANGUAGES)
SAME_LANGUAGE_GROUP = (
    {"hi", "bho", "mai", "mag", "awa", "ur", "hne", "bgc", "raj", "ang", "bra", "bns", "gbm", "kfy", "sck"},
    {"bn", "as"},
    {"or", "sat"},
)
RELIGION = {
    "HINDU": "hindu|sanatan|hinduism", "MUSLIM": "muslim|islam|musalman|mohammedan|mohamedan|islamic|moslem|muslims",
    "CHRISTIAN": "christian|isai|catholic|christianity|masihi|esai", "SIKH": "sikh|sikhism|sikkh", "BUDDHIST": "buddhist|bauddh|buddhism|boudh|neo buddhist", "JAIN": "jain|jainism",
    "OTHER": "other|sarna|parsi|tribal|sarnaism|adivasi|animist",
}  # fmt: skip
SEX = {
    "M": "m|male|boy|purush|balak|ladka|larka|पुरुष|बालक|man|लड़का|পুরুষ|ছেলে",
    "F": "f|female|girl|mahila|stri|balika|ladki|larki|महिला|बालिका|woman|स्त्री|লড়কি|মহিলা|মেয়ে|लड़की",
    "T": "t|transgender|third|third gender|trans|other|o|hijra|tg",
}  # fmt: skip
SIDE = {
    "L": "left|l|baya|bayan|bayen|baaya|baen|baayen|bam|lt|lft|baye|baayi|bayi|idadu",
    "R": "right|r|daya|dayan|dayen|dahina|dahine|daaya|dan|rt|rgt|daen|daayen|daahina|daye|daahine|valadhu",
    "MID": "middle|mid|centre|center|beech|central|madhya|median|bich",
}  # fmt: skip


def words_of(text: str) -> list[str]:
    """Latin words of a free text in any script."""
    return [
        w
        for w in re.split(r"[^a-z0-9]+", " ".join(to_latin(p) for p in re.split(r"[\s,;/|]+", text.lower())))
        if w
    ]


class Finder:
    """Looks phrases of a table up in free text; longer phrases win over their parts."""

    def __init__(self, table: dict[str, str]):
        phrases = {}
        for code, line in table.items():
            phrases[code.lower().replace("_", " ")] = code
            for phrase in line.split("|"):
                phrases[" ".join(words_of(phrase))] = code
        self.phrases = {p: c for p, c in phrases.items() if p}
        self.folded = {
            " ".join(fold(w) for w in p.split()): c for p, c in reversed(self.phrases.items()) if len(p) > 3
        }
        self.longest = max(len(p.split()) for p in self.phrases)
        self._cache: dict[str, tuple[str, ...]] = {}

    def all(self, text: str) -> tuple[str, ...]:
        """Codes in the order of the text."""
        if text not in self._cache:
            if len(self._cache) > 50_000:
                self._cache.clear()
            self._cache[text] = self._find(text)
        return self._cache[text]

    def first(self, text: str) -> str:
        found = self.all(text)
        return found[0] if found else ""

    def _find(self, text: str) -> tuple[str, ...]:
        words = words_of(text.replace("_", " "))
        found: list[str] = []
        at = 0
        while at < len(words):
            for size in range(min(self.longest, len(words) - at), 0, -1):
                phrase = " ".join(words[at : at + size])
                code = self.phrases.get(phrase) or self.folded.get(
                    " ".join(fold(w) for w in words[at : at + size])
                )
                if code:
                    if code not in found:
                        found.append(code)
                    at += size
                    break
            else:
                at += 1
        return tuple(found)


complexion = Finder(COMPLEXION)
build = Finder(BUILD)
face = Finder(FACE)
hair = Finder(HAIR)
eyes = Finder(EYES)
mark_kind = Finder(MARK_KIND)
site = Finder(SITES)
side = Finder(SIDE)
disability = Finder(DISABILITY)
garment = Finder(GARMENT)
colour = Finder(COLOUR)
language = Finder(LANGUAGES)
religion = Finder(RELIGION)
sex = Finder(SEX)

"""The words of registers and the codes they mean, in English, Hindi, Bengali and in Latin letters."""
# ruff: noqa: E501 - tables of words read better as long lines

import re
import unicodedata
from functools import cache, lru_cache

from rapidfuzz import fuzz, process

# Within a table the first code found in the text wins: particular words stand before general ones.
# A bar separates words and phrases.
COMPLEXION = {
    "VERY_FAIR": "very fair|bahut gora|bahut gori|bohot gora|khub forsa|बहुत गोरा|बहुत गोरी|milky",
    "ALBINO": "albino",
    "PALE": "pale|yellowish|peela|pila|पीला|फीका",
    "WHEATISH": "wheatish|wheat|wheetish|whitish wheat|gehua|gehuan|gehuwa|genhua|gehun|गेहुआँ|गेहुआ|गेहुंआ|गेहुँआ|shyam varn|normal"
    "|medium|light brown|gandumi|উজ্জ্বল শ্যামলা|ઘઉંવર્ણો|மாநிறம்|maaniram",
    "DUSKY": "dusky|sanwla|sanwala|sawla|sanwli|sanvla|saanwla|saanwli|savla|sawala|brown|shyamla|shamla|shyama|tan|साँवला|सांवला|सांवली"
    "|साँवली|सावळा|শ্যামলা|শ্যামবর্ণ|শ্যাম|શામળો",
    "DARK": "dark|black|kala|kaala|kali|kaali|काला|काली|কালো|কাল|kalo|કાળો|கருப்பு|karuppu|ebony",
    "FAIR": "fair|gora|gori|gaura|goura|white|saaf|saf|forsa|farsa|गोरा|गोरी|साफ|फर्सा|ফর্সা|গৌর|ગોરો|சிவப்பு|light",
}  # fmt: skip
BUILD = {
    "INFANT": "infant|baby|shishu|navjat|शिशु|नवजात",
    "STOOPED": "stooped|hunch|hunchback|kubda|kubra|कुबड़ा|bent",
    "MEDIUM": "medium|normal|average|madhyam|moderate|proportionate|samanya|sadharan|mid|मध्यम|सामान्य|साधारण|মাঝারি|স্বাভাবিক|મધ્યમ"
    "|நடுத்தரம்|theek",
    "THIN": "thin|slim|lean|patla|patli|dubla|dubli|slender|weak|kamzor|skinny|roga|दुबला|पतला|दुबली|पतली|कमजोर|রোগা|পাতলা|પાતળો"
    "|ஒல்லி|olli",
    "STRONG": "strong|well built|wellbuilt|hatta katta|majboot|mazboot|athletic|robust|muscular|tagda|sturdy|मजबूत|तगड़ा|हट्टा|শক্ত",
    "FAT": "fat|mota|moti|heavy|healthy|obese|plump|chubby|stout|bulky|मोटा|मोटी|स्वस्थ|মোটা|જાડો|குண்டு",
}  # fmt: skip
FACE = {
    "POCKMARKED": "pockmarked|pock|chechak|chechak ke daag|चेचक",
    "ROUND": "round|gol|gola|golakar|गोल|গোল|গোলাকার|ગોળ|வட்டம்|moon",
    "OVAL": "oval|egg|anda|andakar|anda kar|अंडाकार|अण्डाकार|ডিম্বাকৃতি|ovel",
    "LONG": "long|lamba|lambi|lambaa|lomba|लम्बा|लंबा|लम्बी|लंबी|লম্বা|લાંબો|thin|narrow|patla",
    "SQUARE": "square|chaukor|chokor|चौकोर|চৌকো",
    "TRIANGULAR": "triangular|triangle|tikona|तिकोना",
    "BROAD": "broad|wide|chauda|chaura|चौड़ा|flat|chapta|চওড়া",
}  # fmt: skip
HAIR_COLOUR = {
    "DYED": "dyed|mehndi|henna|coloured|colored|मेहंदी",
    "REDDISH": "reddish|red|golden|lal|laal|sunehra|blonde|लाल|सुनहरा|লাল",
    "BROWN": "brown|brownish|bhura|bhure|bhoora|bhuri|badami|भूरा|भूरे|বাদামি|বাদামী|ભૂરા",
    "GREY": "grey|gray|salt and pepper|khichdi|adhpake|खिचड़ी|পাকা|safed kale",
    "WHITE": "white|safed|सफेद|সাদা",
    "BLACK": "black|kala|kale|kaale|kali|kaala|काला|काले|কালো|કાળા|கருப்பு|blak|normal",
}  # fmt: skip
HAIR_STYLE = {
    "TONSURED": "tonsured|mundan|मुंडन", "SHAVEN": "shaven|shaved|munda|taklu|mundwa|ganja kiya|মুন্ডা",
    "BALD": "bald|ganja|takla|गंजा|টাক", "PLAITED": "plait|plaited|choti|braid|ponytail|pony tail|two plaits|चोटी|বেণী",
    "MATTED": "matted|jata|जटा", "CURLY": "curly|ghungrale|ghunghrale|kunkde|घुंघराले|কোঁকড়ানো|কোকড়া|suruttai",
    "WAVY": "wavy|lehardar|लहरदार", "TURBAN": "turban|patka|pagri|pagdi|पगड़ी|ਪੱਗ",
    "SHORT": "short|small|chhote|chote|chota|boy cut|boycut|bob|छोटे|ছোট|trimmed", "LONG": "long|lambe|bade|lomba|लंबे|लम्बे|লম্বা",
    "STRAIGHT": "straight|seedhe|sidhe|सीधे|সোজা",
}  # fmt: skip
EYE_COLOUR = {
    "HAZEL": "hazel", "BLUE": "blue|neela|neeli|nila|नीली|নীল", "GREEN": "green|hari|hara|हरी",
    "GREY": "grey|gray|kanji|kanjii|cat eyes|cat|billi|billori|कंजी|কটা",
    "BROWN": "brown|brownish|bhuri|bhura|badami|dark brown|भूरी|भूरा|বাদামি|light brown",
    "BLACK": "black|kali|kala|kaali|kale|काली|काला|কালো|કાળી|கருப்பு|normal|normal black",
}  # fmt: skip
EYE_FEATURE = {
    "SQUINT": "squint|bhenga|bhengi|cross eyed|भेंगा|টেরা", "ONE_EYE": "one eye|kana|kaana|ek aankh|काना",
    "CATARACT": "cataract|motiyabind|मोतियाबिंद|ছানি", "BLIND": "blind|andha|andhi|अंधा|অন্ধ",
    "SPECTACLES": "spectacles|specs|glasses|chashma|चश्मा|চশমা", "NORMAL": "normal|samanya|सामान्य",
}  # fmt: skip
RELIGION = {
    "HINDU": "hindu|hindoo|sanatan|हिन्दू|हिंदू|হিন্দু|હિન્દુ|இந்து|h",
    "MUSLIM": "muslim|islam|mohammedan|musalman|muslmaan|mohd|मुस्लिम|मुसलमान|ইসলাম|মুসলিম|மு\u0bb8\u0bcdலிம்|m",
    "CHRISTIAN": "christian|isai|christan|catholic|protestant|ईसाई|खिस्तान|খ্রিস্টান|கிறிஸ்தவர்",
    "SIKH": "sikh|sardar|सिख|ਸਿੱਖ|শিখ", "BUDDHIST": "buddhist|bauddh|buddha|boudha|बौद्ध|বৌদ্ধ|nav bauddha",
    "JAIN": "jain|जैन|જૈન", "NONE": "none|no religion|nastik", "OTHER": "other|others|sarna|tribal|adivasi|सरना|parsi|animist",
}  # fmt: skip
LANGUAGE = {
    "NONVERBAL": "nonverbal|non verbal|does not speak|cannot speak|mute|dumb|goonga|गूंगा",
    "UNIDENTIFIED": "unidentified|not recognised|not understood|unknown language",
    "bho": "bho|bhojpuri|bhojpuri hindi|भोजपुरी|ভোজপুরি", "mai": "mai|maithili|maithali|मैथिली", "mag": "mag|magahi|magadhi|मगही",
    "awa": "awa|awadhi|avadhi|अवधी", "raj": "raj|rajasthani|marwari|mewari|राजस्थानी|मारवाड़ी",
    "hi": "hi|hin|hindi|hindustani|khari boli|bundeli|chhattisgarhi|haryanvi|garhwali|kumaoni|हिन्दी|हिंदी|হিন্দি|હિન્દી|இந்தி|bundelkhandi",
    "bn": "bn|ben|bengali|bangla|bengla|bangali|बंगाली|बांग्ला|বাংলা", "as": "as|asm|assamese|asamiya|axomiya|असमिया|অসমীয়া",
    "brx": "brx|bodo|boro|बोडो", "doi": "doi|dogri|डोगरी", "gu": "gu|guj|gujarati|gujrati|गुजराती|ગુજરાતી",
    "kn": "kn|kan|kannada|kannad|canarese|कन्नड़|ಕನ್ನಡ", "ks": "ks|kas|kashmiri|koshur|कश्मीरी|کشمیری|कॉशुर",
    "kok": "kok|konkani|कोंकणी", "ml": "ml|mal|malayalam|malyalam|मलयालम|മലയാളം", "mni": "mni|manipuri|meitei|meithei|मणिपुरी",
    "mr": "mr|mar|marathi|मराठी", "ne": "ne|nep|nepali|gorkhali|nepalese|नेपाली",
    "or": "or|od|ori|ory|oriya|odia|odiya|ओड़िया|उड़िया|ଓଡ଼ିଆ", "pa": "pa|pan|pun|punjabi|panjabi|पंजाबी|ਪੰਜਾਬੀ",
    "sa": "sa|san|sanskrit|संस्कृत", "sat": "sat|santali|santhali|santal|mundari|ho|kurukh|oraon|sadri|nagpuri|संताली|ᱥᱟᱱᱛᱟᱲᱤ",
    "sd": "sd|snd|sindhi|सिंधी", "ta": "ta|tam|tamil|தமிழ்|तमिल", "te": "te|tel|telugu|telegu|తెలుగు|तेलुगु",
    "ur": "ur|urd|urdu|उर्दू|اردو|উর্দু", "en": "en|eng|english|angrezi|अंग्रेजी|ইংরেজি", "tcy": "tcy|tulu", "kha": "kha|khasi",
    "lus": "lus|mizo|lushai", "grt": "grt|garo", "nag": "nag|nagamese", "trp": "trp|kokborok|tripuri", "lep": "lep|lepcha",
    "sgn": "sgn|isl|sign language|indian sign language|sign",
}  # fmt: skip
SEX = {
    "M": "m|male|boy|man|purush|ladka|balak|पुरुष|लड़का|बालक|পুরুষ|ছেলে|બાળક|પુરુષ|ஆண்|పురుషుడు|1",
    "F": "f|female|girl|woman|mahila|stri|ladki|balika|महिला|स्त्री|लड़की|बालिका|মহিলা|মেয়ে|સ્ત્રી|પુત્રી|பெண்|స్త్రీ|2",
    "T": "t|transgender|trans|third gender|hijra|kinnar|eunuch|किन्नर|अन्य लिंग|তৃতীয় লিঙ্গ",
    "U": "u|unknown|nk|not known",
}  # fmt: skip
MARK_KIND = {
    "LEUCODERMA": "leucoderma|white patch|white patches|vitiligo|safed daag|safed dag|सफेद दाग|সাদা দাগ|শ্বেতী|phulbehri",
    "BIRTHMARK": "birthmark|birth mark|janm|janam|जन्म|जन्मचिह्न|জন্মদাগ|lal nishan|laal nishan|लहसुन|lahsun",
    "BURN": "burn|burnt|burned|jala|jalne|jale|jala hua|जला|जले|जलने|পোড়া|પોડા|દાઝેલ|scald",
    "TATTOO": "tattoo|tatoo|tatto|godna|gudna|godana|गोदना|गुदा|টাট্টু|উল্কি|છૂંદણું|name written",
    "SURGERY": "surgery|operation|operated|stitch|stitches|stiches|tanka|tanke|taanke|टाँके|टांके|ऑपरेशन|সেলাই|অপারেশন",
    "SIXTH_DIGIT": "sixth|six finger|six fingers|extra finger|six toes|chhe ungli|chheh ungli|chhangur|छह उंगली|छंगा|ছয় আঙুল",
    "AMPUTATION": "amputation|amputated|missing finger|finger missing|kati ungli|without hand|कटी उंगली",
    "FRACTURE": "fracture|fractured|broken|bent bone|tedha|teda|टेढ़ा|टूटा|toota|tuta|ভাঙা",
    "POX": "pox|chickenpox|chicken pox|smallpox|chechak|mata|चेचक|বসন্ত",
    "WART": "wart|massa|masa|mole raised|मस्सा|আঁচিল",
    "PIERCING": "pierced|piercing|chheda|chhed|छेद",
    "DEFORMITY": "deformity|deformed|crooked|viklang|विकृत|cleft|kata hont",
    "CUT": "cut|cuts|kata|kati|katne|kata hua|kate|कटा|कटे|कटने|কাটা|કાપો|chira",
    "MOLE": "mole|til|teel|till|black spot|kala til|moll|तिल|তিল|তিলা|તલ|மச்சம்|machcham|puttumachcha|పుట్టుమచ్చ",
    "SCAR": "scar|old scar|injury|wound|chot|chotka|nishan|nisan|daag|dag|mark|old injury|चोट|निशान|दाग|দাগ|কাটাদাগ|আঘাত|ડાઘ|தழும்பு|thazhumbu|thalumbu",
}  # fmt: skip
BODY_SITE = {
    "EYEBROW": "eyebrow|eye brow|brow|bhauh|bhaunh|bhoh|भौंह|ভ্রু|near eye|eye|aankh|आँख|চোখ", "LIP": "lip|lips|hont|hoth|होंठ|ठोंठ|ঠোঁট",
    "FOREHEAD": "forehead|fore head|matha|mathe|lalat|maatha|माथा|माथे|ललाट|কপাল|કપાળ|நெற்றி", "CHIN": "chin|thudi|thuddi|thodi|ठुड्डी|ठोड़ी|থুতনি",
    "CHEEK": "cheek|cheeks|gaal|gal|गाल|গাল|ગાલ|கன்னம்", "NOSE": "nose|naak|nak|नाक|নাক|નાક", "EAR": "ear|ears|kaan|kan|कान|কান|કાન",
    "NECK": "neck|gardan|garden|gala|gale|throat|गर्दन|गला|गले|ঘাড়|গলা|ગળા", "SCALP": "head|scalp|sir|sar|skull|सिर|सर|মাথা|માથું",
    "SHOULDER": "shoulder|kandha|kandhe|कंधा|कंधे|কাঁধ|ખભા", "UPPER_ARM": "upper arm|upperarm|baanh|baah|bicep|arm|bajoo|baju|बाँह|बांह|बाजू|বাহু",
    "FOREARM": "forearm|fore arm|lower arm|elbow|kohni|कोहनी|কনুই", "WRIST": "wrist|kalai|कलाई|কব্জি", "FINGER": "finger|fingers|ungli|thumb|angutha|उंगली|अंगूठा|আঙুল|આંગળી",
    "HAND": "hand|hands|haath|hath|palm|hatheli|हाथ|हथेली|হাত|હાથ|கை", "CHEST": "chest|chhati|seena|breast|chati|छाती|सीना|বুক|છાતી|மார்பு",
    "ABDOMEN": "abdomen|stomach|belly|pet|navel|nabhi|पेट|नाभि|পেট|પેટ|வயிறு", "BACK": "back|peeth|pith|spine|kamar|waist|पीठ|कमर|পিঠ|কোমর|પીઠ|முதுகு",
    "HIP": "hip|buttock|kulha|कूल्हा|নিতম্ব", "THIGH": "thigh|jangh|jaangh|जांघ|जाँघ|উরু|સાથળ|தொடை", "KNEE": "knee|ghutna|ghutne|घुटना|घुटने|হাঁটু|ઘૂંટણ",
    "ANKLE": "ankle|takhna|टखना|গোড়ালি", "TOE": "toe|toes|pair ki ungli|पैर की उंगली", "FOOT": "foot|feet|paanv|panv|sole|heel|edi|पाँव|पांव|পায়ের পাতা",
    "LEG": "leg|legs|pair|pair|tang|taang|shin|calf|पैर|टांग|পা|પગ|கால்", "FACE": "face|chehra|muh|mukh|चेहरा|मुँह|মুখ|મોઢું",
}  # fmt: skip
SIDE = {
    "L": "l|left|lt|baya|bayan|baayan|baye|baaye|bayen|baai|बायाँ|बायां|बाएँ|बाएं|बाईं|বাম|বাঁ|ડાબી|ડાબો|இடது",
    "R": "r|right|rt|daya|dayan|daayan|daye|daaye|dayen|daayin|दायाँ|दायां|दाएँ|दाएं|दाईं|ডান|જમણી|જમણો|வலது",
    "MID": "mid|middle|centre|center|beech|bich|बीच|মাঝ|central",
}  # fmt: skip
DISABILITY = {
    "SPEECH": "speech|dumb|mute|goonga|gunga|goongi|cannot speak|stammer|haklana|unable to speak|गूंगा|गूँगा|बोल नहीं|বোবা|mook|मूक",
    "HEARING": "hearing|deaf|behra|bahra|bahri|bahira|cannot hear|बहरा|बधिर|কালা|badhir|ear problem",
    "INTELLECTUAL": "intellectual|mand buddhi|mandbuddhi|mentally retarded|retarded|slow learner|मंद बुद्धि|मंदबुद्धि|down syndrome",
    "MENTAL_ILLNESS": "mental illness|mentally ill|pagal|psychiatric|मानसिक रोग|পাগল", "AUTISM": "autism|autistic",
    "CEREBRAL_PALSY": "cerebral palsy|cp child", "MENTAL": "mental|mentally|mind|मानसिक|मन्दबुद्धि|মানসিক",
    "BLINDNESS": "blind|andha|andhi|अंधा|नेत्रहीन|অন্ধ|visually", "LOW_VISION": "low vision|weak eyesight|kam dikhta|one eye",
    "LOCOMOTOR": "locomotor|polio|paralysis|paralysed|lakwa|लकवा|पोलियो",
    "PHYSICAL": "physical|physically|handicapped|handicap|lame|langda|langdi|limp|limps|viklang|apahij|hand not working|leg|लंगड़ा|विकलांग|দিব্যাঙ্গ|divyang|दिव्यांग|খোঁড়া",
    "DWARFISM": "dwarf|dwarfism|bauna|बौना", "ACID_ATTACK": "acid",
}  # fmt: skip
GARMENT_UPPER = {
    "SCHOOL_UNIFORM": "school uniform|uniform|school dress|स्कूल ड्रेस|यूनिफॉर्म|স্কুল ড্রেস", "T_SHIRT": "t shirt|tshirt|tee|टी शर्ट|টি শার্ট",
    "FROCK": "frock|fraak|फ्रॉक|फ्राक|ফ্রক", "SALWAR": "salwar|salwar suit|suit|churidar|chudidar|सलवार|सूट|সালোয়ার|shalwar",
    "SAREE": "saree|sari|साड़ी|শাড়ি", "LEHENGA": "lehenga|lehnga|ghaghra|lahanga|लहंगा|chaniya", "KURTA": "kurta|kurti|kameez|kurtha|कुर्ता|कुर्ती|পাঞ্জাবি|panjabi",
    "SWEATER_JACKET": "sweater|jacket|coat|hoodie|swetar|jersey|स्वेटर|जैकेट|সোয়েটার|track suit|tracksuit", "BURQA_HIJAB": "burqa|burka|hijab|बुर्का|বোরখা",
    "VEST": "vest|baniyan|banyan|ganji|बनियान|গেঞ্জি", "SHIRT": "shirt|kamij|kameej|शर्ट|कमीज|শার্ট|জামা|top|shart", "NAKED": "naked|nude|no clothes|nanga|नंगा",
    "SWADDLE": "swaddle|wrapped|cloth|towel|कपड़े में",
}  # fmt: skip
GARMENT_LOWER = {
    "SKIRT": "skirt|स्कर्ट|স্কার্ট", "SHORTS": "shorts|half pant|halfpant|nikar|nicker|knicker|bermuda|हाफ पैंट|निकर|হাফ প্যান্ট",
    "TROUSER": "trouser|trousers|pant|pants|jeans|jean|full pant|lower|leggings|legging|pajama|payjama|pyjama|capri|पैंट|जींस|पजामा|प्लाजो|প্যান্ট",
    "LUNGI_DHOTI": "lungi|dhoti|लुंगी|धोती|লুঙ্গি",
}  # fmt: skip
FOOTWEAR = {
    "NONE": "barefoot|bare foot|nange pair|without slippers|no footwear|नंगे पैर|খালি পা", "BOOT": "boot|boots|gumboot",
    "SANDAL": "sandal|sandals|sandle|सैंडल|স্যান্ডেল|jutti", "CHAPPAL": "chappal|chappals|chappel|slipper|slippers|hawai|चप्पल|চপ্পল|চটি",
    "SHOE": "shoe|shoes|joota|jute|juta|joote|जूता|जूते|জুতো|জুতা",
}  # fmt: skip
ACCESSORY = {
    "SCHOOL_BAG": "school bag|schoolbag|basta|बस्ता", "BAG": "bag|purse|jhola|झोला|थैला", "BANGLE": "bangle|bangles|churi|chudi|kangan|kada|चूड़ी|कड़ा|চুড়ি",
    "CHAIN": "chain|mala|necklace|mangalsutra|माला|चेन", "EARRING": "earring|earrings|ear ring|bali|jhumka|बाली|কানের দুল|tops", "NOSE_PIN": "nose pin|nosepin|nath|nose ring|नथ",
    "ANKLET": "anklet|payal|paayal|पायल|নূপুর", "TOE_RING": "toe ring|bichhiya|बिछिया", "THREAD_TAWIZ": "tawiz|taweez|tabiz|thread|dhaga|kalawa|amulet|ताबीज|धागा|তাবিজ",
    "RING": "ring|anguthi|अंगूठी|আংটি", "WATCH": "watch|ghadi|घड़ी|ঘড়ি", "SPECTACLES": "spectacles|specs|glasses|chashma|चश्मा|চশমা", "PHONE": "mobile|phone|मोबाइल|ফোন",
}  # fmt: skip
COLOUR = {
    "NAVY": "navy|navy blue|dark blue", "MAROON": "maroon|mehroon|मैरून|खयेरी", "PINK": "pink|gulabi|गुलाबी|গোলাপি|ગુલાબી", "ORANGE": "orange|narangi|kesariya|saffron|नारंगी|केसरिया|কমলা",
    "PURPLE": "purple|violet|baingani|jamuni|बैंगनी|বেগুনি", "GREY": "grey|gray|slate|selti|ash|सलेटी", "BROWN": "brown|bhura|bhoora|khaki|coffee|badami|भूरा|खाकी|বাদামি",
    "YELLOW": "yellow|peela|pila|peeli|pili|haldi|पीला|पीली|হলুদ|પીળો|மஞ்சள்", "GREEN": "green|hara|hari|mehndi|हरा|हरी|সবুজ|લીલો|பச்சை", "BLUE": "blue|neela|nila|neeli|aasmani|sky blue|asmani|नीला|नीली|आसमानी|নীল|વાદળી|நீலம்",
    "RED": "red|lal|laal|लाल|লাল|લાલ|சிவப்பு", "WHITE": "white|safed|cream|off white|सफेद|সাদা|સફેદ|வெள்ளை", "BLACK": "black|kala|kali|kaala|काला|काली|কালো|કાળો|கருப்பு",
    "MULTI": "multi|multicolour|multicolor|colourful|rang birangi|printed|check|रंगबिरंगा|ছাপা",
}  # fmt: skip
PLACE_TYPE = {
    "RAILWAY_STATION": "railway station|rly station|rly stn|station|platform|junction|स्टेशन|প্ল্যাটফর্ম|স্টেশন|રેલવે", "TRAIN": "train|express|ট্রেন|ट्रेन",
    "BUS_STAND": "bus stand|bus stop|bus station|busstand|बस स्टैंड|বাস স্ট্যান্ড", "BUS": "bus|बस|বাস", "SCHOOL": "school|tuition|coaching|college|स्कूल|विद्यालय|স্কুল",
    "HOSPITAL": "hospital|phc|chc|अस्पताल|হাসপাতাল", "MARKET": "market|bazar|bazaar|haat|mandi|shop|बाजार|बाज़ार|বাজার|হাট", "FAIR_FESTIVAL": "fair|mela|festival|wedding|marriage|barat|मेला|শাদি|মেলা",
    "RELIGIOUS_PLACE": "temple|mandir|masjid|mosque|dargah|church|gurudwara|मंदिर|मस्जिद|মন্দির|মসজিদ", "BRICK_KILN": "brick kiln|bhatta|ईंट भट्ठा|ইটভাটা",
    "HOTEL_DHABA": "hotel|dhaba|tea stall|chai|होटल|ढाबा|হোটেল", "WORKPLACE_FACTORY": "factory|workshop|karkhana|mill|कारखाना|কারখানা", "BEGGING_SPOT": "begging|bheek|भीख",
    "CINEMA_MALL": "cinema|mall|theatre|सिनेमा", "PARK": "park|garden|पार्क", "RIVER_CANAL": "river|canal|pond|ghat|nadi|नदी|घाट|নদী", "FOREST_FIELD": "field|forest|khet|jungle|खेत|जंगल|মাঠ",
    "CCI": "children home|childrens home|shelter home|hostel|observation home", "ROAD": "road|street|highway|chowk|crossing|sadak|सड़क|রাস্তা|way", "HOME": "home|house|ghar|घर|বাড়ি|near the house|ઘર",
}  # fmt: skip
NOTHING = {
    "", "unknown", "nk", "n k", "not known", "na", "n a", "nil", "none", "null", "no", "not available", "nahi", "नहीं", "अज्ञात", "পাওয়া যায়নি",
    "not applicable", "nothing", "ज्ञात नहीं", "जानकारी नहीं", "অজানা", "pata nahi", "not stated", "not mentioned", "any", "xx", "xxx", "0",
}  # fmt: skip


def plain(text: str) -> str:
    """Lower case, composed, letters and digits only, single spaces: how words are compared."""
    text = unicodedata.normalize("NFC", text).casefold()
    kept = "".join(c if c.isalnum() or unicodedata.category(c)[0] == "M" else " " for c in text)
    return " ".join(kept.split())


def says_nothing(text: str) -> bool:
    return plain(text) in NOTHING


@cache
def _phrases(name: str) -> tuple[tuple[str, str], ...]:
    """(phrase, code), longer phrases first, then in the order of the table."""
    table: dict[str, str] = globals()[name]
    pairs = [(plain(phrase), code) for code, phrases in table.items() for phrase in phrases.split("|")]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0].split())))


@cache
def _exact(name: str) -> dict[str, str]:
    exact: dict[str, str] = {}
    for phrase, code in _phrases(name):
        exact.setdefault(phrase, code)
    for code in globals()[name]:
        exact.setdefault(plain(code), code)
    return exact


@lru_cache(maxsize=20_000)
def code_for(name: str, text: str) -> str:
    """The code of table `name` that `text` means: the whole text, a phrase in it, or one slightly misspelt; or empty."""
    wanted = plain(text)
    if not wanted:
        return ""
    if wanted in _exact(name):
        return _exact(name)[wanted]
    padded = f" {wanted} "
    for phrase, code in _phrases(name):
        if len(phrase) > 1 and f" {phrase} " in padded:
            return code
    for word in wanted.split():
        best = (
            process.extractOne(word, _exact(name).keys(), scorer=fuzz.ratio, score_cutoff=84)
            if len(word) > 4
            else None
        )
        if best:
            return _exact(name)[best[0]]
    return ""


@lru_cache(maxsize=20_000)
def codes_for(name: str, text: str) -> tuple[str, ...]:
    """Every code of the table whose words stand in the text, each once; a word counts for one code only."""
    rest = f" {plain(text)} "
    found = []
    for phrase, code in _phrases(name):
        if len(phrase) > 1 and f" {phrase} " in rest:
            rest = rest.replace(f" {phrase} ", "  ")
            if code not in found:
                found.append(code)
    return tuple(found)


@lru_cache(maxsize=2_000)
def strictly(name: str, text: str) -> str:
    """The code only when the whole text is one of its words."""
    return _exact(name).get(re.sub(r"^0+(?=\d)", "", plain(text)), "")

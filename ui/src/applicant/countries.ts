// The countries an applicant may name. Owns their codes; their names are the browser's, in the page's language.

import type { Language } from '../words/words.tsx';

/** A country: ISO 3166-1 in two and three letters, and Insee's code as a place of birth. */
export type Country = { alpha2: string; alpha3: string; birth: string; name: string };

/** France as a country of birth. */
export const BORN_IN_FRANCE = '99100';
/** France in three letters. */
export const FRANCE = 'FRA';

// Two letters, three letters, the last three figures of Insee's code (COG, countries of today). Kosovo has no
// code of ISO's: XK and RKS are what browsers and passports use.
const CODES = `FR FRA 100,DK DNK 101,IS ISL 102,NO NOR 103,SE SWE 104,FI FIN 105,EE EST 106,LV LVA 107,LT LTU 108,
DE DEU 109,AT AUT 110,BG BGR 111,HU HUN 112,LI LIE 113,RO ROU 114,CZ CZE 116,SK SVK 117,BA BIH 118,HR HRV 119,
ME MNE 120,RS SRB 121,PL POL 122,RU RUS 123,AL ALB 125,GR GRC 126,IT ITA 127,SM SMR 128,VA VAT 129,AD AND 130,
BE BEL 131,GB GBR 132,ES ESP 134,NL NLD 135,IE IRL 136,LU LUX 137,MC MCO 138,PT PRT 139,CH CHE 140,MT MLT 144,
SI SVN 145,BY BLR 148,MD MDA 151,UA UKR 155,MK MKD 156,XK RKS 157,SA SAU 201,IQ IRQ 203,IR IRN 204,LB LBN 205,
SY SYR 206,IL ISR 207,TR TUR 208,AF AFG 212,PK PAK 213,BT BTN 214,NP NPL 215,CN CHN 216,JP JPN 217,TH THA 219,
PH PHL 220,JO JOR 222,IN IND 223,MM MMR 224,BN BRN 225,SG SGP 226,MY MYS 227,MV MDV 229,ID IDN 231,KH KHM 234,
LK LKA 235,TW TWN 236,KP PRK 238,KR KOR 239,KW KWT 240,LA LAO 241,MN MNG 242,VN VNM 243,BD BGD 246,AE ARE 247,
QA QAT 248,BH BHR 249,OM OMN 250,YE YEM 251,AM ARM 252,AZ AZE 253,CY CYP 254,GE GEO 255,KZ KAZ 256,KG KGZ 257,
UZ UZB 258,TJ TJK 259,TM TKM 260,PS PSE 261,TL TLS 262,EG EGY 301,LR LBR 302,ZA ZAF 303,GM GMB 304,TZ TZA 309,
ZW ZWE 310,NA NAM 311,CD COD 312,GQ GNQ 314,ET ETH 315,LY LBY 316,ER ERI 317,SO SOM 318,BI BDI 321,CM CMR 322,
CF CAF 323,CG COG 324,CI CIV 326,BJ BEN 327,GA GAB 328,GH GHA 329,GN GIN 330,BF BFA 331,KE KEN 332,MG MDG 333,
MW MWI 334,ML MLI 335,MR MRT 336,NE NER 337,NG NGA 338,UG UGA 339,RW RWA 340,SN SEN 341,SL SLE 342,SD SDN 343,
TD TCD 344,TG TGO 345,ZM ZMB 346,BW BWA 347,LS LSO 348,SS SSD 349,MA MAR 350,TN TUN 351,DZ DZA 352,EH ESH 389,
MU MUS 390,SZ SWZ 391,GW GNB 392,MZ MOZ 393,ST STP 394,AO AGO 395,CV CPV 396,KM COM 397,SC SYC 398,DJ DJI 399,
CA CAN 401,US USA 404,MX MEX 405,CR CRI 406,CU CUB 407,DO DOM 408,GT GTM 409,HT HTI 410,HN HND 411,NI NIC 412,
PA PAN 413,SV SLV 414,AR ARG 415,BR BRA 416,CL CHL 417,BO BOL 418,CO COL 419,EC ECU 420,PY PRY 421,PE PER 422,
UY URY 423,VE VEN 424,JM JAM 426,GY GUY 428,BZ BLZ 429,TT TTO 433,BB BRB 434,GD GRD 435,BS BHS 436,SR SUR 437,
DM DMA 438,LC LCA 439,VC VCT 440,AG ATG 441,KN KNA 442,AU AUS 501,NZ NZL 502,WS WSM 506,NR NRU 507,FJ FJI 508,
TO TON 509,PG PNG 510,TV TUV 511,SB SLB 512,KI KIR 513,VU VUT 514,MH MHL 515,FM FSM 516,PW PLW 517`;

/** Every country by its name in a language, France first. */
export function countriesIn(language: Language): Country[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const countries = CODES.split(',').map((line) => {
    const [alpha2 = '', alpha3 = '', end = ''] = line.trim().split(' ');
    return { alpha2, alpha3, birth: `99${end}`, name: names.of(alpha2) ?? alpha2 };
  });
  const isFrance = (country: Country) => country.alpha3 === FRANCE;
  const order = new Intl.Collator(language);
  return countries.sort(
    (one, other) => Number(isFrance(other)) - Number(isFrance(one)) || order.compare(one.name, other.name),
  );
}

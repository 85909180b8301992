/** ISO 3166-1 alpha-2: the 249 codes that are assigned (https://www.iso.org/obp/ui/#search). */
const countryText =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

/** Countries by ISO 3166-1 alpha-2 code. */
export const countryCodes: readonly string[] = countryText.split(" ");
const countries: ReadonlySet<string> = new Set(countryCodes);

/** Members of the European Union, which ISO 3166-1 reserves the code `EU` for. */
const europeanUnion: ReadonlySet<string> = new Set(
  "AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK".split(" "),
);

/**
 * Whether a text names a region: a country (`DE`), the European Union (`EU`), or a subdivision of a country as ISO 3166-2
 * writes it (`US-CA`; its second part is checked by form only).
 */
export function isRegionCode(text: string): boolean {
  if (text === "EU") return true;
  const [country, subdivision, ...rest] = text.split("-");
  if (country === undefined || rest.length > 0 || !countries.has(country)) return false;
  return subdivision === undefined || /^[A-Z0-9]{1,3}$/.test(subdivision);
}

/** Whether `region` lies in `within`: itself, a subdivision of it, or a member of the European Union. */
export function liesWithin(region: string, within: string): boolean {
  if (region === within) return true;
  const country = region.slice(0, 2);
  return country === within || (within === "EU" && europeanUnion.has(country));
}

import { countryCodes } from "@/lib/kernel/organization/country-schemas";

export { countryCodes };

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

/** What somebody puts in the place of a value that ought to be something else. Texts are short enough for a URL. */
export const hostileTexts: readonly string[] = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ufffe\u202e\u200b",
  "null",
  "NaN",
  "-1",
  "0",
  "1e999",
  "99999999999999999999",
  "0x10",
  "true",
  "[]",
  "{}",
  "../../etc/passwd",
  "..%2f..%2f",
  "%00",
  "%",
  "%E0%A4%A",
  "' or 1=1 --",
  "$1",
  "\\",
  "%_%",
  "<script>alert(1)</script>",
  "__proto__",
  "constructor",
  "toString",
  "00000000-0000-0000-0000-000000000000",
  "ffffffff-ffff-ffff-ffff-ffffffffffff",
  "not-a-uuid",
  "😀".repeat(50),
  "x".repeat(3000),
  Buffer.from("not-a-uuid").toString("base64url"),
  Buffer.from("99999999999").toString("base64url"),
  Buffer.from("00000000-0000-0000-0000-000000000000").toString("base64url"),
  Buffer.from("\u0000").toString("base64url"),
];

/** A value of JSON that the parser of JavaScript gives as Infinity. */
const overflow = { toJSON: () => "@overflow" };

const prototypeKeys: unknown = JSON.parse(
  '{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}',
);

/** Values for any place in a JSON body; `writeHostile` puts them into text. */
export const hostileValues: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  2 ** 53,
  overflow,
  [],
  [[]],
  [null],
  {},
  { unknown: 1 },
  prototypeKeys,
  { $ne: null },
  "\ud800",
  "\udc00a",
  ["\u0000"],
  { "\u0000": 1 },
  { "\ud800": 1 },
  { a: { b: { c: "\u0000" } } },
  ...hostileTexts,
  "x".repeat(20_000),
];

/** JSON text of a body with hostile values in it. */
export function writeHostile(body: unknown): string {
  return JSON.stringify(body).replaceAll('"@overflow"', "1e999");
}

/** The body with one value replaced, once for every place in it and every hostile value; also with a key too many. */
export function* mutateBody(body: unknown): Generator {
  yield* hostileValues;
  if (Array.isArray(body)) {
    for (const [index, item] of body.entries()) {
      for (const changed of mutateBody(item)) yield body.with(index, changed);
    }
    yield [...body, ...body];
  } else if (typeof body === "object" && body !== null) {
    for (const [key, value] of Object.entries(body)) {
      for (const changed of mutateBody(value)) yield { ...body, [key]: changed };
      const { [key]: _, ...without } = body as Record<string, unknown>;
      yield without;
    }
    yield { ...body, "": 1 };
  }
}

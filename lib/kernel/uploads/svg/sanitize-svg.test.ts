import fc from "fast-check";
import { SaxesParser } from "saxes";
import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { sanitizeSvg } from "./sanitize-svg";

const wrap = (inner: string, attributes = 'viewBox="0 0 100 50"') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" ${attributes}>${inner}</svg>`;
const clean = (svg: string) => sanitizeSvg(Buffer.from(svg)).bytes.toString();
const inner = (svg: string) => clean(wrap(svg)).replace(/^<svg[^>]*>|<\/svg>$/g, "");

describe("what may do something goes", () => {
  it.each([
    ["a foreign object", '<foreignObject><b xmlns="http://www.w3.org/1999/xhtml">x</b></foreignObject><rect/>'],
    ["a link", '<a href="https://example.com"><rect/></a>'],
    ["an image elsewhere", '<image href="https://example.com/x.png"/><rect/>'],
    ["an image through xlink", '<image xlink:href="file:///etc/passwd"/><rect/>'],
    ["an SVG in an image", '<image href="data:image/svg+xml;base64,PHN2Zy8+"/><rect/>'],
    ["HTML in an image", '<image href="data:text/html,x"/><rect/>'],
    [
      "an animation that sets a handler",
      '<rect><set attributeName="onclick" to="alert(1)"/><animate attributeName="href"/></rect>',
    ],
    ["a paint elsewhere", '<rect fill="url(https://example.com/#a)"/>'],
    ["a paint with escapes", '<rect fill="u\\72l(https://example.com)"/>'],
    ["a style that loads", '<rect style="fill:url(//example.com/a);background:url(x)"/>'],
    [
      "a style sheet that loads",
      "<style>@import 'https://example.com/a.css'; @font-face{src:url(x)} rect{fill:url(//e.com)}</style><rect/>",
    ],
    ["a filter image", '<feImage href="https://example.com"/><rect/>'],
    ["a processing instruction", '<?xml-stylesheet href="https://example.com"?><rect/>'],
    ["a comment", "<!-- <script>alert(1)</script> --><rect/>"],
    ["metadata of an editor", '<metadata>x</metadata><n:view xmlns:n="urn:n"><rect/></n:view><rect/>'],
    ["a data attribute", '<rect data-x="1" xml:base="https://example.com"/>'],
  ])("%s", (_name, source) => {
    expect(inner(source)).toBe("<rect/>");
  });

  it.each([
    ["a script", "<script>alert(1)</script><rect/>"],
    ["a script with another prefix", '<s:script xmlns:s="http://www.w3.org/2000/svg">alert(1)</s:script><rect/>'],
    ["an HTML script", '<h:script xmlns:h="http://www.w3.org/1999/xhtml">alert(1)</h:script><rect/>'],
    ["a script in capitals", "<SCRIPT>alert(1)</SCRIPT><rect/>"],
    ["a script in CDATA", "<script><![CDATA[alert(1)]]></script><rect/>"],
    ["a script in a foreign object", "<foreignObject><g><script/></g></foreignObject><rect/>"],
    ["an event handler", '<rect onclick="alert(1)"/>'],
    ["an event handler in capitals", '<rect OnMouseOver="x"/>'],
    ["an event handler of another namespace's element", '<b xmlns="http://www.w3.org/1999/xhtml" onclick="x"/>'],
    ["a link to a script", '<a href="javascript:alert(1)"><rect/></a>'],
    ["a link to a script through xlink", '<a xlink:href=" Java&#10;Script :alert(1)"><rect/></a>'],
  ])("refuses %s", (_name, source) => {
    expect(() => inner(source)).toThrow(
      expect.objectContaining({
        code: "validation_failed",
        message: expect.stringMatching(/contains a (?:script|link)/),
      }),
    );
  });

  it("refuses entities", () => {
    const bomb = `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>${wrap("<text>&b;</text>")}`;
    expect(() => clean(bomb)).toThrow(/entities/);
    expect(() => clean(`<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>${wrap("<text>&x;</text>")}`)).toThrow(
      /entities/,
    );
    expect(() => inner("<text>&nope;</text>")).toThrow(/well-formed/);
  });

  it("takes a plain DOCTYPE away", () => {
    const doctype =
      '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">';
    expect(clean(`<?xml version="1.0"?>${doctype}${wrap("<rect/>")}`)).toMatch(/^<svg /);
  });

  it.each([
    "",
    "<svg",
    "<svg><g></svg>",
    "<html/>",
    "plain",
    "<svg xmlns='http://www.w3.org/1999/xhtml' viewBox='0 0 1 1'/>",
  ])("refuses %j", (source) => {
    expect(() => clean(source)).toThrow(expect.objectContaining({ code: "validation_failed" }));
  });
});

describe("what draws stays", () => {
  it("keeps shapes, text, gradients and their references", () => {
    const source =
      '<defs><linearGradient id="g"><stop offset="0" stop-color="#f00"/></linearGradient></defs>' +
      '<g transform="translate(1 2)"><path d="M0 0L1 1" fill="url(#g)"/></g><text x="1" y="2">a &lt; b &amp; c</text>' +
      '<use href="#g"/>';
    expect(inner(source)).toBe(source);
  });

  it("writes xlink:href as href", () => {
    expect(inner('<path id="p" d="M0 0"/><use xlink:href="#p"/>')).toBe('<path id="p" d="M0 0"/><use href="#p"/>');
  });

  it("writes style sheets into attributes, as browsers would cascade them", () => {
    const source =
      "<style>.a{fill:red;stroke:blue} #b{fill:green} rect.a{stroke:black!important} g > rect{opacity:.5} rect:hover{fill:pink}</style>" +
      '<g><rect class="a" id="b" fill="white" style="stroke:white;stroke-width:2px;mix-blend-mode:multiply"/></g><rect class="a x"/>';
    expect(inner(source)).toBe(
      '<g><rect id="b" fill="green" opacity=".5" stroke="black" stroke-width="2px" style="mix-blend-mode:multiply"/></g>' +
        '<rect fill="red" stroke="black"/>',
    );
  });

  it("keeps an embedded raster image", () => {
    const data = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const result = sanitizeSvg(Buffer.from(wrap(`<image href="data:image/png;base64,${data}" width="1"/>`)));
    expect(result.bytes.toString()).toContain(`href="data:image/png;base64,${data}"`);
    expect(result.embeddedImages).toEqual([Buffer.from(data, "base64")]);
  });

  it.each([
    ['viewBox="0 0 100 50"', 100, 50],
    ['viewBox="-5,-5 10.4 20.6" width="5cm"', 10, 21],
    ['width="1in" height="48"', 96, 48],
    ['width="100%" height="100%" viewBox="0 0 3 4"', 3, 4],
  ])("gives a size to %s", (attributes, widthPx, heightPx) => {
    const result = sanitizeSvg(Buffer.from(wrap("<rect/>", attributes)));
    expect(result).toMatchObject({ widthPx, heightPx });
    expect(result.bytes.toString()).toContain(` width="${widthPx}" height="${heightPx}"`);
  });

  it.each(["", 'width="100%" height="50%"', 'viewBox="0 0 0 10"', 'viewBox="0 0 1e9 1"'])(
    "refuses a size of %j",
    (attributes) => {
      expect(() => clean(wrap("<rect/>", attributes))).toThrow(/view box/);
    },
  );

  it("reads UTF-16 and a byte order mark", () => {
    const source = wrap("<text>ü</text>");
    for (const bytes of [Buffer.from(`\uFEFF${source}`, "utf16le"), Buffer.from(`\uFEFF${source}`)]) {
      expect(sanitizeSvg(bytes).bytes.toString()).toContain("<text>ü</text>");
    }
    expect(() => sanitizeSvg(Buffer.from([0x3c, 0x73, 0xff, 0xff]))).toThrow(/UTF-8/);
  });
});

describe("what would draw without end is refused", () => {
  it("nested uses", () => {
    const levels = Array.from(
      { length: 12 },
      (_, level) => `<g id="l${level + 1}">${`<use href="#l${level}"/>`.repeat(10)}</g>`,
    );
    expect(() => inner(`<g id="l0"><rect/></g>${levels.join("")}`)).toThrow(/without end/);
  });

  it("an element that refers to itself", () => {
    expect(() => inner('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>')).toThrow(/itself/);
  });

  it("depth, chains and numbers of elements", () => {
    expect(() => inner(`${"<g>".repeat(5000)}${"</g>".repeat(5000)}`)).toThrow(/levels/);
    const chain = Array.from({ length: 3000 }, (_, index) => `<use id="u${index}" href="#u${index + 1}"/>`).join("");
    expect(() => inner(chain)).toThrow(/chain/);
    expect(() => inner("<rect/>".repeat(100_001))).toThrow(/100000 elements/);
  });
});

it("whatever goes in, what comes out is well-formed, harmless and stays as it is", async () => {
  const piece = fc.constantFrom(
    "<rect ",
    "<script>",
    "</script>",
    "onload='x'",
    'fill="url(#a)"',
    'fill="url(javascript:x)"',
    'style="fill:red;',
    '"',
    "/>",
    "<g>",
    "</g>",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "&lt;script&gt;",
    "<style>",
    "</style>",
    "*{fill:red}",
    "<text>",
    "</text>",
    'href="data:image/png;base64,AAAA"',
    "<image ",
    "<a href='javascript:x'>",
    "</a>",
  );
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(fc.oneof(piece, fc.string({ maxLength: 5 })), { maxLength: 12 }), async (pieces) => {
      let result: Buffer;
      try {
        result = sanitizeSvg(Buffer.from(wrap(pieces.join("")))).bytes;
      } catch (error) {
        expect(error).toMatchObject({ code: "validation_failed" });
        return;
      }
      accepted += 1;
      const parser = new SaxesParser({ xmlns: true });
      parser.on("opentag", (tag) => {
        expect(["script", "style", "a", "foreignObject"]).not.toContain(tag.local);
        for (const [name, attribute] of Object.entries(tag.attributes)) {
          expect(name).not.toMatch(/^on/i);
          expect(attribute.value).not.toMatch(/javascript|https?:(?!\/\/www\.w3\.org)/);
        }
      });
      parser.write(result.toString()).close();
      expect(sanitizeSvg(result).bytes).toEqual(result);
    }),
    { numRuns: 2000 },
  );
  expect(accepted).toBeGreaterThan(50);
});

it("draws the same after sanitizing", async () => {
  const source = wrap(
    '<style>.r{fill:#d33}</style><rect class="r" width="60" height="50"/><circle cx="70" cy="25" r="20" style="fill:#36c;opacity:.5"/>' +
      '<g id="k"><path d="M5 5h10v10z" style="transform:rotate(10deg)"/></g><use href="#k" x="30"/>',
  );
  const draw = (svg: Buffer) => sharp(svg).resize(200, 100).raw().toBuffer();
  expect((await draw(sanitizeSvg(Buffer.from(source)).bytes)).equals(await draw(Buffer.from(source)))).toBe(true);
});

import { createRandom } from "./render-scenes";

const namespaces = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"';

function svg(body: string, attributes = 'viewBox="0 0 100 100" width="100" height="100"'): string {
  return `<svg ${namespaces} ${attributes}>${body}</svg>`;
}

const stops =
  '<stop offset="0" stop-color="gold"/><stop offset=".4" stop-color="#c03" stop-opacity=".6"/><stop offset="100%" stop-color="navy"/>';
const heart = "M50 88C10 60 2 36 20 20c12-10 26-4 30 8 4-12 18-18 30-8 18 16 10 40-30 68z";

/** One drawing for each feature that is drawn as vectors. */
export const sampleSvgs: Readonly<Record<string, string>> = {
  "rectangles and rounded corners": svg(
    '<rect x="5" y="5" width="40" height="30" fill="teal"/><rect x="55" y="5" width="40" height="30" rx="12" fill="#e0684f"/><rect x="5" y="55" width="40" height="40" rx="8" ry="20" fill="none" stroke="#123" stroke-width="3"/><rect x="55%" y="55%" width="40%" height="40%" ry="99" fill="plum"/>',
  ),
  "circles, ellipses, lines and polygons": svg(
    '<circle cx="25" cy="25" r="20" fill="olive"/><ellipse cx="72" cy="25" rx="24" ry="12" fill="tomato" stroke="black"/><line x1="5" y1="55" x2="95" y2="60" stroke="red" stroke-width="4"/><polyline points="5,70 30,95 50 65" fill="#ccc" stroke="navy" stroke-width="2"/><polygon points="60 65,95 75,70 97" fill="gold" stroke="navy" stroke-width="2"/>',
  ),
  "all path commands": svg(
    '<path fill="#fc8" stroke="#222" d="m10 10h20v10l5 5H10zM60 10c10 0 20 10 30 0s0 30-10 30-30 0-20-30zM10 60q20-20 30 0t20 0 10 20L40 95zM70 60a12 8 30 1 0 15 15a5 5 0 0 1 5 5z"/>',
  ),
  "fill rules": svg(
    '<path fill-rule="evenodd" fill="purple" d="M50 5L80 95 5 35H95L20 95z"/><g fill-rule="evenodd"><path transform="translate(60 60) scale(.4)" fill="green" d="M50 5L80 95 5 35H95L20 95z"/></g>',
  ),
  "caps, joins and mitre limits": svg(
    '<g fill="none" stroke="#205" stroke-width="8"><path d="M10 10H40" stroke-linecap="round"/><path d="M60 10H90" stroke-linecap="square"/><path d="M10 60L25 30 40 60" stroke-linejoin="round"/><path d="M55 60L65 30 75 60" stroke-linejoin="bevel"/><path d="M10 95L14 70 18 95" stroke-miterlimit="2"/><path d="M40 95L50 75 60 95"/><path d="M80 80h0" stroke-linecap="round" stroke-width="12"/></g>',
  ),
  dashes: svg(
    '<g fill="none" stroke="#061" stroke-width="3"><path d="M5 10H95" stroke-dasharray="10 4 2"/><path d="M5 25H95" stroke-dasharray="6,6" stroke-dashoffset="3" stroke-linecap="round"/><rect x="10" y="40" width="50" height="40" stroke-dasharray="9 5"/><circle cx="80" cy="70" r="14" stroke-dasharray="5%"/></g>',
  ),
  "colours of all spellings": svg(
    '<g color="#0a7"><rect width="25" height="25" fill="currentColor"/><rect x="25" width="25" height="25" fill="rgb(200, 30, 90)"/><rect x="50" width="25" height="25" fill="rgb(20% 60% 90% / 50%)"/><rect x="75" width="25" height="25" fill="hsl(280 60% 50%)"/><rect y="25" width="25" height="25" fill="hsla(120, 100%, 25%, .5)"/><rect x="25" y="25" width="25" height="25" fill="#f80c"/><rect x="50" y="25" width="25" height="25" fill="#abcdef80"/><rect x="75" y="25" width="25" height="25" fill="RebeccaPurple"/><rect y="50" width="25" height="25" fill="transparent" stroke="currentColor"/></g>',
  ),
  "opacities of paints": svg(
    '<rect x="10" y="10" width="60" height="60" fill="red" fill-opacity=".5" stroke="blue" stroke-width="10" stroke-opacity="50%"/><circle cx="65" cy="65" r="28" fill="lime" opacity=".6"/>',
  ),
  "opacities of groups": svg(
    '<g opacity=".5"><rect x="10" y="10" width="50" height="50" fill="red"/><circle cx="60" cy="60" r="30" fill="blue"/><g opacity=".5"><rect x="40" y="5" width="50" height="40" fill="green" stroke="black" stroke-width="6"/></g></g><rect x="5" y="70" width="30" height="25" fill="gold" stroke="navy" stroke-width="8" opacity=".4"/>',
  ),
  transforms: svg(
    '<g transform="translate(50,50) rotate(30)"><rect x="-30" y="-10" width="60" height="20" fill="navy"/><g transform="scale(.5 1.5)skewX(20)"><rect x="-10" y="-20" width="40" height="40" fill="none" stroke="orange" stroke-width="5"/></g></g><rect width="20" height="20" fill="teal" transform="matrix(1 .3-.3 1 70 5)"/><rect width="20" height="20" fill="red" transform="rotate(45 20 80)translate(10-5)" x="10" y="70"/>',
  ),
  "nested pictures": svg(
    '<svg x="5" y="5" width="40" height="60" viewBox="0 0 10 10"><circle cx="5" cy="5" r="8" fill="coral"/></svg><svg x="55" y="5" width="40" height="20" viewBox="0 0 10 10" preserveAspectRatio="xMaxYMin slice"><rect width="10" height="10" fill="teal"/><circle cx="5" cy="5" r="5" fill="gold"/></svg><svg x="55" y="40" width="40" height="50" viewBox="0 0 10 10" preserveAspectRatio="none"><circle cx="5" cy="5" r="5" fill="navy"/></svg><svg x="5" y="70" width="40" height="25" viewBox="0 0 10 10" preserveAspectRatio="xMinYMid" overflow="visible"><circle cx="5" cy="5" r="5" fill="olive"/></svg>',
  ),
  "a view box elsewhere": svg(
    '<rect x="-50" y="20" width="40" height="30" fill="crimson"/><circle r="20" fill="#37c"/>',
    'viewBox="-60 -30 150 100" width="200" height="200" preserveAspectRatio="xMinYMax meet"',
  ),
  "a view box cut to fill": svg(
    `<rect width="100" height="100" fill="#eee"/><path d="${heart}" fill="crimson"/>`,
    'viewBox="0 0 100 100" width="200" height="120" preserveAspectRatio="xMidYMin slice"',
  ),
  "uses and symbols": svg(
    `<defs><path id="h" d="${heart}"/><g id="two"><use href="#h" fill="pink"/><use xlink:href="#h" x="20" transform="scale(.5)"/></g><symbol id="s" viewBox="0 0 100 100"><rect width="100" height="100" fill="#ffd"/><use href="#h" stroke="black" stroke-width="4"/></symbol></defs><use href="#two" transform="scale(.5)" fill="red"/><use href="#s" x="55" y="5" width="40" height="30" fill="purple"/><use href="#s" x="10" y="60" width="30" height="30" fill="orange"/>`,
  ),
  "linear gradients on boxes": svg(
    `<defs><linearGradient id="a">${stops}</linearGradient><linearGradient id="b" href="#a" x2="0" y2="1"/><linearGradient id="c" xlink:href="#b" gradientTransform="rotate(30)"/></defs><rect x="5" y="5" width="40" height="40" fill="url(#a)"/><rect x="55" y="5" width="40" height="20" fill="url(#b)"/><rect x="5" y="55" width="40" height="20" fill="url(#c)"/><circle cx="75" cy="70" r="18" fill="none" stroke="url(#c)" stroke-width="10"/>`,
  ),
  "linear gradients in user space": svg(
    `<linearGradient id="a" gradientUnits="userSpaceOnUse" x1="10" y1="10" x2="90" y2="60" gradientTransform="skewX(20) scale(1 .6)">${stops}</linearGradient><path d="${heart}" fill="url('#a')"/><rect x="5" y="85" width="90" height="10" fill="url(#a)" transform="rotate(-5)"/>`,
  ),
  "radial gradients": svg(
    `<radialGradient id="a">${stops}</radialGradient><radialGradient id="b" href="#a" fx=".3" fy=".3"/><radialGradient id="c" gradientUnits="userSpaceOnUse" cx="75" cy="75" r="20" gradientTransform="rotate(20 75 75)">${stops}</radialGradient><rect x="5" y="5" width="40" height="40" fill="url(#a)"/><rect x="50" y="5" width="45" height="25" fill="url(#b)"/><ellipse cx="25" cy="75" rx="20" ry="10" fill="url(#b)" transform="rotate(10 25 75)"/><rect x="50" y="50" width="45" height="45" fill="url(#c)" stroke="url(#c)" stroke-width="4"/>`,
  ),
  "gradients of one colour or none": svg(
    '<linearGradient id="a"><stop stop-color="teal"/></linearGradient><linearGradient id="c"/><rect width="40" height="40" fill="url(#a)"/><rect y="50" width="40" height="40" fill="url(#c)"/><path d="M0 95H40" stroke="url(#missing) coral" stroke-width="6"/>',
  ),
  "clip paths": svg(
    `<defs><clipPath id="a"><circle cx="30" cy="30" r="22"/><circle cx="45" cy="45" r="22"/></clipPath><clipPath id="b" clipPathUnits="objectBoundingBox"><rect x=".1" y=".1" width=".5" height=".8" rx=".1"/></clipPath><clipPath id="c"><path d="M50 5L80 95 5 35H95L20 95z" clip-rule="evenodd" transform="translate(45 45) scale(.5)"/></clipPath></defs><g clip-path="url(#a)"><rect width="100" height="100" fill="teal"/><rect x="30" width="10" height="100" fill="gold"/></g><rect x="55" y="5" width="40" height="30" fill="crimson" clip-path="url(#b)"/><g clip-path="url(#c)" opacity=".6"><rect width="100" height="100" fill="navy"/><rect y="70" width="100" height="10" fill="gold"/></g>`,
  ),
  "clip paths within clip paths": svg(
    `<clipPath id="a"><circle cx="50" cy="50" r="40"/></clipPath><clipPath id="b" clip-path="url(#a)"><use href="#r"/></clipPath><rect id="r" x="30" y="5" width="60" height="60" fill="#ddd"/><g clip-path="url(#b)"><g clip-path="url(#a)" transform="translate(10 10)"><rect width="100" height="100" fill="purple"/></g></g>`,
  ),
  "what is hidden": svg(
    '<g visibility="hidden"><rect width="50" height="50" fill="red"/><rect x="50" width="50" height="50" fill="green" visibility="visible"/></g><g display="none"><rect y="50" width="50" height="50"/></g><rect x="50" y="50" width="50" height="50" fill="navy" opacity="0"/><rect x="10" y="60" width="20" height="20"/>',
  ),
  "the order of paints": svg(
    '<circle cx="30" cy="50" r="20" fill="gold" stroke="navy" stroke-width="10" paint-order="stroke"/><circle cx="75" cy="50" r="15" fill="gold" stroke="navy" stroke-width="10"/>',
  ),
  "styles and switches": svg(
    '<rect width="40" height="40" fill="red" style="fill:teal;stroke:black ;stroke-width:4!important"/><switch><g><circle cx="70" cy="30" r="20" fill="olive"/></g><rect width="100" height="100"/></switch><title>Title</title><rect x="10" y="60" width="20" height="20" style="transform:translate(20px,10px) rotate(10deg)"/>',
  ),
};

/** Artwork of 20 figures, decided by the seed alone. */
export function createSampleSvg(seed: number): string {
  const random = createRandom(seed * 104_729);
  const choose = (count: number) => Math.floor(random() * count);
  const pick = (...items: string[]) => items[choose(items.length)] ?? "";
  const number = (from: number, to: number) => Math.round((from + random() * (to - from)) * 100) / 100;
  const point = () => `${number(0, 200)} ${number(0, 150)}`;
  const color = () =>
    pick(
      `hsl(${Math.round(number(0, 360))} 70% ${Math.round(number(20, 70))}%)`,
      `#${Math.floor(number(256, 4_095)).toString(16)}`,
    );
  const gradient = (index: number) =>
    `<${index % 2 === 0 ? "linear" : "radial"}Gradient id="g${index}" gradientTransform="rotate(${number(0, 90)} .5 .5)"><stop stop-color="${color()}"/><stop offset="${number(0.2, 1)}" stop-color="${color()}" stop-opacity="${number(0.3, 1)}"/></${index % 2 === 0 ? "linear" : "radial"}Gradient>`;
  // Few dashes: where the last ones lie depends on how exactly a rasterizer measures curves.
  const outline = () =>
    `stroke="${color()}" stroke-width="${number(0.5, 6)}" stroke-linejoin="${pick("miter", "round", "bevel")}" stroke-linecap="${pick("butt", "round", "square")}"${random() < 0.3 ? ` stroke-dasharray="${number(12, 30)} ${number(8, 20)}"` : ""}`;
  const figures = [
    () =>
      `<rect x="${number(0, 150)}" y="${number(0, 100)}" width="${number(5, 80)}" height="${number(5, 60)}" rx="${number(0, 12)}"`,
    () => `<circle cx="${number(0, 200)}" cy="${number(0, 150)}" r="${number(4, 40)}"`,
    () => `<ellipse cx="${number(0, 200)}" cy="${number(0, 150)}" rx="${number(4, 50)}" ry="${number(4, 30)}"`,
    () => `<polygon points="${point()} ${point()} ${point()} ${point()}" fill-rule="${pick("nonzero", "evenodd")}"`,
    () =>
      `<path d="M${point()}C${point()} ${point()} ${point()}S${point()} ${point()}A${number(10, 40)} ${number(10, 40)} ${number(0, 90)} ${choose(2)} ${choose(2)} ${point()}Z"`,
  ];
  const figure = () => figures[choose(figures.length)]?.() ?? "";
  const fill = () => pick(color(), color(), `url(#g${choose(4)})`, "none");
  const body = Array.from({ length: 20 }, () => {
    const place =
      random() < 0.4
        ? ` transform="rotate(${number(-60, 60)} 100 75) scale(${number(0.6, 1.2)} ${number(0.6, 1.2)})"`
        : "";
    const faint = random() < 0.3 ? ` opacity="${number(0.2, 0.9)}"` : "";
    const drawn = `${figure()} fill="${fill()}"${random() < 0.5 ? ` ${outline()}` : ""}${place}${faint}/>`;
    return random() < 0.2 ? `<g clip-path="url(#c)"${faint}>${drawn}</g>` : drawn;
  });
  const defs = `<defs>${[0, 1, 2, 3].map(gradient).join("")}<clipPath id="c"><circle cx="${number(60, 140)}" cy="75" r="${number(30, 70)}"/></clipPath></defs>`;
  return svg(defs + body.join(""), 'viewBox="0 0 200 150" width="200" height="150"');
}

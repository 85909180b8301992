import { darken, lighten } from "./shade";

/** What the demo's pictures show; every shape stands on a sheet of 1000 × 1000 units. */
export type DemoShape =
  | "mug"
  | "tumbler"
  | "vase"
  | "lamp"
  | "armchair"
  | "stool"
  | "cushion"
  | "lantern"
  | "tote"
  | "candle"
  | "clock"
  | "planter"
  | "basket"
  | "board";

export interface DemoColors {
  /** #rrggbb of the body. */
  main: string;
  /** #rrggbb of legs, handles and trims. */
  trim: string;
}

/** A round body seen from the side: dark at its edges, a light a third from the left. */
const round = (id: string, color: string) => `<linearGradient id="${id}" x1="0" x2="1" y1="0" y2="0">
<stop offset="0" stop-color="${darken(color, 0.42)}"/><stop offset="0.16" stop-color="${darken(color, 0.12)}"/>
<stop offset="0.34" stop-color="${lighten(color, 0.32)}"/><stop offset="0.56" stop-color="${color}"/>
<stop offset="0.86" stop-color="${darken(color, 0.3)}"/><stop offset="1" stop-color="${darken(color, 0.5)}"/></linearGradient>`;

/** A flat body lit from above. */
const flat = (id: string, color: string) => `<linearGradient id="${id}" x1="0.2" x2="0.7" y1="0" y2="1">
<stop offset="0" stop-color="${lighten(color, 0.22)}"/><stop offset="0.5" stop-color="${color}"/>
<stop offset="1" stop-color="${darken(color, 0.26)}"/></linearGradient>`;

const shapes: Record<DemoShape, (colors: DemoColors) => string> = {
  mug: ({ main, trim }) => `
<path d="M690 400 C860 380 880 640 676 650" fill="none" stroke="url(#m)" stroke-width="46"/>
<path d="M280 300 L300 760 Q306 800 360 806 H620 Q676 800 682 760 L704 300 Z" fill="url(#m)"/>
<ellipse cx="492" cy="300" rx="212" ry="46" fill="${darken(main, 0.55)}"/>
<ellipse cx="492" cy="300" rx="212" ry="46" fill="none" stroke="${trim}" stroke-width="14"/>
<path d="M302 420 Q490 476 696 420" fill="none" stroke="${trim}" stroke-width="10" opacity="0.7"/>`,
  tumbler: ({ trim }) => `
<path d="M320 200 L372 850 Q376 880 420 886 H580 Q624 880 628 850 L680 200 Z" fill="url(#m)"/>
<rect x="306" y="150" width="388" height="84" rx="34" fill="url(#t)"/>
<rect x="470" y="96" width="60" height="70" rx="18" fill="${darken(trim, 0.35)}"/>
<path d="M341 460 Q500 500 660 460 L650 590 Q500 630 351 590 Z" fill="url(#t)" opacity="0.9"/>`,
  vase: ({ main }) => `
<path d="M430 160 Q420 300 340 420 Q230 590 320 780 Q352 850 420 860 H580 Q648 850 680 780 Q770 590 660 420 Q580 300 570 160 Z" fill="url(#m)"/>
<ellipse cx="500" cy="160" rx="71" ry="18" fill="${darken(main, 0.6)}"/>
<path d="M296 560 Q500 640 704 560 M302 600 Q500 682 698 600" fill="none" stroke="${darken(main, 0.35)}" stroke-width="8" opacity="0.7"/>`,
  lamp: ({ main }) => `
<path d="M470 470 H530 L540 800 H460 Z" fill="url(#t)"/>
<path d="M330 846 Q340 800 420 792 H580 Q660 800 670 846 Q660 872 500 876 Q340 872 330 846 Z" fill="url(#t)"/>
<path d="M370 150 H630 L760 500 Q500 548 240 500 Z" fill="url(#m)"/>
<ellipse cx="500" cy="150" rx="130" ry="22" fill="${lighten(main, 0.5)}"/>`,
  armchair: ({ main }) => `
<path d="M270 790 L244 920 H282 L322 800 Z M730 790 L756 920 H718 L678 800 Z" fill="url(#t)"/>
<path d="M260 240 Q270 150 380 150 H620 Q730 150 740 240 L748 640 H252 Z" fill="url(#f)"/>
<path d="M180 430 Q180 370 240 372 Q300 372 304 436 L316 800 H214 Q184 800 182 760 Z M820 430 Q820 370 760 372 Q700 372 696 436 L684 800 H786 Q816 800 818 760 Z" fill="url(#m)"/>
<path d="M300 560 Q500 520 700 560 L706 690 Q500 720 294 690 Z" fill="${lighten(main, 0.14)}"/>
<path d="M306 690 Q500 720 694 690 L684 810 H316 Z" fill="${darken(main, 0.2)}"/>
<path d="M300 240 Q500 200 700 240" fill="none" stroke="${darken(main, 0.25)}" stroke-width="5"/>`,
  stool: ({ main, trim }) => `
<path d="M330 380 L256 900 H304 L392 390 Z M670 380 L744 900 H696 L608 390 Z M480 390 H520 L524 860 H476 Z" fill="url(#t)"/>
<path d="M290 690 Q500 724 710 690 L714 718 Q500 754 286 718 Z" fill="${darken(trim, 0.2)}"/>
<path d="M220 330 Q500 400 780 330 V380 Q500 460 220 380 Z" fill="url(#m)"/>
<ellipse cx="500" cy="330" rx="280" ry="60" fill="${lighten(main, 0.18)}"/>`,
  cushion: ({ main, trim }) => `
<path d="M190 230 Q500 170 810 230 Q860 500 810 780 Q500 840 190 780 Q140 500 190 230 Z" fill="url(#f)"/>
<path d="M170 420 Q500 380 832 420 V470 Q500 430 166 470 Z M168 560 Q500 600 832 560 V610 Q500 650 172 610 Z" fill="${trim}" opacity="0.85"/>
<path d="M190 230 Q500 170 810 230 Q860 500 810 780 Q500 840 190 780 Q140 500 190 230 Z" fill="none" stroke="${darken(main, 0.35)}" stroke-width="10"/>`,
  lantern: ({ trim }) => `
<path d="M380 210 Q500 40 620 210" fill="none" stroke="${darken(trim, 0.2)}" stroke-width="20"/>
<path d="M330 300 L430 210 H570 L670 300 Z" fill="url(#m)"/>
<rect x="340" y="300" width="320" height="480" fill="#dfe8ea"/>
<rect x="440" y="560" width="120" height="220" rx="10" fill="#f5efdf"/>
<path d="M500 470 Q530 520 500 560 Q470 520 500 470 Z" fill="#f2b33d"/>
<path d="M326 296 H368 V790 H326 Z M632 296 H674 V790 H632 Z M486 296 H514 V470 H486 Z" fill="url(#m)"/>
<path d="M300 780 H700 L720 860 H280 Z" fill="url(#m)"/>`,
  tote: ({ main, trim }) => `
<path d="M360 400 V230 Q360 130 500 130 Q640 130 640 230 V400" fill="none" stroke="${trim}" stroke-width="34"/>
<path d="M220 350 Q500 380 780 350 L812 860 Q500 910 188 860 Z" fill="url(#f)"/>
<path d="M300 560 Q400 500 500 560 T700 560 V596 Q600 650 500 596 T300 596 Z" fill="${trim}"/>
<path d="M222 390 Q500 420 778 390" fill="none" stroke="${darken(main, 0.3)}" stroke-width="6" stroke-dasharray="16 10"/>`,
  candle: ({ main, trim }) => `
<path d="M494 250 Q470 170 506 110 Q540 180 506 250 Z" fill="#f0a830"/><rect x="494" y="240" width="12" height="60" fill="#3a332b"/>
<path d="M290 300 V800 Q300 850 500 856 Q700 850 710 800 V300 Z" fill="url(#m)"/>
<ellipse cx="500" cy="300" rx="210" ry="42" fill="${lighten(main, 0.45)}"/>
<path d="M291 470 Q500 520 709 470 V680 Q500 730 291 680 Z" fill="${trim}"/>
<path d="M380 590 Q440 550 500 590 T620 590" fill="none" stroke="${main}" stroke-width="16"/>`,
  clock: ({ main, trim }) => `
<circle cx="500" cy="500" r="360" fill="url(#f)"/><circle cx="500" cy="500" r="306" fill="#f6f3ec"/>
${Array.from({ length: 12 }, (_, hour) => `<rect x="490" y="216" width="20" height="${hour % 3 === 0 ? 60 : 30}" fill="${main}" transform="rotate(${hour * 30} 500 500)"/>`).join("")}
<rect x="488" y="330" width="24" height="190" rx="10" fill="${darken(main, 0.4)}" transform="rotate(-56 500 500)"/>
<rect x="491" y="250" width="18" height="270" rx="9" fill="${darken(main, 0.4)}" transform="rotate(62 500 500)"/>
<circle cx="500" cy="500" r="26" fill="${trim}"/>`,
  planter: ({ trim }) => `
<g fill="#3f7a4e"><path d="M500 560 Q300 420 330 180 Q480 280 500 560 Z"/><path d="M500 560 Q700 440 690 170 Q540 270 500 560 Z" fill="#4f9160"/>
<path d="M500 560 Q420 300 500 90 Q580 300 500 560 Z" fill="#5aa36c"/><path d="M500 570 Q250 520 200 340 Q400 380 500 570 Z" fill="#356b44"/>
<path d="M500 570 Q740 530 800 350 Q600 390 500 570 Z" fill="#2f6340"/></g>
<path d="M290 540 H710 L660 860 Q656 884 620 888 H380 Q344 884 340 860 Z" fill="url(#m)"/>
<rect x="270" y="510" width="460" height="72" rx="20" fill="url(#m)"/>
<path d="M318 700 Q500 740 682 700" fill="none" stroke="${trim}" stroke-width="14"/>`,
  basket: ({ main, trim }) => `
<path d="M210 360 Q220 200 330 250 M790 360 Q780 200 670 250" fill="none" stroke="${trim}" stroke-width="30"/>
<path d="M190 340 Q500 400 810 340 L760 820 Q500 880 240 820 Z" fill="url(#m)"/>
${Array.from({ length: 7 }, (_, row) => `<path d="M${196 + row * 7} ${410 + row * 62} Q500 ${470 + row * 62} ${804 - row * 7} ${410 + row * 62}" fill="none" stroke="${darken(main, 0.3)}" stroke-width="9" stroke-dasharray="40 14" stroke-dashoffset="${row % 2 === 0 ? 0 : 27}"/>`).join("")}
<ellipse cx="500" cy="342" rx="310" ry="44" fill="${darken(main, 0.5)}"/><ellipse cx="500" cy="342" rx="310" ry="44" fill="none" stroke="${lighten(main, 0.1)}" stroke-width="20"/>`,
  board: ({ main, trim }) => `
<path d="M450 100 H550 Q576 100 576 130 V260 H690 Q750 260 750 320 V840 Q750 900 690 900 H310 Q250 900 250 840 V320 Q250 260 310 260 H424 V130 Q424 100 450 100 Z" fill="url(#f)"/>
<circle cx="500" cy="160" r="24" fill="#f5f4f1"/>
<path d="M330 300 V880 M420 280 Q440 600 410 890 M560 280 Q540 560 580 890 M660 300 V880" fill="none" stroke="${darken(main, 0.18)}" stroke-width="7" opacity="0.6"/>
<path d="M250 700 H750 V740 H250 Z" fill="${trim}"/>`,
};

/** An SVG drawing on a pale sheet, as a shop photographs: what a demo product is shown by. */
export function drawProduct(shape: DemoShape, colors: DemoColors): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1000" height="1000" viewBox="0 0 1000 1000">
<defs>${round("m", colors.main)}${round("t", colors.trim)}${flat("f", colors.main)}</defs>
<rect width="1000" height="1000" fill="#f5f4f1"/>${shapes[shape](colors)}</svg>`;
}

const words = (text: string) => new Set(text.trim().split(/\s+/));

/** Elements that draw, or that drawing elements refer to. Everything else goes, with all it holds. */
export const allowedElements = words(`
  svg g defs symbol use switch title desc
  path rect circle ellipse line polyline polygon text tspan textPath image
  linearGradient radialGradient stop pattern clipPath mask marker
  filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
  feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology
  feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
`);

/** Elements whose own tag goes while what they hold stays: a link without its target. */
export const unwrappedElements = words("a");

/** Elements whose text is drawn or describes. */
export const textElements = words("text tspan textPath title desc");

/** Properties that are attributes and CSS properties alike (SVG 2 §6.6). */
export const presentationProperties = words(`
  alignment-baseline baseline-shift clip-path clip-rule color color-interpolation color-interpolation-filters
  cx cy direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity font-family
  font-size font-size-adjust font-stretch font-style font-variant font-weight height image-rendering letter-spacing
  lighting-color marker-end marker-mid marker-start mask mask-type opacity overflow paint-order r rx ry
  shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
  stroke-miterlimit stroke-opacity stroke-width text-anchor text-decoration text-rendering transform
  transform-origin unicode-bidi vector-effect visibility width word-spacing writing-mode x y
`);

/** Properties that stay in a `style`: no attributes, or (transform) of another syntax as attributes. */
export const styleOnlyProperties = words("mix-blend-mode isolation transform transform-origin");

/** Attributes beside the presentation properties. `href` and `id` have rules of their own. */
export const otherAttributes = words(`
  viewBox preserveAspectRatio d points x1 x2 y1 y2 fx fy fr dx dy rotate textLength lengthAdjust startOffset method
  spacing side pathLength offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits
  patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient
  filterUnits primitiveUnits in in2 result mode type values tableValues slope intercept amplitude exponent operator
  k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha surfaceScale
  diffuseConstant specularConstant specularExponent azimuth elevation z pointsAtX pointsAtY pointsAtZ
  limitingConeAngle scale xChannelSelector yChannelSelector stdDeviation radius baseFrequency numOctaves seed
  stitchTiles requiredFeatures systemLanguage xml:space
`);

/** Functions that may stand in a value; `url()` is checked on its own. */
const allowedFunctions = words(`
  url rgb rgba hsl hsla hwb lab lch oklab oklch color calc min max
  matrix translate translateX translateY rotate scale scaleX scaleY skewX skewY
`);

/** `#id`, the only kind of address that stays in a file. */
export const fragmentPattern = /^#[A-Za-z_][\w:.-]{0,199}$/;
export const idPattern = /^[A-Za-z_][\w:.-]{0,199}$/;

/** Whether a value can do nothing but describe a drawing: no escapes, no foreign functions, no address but `url(#id)`. */
export function isHarmlessValue(value: string): boolean {
  // CSS escapes and comments could spell a function that the check below does not see.
  if (/\\|\/\*|[<>{};@]|javascript\s*:/i.test(value)) return false;
  for (const [, name = ""] of value.matchAll(/([A-Za-z_-][\w-]*)\s*\(/g)) {
    if (!allowedFunctions.has(name)) return false;
  }
  for (const [, target = ""] of value.matchAll(/url\s*\(([^)]*)(?:\)|$)/gi)) {
    const bare = target.trim().replace(/^(["'])(.*)\1$/, "$2");
    if (!fragmentPattern.test(bare)) return false;
  }
  return true;
}

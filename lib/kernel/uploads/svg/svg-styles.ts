import { type CssNode, generate, parse, type Raw, type Rule, type SelectorList, type StyleSheet } from "css-tree";
import { isHarmlessValue, presentationProperties, styleOnlyProperties } from "./svg-allowlist";
import { type SvgElement, visitSvg } from "./svg-tree";

interface Declaration {
  property: string;
  value: string;
  important: boolean;
}

interface Compound {
  /** Undefined: any element. */
  element?: string;
  id?: string;
  classes: string[];
  /** How it hangs on the compound before: below it, or directly below it. */
  combinator: " " | ">";
}

interface StyleRule {
  selector: Compound[];
  /** ids × 10000 + classes × 100 + elements. */
  specificity: number;
  declarations: Declaration[];
}

const maxRules = 5_000;
/** Elements × rules that are compared at most; more than any drawing program writes. */
const maxComparisons = 20_000_000;

function readDeclarations(nodes: Iterable<CssNode>): Declaration[] {
  const found: Declaration[] = [];
  for (const node of nodes) {
    if (node.type !== "Declaration") continue;
    const property = node.property.toLowerCase();
    const value = generate(node.value).trim();
    if (!presentationProperties.has(property) && !styleOnlyProperties.has(property)) continue;
    if (value !== "" && isHarmlessValue(value)) found.push({ property, value, important: node.important !== false });
  }
  return found;
}

/** The declarations of a `style` attribute that stay. Unreadable CSS counts as none. */
function parseStyleAttribute(text: string): Declaration[] {
  const list = parse(text, { context: "declarationList", parseCustomProperty: false, onParseError: () => undefined });
  return list.type === "DeclarationList" ? readDeclarations(list.children) : [];
}

/** Selectors of elements, classes and ids, below each other; undefined for anything cleverer, whose rule is left out. */
function readSelector(selector: CssNode): Compound[] | undefined {
  if (selector.type !== "Selector") return undefined;
  const compounds: Compound[] = [];
  let current: Compound = { classes: [], combinator: " " };
  for (const part of selector.children) {
    if (part.type === "Combinator") {
      if (part.name !== " " && part.name !== ">") return undefined;
      compounds.push(current);
      current = { classes: [], combinator: part.name };
    } else if (part.type === "TypeSelector") {
      if (part.name !== "*") current.element = part.name;
    } else if (part.type === "IdSelector") current.id = part.name;
    else if (part.type === "ClassSelector") current.classes.push(part.name);
    else return undefined;
  }
  compounds.push(current);
  return compounds;
}

function toRules(prelude: SelectorList | Raw, rule: Rule): StyleRule[] {
  if (prelude.type !== "SelectorList") return [];
  const declarations = readDeclarations(rule.block.children);
  return [...prelude.children].flatMap((child) => {
    const selector = readSelector(child);
    if (selector === undefined || declarations.length === 0) return [];
    const specificity = selector.reduce(
      (sum, part) =>
        sum + (part.id === undefined ? 0 : 10_000) + part.classes.length * 100 + (part.element === undefined ? 0 : 1),
      0,
    );
    return [{ selector, specificity, declarations }];
  });
}

/** Rules of all `style` elements in the order in which they win: later over earlier, specific over general. */
function collectRules(root: SvgElement): StyleRule[] {
  const rules: StyleRule[] = [];
  visitSvg(root, (element) => {
    if (element.name !== "style") return;
    const text = element.children.filter((child) => typeof child === "string").join("");
    const sheet = parse(text, { parseCustomProperty: false, onParseError: () => undefined });
    if (sheet.type !== "StyleSheet") return;
    for (const node of (sheet satisfies StyleSheet).children) {
      if (node.type === "Rule") rules.push(...toRules(node.prelude, node));
    }
  });
  return rules.slice(0, maxRules).sort((a, b) => a.specificity - b.specificity);
}

function matchesCompound(element: SvgElement, compound: Compound): boolean {
  if (compound.element !== undefined && compound.element !== element.name) return false;
  if (compound.id !== undefined && compound.id !== element.attributes.get("id")) return false;
  if (compound.classes.length === 0) return true;
  const classes = (element.attributes.get("class") ?? "").split(/\s+/);
  return compound.classes.every((name) => classes.includes(name));
}

function matches(element: SvgElement, ancestors: readonly SvgElement[], selector: readonly Compound[]): boolean {
  const last = selector.at(-1);
  if (last === undefined || !matchesCompound(element, last)) return false;
  if (selector.length === 1) return true;
  const rest = selector.slice(0, -1);
  const parents = last.combinator === ">" ? ancestors.slice(-1) : ancestors;
  return parents.some((parent) => matches(parent, ancestors.slice(0, ancestors.indexOf(parent)), rest));
}

/**
 * Writes what style sheets and `style` attributes say into presentation attributes, which every renderer understands, and
 * drops `class` and `style`. Rules that are no plain selectors of elements, classes and ids are left out, at-rules too.
 */
export function inlineStyles(root: SvgElement): void {
  const rules = collectRules(root);
  let budget = maxComparisons;
  visitSvg(root, (element, ancestors) => {
    budget -= rules.length;
    const matched = budget < 0 ? [] : rules.filter((rule) => matches(element, ancestors, rule.selector));
    const own = element.attributes.get("style");
    const declarations = [
      ...matched.flatMap((rule) => rule.declarations),
      ...(own === undefined ? [] : parseStyleAttribute(own)),
    ];
    element.attributes.delete("style");
    const winners = new Map<string, Declaration>();
    for (const declaration of declarations) {
      const before = winners.get(declaration.property);
      if (before?.important !== true || declaration.important) winners.set(declaration.property, declaration);
    }
    const styleOnly: string[] = [];
    for (const { property, value } of winners.values()) {
      if (!styleOnlyProperties.has(property)) element.attributes.set(property, value);
      else styleOnly.push(`${property}:${value}`);
    }
    if (styleOnly.length > 0) element.attributes.set("style", styleOnly.join(";"));
  });
}

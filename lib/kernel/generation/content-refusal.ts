/** Words that providers use when their filter refused the content; most of them answer nothing but text. */
const refusalPatterns: readonly RegExp[] = [
  /\bnsfw\b/i,
  /content[ _-]?(policy|moderation|filter|violat)/i,
  /moderation[ _-]?(blocked|failed|flagged)|flagged (by|as)|was flagged|has been flagged/i,
  /safety (system|filter|checker|check|policy|settings)/i,
  /\bsensitive (content|word|information)|SENSITIVE_WORD_ERROR/i,
  /content_moderation|CONTENT_FILTERED/,
  /\(E005\)/,
];

/** Whether a provider's message says that its filter refused the content, which trying again does not change. */
export function isContentRefusal(text: string): boolean {
  return refusalPatterns.some((pattern) => pattern.test(text));
}

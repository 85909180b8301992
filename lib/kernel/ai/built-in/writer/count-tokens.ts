/**
 * Tokens of a text, estimated: the writer has no tokenizer, so four characters count as one, and a word as at least one.
 */
export function countTokens(text: string): number {
  const words = text.match(/\S+/g)?.length ?? 0;
  return Math.max(words, Math.ceil(text.length / 4));
}

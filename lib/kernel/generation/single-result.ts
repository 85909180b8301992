/** Names under which providers take the number of results. */
const countNames = ["n", "num_outputs", "num_images", "number_of_images", "batch_size", "samples"];

/** A job makes one result: of several in one call, a failure of one would lose all. */
export function checkSingleResult(input: Readonly<Record<string, unknown>>): { path: string; message: string }[] {
  return countNames
    .filter((name) => input[name] !== undefined && input[name] !== 1)
    .map((name) => ({ path: `inputParams.${name}`, message: "must be 1: a job makes one result" }));
}

/** A finding unless the input has a prompt with words in it. */
export function checkPrompt(
  input: Readonly<Record<string, unknown>>,
  mostCharacters = 20_000,
): { path: string; message: string }[] {
  const { prompt } = input;
  const at = "inputParams.prompt";
  if (typeof prompt !== "string" || prompt.trim() === "") return [{ path: at, message: "says what is to be made" }];
  return prompt.length > mostCharacters ? [{ path: at, message: `has at most ${mostCharacters} characters` }] : [];
}

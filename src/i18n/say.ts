/** One sentence per code, each from the code's own parameters. */
export type Sentences<Params> = { readonly [Code in keyof Params]: (params: Params[Code]) => string };

/**
 * The sentence for something that has a code and parameters: an issue, an error, a reason.
 * @example say(sandboxWords.errors, error)
 */
export function say<Params, Code extends keyof Params>(
  sentences: Sentences<Params>,
  said: { readonly code: Code; readonly params: Params[Code] },
): string {
  return sentences[said.code](said.params);
}

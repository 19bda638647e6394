/** Longer links are cut by chat programs and mail. */
const MAX_CHARACTERS = 2000;
/** What a small link may unpack to: more than any definition, and less than does harm. */
const MAX_TEXT = 20_000;

/**
 * The part after `#` of a link that opens a lab with a definition; undefined when the text does not fit.
 * @example await shareHash('home-value', text) // '#home-value?tag=…'
 */
export async function shareHash(lab: string, text: string): Promise<string | undefined> {
  const packed = await bytesOf(new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw')), Number.POSITIVE_INFINITY);
  const hash = `#${lab}?tag=${base64Url(packed ?? new Uint8Array())}`;
  return hash.length <= MAX_CHARACTERS ? hash : undefined;
}

/**
 * The definition that a link brings to a lab.
 * @returns undefined: the address is not about this lab; `null`: it is, and it is damaged or was never made here
 */
export async function sharedText(lab: string, hash: string): Promise<string | null | undefined> {
  const start = `#${lab}?`;
  if (!hash.startsWith(start)) return undefined;
  const tag = /^tag=([\w-]+)$/.exec(hash.slice(start.length))?.[1];
  if (hash.length > MAX_CHARACTERS || tag === undefined) return null;
  try {
    const packed = Uint8Array.from(atob(tag.replaceAll('-', '+').replaceAll('_', '/')), (c) => c.charCodeAt(0));
    const bytes = await bytesOf(new Blob([packed]).stream().pipeThrough(new DecompressionStream('deflate-raw')), MAX_TEXT * 3);
    const text = bytes && new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return text && text.length <= MAX_TEXT && !hasControls(text) ? text : null;
  } catch {
    return null;
  }
}

/** Reads a stream to its end, or gives up beyond the limit. */
async function bytesOf(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > limit) {
      await reader.cancel();
      return undefined;
    }
    chunks.push(new Uint8Array(next.value));
  }
  return new Uint8Array(await new Blob(chunks).arrayBuffer());
}

function base64Url(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (b) => String.fromCharCode(b)).join(''))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

/** No one types these; they would only hide something. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const hasControls = (text: string): boolean => /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069]/.test(text);

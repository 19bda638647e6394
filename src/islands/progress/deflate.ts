import type { Packing } from '../../course/progress-code.ts';

/** The browser's own deflate, without a library. */
export const packing: Packing = {
  pack: async (text) => through(new TextEncoder().encode(text), new CompressionStream('deflate-raw')),
  unpack: async (bytes) => new TextDecoder('utf-8', { fatal: true }).decode(await through(bytes, new DecompressionStream('deflate-raw'))),
};

async function through(bytes: Uint8Array, stream: CompressionStream | DecompressionStream): Promise<Uint8Array> {
  const packed = new Blob([bytes as Uint8Array<ArrayBuffer>])
    .stream()
    .pipeThrough(stream as ReadableWritablePair<Uint8Array, BufferSource>);
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

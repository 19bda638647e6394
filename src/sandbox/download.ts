import { SandboxFailure } from './sandbox-error.ts';

/**
 * Downloads a file whole.
 * @throws SandboxFailure `download-failed`
 */
export async function download(url: URL): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url).catch(() => undefined);
  if (!response?.ok) {
    const status = response?.status;
    throw new SandboxFailure({ code: 'download-failed', params: { url: url.href, ...(status !== undefined && { status }) } });
  }
  const bytes = await response.arrayBuffer().catch(() => {
    throw new SandboxFailure({ code: 'download-failed', params: { url: url.href } });
  });
  return new Uint8Array(bytes);
}

/** Unpacks what is packed with gzip, by its first two bytes: a server may or may not have unpacked the file on its way. */
export async function unpacked(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const whole = await new Response(stream).arrayBuffer().catch(() => {
    throw new SandboxFailure({ code: 'not-a-database', params: {} });
  });
  return new Uint8Array(whole);
}

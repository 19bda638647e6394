import { gzipSync } from 'node:zlib';

/** The byte of a gzip header that names the system it was packed on, and the value for none. */
const SYSTEM_BYTE = 9;
const NO_SYSTEM = 255;

/** Packs as small as gzip can; the same bytes give the same bytes on every machine. */
export function gzip(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(gzipSync(bytes, { level: 9, memLevel: 9 }));
  packed[SYSTEM_BYTE] = NO_SYSTEM;
  return packed;
}

import type { How, Progress } from '../shapes.ts';
import { pause } from './pause.ts';

/** So much of a file is in memory at a time. */
const CHUNK_BYTES = 1 << 20;

/**
 * The bytes of a file, piece by piece: a Blob of the browser lies on the disk until it is asked for.
 * Between pieces the worker can hear that it should stop.
 */
export async function* chunksOf(file: Blob, how: How, stage: Progress['stage'], rows: () => number = () => 0): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.size; at += CHUNK_BYTES) {
    if (at > 0) await pause();
    how.signal?.throwIfAborted();
    const bytes = new Uint8Array(await file.slice(at, at + CHUNK_BYTES).arrayBuffer());
    yield bytes;
    how.onProgress?.({ stage, bytesDone: Math.min(file.size, at + bytes.length), bytesTotal: file.size, rows: rows() });
  }
  how.signal?.throwIfAborted();
}

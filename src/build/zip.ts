/** A zip archive of gzip members: what they have packed is taken as it is, and only the wrapping is another. */
export function zipOf(members: readonly (readonly [name: string, gzipped: Uint8Array])[]): Uint8Array<ArrayBuffer> {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, gzipped] of members) {
    const path = Buffer.from(name);
    const packed = gzipped.subarray(GZIP_HEADER, -GZIP_TRAILER);
    const tail = Buffer.from(gzipped.slice(-GZIP_TRAILER));
    const both = Buffer.alloc(26);
    both.writeUInt16LE(20, 0); // needs version 2.0
    both.writeUInt16LE(UTF8_NAME, 2);
    both.writeUInt16LE(DEFLATE, 4);
    both.writeUInt16LE(0, 6); // midnight
    both.writeUInt16LE(FIRST_DAY, 8);
    tail.copy(both, 10, 0, 4); // the check sum
    both.writeUInt32LE(packed.length, 14);
    tail.copy(both, 18, 4, 8); // the size unpacked
    both.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    files.push(Buffer.from('PK\x03\x04'), both, path, Buffer.from(packed));
    directory.push(Buffer.from('PK\x01\x02\x14\x00'), both, place, path);
    offset += 4 + both.length + path.length + packed.length;
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...files, ...directory, end]));
}

/** As `gzip.ts` writes it: no name, no comment. */
const GZIP_HEADER = 10;
const GZIP_TRAILER = 8;
const DEFLATE = 8;
const UTF8_NAME = 0x0800;
/** 1 January 1980: the same bytes whenever it is built. */
const FIRST_DAY = 0x0021;

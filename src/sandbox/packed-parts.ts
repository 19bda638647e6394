const ARRAYS = { u8: Uint8Array, u16: Uint16Array, u32: Uint32Array, f64: Float64Array } as const;
type Form = keyof typeof ARRAYS;
type Places = Uint8Array<ArrayBuffer> | Uint16Array<ArrayBuffer> | Uint32Array<ArrayBuffer>;
export type PartArray = Places | Float64Array<ArrayBuffer>;

/** Where a typed array stands in the one buffer of all. */
export interface Part {
  readonly form: Form;
  readonly at: number;
  readonly length: number;
}

/** The most that the widest places can hold. */
export const MOST_PLACES = 2 ** 32 - 1;

/** Zeros, as narrow as their `most` allows. */
export function placesUpTo(most: number, length: number): Places {
  if (most < 2 ** 8) return new Uint8Array(length);
  return most < 2 ** 16 ? new Uint16Array(length) : new Uint32Array(length);
}

/** Gathers typed arrays, and lays them side by side in one buffer at the end. */
export function createParts() {
  const arrays: { readonly array: PartArray; readonly at: number }[] = [];
  let size = 0;
  return {
    add(array: PartArray): Part {
      const at = size;
      arrays.push({ array, at });
      // The widest numbers may begin at whole eights only.
      size = Math.ceil((at + array.byteLength) / 8) * 8;
      return { form: formOf(array), at, length: array.length };
    },
    buffer(): ArrayBuffer {
      const buffer = new ArrayBuffer(size);
      const bytes = new Uint8Array(buffer);
      for (const { array, at } of arrays) bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
      return buffer;
    },
  };
}
export type Parts = ReturnType<typeof createParts>;

export const arrayAt = (buffer: ArrayBuffer, { form, at, length }: Part): PartArray => new ARRAYS[form](buffer, at, length);

function formOf(array: PartArray): Form {
  if (array instanceof Float64Array) return 'f64';
  return `u${array.BYTES_PER_ELEMENT * 8}` as Form;
}

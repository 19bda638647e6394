/**
 * A name for every column: the header's own, on one line; `column_3` where it is blank; `amount_2` where it was there before in any letter case,
 * which SQLite could not tell apart. A column called `true` would be read as a truth, and is called `true_2`.
 */
export function uniqueNames(header: readonly string[]): string[] {
  const taken = new Set(['true', 'false']);
  return header.map((cell, i) => {
    const wanted = cell.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim() || `column_${i + 1}`;
    let name = wanted;
    for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${wanted}_${n}`;
    taken.add(name.toLowerCase());
    return name;
  });
}

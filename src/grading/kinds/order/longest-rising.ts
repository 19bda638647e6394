/** How many numbers can stay where they are when the rest is taken out and they shall not fall. @example longestRising([1, 3, 2, 4]) // 3 */
export function longestRising(places: readonly number[]): number {
  const ends: number[] = [];
  for (const place of places) {
    const at = ends.findIndex((end) => end > place);
    if (at < 0) ends.push(place);
    else ends[at] = place;
  }
  return ends.length;
}

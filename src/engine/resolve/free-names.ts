/** Names for columns of the statement; letter case does not tell two apart. */
export class FreeNames {
  readonly #taken: Set<string>;
  /** How far the search for each has come. */
  readonly #tried = new Map<string, number>();

  constructor(taken: Iterable<string>) {
    this.#taken = new Set([...taken].map((name) => name.toLowerCase()));
  }

  /** A name that no column has, nor has the name with one of the endings. */
  take(name: string, endings: readonly string[] = []): string {
    const all = (free: string): string[] => ['', ...endings].map((ending) => (free + ending).toLowerCase());
    let free = name;
    let n = this.#tried.get(name) ?? 2;
    for (; all(free).some((one) => this.#taken.has(one)); n++) free = `${name}_${n}`;
    this.#tried.set(name, n);
    for (const one of all(free)) this.#taken.add(one);
    return free;
  }
}

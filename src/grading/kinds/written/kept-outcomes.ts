import type { WrongAnswer } from '../../exercise.ts';
import type { TestBed, TestDatabase } from '../../testbed.ts';
import type { Judge } from './written.ts';

/** What kept answers (the solution, the known wrong ones) give, each run once a database and only when asked for. */
export class KeptOutcomes<Read, Outcome> {
  readonly #judge: Judge<Read, Outcome>;
  readonly #bed: TestBed;
  readonly #known = new Map<string, Promise<Outcome>>();

  constructor(judge: Judge<Read, Outcome>, bed: TestBed) {
    this.#judge = judge;
    this.#bed = bed;
  }

  /** A kept answer that cannot be run is the exercise's fault, so it rejects. */
  of(file: string, text: string, index: number): Promise<Outcome> {
    const key = `${index}:${file}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const outcome = this.#run(file, text, index);
    this.#known.set(key, outcome);
    // A run that was stopped, or that found no database, may be tried again.
    outcome.catch(() => this.#known.delete(key));
    return outcome;
  }

  async #run(file: string, text: string, index: number): Promise<Outcome> {
    const answer = this.#judge.read(text);
    const database = this.#bed.databases[index];
    if (!('read' in answer) || database === undefined) throw new Error(`${file} cannot be run`);
    return this.#judge.run(answer.read, database);
  }
}

/**
 * The known mistake that an answer behaves exactly like: the same outcome on every database. The aimed database tells answers apart best and
 * is small, so it goes first and most wrong answers run once.
 */
export async function mistakeOf<Read, Outcome>(
  judge: Judge<Read, Outcome>,
  kept: KeptOutcomes<Read, Outcome>,
  wrong: readonly WrongAnswer[],
  yours: readonly Outcome[],
  databases: readonly TestDatabase[],
): Promise<string | undefined> {
  const aimedFirst = [...databases.keys()].toSorted(
    (a, b) => Number(databases[b]?.role === 'aimed') - Number(databases[a]?.role === 'aimed'),
  );
  for (const { file, text, mistake } of wrong) {
    let alike = true;
    for (const i of aimedFirst) {
      alike = judge.same(yours[i] as Outcome, await kept.of(file, text, i));
      if (!alike) break;
    }
    if (alike) return mistake;
  }
  return undefined;
}

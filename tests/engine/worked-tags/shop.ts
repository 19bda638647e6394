import { createRandom } from '../../../src/datasets/random.ts';
import { addDays, type Cell, type Schema } from '../../../src/engine/index.ts';
import { SCHEMA as WORLD } from '../world.ts';
import { AS_OF, DATA, SCHEMA as SHOP } from '../yunduo.ts';

/** The shop of the course with what the worked tags ask besides: answers to a survey, and who follows whom. */

const table = (name: string) => {
  const found = WORLD.tables[name];
  if (!found) throw new Error(`no table ${name}`);
  return found;
};
export const SCHEMA: Schema = { ...SHOP, tables: { ...SHOP.tables, survey: table('survey'), follows: table('follows') } };

export type TableRows = Readonly<Record<string, readonly (readonly Cell[])[]>>;

/** All customers of the shop; answers off the scale, too few of them or too old; followers by rank, so that a few have very many. */
export function shopRows(): TableRows {
  const ids = (DATA.rows['customers'] ?? []).map(([id]) => String(id));
  const random = createRandom(7, 'worked tags');
  const survey = ids.flatMap((id): Cell[][] => {
    if (!random.chance(0.45)) return [];
    const day = addDays(AS_OF, -random.int(0, 200));
    return ['L1', 'L2', 'L3', 'L4', 'NPS'].flatMap((q) =>
      random.chance(0.9) ? [[id, q, random.chance(0.05) ? 9 : random.int(1, 5), day]] : [],
    );
  });
  const follows = new Map<string, Cell[]>();
  for (const [i, dst] of ids.entries()) {
    const followers = i % 3 === 0 ? 0 : Math.floor((60 / (1 + (i % 97))) * random.next());
    for (let k = 0; k < followers; k++) {
      const src = random.pick(ids);
      const ts = addDays(AS_OF, random.int(-300, 5));
      // Some follow twice, some themselves.
      follows.set(`${src} ${dst} ${ts}`, [random.chance(0.02) ? dst : src, dst, ts]);
    }
  }
  const unique = new Map([...follows.values()].map((row) => [row.join(' '), row]));
  return { ...DATA.rows, survey, follows: [...unique.values()] };
}

import { ownEntry } from '../../../engine/language/own-entry.ts';
import { canHash } from '../people/hash.ts';
import { recognisePersonal } from '../people/recognise.ts';
import { type ChangeKind, type ColumnView, type FileProblem, type Question, type Reading, TREATMENTS, type Treatment } from '../shapes.ts';
import { chooseReading, decimalOfFile } from './choose-reading.ts';
import { chooseRoles, namesFor } from './choose-roles.ts';
import { type Evidence, isUndone } from './evidence.ts';
import type { Profile } from './profile.ts';

export interface PlannedColumns {
  readonly table: string;
  readonly columns: readonly ColumnView[];
  readonly questions: readonly Question[];
  readonly problems: readonly FileProblem[];
}

/** Makes every choice about the columns that the values settle, and asks the others. */
export function planColumns(evidence: Evidence): PlannedColumns {
  const { header, answers } = evidence;
  const questions: Question[] = [];
  const problems: FileProblem[] = [];
  const { table, roles } = chooseRoles(evidence, problems);
  if (table === 'orders')
    for (const role of ['customer_id', 'order_date'] as const)
      if (roles[role] === undefined)
        questions.push({ kind: 'role', role, free: header.filter((name) => !Object.values(roles).includes(name)) });
  const nameOf = namesFor(header, roles, table);
  const fileDecimal = decimalOfFile(evidence);
  const columns = header.map((name, at): ColumnView => {
    const profile = evidence.profiles[at] as Profile;
    const role = Object.entries(roles).find(([, from]) => from === name)?.[0] as ColumnView['role'];
    const isKey = role === 'customer_id' || role === 'order_id';
    const isNeeded = role === 'order_date' || role === 'amount';
    const treatments: readonly Treatment[] = isKey ? ['keep', 'hash'] : isNeeded ? ['keep'] : TREATMENTS;
    const treatment = ownEntry(answers.treatments ?? {}, name) ?? 'keep';
    const isMade = treatments.includes(treatment) && !isUndone(answers, treatmentChange(treatment), name);
    const used = isMade ? treatment : 'keep';
    if (used === 'hash' && !canHash()) problems.push({ code: 'no-secure-context', params: { header: name } });
    const personal = recognisePersonal(name, profile.sample);
    const { reading, confidence } = chooseReading({ name, at, profile, role, isKey, isNeeded, fileDecimal, evidence, questions, problems });
    return {
      header: name,
      name: nameOf(name),
      at,
      ...(role && { role }),
      reading,
      treatment: used,
      nullable:
        role !== 'customer_id' &&
        role !== 'order_date' &&
        role !== 'order_id' &&
        profile.blanks + (isWords(reading) ? 0 : profile.maybeBlanks) > 0,
      confidence,
      values: profile.values,
      blanks: profile.blanks,
      examples: profile.examples,
      ...(personal && { personal }),
      treatments,
    };
  });
  return { table, columns, questions, problems };
}

const isWords = ({ kind }: Reading): boolean => kind === 'text' || kind === 'id';
const treatmentChange = (treatment: Treatment): ChangeKind | undefined =>
  (({ keep: undefined, mask: 'masked', hash: 'hashed', drop: 'dropped' }) as const)[treatment];

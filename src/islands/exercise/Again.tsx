import { useEffect, useState } from 'preact/hooks';
import { progressPanelWords as en } from '../../i18n/en/progress-panel.ts';
import type { Language } from '../../i18n/language.ts';
import { progressPanelWords as zh } from '../../i18n/zh/progress-panel.ts';
import { siteAddress } from '../site-address.ts';

const WORDS = { zh, en };

/** The exercise once more, from a blank start, on other data: in a review, or because a learner wants to. */
export interface Again {
  /** A variant or another database (course/fresh-data.ts). */
  readonly data: string;
  /** How often the exercise was answered before: what was typed in an earlier round stays there. */
  readonly round: number;
}

interface LinkProps {
  readonly id: string;
  readonly language: Language;
  readonly mastered: boolean;
}

/** After a pass: what makes it mastery. */
export function AgainLink({ id, language, mastered }: LinkProps) {
  const t = WORDS[language];
  if (mastered) return <p class="attempts">{t.mastered}</p>;
  return (
    <p>
      <a href={siteAddress(language, `review/#${id}`)}>{t.again}</a>
    </p>
  );
}

/** Which customers these are, once the exercise's list of databases is there. */
export function OtherData({ id, again, language }: { readonly id: string; readonly again: Again; readonly language: Language }) {
  const [asOf, setAsOf] = useState<string>();
  useEffect(() => {
    void import('./bed.ts')
      .then(({ fetchExercise }) => fetchExercise(id))
      .then(({ databases }) => setAsOf(databases.find((database) => database.id === again.data)?.asOf));
  }, [id, again.data]);
  return asOf === undefined ? null : <p class="small">{WORDS[language].onData(asOf)}</p>;
}

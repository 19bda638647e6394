import { useEffect, useState } from 'preact/hooks';
import type { Language } from '../../../i18n/language.ts';
import { fetchExercise } from '../bed.ts';
import type { PanelWords } from '../words.ts';
import type { SentenceForm } from './SentenceForm.tsx';

interface Props {
  readonly exerciseId: string;
  readonly text: string;
  readonly language: Language;
  readonly words: PanelWords;
  readonly onText: (text: string) => void;
}

/** The definition as a sentence with slots; the engine that reads it is fetched with the form. */
export function TagForm({ exerciseId, ...props }: Props) {
  const t = props.words.exercise;
  const [form, setForm] = useState<{ readonly Form: typeof SentenceForm; readonly schema: Parameters<typeof SentenceForm>[0]['schema'] }>();
  const [failed, setFailed] = useState(false);
  useEffect(() => {
    Promise.all([import('./SentenceForm.tsx'), fetchExercise(exerciseId)]).then(
      ([{ SentenceForm: Form }, { schema }]) => setForm({ Form, schema }),
      () => setFailed(true),
    );
  }, [exerciseId]);
  if (failed) return <p class="notice bad">{t.failed.running}</p>;
  if (form === undefined) return <p class="placeholder">{t.form.loading}</p>;
  return <form.Form {...props} schema={form.schema} />;
}

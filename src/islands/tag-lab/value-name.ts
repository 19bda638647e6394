import type { Bilingual, Value } from '../../engine/language/definition.ts';
import { eachOf } from '../../engine/language/several.ts';
import type { LabView } from './view.ts';

/** What a value is called; several values of one customer one by one. */
export const valueName = (value: Value, several: boolean, domain: Readonly<Record<string, Bilingual>>, view: LabView): string =>
  value === null
    ? view.format(null)
    : eachOf(value, several)
        .map((one) => view.value(one, Object.hasOwn(domain, String(one)) ? domain[String(one)] : undefined))
        .join(view.words.tagLab.say.or);

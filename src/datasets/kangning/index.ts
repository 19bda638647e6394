import { codeRowsOf } from '../blocks/codes.ts';
import type { Dataset, DatasetSource, Request } from '../dataset.ts';
import { inKeyOrder } from '../key-order.ts';
import { aimedDataset } from './aimed.ts';
import { careRows } from './care.ts';
import { CODES } from './codes.ts';
import { consentRows } from './consents.ts';
import { createPatients, type Patient, patientRows } from './patients.ts';
import { PLANTED } from './planted.ts';
import { SCHEMA } from './schema.ts';

/** D6, a clinic round the corner: visits, drugs, and who may be reminded of the next visit. */
export const kangning: DatasetSource = {
  id: 'kangning',
  title: { zh: '康宁社区诊所', en: 'Kangning, a clinic' },
  about: {
    zh: '一家虚构社区诊所的 1,000 位患者：就诊、取药、复诊约定和授权。人和病历全是程序生成的。',
    en: 'The 1,000 patients of an invented clinic: visits, drugs, appointments and consents. Every person and record was generated.',
  },
  use: {
    zh: '练医疗健康：服药依从、复诊提醒，以及敏感标签怎么过授权这一关。',
    en: 'For health care: adherence, reminders, and how sensitive tags pass the gate of consent.',
  },
  modules: [8, 9],
  licence: 'CC0-1.0',
  standard: { seed: 1, asOf: '2025-06-30', customers: 1000 },
  schema: SCHEMA,
  planted: PLANTED,
  generate,
  aimed: aimedDataset,
};

function generate(request: Request): Dataset {
  const patients = createPatients(request);
  const idsWhere = (holds: (patient: Patient) => boolean) => patients.filter(holds).map(({ patientId }) => patientId);
  return {
    schema: SCHEMA,
    asOf: request.asOf,
    rows: inKeyOrder(SCHEMA, {
      patients: patientRows(request, patients),
      ...careRows(request, patients),
      consents: consentRows(request, patients),
      codes: codeRowsOf(CODES),
    }),
    truth: {
      chronic: idsWhere(({ habit }) => habit !== undefined),
      adherent: idsWhere(({ habit }) => habit === 'steady' || habit === 'early_and_late'),
      needShifting: idsWhere(({ habit }) => habit === 'early_and_late'),
      overdue: idsWhere(({ isOverdue }) => isOverdue),
      recallList: idsWhere(({ isOverdue, mayBeCalled }) => isOverdue && mayBeCalled),
    },
  };
}

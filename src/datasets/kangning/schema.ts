import type { Schema, Table } from '../../engine/language/schema.ts';
import { CODES_TABLE } from '../blocks/codes.ts';
import { column, MISSING, note, PERSONAL, SENSITIVE, schemaOf, YUAN } from '../blocks/columns.ts';
import { columnNamed, EVER, equals, lastDays, measure } from '../blocks/measures.ts';
import { CODES } from './codes.ts';

const PATIENT = column('patient_id', 'text', '患者编号', 'Patient number');

const TABLES: readonly Table[] = [
  {
    name: 'patients',
    label: { zh: '患者', en: 'Patients' },
    note: { zh: '一行是一位建档患者，姓名是编的。', en: 'One row is one registered patient; the names are made up.' },
    entityKey: 'patient_id',
    time: 'registered_on',
    primaryKey: ['patient_id'],
    columns: [
      PATIENT,
      column('name', 'text', '姓名（虚构）', 'Name (made up)', PERSONAL),
      column('gender', 'text', '性别', 'Gender', { ...MISSING, ...PERSONAL, codes: CODES.gender }),
      column('birth_date', 'date', '出生日期', 'Date of birth', { ...MISSING, ...PERSONAL }),
      column('registered_on', 'date', '建档日期', 'Registered on'),
    ],
  },
  {
    name: 'visits',
    label: { zh: '就诊', en: 'Visits' },
    note: {
      zh: '一行是一次就诊，留 24 个月。慢病就诊约好下次日期。',
      en: 'One row is one visit, for 24 months. Chronic care sets the date of the next one.',
    },
    entityKey: 'patient_id',
    time: 'visit_date',
    primaryKey: ['visit_id'],
    columns: [
      column('visit_id', 'text', '就诊号', 'Visit number'),
      PATIENT,
      column('visit_date', 'date', '就诊日期', 'Date'),
      column('department', 'text', '科室', 'Department', { codes: CODES.department }),
      column('diagnosis', 'text', '诊断', 'Diagnosis', { ...SENSITIVE, codes: CODES.diagnosis }),
      column('next_visit_on', 'date', '约定复诊日期', 'To come back on', {
        ...MISSING,
        ...note('没有约的为空。', 'Missing where nothing was agreed.'),
      }),
      column('fee', 'real', '费用', 'Fee', YUAN),
    ],
  },
  {
    name: 'dispensing',
    label: { zh: '取药', en: 'Dispensing' },
    note: {
      zh: '一行是取一次药和它够吃几天，留 12 个月。早取的药接在后面吃，不能算两遍。',
      en: 'One row is one fill and the days it lasts, for 12 months. What is fetched early is taken afterwards and must not count twice.',
    },
    entityKey: 'patient_id',
    time: 'dispensed_on',
    primaryKey: ['dispense_id'],
    columns: [
      column('dispense_id', 'text', '取药号', 'Fill number'),
      PATIENT,
      column('dispensed_on', 'date', '取药日期', 'Date'),
      column('drug', 'text', '药品', 'Drug', { ...SENSITIVE, codes: CODES.drug }),
      column('kind', 'text', '用药类别', 'Kind', { codes: CODES.drug_kind }),
      column('days_supply', 'int', '够吃几天', 'Days it lasts', { unit: 'd' }),
    ],
  },
  {
    name: 'consents',
    label: { zh: '授权记录', en: 'Consents' },
    note: {
      zh: '一行是对一种用途的一次表态，以基准日之前最新的一行为准。',
      en: 'One row is one answer for one purpose; the latest up to the as-of date counts.',
    },
    entityKey: 'patient_id',
    time: 'updated_at',
    primaryKey: ['patient_id', 'purpose', 'updated_at'],
    columns: [
      PATIENT,
      column('purpose', 'text', '用途', 'Purpose', { codes: CODES.purpose }),
      column('updated_at', 'date', '表态日期', 'Answered on'),
      column('status', 'text', '表态', 'Answer', { codes: CODES.consent_status }),
      column('given_by', 'text', '谁表的态', 'Given by', { codes: CODES.given_by }),
      column('expires_at', 'date', '到期日', 'Ends on', {
        ...MISSING,
        ...note('只有同意才有到期日。', 'Only a granted consent has an end.'),
      }),
    ],
  },
  CODES_TABLE,
];

export const SCHEMA: Schema = schemaOf({ table: 'patients', key: 'patient_id', since: 'registered_on' }, TABLES, {
  birthDate: 'birth_date',
  consent: { table: 'consents', purpose: 'purpose', status: 'status', granted: 'granted', expires: 'expires_at' },
  measures: {
    visits_365d: measure('最近 365 天就诊次数', 'Visits in the last 365 days', 'count', 'visits', lastDays(365), { empty: 0 }),
    next_visit: measure('约定复诊日期', 'Date to come back on', 'last', 'visits', EVER, {
      field: columnNamed('next_visit_on'),
      where: equals('department', 'chronic'),
    }),
    long_term_fills: measure('最近 365 天长期用药取药次数', 'Long-term fills in the last 365 days', 'count', 'dispensing', lastDays(365), {
      where: equals('kind', 'chronic'),
      empty: 0,
    }),
    long_term_days: measure(
      '最近 365 天取到的长期用药天数',
      'Days of long-term drugs fetched in the last 365 days',
      'sum',
      'dispensing',
      lastDays(365),
      {
        field: columnNamed('days_supply'),
        where: equals('kind', 'chronic'),
        empty: 0,
      },
    ),
    days_since_last_visit: measure('距最近一次就诊的天数', 'Days since the last visit', 'days_since', 'visits', EVER),
  },
});

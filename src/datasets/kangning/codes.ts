import type { Codes } from '../blocks/codes.ts';
import { GENDER } from '../blocks/people.ts';

export const CODES = {
  gender: GENDER,
  department: {
    chronic: { zh: '慢病门诊', en: 'Chronic care' },
    general: { zh: '全科', en: 'General practice' },
    children: { zh: '儿科', en: 'Children' },
    dental: { zh: '口腔', en: 'Dental' },
  },
  diagnosis: {
    hypertension: { zh: '高血压', en: 'High blood pressure' },
    diabetes: { zh: '糖尿病', en: 'Diabetes' },
    cold: { zh: '感冒', en: 'Cold' },
    stomach: { zh: '胃炎', en: 'Gastritis' },
    back: { zh: '腰背痛', en: 'Back pain' },
    tooth: { zh: '龋齿', en: 'Tooth decay' },
    checkup: { zh: '体检', en: 'Check-up' },
  },
  drug: {
    amlodipine: { zh: '氨氯地平', en: 'Amlodipine' },
    metformin: { zh: '二甲双胍', en: 'Metformin' },
    ibuprofen: { zh: '布洛芬', en: 'Ibuprofen' },
    amoxicillin: { zh: '阿莫西林', en: 'Amoxicillin' },
    omeprazole: { zh: '奥美拉唑', en: 'Omeprazole' },
  },
  drug_kind: { chronic: { zh: '长期用药', en: 'Long-term' }, acute: { zh: '短期用药', en: 'Short-term' } },
  purpose: {
    recall: { zh: '随访提醒', en: 'Follow-up reminders' },
    research: { zh: '科研', en: 'Research' },
  },
  consent_status: {
    granted: { zh: '同意', en: 'Granted' },
    denied: { zh: '不同意', en: 'Denied' },
    revoked: { zh: '已撤回', en: 'Withdrawn' },
  },
  given_by: { self: { zh: '本人', en: 'Themselves' }, guardian: { zh: '监护人', en: 'A guardian' } },
} as const satisfies Codes;

export type Drug = keyof typeof CODES.drug;
export type Diagnosis = keyof typeof CODES.diagnosis;

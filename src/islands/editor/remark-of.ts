import type { Issue } from '../../engine/language/issue.ts';
import type { Remark } from './remarks.ts';

/** An issue as it is marked in the text. @param message its sentence, with what stands in backticks as in the text @param fixLabel what its edit is called */
export const remarkOf = ({ place, severity, fix }: Issue, message: string, fixLabel: (text: string) => string): Remark => ({
  start: place.start,
  end: place.end,
  severity,
  message: message.replaceAll('`', ''),
  ...(fix ? { fix: { ...fix, label: fixLabel(fix.text.trim()) } } : {}),
});

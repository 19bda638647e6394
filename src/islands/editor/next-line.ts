import { indentService } from '@codemirror/language';

/** A line begins inside what the one above opens, else where the key above stands, behind the dash of its item. */
export const nextLine = indentService.of(({ state }, pos) => {
  const line = state.doc.lineAt(pos);
  // At the break of a line, what stands in front of it is the line above.
  const above = line.from < pos || line.number === 1 ? line.text.slice(0, pos - line.from) : state.doc.line(line.number - 1).text;
  const [lead = ''] = /^\s*(?:- +)*/.exec(above) ?? [];
  return lead.length + (/:\s*(?:#.*)?$/.test(above) ? 2 : 0);
});

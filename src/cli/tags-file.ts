import { checkTags, type Dialect, dialectIssues, type Issue, type ResolvedTags, type Schema } from '../engine/index.ts';
import { say } from '../i18n/say.ts';
import type { Context } from './command.ts';
import { CliFailure } from './failure.ts';
import { readText } from './files.ts';
import type { Given } from './options.ts';
import { type RefusedQuery, refusedQueries } from './own-queries.ts';

/** A file of tags by the name it was called. */
export interface TagsFile {
  readonly path: string;
  readonly text: string;
}

/** The one argument of a command that works on a file of tags, read. */
export function tagsFile(command: string, { positionals }: Given, { terminal }: Context): TagsFile {
  const [path, surplus] = positionals;
  if (path === undefined) throw new CliFailure('tags-absent', { command });
  if (surplus !== undefined) throw new CliFailure('argument-unneeded', { found: surplus, command });
  return { path, text: readText(path, terminal) };
}

/** The tags of a file, ready to run; with a dialect, in that database as well. What is wrong with them goes to standard error, each at its place. */
export function resolvedTags({ path, text }: TagsFile, schema: Schema, context: Context, dialect?: Dialect): ResolvedTags {
  const { value, issues } = checkTags(text, schema);
  const errors = [
    ...issues.filter((issue) => issue.severity === 'error'),
    ...(value !== undefined && dialect !== undefined ? dialectIssues(value, dialect) : []),
  ];
  if (value !== undefined && errors.length === 0) return value;
  for (const issue of errors) context.terminal.err(`${issueLine(path, issue, context)}\n`);
  throw new CliFailure('tags-broken', { path, count: errors.length });
}

/** The tags of a file that is about to run: the queries their author wrote are tried as well. */
export async function runnableTags(file: TagsFile, schema: Schema, context: Context): Promise<ResolvedTags> {
  const tags = resolvedTags(file, schema, context);
  const refused = await refusedQueries(tags);
  if (refused.length === 0) return tags;
  for (const query of refused) context.terminal.err(`${refusedLine(file.path, query, context)}\n`);
  throw new CliFailure('tags-broken', { path: file.path, count: refused.length });
}

/** `file:line:column severity sentence`: the severity is the same word in every language, so that editors can find it. */
export const issueLine = (path: string, issue: Issue, { issues }: Context): string =>
  `${path}:${issue.place.line}:${issue.place.column} ${issue.severity} ${say(issues, issue as never)}`;

export const refusedLine = (
  path: string,
  { place, error }: RefusedQuery,
  { sandbox }: Context,
  severity: Issue['severity'] = 'error',
): string => `${path}:${place.line}:${place.column} ${severity} ${say(sandbox, error as never)}`;

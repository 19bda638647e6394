import type { LabTools } from './model.ts';

const checking = () => import('./checking.ts');
const compiling = () => import('./compiling.ts');
const running = () => import('./running.ts');
const explaining = () => import('./explaining.ts');

/** The engine and the sandbox, each fetched with the first use of it. */
export const tools: LabTools = {
  check: async (text, schema) => (await checking()).checkText(text, schema),
  async resolve(definition, schema) {
    if (definition.tags) return definition.tags;
    if (definition.ready) return { ...definition.ready.tags, schema };
    return (await import('./resolving.ts')).resolved(definition, schema);
  },
  async run(definition, tags, world, signal) {
    const how = definition.ready ?? (await compiling()).plannedFor(tags);
    return (await running()).runTagSet(tags, how, world, signal);
  },
  sql: async (tags, asOf) => (await compiling()).sqlOf(tags, asOf),
  dialectSql: async (tags, dialect, asOf) => (await import('./taking.ts')).dialectSql(tags, dialect, asOf),
  excel: async (tags, code) => (await import('./excel.ts')).workbookOf(tags, code),
  explain: async (...asked) => (await explaining()).explain(...asked),
  nearest: async (...asked) => (await explaining()).nearest(...asked),
};

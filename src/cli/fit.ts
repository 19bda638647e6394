import { checkTags, type Schema } from '../engine/index.ts';
import { modelTag } from '../engine/models/index.ts';
import { fitWords as en } from '../i18n/en/models-fit.ts';
import { say } from '../i18n/say.ts';
import { fitWords as zh } from '../i18n/zh/models-fit.ts';
import type { Command, Context } from './command.ts';
import { CliFailure, suggesting } from './failure.ts';
import { readText } from './files.ts';
import { bgnbd } from './fit/bgnbd.ts';
import { gammaGamma } from './fit/gamma-gamma.ts';
import { kmeans } from './fit/kmeans.ts';
import { linear } from './fit/linear.ts';
import { logistic } from './fit/logistic.ts';
import type { OwnMeasureName } from './fit/questions.ts';
import { reportLines } from './fit/report.ts';
import { type Fitted, type Fitter, MODEL_NAMES, type ModelName } from './fit/request.ts';
import { tree } from './fit/tree.ts';
import type { Given, OptionName } from './options.ts';
import { SOURCE_OPTIONS, sourceFor } from './source.ts';
import { runnableTags } from './tags-file.ts';

const FITTERS: Readonly<Record<ModelName, Fitter>> = { logistic, linear, tree, kmeans, bgnbd, gamma_gamma: gammaGamma };
const OWN_OPTIONS = ['features', 'target', 'k', 'l2', 'depth', 'leaf', 'where'] as const satisfies readonly OptionName[];
const COMMON_OPTIONS = ['code', 'report', ...SOURCE_OPTIONS] as const satisfies readonly OptionName[];

/** `taglab fit`: a model fitted on the data, as a tag that runs anywhere. */
export const fit: Command = {
  args: 'MODEL [TAGS.yaml]',
  options: [...OWN_OPTIONS, ...COMMON_OPTIONS],
  async run(given, context) {
    const { terminal, words } = context;
    const [name, path, surplus] = given.positionals;
    if (name === undefined) throw new CliFailure('model-absent', { available: MODEL_NAMES });
    const model = MODEL_NAMES.find((known) => known === name);
    if (!model) throw new CliFailure('unknown-action', { command: 'fit', ...suggesting(name, MODEL_NAMES) });
    if (surplus !== undefined) throw new CliFailure('argument-unneeded', { found: surplus, command: `fit ${model}` });
    const fitter = FITTERS[model];
    refuseOthers(given, model, fitter);
    const text = path === undefined ? '' : readText(path, terminal);
    const { schema, asOf, open } = await sourceFor(given, context);
    if (path !== undefined) await runnableTags({ path, text }, schema, context);
    let opened: ReturnType<typeof open> | undefined;
    const world = {
      text,
      schema,
      open: () => {
        opened ??= open();
        return opened;
      },
    };
    const fitted = await fitter.fit({ given, context, world, asOf });
    const code = given.one('code') ?? fitter.code;
    const tag = tagText(model, code, fitted);
    mustRun(text, tag, code, schema, context);
    const report = given.has('report') ? [`# ${words.fit.title(model)}`, ...reportLines(await fitted.report())] : [];
    await terminal.out([...(path === undefined ? [] : ['---']), ...report, tag].join('\n'));
    for (const sentence of fitted.warnings) terminal.err(`${words.warning(sentence)}\n`);
    return 0;
  },
};

/** An option of another model would change nothing, and nobody would know. */
function refuseOthers(given: Given, model: ModelName, { options }: Fitter): void {
  const other = OWN_OPTIONS.find((option) => given.has(option) && !options.includes(option));
  if (other === undefined) return;
  const available = [...options, ...COMMON_OPTIONS];
  throw new CliFailure('unknown-option', { command: `fit ${model}`, ...suggesting(other, available), written: `--${other}` });
}

function tagText(model: ModelName, code: string, { model: parameters, inputs, measures, about }: Fitted): string {
  const name = { zh: zh.names[model], en: en.names[model] };
  const named = Object.entries(measures ?? {}).map(([key, measure]) => {
    const own = key as OwnMeasureName;
    return [key, { name: { zh: zh.measures[own], en: en.measures[own] }, ...measure }] as const;
  });
  const made = modelTag(
    { code, name, category: zh.category, ...about, ...(measures && { measures: Object.fromEntries(named) }) },
    inputs,
    parameters,
  );
  if (made.problem) throw new CliFailure('not-fitted', { model, problem: made.problem });
  return made.text;
}

/** What is printed runs where it is pasted: behind the person's own tags. */
function mustRun(text: string, tag: string, code: string, schema: Schema, { terminal, issues }: Context): void {
  const errors = checkTags(text.trim() === '' ? tag : `${text}\n---\n${tag}`, schema).issues.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return;
  for (const issue of errors) terminal.err(`--code ${code}: ${say(issues, issue as never)}\n`);
  throw new CliFailure('option-broken', { option: 'code', count: errors.length });
}

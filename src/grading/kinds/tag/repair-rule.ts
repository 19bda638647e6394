import type { PopulationFeature, ResolvedTags, Rule } from '../../../engine/index.ts';
import { type Feedback, feedback } from '../../feedback.ts';
import type { Stage } from '../../result.ts';
import { alike } from './alike.ts';
import { conditionSaid } from './condition.ts';
import type { Repair } from './repair.ts';
import type { SideBySide } from './side-by-side.ts';

type RuleOf<Kind extends Rule['kind']> = Extract<Rule, { kind: Kind }>;

/** Every part of the judged tag's rule that the answer and the solution write differently; none when they are of different kinds. */
export function ruleRepairs({ answer, tag }: SideBySide): Repair[] {
  const [ours, theirs] = [tag.answer.rule, tag.solution.rule];
  const changing: Changing = <Kind extends Rule['kind']>(
    kind: Kind,
    said: Feedback,
    change: (now: RuleOf<Kind>) => RuleOf<Kind>,
    stage: Stage = 'threshold',
  ): Repair => ({
    stage,
    said,
    apply: (tags) => ({
      ...tags,
      tags: tags.tags.map((t) => (t.code === tag.answer.code && t.rule.kind === kind ? { ...t, rule: change(t.rule as RuleOf<Kind>) } : t)),
    }),
  });
  if (ours.kind === 'value' && theirs.kind === 'value' && !alike(ours.of, theirs.of)) {
    return [changing('value', conditionSaid(ours.of, theirs.of, 1), () => theirs)];
  }
  if (ours.kind === 'cases' && theirs.kind === 'cases') return caseRepairs(ours, theirs, changing);
  if (ours.kind === 'column' && theirs.kind === 'column') return columnRepairs(ours, theirs, changing);
  if (ours.kind === 'bin' && theirs.kind === 'bin') return scoreRepairs(answer, [ours.scoreId], [theirs.scoreId]);
  if (ours.kind === 'rfm' && theirs.kind === 'rfm') {
    const output = changing(
      'rfm',
      feedback('segments-other', { values: otherSegments(ours, theirs) }),
      (now) => ({
        ...now,
        output: theirs.output,
      }),
      'output',
    );
    return [...scoreRepairs(answer, ours.scoreIds, theirs.scoreIds), ...(alike(ours.output, theirs.output) ? [] : [output])];
  }
  return [];
}

type Changing = <Kind extends Rule['kind']>(
  kind: Kind,
  said: Feedback,
  change: (now: RuleOf<Kind>) => RuleOf<Kind>,
  stage?: Stage,
) => Repair;

function caseRepairs(ours: RuleOf<'cases'>, theirs: RuleOf<'cases'>, changing: Changing): Repair[] {
  const repairs: Repair[] = [];
  const sameRules = ours.cases.length === theirs.cases.length && theirs.cases.every((c) => ours.cases.some((o) => alike(o, c)));
  if (sameRules && !alike(ours.cases, theirs.cases)) {
    repairs.push(changing('cases', feedback('rule-order', {}), (now) => ({ ...now, cases: theirs.cases })));
  }
  for (const [i, expected] of theirs.cases.entries()) {
    const mine = ours.cases[i];
    if (sameRules || mine === undefined || mine.value !== expected.value || alike(mine.when, expected.when)) continue;
    const change = (now: RuleOf<'cases'>): RuleOf<'cases'> => ({ ...now, cases: now.cases.with(i, { ...mine, when: expected.when }) });
    repairs.push(changing('cases', conditionSaid(mine.when, expected.when, i + 1), change));
  }
  if (ours.otherwise !== theirs.otherwise) {
    const { otherwise } = theirs;
    repairs.push(
      changing(
        'cases',
        feedback('rest-other', {}),
        ({ kind, cases }) => ({
          kind,
          cases,
          ...(otherwise === undefined ? {} : { otherwise }),
        }),
        'output',
      ),
    );
  }
  return repairs;
}

function columnRepairs(ours: RuleOf<'column'>, theirs: RuleOf<'column'>, changing: Changing): Repair[] {
  if (ours.column !== theirs.column || alike(ours, theirs)) return [];
  const spellings = (rule: RuleOf<'column'>, value: string) => rule.map?.[value] ?? [];
  const values = Object.keys(theirs.map ?? {}).filter((value) =>
    spellings(theirs, value).some((raw) => !spellings(ours, value).includes(raw)),
  );
  const said = ours.otherwise !== theirs.otherwise ? feedback('rest-other', {}) : feedback('spelling-absent', { values });
  return [changing('column', said, () => theirs, 'output')];
}

/** Scores taken over from the solution: how they are cut, of what the answer measures. */
function scoreRepairs({ populations }: ResolvedTags, ours: readonly string[], theirs: readonly string[]): Repair[] {
  const pairs = ours.map((id, i) => ({ id, mine: scoreOf(populations, id), expected: scoreOf(populations, theirs[i]) }));
  const cutOf = (score: ScoreFeature | undefined) => score && { method: score.method, n: score.n, edges: score.edges };
  const differing = pairs.filter(({ mine, expected }) => !alike(cutOf(mine), cutOf(expected)));
  const [first] = differing;
  if (first?.mine === undefined || first.expected === undefined) return [];
  const otherMethod = first.mine.method !== first.expected.method;
  return [
    {
      stage: 'threshold',
      said: otherMethod ? feedback('score-method', { yours: first.mine.method }) : feedback('score-cuts', {}),
      apply: (tags) => ({
        ...tags,
        populations: tags.populations.map((p) => {
          const expected = differing.find(({ id }) => id === p.id)?.expected;
          return expected === undefined ? p : { ...p, ...cutOf(expected), within: withinOf(expected, theirs, ours) };
        }) as PopulationFeature[],
      }),
    },
  ];
}

type ScoreFeature = Extract<PopulationFeature, { kind: 'score' }>;
const scoreOf = (populations: readonly PopulationFeature[], id: string | undefined): ScoreFeature | undefined =>
  populations.find((p): p is ScoreFeature => p.kind === 'score' && p.id === id);

/** Nested scores lie within the answer's own earlier scores. */
const withinOf = (expected: ScoreFeature, theirs: readonly string[], ours: readonly string[]): string[] =>
  expected.within.map((id) => ours[theirs.indexOf(id)] ?? id);

function otherSegments(ours: RuleOf<'rfm'>, theirs: RuleOf<'rfm'>): string[] {
  if (ours.output.kind !== 'segment' || theirs.output.kind !== 'segment') return [];
  const expected = theirs.output.segments;
  return ours.output.segments.filter((segment) => !expected.some((other) => alike(segment, other))).map((segment) => segment.value);
}

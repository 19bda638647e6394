import { describe, expect, test } from 'vitest';
import type { SqlExercise, TagExercise } from '../../src/grading/exercise.ts';
import { type ExerciseFiles, readExercise } from '../../src/grading/read-exercise.ts';

const both = (zh: string, en: string) => ({ zh, en });
const COMMON = { title: both('标题', 'Title'), task: both('题目', 'Task'), dataset: 'yunduo', lesson: '05-rfm/01-raw' };
const TAG = { ...COMMON, kind: 'tag', mistakes: { 'window-off': { say: both('差一天', 'A day off') } } };
const TAG_FILES: ExerciseFiles = {
  'start.yaml': 'code: mine',
  'solution.yaml': 'code: yours',
  'accept/other.yaml': 'code: other',
  'wrong/window-off-2.yaml': 'code: wrong',
};
const codesOf = (yaml: unknown, files: ExerciseFiles) => readExercise('m/e', yaml, files).issues.map((i) => [i.code, i.file]);

describe('a folder that is in order', () => {
  test('tag', () => {
    const { exercise, issues } = readExercise('m/e', TAG, TAG_FILES);
    expect(issues).toEqual([]);
    expect(exercise).toMatchObject({
      id: 'm/e',
      kind: 'tag',
      start: { zh: 'code: mine', en: 'code: mine' },
      accept: [{ file: 'accept/other.yaml' }],
      wrong: [{ file: 'wrong/window-off-2.yaml', mistake: 'window-off' }],
      policy: { tolerance: 0.005 },
    } satisfies Partial<TagExercise> | object);
  });

  test('sql, with its policy', () => {
    const policy = {
      tolerance: 0,
      ordered_by: ['spend desc', 'customer_id'],
      columns: ['customer_id', { name: 'spend', alias: ['消费'] }],
    };
    const { exercise } = readExercise('m/e', { ...COMMON, kind: 'sql', policy }, { 'start.sql': '', 'solution.sql': 'SELECT 1' });
    expect((exercise as SqlExercise).policy).toEqual({
      tolerance: 0,
      orderedBy: [
        { column: 'spend', direction: 'desc' },
        { column: 'customer_id', direction: 'asc' },
      ],
      namesStated: true,
      aliases: { customer_id: [], spend: ['消费'] },
    });
  });

  test('number, with wrong values and wrong queries', () => {
    const yaml = {
      ...COMMON,
      kind: 'number',
      policy: { unit: both('元', 'yuan') },
      mistakes: { a: { say: both('一', 'one') }, b: { say: both('二', 'two') } },
    };
    const { exercise } = readExercise('m/e', yaml, { 'solution.sql': 'SELECT 1', 'wrong/a.txt': '1,280.5 元', 'wrong/b.sql': 'SELECT 2' });
    expect(exercise).toMatchObject({
      answer: { sql: 'SELECT 1' },
      wrong: [{ source: { value: 1280.5 } }, { source: { sql: 'SELECT 2' } }],
    });
  });

  test('choice', () => {
    const options = [
      { id: 'a', text: both('甲', 'A'), correct: true, say: both('对', 'Yes') },
      { id: 'b', text: 'customer_id', say: both('不对', 'No') },
    ];
    const { exercise } = readExercise('m/e', { ...COMMON, kind: 'choice', options }, {});
    expect(exercise).toMatchObject({ options: [{ correct: true }, { correct: false, text: both('customer_id', 'customer_id') }] });
  });

  test('a start in each language may differ in its comments', () => {
    const { 'start.yaml': _, ...rest } = TAG_FILES;
    const { exercise } = readExercise('m/e', TAG, {
      ...rest,
      'start.zh.yaml': '# 写在这里\ncode: mine',
      'start.en.yaml': '# write here\ncode: mine\n',
    });
    expect(exercise).toMatchObject({ start: both('# 写在这里\ncode: mine', '# write here\ncode: mine\n') });
  });
});

describe('what is wrong with a folder is said, all of it', () => {
  test.each<[string, unknown, ExerciseFiles, [string, string][]]>([
    [
      'no mapping',
      'hello',
      {},
      [
        ['exercise-shape', 'exercise.yaml'],
        ['exercise-kind', 'exercise.yaml'],
      ],
    ],
    ['an unknown kind', { ...COMMON, kind: 'tags' }, {}, [['exercise-kind', 'exercise.yaml']]],
    ['a misspelt key', { ...TAG, titel: 'x' }, TAG_FILES, [['exercise-key-unknown', 'exercise.yaml']]],
    ['a title in one language', { ...TAG, title: { zh: '标题' } }, TAG_FILES, [['exercise-shape', 'exercise.yaml']]],
    ['no task', { ...TAG, task: undefined }, TAG_FILES, [['exercise-key-absent', 'exercise.yaml']]],
    ['no solution', TAG, { ...TAG_FILES, 'solution.yaml': undefined as never }, [['exercise-file-absent', 'solution.yaml']]],
    ['a file that nobody reads', TAG, { ...TAG_FILES, 'notes.md': '' }, [['exercise-file-unknown', 'notes.md']]],
    ['a wrong answer without words', TAG, { ...TAG_FILES, 'wrong/other.yaml': '' }, [['exercise-mistake-unknown', 'wrong/other.yaml']]],
    [
      'words without a wrong answer',
      { ...TAG, mistakes: { ...TAG.mistakes, b: { say: both('二', 'two') } } },
      TAG_FILES,
      [['exercise-mistake-untried', 'exercise.yaml']],
    ],
    ['a policy of another kind', { ...TAG, policy: { ordered_by: ['a'] } }, TAG_FILES, [['exercise-key-unknown', 'exercise.yaml']]],
    [
      'no right option',
      { ...COMMON, kind: 'choice', options: [{ id: 'a', text: 'x', say: 'y' }] },
      {},
      [['exercise-no-right-option', 'exercise.yaml']],
    ],
    [
      'a wrong value that is no number',
      { ...COMMON, kind: 'number', mistakes: { a: { say: 'x' } } },
      { 'solution.sql': '', 'wrong/a.txt': 'many' },
      [['exercise-not-a-number', 'wrong/a.txt']],
    ],
  ])('%s', (_, yaml, files, expected) => {
    const present = Object.fromEntries(Object.entries(files).filter(([, text]) => text !== undefined));
    expect(codesOf(yaml, present)).toEqual(expected);
  });

  test('one language of a start is missing, or they differ in more than comments', () => {
    const { 'start.yaml': _, ...rest } = TAG_FILES;
    expect(codesOf(TAG, { ...rest, 'start.zh.yaml': 'code: mine' })).toEqual([['exercise-file-language', 'start.en.yaml']]);
    expect(codesOf(TAG, { ...rest, 'start.zh.yaml': 'code: a', 'start.en.yaml': 'code: b' })).toEqual([
      ['exercise-starts-differ', 'start.zh.yaml'],
    ]);
  });

  test('a misspelt key is told the nearest known one', () => {
    const { issues } = readExercise('m/e', { ...TAG, hint: [] }, TAG_FILES);
    expect(issues).toEqual([{ code: 'exercise-key-unknown', file: 'exercise.yaml', params: { key: 'hint', suggestion: 'hints' } }]);
  });
});

describe('the kinds that are neither typed nor ticked', () => {
  const item = (id: string, more: object = {}) => ({ id, text: both('字', 'word'), ...more });
  const say = both('因为', 'because');
  const GROUPS = [item('x'), item('y')];
  const CLASSIFY = { ...COMMON, kind: 'classify', groups: GROUPS, items: [item('a', { group: 'x', say }), item('b', { group: 'y', say })] };
  const ORDER = { ...COMMON, kind: 'order', items: [item('a'), item('b'), item('c')] };
  const METRICS = [{ id: 'profit', label: both('利润', 'Profit'), format: 'money' }];
  const TUNE = { ...COMMON, kind: 'tune', threshold: { label: both('线', 'Line') }, metrics: METRICS, goal: { highest: 'profit' } };

  test.each<[string, object, ExerciseFiles, readonly (readonly [string, string])[]]>([
    ['in order', CLASSIFY, {}, []],
    [
      'an item of no group',
      { ...CLASSIFY, items: [item('a', { group: 'z', say }), item('b', { group: 'y', say })] },
      {},
      [['exercise-id-unknown', 'exercise.yaml']],
    ],
    [
      'an id twice',
      { ...CLASSIFY, items: [item('a', { group: 'x', say }), item('a', { group: 'y', say })] },
      {},
      [['exercise-id-twice', 'exercise.yaml']],
    ],
    ['one item', { ...CLASSIFY, items: [item('a', { group: 'x', say })] }, {}, [['exercise-too-few', 'exercise.yaml']]],
    [
      'a text that a comma cut short',
      { ...CLASSIFY, title: { zh: '满 1', '000 元': null, en: 'x' } },
      {},
      [['exercise-key-unknown', 'exercise.yaml']],
    ],
    ['an order', ORDER, {}, []],
    ['an order of two', { ...ORDER, items: [item('a'), item('b')] }, {}, [['exercise-too-few', 'exercise.yaml']]],
    ['a reason about nothing', { ...ORDER, because: [{ earlier: 'a', later: 'z', say }] }, {}, [['exercise-id-unknown', 'exercise.yaml']]],
    ['a threshold', TUNE, { 'solution.sql': 'SELECT 1' }, []],
    [
      'a goal that is no metric',
      { ...TUNE, goal: { highest: 'joy' } },
      { 'solution.sql': 'SELECT 1' },
      [['exercise-id-unknown', 'exercise.yaml']],
    ],
    [
      'a format of its own',
      { ...TUNE, metrics: [{ ...METRICS[0], format: 'coins' }] },
      { 'solution.sql': 'SELECT 1' },
      [['exercise-word', 'exercise.yaml']],
    ],
    ['a threshold without its curve', TUNE, {}, [['exercise-file-absent', 'solution.sql']]],
    ['a file that nothing reads', ORDER, { 'solution.sql': 'SELECT 1' }, [['exercise-file-unknown', 'solution.sql']]],
  ])('%s', (_, yaml, files, issues) => expect(codesOf(yaml, files)).toEqual(issues));

  test('steps are read from their folders, inherit the data, and say what is wrong at their place', () => {
    const { dataset: _, lesson: __, ...step } = ORDER;
    const whole = { ...COMMON, kind: 'steps' };
    const read = readExercise('m/e', whole, {}, { '2-b': step, '1-a': { ...step, items: [item('a'), item('b'), item('c')] } });
    expect(read.issues).toEqual([]);
    expect(read.exercise).toMatchObject({ kind: 'steps', steps: [{ id: '1-a' }, { id: '2-b', exercise: { dataset: 'yunduo' } }] });
    const broken = readExercise('m/e', whole, {}, { '1-a': step, '2-b': { ...step, items: [] } });
    expect(broken.issues.map(({ code, file }) => [code, file])).toContainEqual(['exercise-too-few', 'steps/2-b/exercise.yaml']);
  });
});

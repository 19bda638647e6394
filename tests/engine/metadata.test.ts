import { expect, test } from 'vitest';
import { parseTags } from '../../src/engine/index.ts';

const metadataOf = (text: string) => parseTags(text).value?.tags.map((t) => t.metadata);

test('what is known about a tag is read with types', () => {
  const text = `
code: a
define: {expr: city is missing}
owner: CRM
refresh: weekly
keep: last
valid_for: 6m
sensitivity: minor
purpose: [service, care]
version: 1.10
status: review
quality: {coverage_min: 0, psi_max: 0.25, psi_base: 2025-05-31, min_group: 20}
`;
  const at = text.indexOf('20}');
  expect(metadataOf(text)).toEqual([
    {
      owner: 'CRM',
      refresh: 'weekly',
      keep: 'last',
      validFor: { count: 6, unit: 'm' },
      sensitivity: 'minor',
      purpose: ['service', 'care'],
      version: '1.10',
      status: 'review',
      quality: {
        coverageMin: 0,
        psiMax: 0.25,
        psiBase: '2025-05-31',
        minGroup: 20,
        minGroupPlace: { line: 12, column: 76, start: at, end: at + 2 },
      },
    },
  ]);
});

test('a tag has what the defaults say, unless it says otherwise', () => {
  const text = `
defaults: {owner: CRM, refresh: daily, purpose: service, description: From the defaults.}
---
code: a
define: {expr: city is missing}
---
code: b
owner: Growth
purpose: []
description: Its own.
define: {expr: city is missing}
`;
  expect(metadataOf(text)).toEqual([
    { owner: 'CRM', refresh: 'daily', purpose: ['service'] },
    { owner: 'Growth', refresh: 'daily', purpose: [] },
  ]);
  expect(parseTags(text).value?.tags.map((t) => t.about)).toEqual([{ description: 'From the defaults.' }, { description: 'Its own.' }]);
});

test('words about a tag are carried as they stand', () => {
  const [tag] =
    parseTags('code: a\ndefinition: {zh: 没填城市, en: No city}\nentity: customer\ndefine: {expr: city is missing}').value?.tags ?? [];
  expect(tag?.about).toEqual({ definition: { zh: '没填城市', en: 'No city' }, entity: 'customer' });
  expect(tag?.metadata).toEqual({});
});

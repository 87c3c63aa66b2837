import { readFileSync } from 'node:fs';
import path from 'node:path';
import { type TypicalSetting, typicalPeople } from '../../../policy/authoring/typical-people';
import { isoDay } from '../../../policy/calendar';
import type { FactSheet } from '../../../policy/fact-sheet';

const setting: TypicalSetting = {
  region: '650100',
  year: 2025,
  inWindow: isoDay('2024-11-05'),
  late: isoDay('2025-01-29'),
  own: [
    { code: 'own-1', name: '库区移民', attributes: ['disabilityGrade'] },
    { code: 'own-2', name: '老党员' },
  ],
  tiers: [{ code: 'high', name: '高档' }],
  history: ['insuredLastYear', 'unbrokenYears', 'missedYears', 'repaidYears'],
};

/** Of every holder it is known that he is so by illness and watched over, where nothing else is said. */
function factsOf({ id: _, region: __, year: ___, payOn, ...facts }: FactSheet): string {
  return `${payOn} ${JSON.stringify(facts).replaceAll(',"dueToIllness":true,"monitored":true', '')}`;
}

it('typical people are who is written down here, with these facts', () => {
  const people = typicalPeople(setting).map(({ who, sheet }) => `${who} | ${factsOf(sheet)}`);
  const written = readFileSync(path.resolve(__dirname, '../../fixtures/typical-people.txt'), 'utf8');
  expect(people).toEqual(written.trimEnd().split('\n'));
});

it('they are of the place and year that is looked at', () => {
  for (const { sheet } of typicalPeople(setting)) {
    expect([sheet.region, sheet.year]).toEqual(['650100', 2025]);
  }
});

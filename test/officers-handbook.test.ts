import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { officerDuties } from '../contract/officer';
import { groupsFor } from '../src/officer/home/tasks';

const handbook = readFileSync(join(__dirname, '../docs/officers-handbook.md'), 'utf8');
/** The section that goes through a day in order. */
const day = handbook.slice(handbook.indexOf('## 一天怎么办'), handbook.indexOf('## 一、'));

describe('the officers’ handbook', () => {
  it('leads through a day past every page that the first page has, by the name that stands there', () => {
    const labels = groupsFor(officerDuties).flatMap(({ tasks }) => tasks.map(({ label }) => label));
    expect(labels.length).toBeGreaterThan(25);
    expect(labels.filter((label) => !day.includes(`“${label}”`))).toEqual([]);
  });

  it('shows pages on the phone as they are, each picture once', () => {
    const pictures = [...day.matchAll(/!\[.+?\]\(pictures\/(.+?)\)/g)].map(([, file = '']) => file);
    expect(pictures.length).toBeGreaterThan(12);
    expect(new Set(pictures).size).toBe(pictures.length);
    for (const file of pictures) expect(file).toMatch(/^officers?-.*-ordinary\.webp$/);
  });

  it('leads each step to a section that there is', () => {
    const sections = new Set(
      [...handbook.matchAll(/^## (十?[一二三四五六七八九十])、/gm)].map(([, of]) => of),
    );
    const named = [...day.matchAll(/→ ([一二三四五六七八九十、]+)/g)].flatMap(([, list = '']) =>
      list.split('、').filter((one) => one !== ''),
    );
    expect(named.length).toBeGreaterThan(15);
    expect(named.filter((one) => !sections.has(one))).toEqual([]);
  });
});

import { sayDay } from '../../../contract/calendar-day';
import { type RosterChangeKind, rosterChangeKinds } from '../../../contract/monthly-lists';
import { documentNames } from '../../../contract/identity-document';
import { regionName } from '../../../policy/region-names';
import { nameOf, numbersOf } from '../../identity';
import { requireResponsible } from '../../officer-access';
import { learnPlaces } from '../../places';
import { type Cloud, chinaDay } from '../../platform';
import type { Officer, Person, RosterChange } from '../../schema';
import { type OutCell, type OutColumn, type OutSheet, workbookBytes } from '../../spreadsheets';
import {
  countsOf,
  everyChange,
  groupNames,
  kindOf,
  peopleOf,
  requireNamedHere,
  spansInWords,
} from './changes';

/** Chinese, as they stand on the list. */
export const changeKindNames: Readonly<Record<RosterChangeKind, string>> = {
  new: '新增',
  ended: '终止',
  withdrawn: '撤销',
  changed: '变更',
};

const columns: readonly OutColumn[] = [
  { heading: '变化', width: 8 },
  { heading: '姓名', width: 10 },
  { heading: '证件类型', width: 14 },
  { heading: '证件号码', width: 22 },
  { heading: '认定地', width: 20 },
  { heading: '原来', width: 26 },
  { heading: '现在', width: 26 },
];

/**
 * What a month changed, to be handed on to the tax office: how much of each group, then a sheet for each group with everybody in it, numbers in
 * full, by which the tax office finds them. Refuses `OTHER_REGION`, `REGION_TOO_WIDE`.
 */
export async function monthlyListWorkbook(
  cloud: Cloud,
  officer: Officer,
  { region, month }: { readonly region: string; readonly month: string },
): Promise<{ readonly name: string; readonly body: Uint8Array; readonly people: number }> {
  requireResponsible(officer, region);
  requireNamedHere(region);
  const changes = await everyChange(cloud, { region, month });
  const [people, groupName] = await Promise.all([peopleOf(cloud, changes), groupNames(cloud, region)]);
  await learnPlaces(cloud, [region, ...new Set(changes.map((one) => one.region))]);
  cloud.notes.about('person', ...people.keys());
  const place = regionName(region) ?? region;
  const counts = countsOf(changes, groupName);
  const title = `${place}${month}困难群众名单变化`;
  const note = `${sayDay(chinaDay(cloud.now()))}导出。交同级税务部门标识，用完按规定销毁。`;
  const whole: OutSheet = {
    name: '汇总',
    titles: [title, note],
    columns: [
      { heading: '人群', width: 20 },
      ...rosterChangeKinds.map((kind) => ({ heading: `${changeKindNames[kind]}(人)`, width: 12 })),
    ],
    rows: counts.map((one) => [one.group, ...rosterChangeKinds.map((kind) => one.counts[kind])]),
  };
  const ofGroups = counts.map(({ code, group }): OutSheet => ({
    name: group,
    titles: [`${title}：${group}`, note],
    columns,
    rows: changes.filter((one) => one.code === code).flatMap((one) => rowOf(cloud, one, people)),
  }));
  const body = await workbookBytes([whole, ...ofGroups]);
  return { name: `困难群众名单变化-${place}-${month}.xlsx`, body, people: people.size };
}

function rowOf(
  cloud: Cloud,
  change: RosterChange,
  people: ReadonlyMap<string, Person>,
): readonly (readonly OutCell[])[] {
  const person = people.get(change.personId);
  const [document] = person === undefined ? [] : numbersOf(cloud, person);
  if (person === undefined || document === undefined) return [];
  return [
    [
      changeKindNames[kindOf(change)],
      nameOf(cloud, person),
      documentNames[document.kind],
      document.number,
      regionName(change.region) ?? change.region,
      spansInWords(change.before),
      spansInWords(change.after),
    ],
  ];
}

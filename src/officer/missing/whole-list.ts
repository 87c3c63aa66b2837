import type { ListedPhone, MissingResident, ResidentsActions } from '../../../contract/residents';
import { ask } from '../../cloud/cloud';
import { sayDay } from '../../words/days';
import { officersPlace } from '../use-officer';

export type MissingOf = Omit<ResidentsActions['residents.missing']['request'], 'after'>;

type Listed = MissingResident & { readonly phone?: ListedPhone };

/** More pages than a street's sheet has: a list without an end stops there. */
const mostPages = 100;

async function everyPage(action: 'residents.missing' | 'residents.call-list', of: MissingOf) {
  const all: Listed[] = [];
  let after: string | null = null;
  for (let page = 0; page < mostPages; page += 1) {
    const { residents, next }: { residents: readonly Listed[]; next: string | null } = await ask(
      'officer',
      action,
      { ...of, after },
    );
    all.push(...residents);
    after = next;
    if (after === null) break;
  }
  return all;
}

/** Everybody who is missing, all pages of them. Throws as `ask` does. */
export function everyMissing(of: MissingOf): Promise<readonly Listed[]> {
  return everyPage('residents.missing', of);
}

/** The same of those who can be called. */
export function everyCall(of: MissingOf): Promise<readonly Listed[]> {
  return everyPage('residents.call-list', of);
}

export const sheetHead = ['村（社区）', '户号', '姓名', '证件号码', '户主', '上门日期', '结果'] as const;

/** A line of the sheet that an agent walks with: the last two cells are for his pen. */
export function sheetRow({ village, household, person, isHead }: MissingResident): readonly string[] {
  const place = officersPlace(village);
  return [place, household, person.name, person.document, isHead ? '户主' : '', '', ''];
}

const callHead = ['村（社区）', '户号', '姓名', '证件号码', '联系电话', '号码来源', '通话日期', '结果'];

/** Telephone numbers are for reminding of the enrolment and nothing else: it stands over the table. */
export function callSheet(
  listed: readonly Listed[],
  year: number,
  today: string,
): readonly (readonly string[])[] {
  return [
    [`${year}年度参保提醒电话名单，${sayDay(today)}。号码只用来提醒参保，用完销毁。`],
    callHead,
    ...listed.map(({ village, household, person, phone }) => [
      officersPlace(village),
      household,
      person.name,
      person.document,
      phone?.number ?? '',
      phone?.from ?? '',
      '',
      '',
    ]),
  ];
}

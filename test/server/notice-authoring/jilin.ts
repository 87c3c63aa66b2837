import type { NoticeDocument } from '../../../policy';
import cityNotice from '../../../policy/notices/jilin-city-2024.json';
import provinceNotice from '../../../policy/notices/jilin-province-2024.json';
import { TestServer } from '../test-server';

export const province = '220000';
export const city = '220200';

const forester = 'own-forest-worker';

/** Adds an identity to those for whom a rule is. */
function forForesters(notice: NoticeDocument, name: string): NoticeDocument {
  const rules = notice.rules.map((rule) => {
    if (rule.rule !== name) return rule;
    const { who } = rule as unknown as {
      readonly who: readonly { readonly identities: readonly string[] }[];
    };
    const [first, ...rest] = who;
    return { ...rule, who: [{ ...first, identities: [...(first?.identities ?? []), forester] }, ...rest] };
  });
  return { ...notice, rules };
}

const provinces = provinceNotice as unknown as NoticeDocument;
/** Jilin city's as it shipped. */
export const shippedCity = cityNotice as unknown as NoticeDocument;

/** Jilin province's notice of 2024 as one that aids foresters, an identity of its own (made up). */
export const withForesters: NoticeDocument = {
  ...forForesters(provinces, 'dibao-and-returned'),
  identities: [{ code: forester, name: '林区职工（测试）' }],
};

/** The same without them, as it shipped. */
export const withoutForesters = provinces;

/** Jilin city's, laid over the province's, whose foresters it aids too. */
export const cityForForesters = forForesters(shippedCity, 'top-up');

/** Two officers of the province and two of the city under it. */
export class Offices extends TestServer {
  private made = 0;

  static async open(): Promise<Offices> {
    const offices = new Offices('2023-11-20');
    for (const one of ['oProvince', 'oProvinceToo']) await offices.hireOfficer(one, [province]);
    for (const one of ['oCity', 'oCityToo']) await offices.hireOfficer(one, [city]);
    return offices;
  }

  async drafted(content: NoticeDocument, by: 'oProvince' | 'oCity') {
    this.made += 1;
    const draftId = this.made.toString(16).padStart(32, 'c');
    const request = { draftId, revision: 0, region: by === 'oProvince' ? province : city, trials: [] };
    const json = JSON.stringify(content);
    const { revision, problems } = await this.officer(by, 'notices.draft-save', { ...request, json });
    return { read: { draftId, revision }, problems };
  }

  async proposed(content: NoticeDocument, by: 'oProvince' | 'oCity', inForceFrom: number | null = null) {
    const { read } = await this.drafted(content, by);
    await this.officer(by, 'notices.propose', { ...read, inForceFrom });
    return read;
  }

  get time(): number {
    return this.cloudFor('').now();
  }
}

export const byProvince = ['oProvince', 'oProvinceToo'] as const;
export const byCity = ['oCity', 'oCityToo'] as const;

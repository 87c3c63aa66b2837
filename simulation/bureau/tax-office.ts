import type { IsoDay } from '../../policy/calendar';
import type { Human } from '../people/humans';

/** What the tax office took of somebody outside the product. */
export interface TakenElsewhere {
  readonly human: Human;
  readonly number: string;
  readonly year: number;
  readonly on: IsoDay;
  readonly yuan: number;
}

/** The tax office: remembers what it took, gives each payment one number, and says the same however often it is asked. */
export class TaxOffice {
  readonly taken: TakenElsewhere[] = [];

  take(human: Human, paid: Pick<TakenElsewhere, 'year' | 'on' | 'yuan'>): TakenElsewhere {
    const one = { human, number: `T-${String(this.taken.length + 1).padStart(4, '0')}`, ...paid };
    this.taken.push(one);
    return one;
  }

  file(some: readonly TakenElsewhere[]): string {
    return [
      '姓名,证件类型,证件号码,参保地代码,参保年度,缴费日期,缴费金额(元),缴费渠道,缴费编号',
      ...some.map(({ human: { entry, place }, year, on, yuan, number }) =>
        [
          entry.name,
          '居民身份证',
          entry.document.number,
          place.region,
          year,
          on,
          yuan,
          '农业银行',
          number,
        ].join(','),
      ),
    ].join('\n');
  }
}

import type { Told } from '../steps';

/** What a place's notice promises someone, read off the notice. Days are China's; the day of the question is {@link askedOn}. */
export interface Promised {
  readonly notice: string;
  readonly region: string;
  /** As the first page names the place after the poster was scanned. */
  readonly place: string;
  readonly told: Told;
  /** Due that day, in yuan, as the page writes it. */
  readonly yuan: string;
  /** Everything else that the result has to say. */
  readonly says: readonly (string | RegExp)[];
  /** The control of a day on which it would be different, and what it says. */
  readonly later?: { readonly id: string; readonly says: readonly string[] };
}

/** A Monday inside all five windows, and before the 25th. */
export const askedOn = '2023-11-20';

const father: Told = { birth: '1955-03-12', identities: ['dibao'] };

/** A father on dibao since long ago, in the five places. */
export const fatherOnDibao: readonly Promised[] = [
  {
    notice: 'Ruizhou street',
    region: '360983001',
    place: '瑞州街道',
    told: father,
    // 380 less the fixed 320 of 三(一); 四(二) says the same 60.
    yuan: '60',
    // The window of 二(二) ends on 31 December; cover of 四(二).
    says: ['2023年12月31日', '2024年1月1日', '2024年12月31日', /三[（(]一[）)]/],
    // 二(二): taken until 31 March 2024; subsidised people wait for nothing, cover from the payment (determination.md).
    later: { id: 'later-2024-03-31', says: ['60', '2024年3月31日起享受待遇'] },
  },
  {
    notice: 'Jilin city, a draft over the province’s',
    region: '220204',
    place: '船营区',
    told: father,
    // Province 一 and 二: 380 - 150 = 230; the city names 240 with the care premium of 10.
    yuan: '240',
    // City 二(一): 140 given back, so 240 - 140 = 100 in the end; 三: by 31 March 2024.
    says: ['140', '100', '2024年3月31日', '2024年1月1日', /征求意见/],
  },
  {
    notice: 'Jilin province, where no care premium is due',
    region: '220502',
    place: '东昌区',
    told: father,
    // 一 and 二: 380 - 150.
    yuan: '230',
    says: ['2023年12月31日', '2024年1月1日'],
    // 三: after the window people with a subsidy wait for nothing.
    later: { id: 'later-2024-01-01', says: ['230', '2024年1月1日起享受待遇'] },
  },
  {
    notice: 'Jincheng',
    region: '140502',
    place: '城区',
    told: father,
    // 四、4: 80 per cent of 380 is 304; 380 - 304.
    yuan: '76',
    // 二: days 1 to 25 of each month; the notice gives no period of cover.
    says: ['2023年11月25日', '没有写待遇从哪天开始'],
    // 二: nothing is taken after the window.
    later: { id: 'later-2023-12-26', says: ['已经不能缴费'] },
  },
  {
    notice: 'Hunan',
    region: '430102',
    place: '芙蓉区',
    told: father,
    // 二(四): half of 380.
    yuan: '190',
    says: ['2023年12月31日', '2024年1月1日', '2024年12月31日'],
    // 二(五): not in the middle of the year, but for the cases it names.
    later: { id: 'later-2024-01-01', says: ['已经不能缴费'] },
  },
];

/** Someone without any subsidy, in Ruizhou: 四(一) is 380 yuan, and a wait of 90 days after the window. */
export const ordinaryInRuizhou: Promised = {
  notice: 'Ruizhou street, nothing special',
  region: '360983001',
  place: '瑞州街道',
  told: { birth: '1980-07-01', identities: [] },
  yuan: '380',
  says: ['2024年1月1日', '2024年12月31日'],
  // 1 January + 90 days: 31 January + 29 February + 30 of March, so 31 March.
  later: { id: 'later-2024-01-01', says: ['380', '2024年3月31日起享受待遇', '等待90天'] },
};

import type { LevyListView, LevySums } from '../../../contract/levy-lists';
import type { TagKind } from '../../components/Section';
import { yuan } from '../../words/money';

/** Where a list stands, in a word or two. */
export function standingOf({ state }: Pick<LevyListView, 'state'>): { kind: TagKind; words: string } {
  return state === 'done' ? { kind: 'good', words: '做好了' } : { kind: 'warn', words: '还没做完' };
}

/** How far it is: `正在逐人计算：已算1200人`. */
export function progressWords({ state, totals, placesDone, files, filesToWrite }: LevyListView): string {
  if (state === 'gathering') {
    const places = placesDone === 0 ? '' : `，走完${placesDone}处`;
    return `正在逐人计算：已算${totals.whole.people}人${places}`;
  }
  return state === 'writing' ? `正在写文件：写好${files.length}份，共${filesToWrite}份` : '正在收尾';
}

/** The figures of a group, in the order of the sheet. */
export function figuresOf(sums: LevySums): readonly string[] {
  return [
    `${sums.people}人`,
    yuan(sums.standardFen),
    yuan(sums.deductedFen),
    yuan(sums.payFen),
    yuan(sums.reimbursedFen),
    `${sums.paidPeople}人`,
    yuan(sums.paidFen),
    `${sums.notNow}人`,
  ];
}

export const figureNames = [
  '人数',
  '缴费标准（元）',
  '当场资助（元）',
  '个人应缴（元）',
  '缴后返还（元）',
  '已缴人数',
  '已缴金额（元）',
  '暂不能缴',
] as const;

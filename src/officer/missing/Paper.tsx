import { View } from '@tarojs/components';
import type { MissingResident } from '../../../contract/residents';
import { regionName } from '../../../policy';
import { aria } from '../../platform/aria';
import { chinaToday, sayDay } from '../../words/days';
import type { MissingOf, WholeList } from './whole-list';
import './missing.scss';

const head = ['村（社区）', '户号', '姓名', '证件号码', '户主', '上门日期', '结果'];

/** The last two cells are for the agent's pen. */
function cellsOf({ village, household, person, isHead }: MissingResident): readonly string[] {
  const place = regionName(village) ?? village;
  return [place, household, person.name, person.document, isHead ? '户主' : '', '', ''];
}

interface PaperProps extends WholeList {
  readonly of: MissingOf;
  readonly name: string;
}

/** What a browser prints in place of the page. Out of sight on the screen. */
export function Paper({ of, name, residents, isCut }: PaperProps) {
  if (process.env.TARO_ENV !== 'h5' || residents.length === 0) return null;
  return (
    <View className="missing-paper" id="paper" {...aria({ hidden: true })}>
      <View className="missing-paper__title">{`${name} ${of.year}年度还没参保的${isCut ? `前${residents.length}人（没有列全）` : `${residents.length}人`}`}</View>
      <View>{`${sayDay(chinaToday())}打印。只用于上门提醒参保，用完交回销毁。`}</View>
      <table className="missing-paper__table">
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell}>{cell}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {residents.map((one) => (
            <tr key={one.residentId}>
              {cellsOf(one).map((cell, at) => (
                <td key={head[at]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </View>
  );
}

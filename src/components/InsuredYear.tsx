import { View } from '@tarojs/components';
import { useNoticeIndex } from '../answers/notice-index';
import { yearMissing } from '../answers/years';
import { Callout } from './Callout';
import { ChoiceList } from './ChoiceList';

interface InsuredYearProps {
  readonly region: string;
  readonly year: number;
  readonly onChoose: (year: number) => void;
}

function hintOf(year: number, toPay: number): string {
  if (year === toPay) return '现在按这个年度收';
  return year > toPay ? '还没有开始收' : '刚出生、刚失去别的医保等情况，看看还能不能参保';
}

/** Which insured year a page is about: a choice where there are several, and said where the newest is of the past. */
export function InsuredYear({ region, year, onChoose }: InsuredYearProps) {
  const notices = useNoticeIndex();
  const offered = notices.yearsOffered(region);
  const missing = yearMissing(notices, region);
  const toPay = notices.yearToPay(region);
  return (
    <View>
      {offered.length > 1 ? (
        <ChoiceList
          name="参保年度"
          chosen={String(year)}
          choices={offered.map((one) => ({
            value: String(one),
            label: `${one}年度`,
            hint: hintOf(one, toPay),
            id: `year-${one}`,
          }))}
          onChoose={(one) => onChoose(Number(one))}
        />
      ) : null}
      {missing === null ? null : (
        <Callout kind="warn" id="year-without-notice" title={`还没有${missing}年度的通知`}>
          {`这里是${year}年度的规定，只能当作以前的情况来看。新通知出来以后，金额和日期可能不一样。`}
        </Callout>
      )}
    </View>
  );
}

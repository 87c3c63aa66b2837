import { View } from '@tarojs/components';
import { ChoiceList } from '../components/ChoiceList';

interface YearOfListProps {
  /** The newest first. */
  readonly years: readonly number[];
  readonly year: number;
  readonly onChoose: (year: number) => void;
}

/** Which insured year an officer's list is of: what waits for the year before stays reachable when the next one begins. */
export function YearOfList({ years, year, onChoose }: YearOfListProps) {
  if (years.length < 2) return <View className="soft small" id="year-of-list">{`${year}年度`}</View>;
  return (
    <ChoiceList
      name="参保年度"
      chosen={String(year)}
      choices={years.map((one) => ({ value: String(one), label: `${one}年度`, id: `year-${one}` }))}
      onChoose={(one) => onChoose(Number(one))}
    />
  );
}

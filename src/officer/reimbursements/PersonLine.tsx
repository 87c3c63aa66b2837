import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import type { ReimbursementView } from '../../../contract/reimbursements';
import { Tag } from '../../components/Section';
import { Words } from '../../components/Words';
import { chinaToday } from '../../words/days';
import { officersPlace } from '../use-officer';
import { accountWords, applicantWords, dayWords, dueWords, stateKinds, stateWords } from './words';

interface PersonLineProps {
  readonly one: ReimbursementView;
  readonly children?: ReactNode;
}

/** One person: a card on a phone, a line of a table on a computer. */
export function PersonLine({ one, children }: PersonLineProps) {
  const { reimbursementId, person, region, state, reason, batch } = one;
  const applied = applicantWords(one);
  return (
    <View className="line line_person" id={`reimbursement-${reimbursementId}`}>
      <View className="line__cell">
        <View className="strong">{person.name}</View>
        <View className="soft small">{person.document}</View>
        <View className="soft small">{officersPlace(region)}</View>
      </View>
      <View className="line__cell">
        <Words>{dueWords(one)}</Words>
        {applied === '' ? null : (
          <View className="small">
            <Words>{applied}</Words>
          </View>
        )}
      </View>
      <View className="line__cell">
        <View>{accountWords(one)}</View>
        {batch === null ? null : <View className="soft small">批次 {batch}</View>}
      </View>
      <View className="line__cell">
        <Tag kind={stateKinds[state]} words={stateWords[state]} />
        {dayWords(one, chinaToday()).map((words) => (
          <View key={words} className="small">
            <Words>{words}</Words>
          </View>
        ))}
        {reason === null ? null : <View className="small">{reason}</View>}
        {children}
      </View>
    </View>
  );
}

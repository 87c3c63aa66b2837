import { View } from '@tarojs/components';
import type { LevyTotalsView } from '../../../contract/levy-lists';
import { fundName } from '../../../policy/names';
import { Section } from '../../components/Section';
import { aria } from '../../platform/aria';
import { yuan } from '../../words/money';
import { figureNames, figuresOf } from './words';
import './levy.scss';

interface LineProps {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly (readonly [label: string, words: string])[];
}

/** On a phone each figure stands behind its name; on a computer in its column. */
function Line({ id, name, cells }: LineProps) {
  return (
    <View className="levy-line" id={id} {...aria({ role: 'row' })}>
      <View className="levy-line__name strong" {...aria({ role: 'cell' })}>
        {name}
      </View>
      {cells.map(([label, words]) => (
        <View key={label} className="levy-line__cell" {...aria({ role: 'cell' })}>
          <View className="soft small">{label}</View>
          <View>{words}</View>
        </View>
      ))}
    </View>
  );
}

function labelled(figures: readonly string[]) {
  return figures.map((words, at) => [figureNames[at] ?? '', words] as const);
}

/** Control totals by group; what they come to stands first. */
export function ControlTotals({ whole, groups }: LevyTotalsView) {
  return (
    <Section title="控制数" id="control-totals">
      <View className="levy-table" {...aria({ role: 'table', label: '控制数，按类别' })}>
        <Line id="group-all" name="合计" cells={labelled(figuresOf(whole))} />
        {groups.map(({ group, ...sums }) => (
          <Line key={group} id={`group-${group}`} name={group} cells={labelled(figuresOf(sums))} />
        ))}
      </View>
    </Section>
  );
}

/** For finance: what each fund owes, and what of it was really given. */
export function AidLedger({ funds }: Pick<LevyTotalsView, 'funds'>) {
  if (funds.length === 0) return null;
  return (
    <Section title="资助台账" id="aid-ledger">
      <View className="levy-table" {...aria({ role: 'table', label: '资助台账，按资金和类别' })}>
        {funds.map(({ fund, group, duePeople, dueFen, paidPeople, paidFen }) => (
          <Line
            key={`${fund} ${group}`}
            id={`fund-${fund}-${group}`}
            name={`${fundName(fund)} · ${group}`}
            cells={[
              ['应资助', `${duePeople}人次`],
              ['应资助（元）', yuan(dueFen)],
              ['实际发生', `${paidPeople}人次`],
              ['实际发生（元）', yuan(paidFen)],
            ]}
          />
        ))}
      </View>
      <View className="section__note">
        当场资助的，按已入账的订单、税务部门的缴费文件和免缴的参保算实际发生；缴后返还的，按银行回执已发放的和已退的算。
      </View>
    </Section>
  );
}

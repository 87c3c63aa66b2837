import { View } from '@tarojs/components';
import type { ClauseOnDuplicates, DuplicateView, RuleOnDuplicate } from '../../../contract/duplicates';
import { Callout } from '../../components/Callout';
import { Words } from '../../components/Words';
import { sayDay } from '../../words/days';

function Clauses({ clauses }: { readonly clauses: readonly ClauseOnDuplicates[] }) {
  return (
    <View className="small">
      {clauses.map(({ notice, clause, label, says }) => (
        <View key={`${notice} ${clause} ${says}`}>
          <Words>{`通知${label}：${says}`}</Words>
        </View>
      ))}
    </View>
  );
}

const actWords = {
  suspend: '暂停他在这里的待遇',
  'kept-here': '他留在这里参保',
  stands: '不用再找他',
} as const;

function decidedWords(ruling: Extract<RuleOnDuplicate, { readonly rule: 'decided' }>): string {
  const { act, from, usually } = ruling;
  const day = from === null ? '' : `，从${sayDay(from)}起`;
  const choice = usually ? '。通知写的是“原则上”，有别的情况的由您决定' : '';
  return `${actWords[act]}${day}${choice}。`;
}

/** What the notice's rule has about a case: the act with its facts, what has to be found out, or that there is no rule and whom to ask. */
export function Ruling({ one }: { readonly one: DuplicateView }) {
  const { ruling, duplicateId } = one;
  if (ruling === null) return null;
  if (ruling.rule === 'decided') {
    return (
      <Callout kind="info" id={`ruling-${duplicateId}`} title="按通知">
        <View>
          <Words>{decidedWords(ruling)}</Words>
        </View>
        <View className="small">
          <Words>{`根据：${ruling.facts.join('；')}。`}</Words>
        </View>
        <Clauses clauses={ruling.clauses} />
      </Callout>
    );
  }
  const isLacking = ruling.rule === 'facts-missing';
  return (
    <Callout
      kind={isLacking ? 'warn' : 'info'}
      id={`ruling-${duplicateId}`}
      title={isLacking ? '通知有规则，还缺一件事' : '这里没有规则'}
    >
      <View>
        <Words>{isLacking ? ruling.lacks : ruling.ask}</Words>
      </View>
      <Clauses clauses={ruling.clauses} />
    </Callout>
  );
}

/** That the family asks to have the benefits again. */
export function Asked({ one: { asked, duplicateId } }: { readonly one: DuplicateView }) {
  if (asked === null) return null;
  return (
    <Callout kind="warn" id={`asked-${duplicateId}`} title="家里申请恢复待遇">
      <Words>{`${sayDay(asked.on)}申请，说那边${sayDay(asked.workEndedOn)}结束。核实后恢复，或者写明原因不同意。`}</Words>
    </Callout>
  );
}

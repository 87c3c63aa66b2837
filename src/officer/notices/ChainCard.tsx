import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ChainView } from '../../../contract/notice-drafts';
import { takeOver } from '../../../policy/authoring/take-over';
import type { NoticeDocument } from '../../../policy';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Card } from '../../components/Section';
import { beginDraft } from './begin-draft';
import { entryWords, standingWords, takenOutNext } from './chain-words';
import { EndingCard } from './EndingCard';
import { WithdrawForm } from './WithdrawForm';
import { yearsToWrite } from './years-to-write';

interface ChainCardProps {
  readonly chain: ChainView;
  readonly region: string;
  readonly now: number;
  readonly onChange: () => void;
}

/** A notice with what holds of it, what happened to it, and what can be done. */
export function ChainCard({ chain, region, now, onChange }: ChainCardProps) {
  const [withdrawing, setWithdrawing] = useState(false);
  const { notice, entries, year, ending, unfit, setAside } = chain;
  const act = useAct(async (toYear: number) => {
    const { json } = await ask('officer', 'notices.version', { notice, number: chain.goesOnFrom });
    const copy =
      toYear === year ? json : JSON.stringify(takeOver(JSON.parse(json) as NoticeDocument, toYear).notice);
    await beginDraft(region, copy);
  });
  const out = takenOutNext(chain, now);
  return (
    <Card id={`chain-${notice}`}>
      <View className="strong">{chain.title}</View>
      <View>{standingWords(chain, now)}</View>
      {entries.map((entry) => (
        <View key={`${entry.kind}-${entry.number}`} className="soft small">
          {entryWords(entry)}
        </View>
      ))}
      <Told
        kind="bad"
        id={`unfit-${notice}`}
        title="和它补充的通知对不上了，请改出下一版"
        sentences={unfit}
      />
      <Told kind="warn" id={`set-aside-${notice}`} title="这里执行的是另一份通知" sentences={setAside} />
      {ending === null ? null : <EndingCard notice={notice} ending={ending} onChange={onChange} />}
      <ActFailure title="没有接过来" failure={act.failure} />
      {yearsToWrite(year, now).map((toYear) => (
        <Button
          key={toYear}
          id={`write-${toYear}-${notice}`}
          kind="secondary"
          label={`接过来，写${toYear}年的`}
          busy={act.busy}
          onTap={() => act.start(toYear)}
        />
      ))}
      <Button
        id={`amend-${notice}`}
        kind="plain"
        label={`修改${year}年这一份`}
        onTap={() => act.start(year)}
      />
      {out === null ? null : (
        <Button
          id={`withdraw-${notice}`}
          kind="plain"
          label={withdrawing ? '不办了' : '撤回或停止执行'}
          onTap={() => setWithdrawing(!withdrawing)}
        />
      )}
      {withdrawing && out !== null ? (
        <WithdrawForm
          notice={notice}
          number={out}
          onDone={() => {
            setWithdrawing(false);
            onChange();
          }}
        />
      ) : null}
    </Card>
  );
}

interface ToldProps {
  readonly kind: 'bad' | 'warn';
  readonly id: string;
  readonly title: string;
  readonly sentences: readonly string[];
}

/** What its office has to look at; nothing where there is nothing. */
function Told({ kind, id, title, sentences }: ToldProps) {
  if (sentences.length === 0) return null;
  return (
    <Callout kind={kind} id={id} title={title}>
      {sentences.map((sentence) => (
        <View key={sentence}>{sentence}</View>
      ))}
    </Callout>
  );
}

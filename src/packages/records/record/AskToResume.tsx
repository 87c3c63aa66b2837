import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ResumptionStatus } from '../../../../contract/record-view';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { DateField } from '../../../components/DateField';
import { Card, Section } from '../../../components/Section';
import { Tappable } from '../../../components/Tappable';
import { Words } from '../../../components/Words';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { chinaToday, dayFromParts, partsOfDay, sayDay } from '../../../words/days';
import type { DayParts } from '../../../words/days';

interface AskToResumeProps {
  readonly recordId: string;
  readonly suspendedFrom: string;
  readonly resumption: ResumptionStatus;
  readonly onAsked: () => void;
}

/** What the clause asks, and where it can be read. */
function Clause({ clause }: Pick<ResumptionStatus, 'clause'>) {
  if (clause === undefined) return null;
  const { notice, clause: number, label, says } = clause;
  return (
    <View>
      <View>
        <Words>{says}</Words>
      </View>
      <Tappable
        id={`clause-${notice}-${number}`}
        className="link small"
        label={`看通知${label}`}
        onTap={() => open(pages.clause, { notice, clause: number })}
      >
        看通知{label}
      </Tappable>
    </View>
  );
}

function Answered({ asked }: Pick<ResumptionStatus, 'asked'>) {
  if (asked.state === 'not-yet') return null;
  if (asked.state === 'asked') {
    return (
      <Callout kind="good" id="resume-asked" title="已经申请恢复">
        <Words>{`${sayDay(asked.on)}申请的，写的是那边${sayDay(asked.workEndedOn)}结束。参保地经办机构办好以后，这里会写从哪天起恢复。`}</Words>
      </Callout>
    );
  }
  return (
    <Callout kind="warn" id="resume-declined" title="经办机构没有同意恢复">
      <Words>{`${sayDay(asked.on)}答复：${asked.words}。情况变了可以再申请。`}</Words>
    </Callout>
  );
}

/** What is wrong with the day, in words; undefined where nothing is. */
function wrongDay(parts: DayParts, from: string): string | undefined {
  const day = dayFromParts(parts);
  if (day === null) return '请写那边结束的日期';
  if (day > chinaToday()) return '那一天还没有到，结束以后再申请';
  return day < from ? `不能早于暂停的那天（${sayDay(from)}）` : undefined;
}

/** Asks for the benefits again that rest while he was insured as an employee; the office decides. */
export function AskToResume({ recordId, suspendedFrom, resumption, onAsked }: AskToResumeProps) {
  const { asked, clause } = resumption;
  const [parts, setParts] = useState<DayParts>(partsOfDay(null));
  const [wrong, setWrong] = useState<string | undefined>(undefined);
  const act = useAct(async (workEndedOn: string) => {
    await ask('resident', 'records.ask-to-resume', { recordId, workEndedOn });
    onAsked();
  });
  const start = (): void => {
    const problem = wrongDay(parts, suspendedFrom);
    setWrong(problem);
    if (problem === undefined) act.start(dayFromParts(parts) ?? '');
  };
  return (
    <Section title="恢复居民医保待遇" id="ask-to-resume">
      <Card>
        <Clause clause={clause} />
        <Answered asked={asked} />
        {asked.state === 'asked' ? null : (
          <View>
            <DateField
              id="work-ended"
              label="那边的工作或职工医保哪天结束"
              error={wrong}
              parts={parts}
              onChange={setParts}
            />
            <ActFailure title="没有申请成功" failure={act.failure} id="resume-failed" />
            <Button id="resume" kind="secondary" label="申请恢复待遇" busy={act.busy} onTap={start} />
          </View>
        )}
      </Card>
    </Section>
  );
}

import { useState } from 'react';
import { View } from '@tarojs/components';
import type { HandedOut } from '../../../contract/hand-outs';
import type { RefundDueView } from '../../../contract/refund-dues';
import { type IsoDay, isoDay } from '../../../policy/calendar';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ManyChoices } from '../../components/ChoiceList';
import { DateField } from '../../components/DateField';
import { Field, TextInput } from '../../components/Field';
import { randomId } from '../../state/random-id';
import { type DayParts, chinaToday, dayFromParts, partsOfDay } from '../../words/days';
import { yuan } from '../../words/money';
import { HandedOutFile } from '../files/HandedOutFile';
import { propose } from '../files/propose';
import type { Chosen } from '../work-list/use-chosen';
import { useWide } from '../work-list/use-wide';

interface OfPlace {
  readonly region: string;
  readonly year: number;
}

/** Everybody of the place at once, with numbers in full: tax office and finance find the payment by them. */
export function TakeList({ of }: { readonly of: OfPlace }) {
  const [file, setFile] = useState<HandedOut | null>(null);
  const act = useAct(async () => setFile((await ask('files', 'refund-dues.workbook', of)).file));
  return (
    <View className="not-printed">
      <ActFailure title="没有导出" failure={act.failure} id="no-list" />
      {file ? <HandedOutFile key={file.handOutId} file={file} /> : null}
      <Button
        id="take-list"
        kind="secondary"
        label="导出给税务、财政（Excel）"
        busy={act.busy}
        onTap={() => act.start()}
      />
    </View>
  );
}

/** What is wrong with the day, in words; undefined where nothing is. */
function wrongDay(parts: DayParts): string | undefined {
  const day = dayFromParts(parts);
  if (day === null) return '请写退还的日期';
  return day > chinaToday() ? '那一天还没有到，退了以后再登记' : undefined;
}

interface SettleProps {
  readonly region: string;
  readonly dues: readonly RefundDueView[];
  readonly chosen: Chosen;
}

/** Whom the window gave it back, chosen together, by one day and one way; how much stands in the list. */
export function Settle({ region, dues, chosen }: SettleProps) {
  const [parts, setParts] = useState<DayParts>(partsOfDay(null));
  const [way, setWay] = useState('');
  const [tried, setTried] = useState(false);
  const [proposed, setProposed] = useState(0);
  const isWide = useWide();
  const wanted = dues.filter(({ recordId }) => chosen.ids.includes(recordId));
  const act = useAct(async (on: IsoDay) => {
    const of = { proposalId: randomId(), part: 1, parts: 1 };
    const given = wanted.map(({ recordId, updatedAt }) => ({ recordId, updatedAt }));
    await propose(of, 'refund-dues.settle', { region, on, way: way.trim(), dues: given });
    setProposed(given.length);
  });
  if (proposed > 0) {
    const title = `已提出登记${proposed}人，等另一位经办人同意后生效`;
    return <Callout kind="good" id="done" title={title} urgent />;
  }
  const noDay = wrongDay(parts);
  const noWay = way.trim() === '' ? '请写怎么退的' : undefined;
  const start = (): void => {
    setTried(true);
    const day = dayFromParts(parts);
    if (noDay === undefined && noWay === undefined && day !== null) act.start(isoDay(day));
  };
  return (
    <View>
      <Field
        id="chosen"
        label="已经在窗口退了的"
        hint="退多少按名单上的，不用填；名单变了的不登记，一个一个列出来"
      >
        {isWide ? (
          <View>{`表里选着${wanted.length}人。`}</View>
        ) : (
          <ManyChoices
            name="已经在窗口退了的"
            chosen={wanted.map(({ recordId }) => recordId)}
            choices={dues.map(({ recordId, person, windowFen }) => ({
              value: recordId,
              label: `${person.name}，退${yuan(windowFen)}元`,
              id: `choose-${recordId}`,
            }))}
            onToggle={chosen.toggle}
          />
        )}
      </Field>
      {wanted.length === 0 ? null : (
        <View>
          <DateField
            id="given-on"
            label="哪天退的"
            error={tried ? noDay : undefined}
            parts={parts}
            onChange={setParts}
          />
          <Field
            id="way"
            label="怎么退的"
            hint="例如：转账到本人银行卡。他本人看得到，不要写账号"
            error={tried ? noWay : undefined}
          >
            <TextInput id="way-input" name="怎么退的" value={way} onInput={setWay} />
          </Field>
          <ActFailure title="没有提出" failure={act.failure} />
          <Button id="settle" label={`提出登记${wanted.length}人已在窗口退`} busy={act.busy} onTap={start} />
        </View>
      )}
    </View>
  );
}

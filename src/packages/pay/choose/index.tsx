import { useState } from 'react';
import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import type { RelativeView } from '../../../../contract/family';
import type { RecordView } from '../../../../contract/record-view';
import { type Fen, noFen, sumFen } from '../../../../policy/money';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { useLoadedOnShow } from '../../../cloud/use-loaded-on-show';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { ManyChoices } from '../../../components/ChoiceList';
import { InsuredYear } from '../../../components/InsuredYear';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, FailureState, Skeleton } from '../../../components/PageStates';
import { Row, Rows } from '../../../components/Rows';
import { Section } from '../../../components/Section';
import { StepFooter } from '../../../components/StepFooter';
import { UnfinishedOrder } from '../../../components/UnfinishedOrder';
import { learnPlaceNames } from '../../../answers/learn-places';
import { placeName } from '../../../answers/places';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { chooseRecords } from '../../../state/order';
import { usePlace } from '../../../state/place';
import { chooseYear, useInsuredYear } from '../../../state/year';
import { yuan } from '../../../words/money';
import { recordWords } from '../../../words/record-state';
import { relationWords } from '../../../words/relation';

/** Someone who can be in an order: a relative, or a record of the caller's own. */
interface Person {
  readonly key: string;
  readonly recordId: string | null;
  readonly relativeId: string | null;
  readonly name: string;
  readonly hint: string;
  /** What is due, in fen, as far as it is known. */
  readonly dueFen: Fen;
  /** Can be paid for today without waiting for anything. */
  readonly isDue: boolean;
  /** A question that decides his price waits to be answered. */
  readonly amountOpen: boolean;
}

const orderable = new Set(['to-pay', 'to-enrol', 'awaiting-confirmation', 'reserved']);

function hintOf(record: RecordView | null, region: string): string {
  if (!record) return `${placeName(region)} · 还没有登记，选中后自动登记`;
  const { dueFen, amountOpen } = record.status;
  const open = amountOpen ? '（有问题没回答，金额可能会变）' : '';
  const due = dueFen === null || dueFen === 0 ? '' : `${yuan(dueFen)} 元${open} · `;
  return `${due}${recordWords(record).label} · ${placeName(record.status.region)}`;
}

/** Whoever waits for a confirmation may pay less in the end, and whoever is paid for elsewhere nothing: "all" leaves them out. */
function moneyOf(record: RecordView | null): Pick<Person, 'dueFen' | 'isDue' | 'amountOpen'> {
  const state = record?.status.state;
  return {
    dueFen: record?.status.dueFen ?? noFen,
    isDue: (state === 'to-pay' || state === 'to-enrol') && record?.saidPaidElsewhere !== true,
    amountOpen: record?.status.amountOpen === true,
  };
}

function peopleOf(
  relatives: readonly RelativeView[],
  records: readonly RecordView[],
  year: number,
): readonly Person[] {
  const fromFamily = relatives
    .filter(({ record }) => record === null || orderable.has(record.status.state))
    .map(({ relativeId, person, relation, record, region }) => ({
      key: relativeId,
      recordId: record?.recordId ?? null,
      relativeId,
      name: `${person.name} · ${relationWords[relation]}`,
      hint: `尾号${person.document.slice(-4)} · ${hintOf(record, region)}`,
      ...moneyOf(record),
    }));
  const known = new Set(relatives.map(({ record }) => record?.recordId));
  const others = records
    .filter(({ recordId, status }) => !known.has(recordId) && status.year === year)
    .filter(({ status }) => orderable.has(status.state))
    .map((record) => ({
      key: record.recordId,
      recordId: record.recordId,
      relativeId: null,
      name: record.person.name,
      hint: hintOf(record, record.status.region),
      ...moneyOf(record),
    }));
  return [...fromFamily, ...others];
}

async function recordOf({ recordId, relativeId }: Person, year: number): Promise<string> {
  if (recordId !== null) return recordId;
  const { record } = await ask('resident', 'records.enrol-relative', { relativeId: relativeId ?? '', year });
  return record.recordId;
}

/** To the page where all is checked before paying; whoever was not applied for yet is, first. */
async function goOnWith(people: readonly Person[], year: number): Promise<void> {
  const recordIds: string[] = [];
  for (const person of people) recordIds.push(await recordOf(person, year));
  chooseRecords(recordIds);
  open(pages.payCheck);
}

interface PeopleProps {
  readonly people: readonly Person[];
  readonly selected: readonly string[];
  readonly onToggle: (key: string) => void;
  readonly onAll: () => void;
}

function sumOf(people: readonly Person[]): string {
  return `${yuan(sumFen(people.map(({ dueFen }) => dueFen)))} 元`;
}

function People({ people, selected, onToggle, onAll }: PeopleProps) {
  const due = people.filter(({ isDue }) => isDue);
  return (
    <Section title="家人">
      {due.length > 1 ? (
        <View className="para">
          <Button
            id="choose-all"
            kind="secondary"
            label={`全部选上（${due.length}人，共 ${sumOf(due)}）`}
            onTap={onAll}
          />
        </View>
      ) : null}
      <ManyChoices
        name="给谁缴"
        chosen={selected}
        onToggle={onToggle}
        choices={people.map(({ key, name, hint }) => ({
          value: key,
          label: name,
          hint,
          id: `pay-for-${key}`,
        }))}
      />
    </Section>
  );
}

function answerFor({ relativeId, recordId }: Person): void {
  if (relativeId !== null) open(pages.relativeClaims, { id: relativeId });
  else if (recordId !== null) open(pages.record, { id: recordId });
}

/** Those whose price hangs on a question that nobody has answered, each with the way to answer it. */
function OpenAmounts({ people }: { readonly people: readonly Person[] }) {
  const waiting = people.filter(({ amountOpen }) => amountOpen);
  if (waiting.length === 0) return null;
  return (
    <Section title="还有问题没回答">
      <View className="para soft" id="open-amounts">
        这些人的金额先按已经知道的算，答完可能会变（有的要等参保地核实）。请先回答，再缴费。
      </View>
      <Rows>
        {waiting.map((person) => (
          <Row
            key={person.key}
            id={`answer-${person.key}`}
            label={`去回答：${person.name}`}
            onTap={() => answerFor(person)}
          />
        ))}
      </Rows>
    </Section>
  );
}

/** Who is paid for: any of one's relatives, in any places, in one order. */
export default function ChoosePage() {
  const { params } = useRouter<{ record?: string }>();
  const place = usePlace();
  const year = useInsuredYear(place?.region);
  const [chosen, setChosen] = useState<readonly string[] | null>(null);
  const [none, setNone] = useState(false);
  const loading = useLoadedOnShow(`choose ${year}`, async () => {
    const [family, mine] = await Promise.all([
      ask('resident', 'family.list', { year }),
      ask('resident', 'records.mine', {}),
    ]);
    await learnPlaceNames(family.relatives.map(({ region }) => region));
    return peopleOf(family.relatives, mine.records, year);
  });
  const people = loading.state === 'ready' ? loading.data : [];
  const selected =
    chosen ??
    people.filter(({ recordId }) => recordId !== null && recordId === params.record).map(({ key }) => key);
  const payees = people.filter(({ key }) => selected.includes(key));
  const next = useAct(() => goOnWith(payees, year));
  const toggle = (key: string): void => {
    setNone(false);
    setChosen(selected.includes(key) ? selected.filter((each) => each !== key) : [...selected, key]);
  };
  const chooseAll = (): void => {
    setNone(false);
    setChosen(people.filter(({ isDue }) => isDue).map(({ key }) => key));
  };
  const changeYear = (next: number): void => {
    setChosen(null);
    setNone(false);
    chooseYear(next);
  };
  const proceed = (): void => {
    setNone(selected.length === 0);
    if (selected.length > 0) next.start();
  };
  const footer =
    people.length > 0 ? (
      <StepFooter
        label={`继续（已选${selected.length}人，共 ${sumOf(payees)}）`}
        busy={next.busy}
        onContinue={proceed}
      />
    ) : undefined;
  return (
    <PageFrame heading="给谁缴？" lead={`${year}年度。可以一次选好几个人，不同地方的也行。`} footer={footer}>
      {place ? <InsuredYear region={place.region} year={year} onChoose={changeYear} /> : null}
      <UnfinishedOrder />
      {none ? <Callout kind="bad" id="errors" title="请至少选一个人" urgent /> : null}
      <ActFailure title="没有登记成功" failure={next.failure} />
      {loading.state === 'loading' ? <Skeleton label="正在读取家人" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {loading.state === 'ready' && people.length === 0 ? (
        <Empty
          title="现在没有要缴费的人"
          words="先把家人加进来，或者看看记录里每个人办到哪一步了。"
          action={{ id: 'go-family', label: '去看家人', onTap: () => open(pages.family) }}
        />
      ) : null}
      {people.length > 0 ? (
        <People people={people} selected={selected} onToggle={toggle} onAll={chooseAll} />
      ) : null}
      <OpenAmounts people={people} />
    </PageFrame>
  );
}

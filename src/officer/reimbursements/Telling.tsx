import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PageAfter } from '../../../contract/pages';
import type {
  ReimbursementOfficerActions,
  ReimbursementView,
  TellingPart,
} from '../../../contract/reimbursements';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { learnPlaceNames, usePlaceNames } from '../../answers/learn-places';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ChoiceList } from '../../components/ChoiceList';
import { Section } from '../../components/Section';
import { Empty } from '../../components/PageStates';
import { sayDay } from '../../words/days';
import { yuan } from '../../words/money';
import { fileName } from '../files/file-name';
import { asSheet } from '../files/sheet';
import { WholeNumber } from '../persons/WholeNumber';
import { officersPlace } from '../use-officer';
import { Filters, narrowedInWords } from '../work-list/Filters';
import type { Narrowed } from '../work-list/Filters';
import { PickFew, meantOf } from '../work-list/PickFew';
import { SaveWhole, useLonger } from '../work-list/SaveWhole';
import { WorkList } from '../work-list/WorkList';
import type { TableOf } from '../work-list/WorkTable';
import { useChosen } from '../work-list/use-chosen';
import type { Chosen } from '../work-list/use-chosen';
import { daysOf } from '../work-list/waits';
import { PersonLine } from './PersonLine';
import { dueWords } from './words';
import { SaveButton } from '../files/SaveButton';

const head = ['村（社区）', '姓名', '证件号码', '凭哪种身份', '能领(元)', '最晚申领', '已通知（签字）'];

/** Lines of a list to print, for who goes from door to door. */
function linesOf(all: readonly ReimbursementView[]): readonly (readonly string[])[] {
  return all.map(({ region, person, identity, amountFen, applyBy }) => [
    officersPlace(region),
    person.name,
    person.document,
    identity,
    yuan(amountFen),
    applyBy ?? '',
    '',
  ]);
}

function idOf({ reimbursementId }: ReimbursementView): string {
  return reimbursementId;
}

const tableToTell: TableOf<ReimbursementView> = {
  name: '通知名单',
  columns: ['姓名', '证件号码', '补贴', '哪里', '通知'],
  idOf,
  cellsOf: (one) => [
    one.person.name,
    one.person.document,
    dueWords(one),
    officersPlace(one.region),
    one.toldOn === null ? '还没通知' : `${sayDay(one.toldOn)}通知过`,
  ],
};

type Ticking = ReturnType<typeof useTick>;

interface ActsProps {
  readonly region: string;
  readonly all: readonly ReimbursementView[];
  readonly told: boolean;
  readonly chosen: Chosen;
  readonly act: Ticking['act'];
}

/** What is done with those that are chosen, or with the whole page. */
function Acts({ region, all, told, chosen, act }: ActsProps) {
  const { meant, who } = meantOf(all, chosen.ids, idOf);
  return (
    <View className="not-printed">
      {told ? null : (
        <SaveButton
          id="save-to-tell"
          label={`${who}存成名单，打印用`}
          name={fileName('要通知的人', region, 'csv')}
          textOf={() => asSheet([head, ...linesOf(meant)])}
        />
      )}
      {told && chosen.ids.length === 0 ? null : (
        <Button
          id="tick-all"
          kind="secondary"
          label={told ? `${who}记错了，还没通知` : `${who}都通知了`}
          busy={act.busy}
          onTap={() => act.start(meant.map(idOf))}
        />
      )}
      <PickFew
        chosen={chosen}
        choices={all.map(({ reimbursementId, person, region }) => ({
          value: reimbursementId,
          label: person.name,
          hint: `${person.document}，${officersPlace(region)}`,
          id: `pick-${reimbursementId}`,
        }))}
      />
    </View>
  );
}

interface OfPlace {
  readonly region: string;
  readonly year: number;
}

interface TickProps extends OfPlace {
  readonly told: boolean;
  readonly chosen: Chosen;
  readonly onTicked: () => void;
}

/** Notes who was told, or that it was a mistake; `said`: what came of it. */
function useTick({ region, year, told, chosen, onTicked }: TickProps) {
  const [said, setSaid] = useState<string | null>(null);
  const act = useAct(async (reimbursementIds: readonly string[]) => {
    const request = { region, year, reimbursementIds, told: !told };
    const { changed } = await ask('officer', 'reimbursements.tick', request);
    setSaid(told ? `${changed}人改回还没通知` : `记下了，${changed}人已经通知`);
    chosen.set([]);
    onTicked();
  });
  return { said, act };
}

interface RowsProps extends OfPlace {
  readonly narrowed: Narrowed;
  readonly office: string;
  readonly told: boolean;
  readonly shown: string;
  readonly onDone: () => void;
}

type ToTell = ReimbursementOfficerActions['reimbursements.to-tell']['data'];

function askToTell(
  { year, narrowed, office, told }: Pick<RowsProps, 'year' | 'narrowed' | 'office' | 'told'>,
  after: PageAfter,
): Promise<ToTell> {
  const { region, wait } = narrowed;
  return ask('officer', 'reimbursements.to-tell', { region, year, office, told, ...daysOf(wait), after });
}

/** A page for a saved list, with the names of its villages. */
async function asLines({ reimbursements, next }: ToTell) {
  await learnPlaceNames(reimbursements.map((one) => one.region));
  return { lines: linesOf(reimbursements), next };
}

function Rows({ region, year, narrowed, office, told, shown, onDone }: RowsProps) {
  const [after, setAfter] = useState<PageAfter>(null);
  const chosen = useChosen();
  const page = (behind: PageAfter) => askToTell({ year, narrowed, office, told }, behind);
  const loading = useLoaded(`${narrowed.region} ${year} ${office} ${told} ${narrowed.wait} ${after}`, () =>
    page(after),
  );
  const listed = `${narrowed.region} ${year} ${office} ${narrowed.wait}`;
  const isLonger = useLonger(
    listed,
    after !== null || (loading.state === 'ready' && loading.data.next !== null),
  );
  const list = loading.state === 'ready' ? loading.data.reimbursements : [];
  usePlaceNames(list.map((one) => one.region));
  const onTicked = (): void => {
    loading.again();
    onDone();
  };
  const { said, act } = useTick({ region, year, told, chosen, onTicked });
  return (
    <View>
      {said === null ? null : <Callout kind="good" id="ticked" title={said} urgent />}
      <ActFailure title="没有记下" failure={act.failure} />
      {isLonger && !told ? (
        <SaveWhole
          key={listed}
          {...{ id: 'save-whole', label: '整份存成名单', what: `${office}要通知的人`, unit: '人' }}
          {...{
            region: narrowed.region,
            head,
            read: async (behind: PageAfter) => asLines(await page(behind)),
          }}
        />
      ) : null}
      <WorkList
        loading={loading}
        label="正在读取名单"
        itemsOf={({ reimbursements }) => reimbursements}
        turner={{ after, onTurn: setAfter, onward: 'later' }}
        table={tableToTell}
        shown={shown}
        selection={{ chosen: chosen.ids, mayChoose: () => true, onToggle: chosen.toggle }}
        empty={<Empty title="名单是空的" words={told ? '通知过的会列在这里。' : '该通知的都通知了。'} />}
        head={(all) => <Acts region={narrowed.region} all={all} told={told} chosen={chosen} act={act} />}
      >
        {(one: ReimbursementView) => (
          <PersonLine one={one}>
            <WholeNumber
              id={one.reimbursementId}
              name={one.person.name}
              region={one.region}
              personId={one.personId}
            />
            <Button
              id={`tick-${one.reimbursementId}`}
              kind="plain"
              label={told ? '记错了，还没通知' : '已通知'}
              busy={act.busy}
              onTap={() => act.start([one.reimbursementId])}
            />
          </PersonLine>
        )}
      </WorkList>
    </View>
  );
}

interface ListProps extends OfPlace {
  readonly office: string;
  readonly onDone: () => void;
}

function ListToTell({ region, year, office, onDone }: ListProps) {
  const [told, setTold] = useState(false);
  const [narrowed, setNarrowed] = useState<Narrowed>({ region, wait: 'all' });
  const words = narrowedInWords(narrowed, region);
  return (
    <View>
      <Section title="看哪些">
        <ChoiceList
          name="看哪些"
          chosen={told ? 'told' : 'untold'}
          onChoose={(next) => setTold(next === 'told')}
          choices={[
            { value: 'untold', label: '还没通知的', id: 'show-untold' },
            { value: 'told', label: '已经通知的', id: 'show-told' },
          ]}
        />
      </Section>
      <Filters own={region} narrowed={narrowed} words={words} onNarrow={setNarrowed} />
      <Rows
        key={`${narrowed.region} ${narrowed.wait} ${told}`}
        region={region}
        year={year}
        narrowed={narrowed}
        office={office}
        told={told}
        shown={[`${office}${told ? '已经通知的' : '还没通知的'}`, words, '最早的在前']
          .filter(Boolean)
          .join('，')}
        onDone={onDone}
      />
    </View>
  );
}

interface TellingProps extends OfPlace {
  readonly parts: readonly TellingPart[];
  readonly onDone: () => void;
}

/** Whom each department has to tell that he may apply, ticked once he was told. */
export function Telling({ region, year, parts, onDone }: TellingProps) {
  const offices = [...new Set(parts.map(({ office }) => office))];
  // It stays with the department although nobody is left to tell there.
  const [office, setOffice] = useState(parts.find(({ untold }) => untold > 0)?.office ?? offices[0]);
  if (office === undefined) return <Empty title="没有要通知的" words="这里的补贴不用哪个部门通知。" />;
  return (
    <View>
      <Section title="哪个部门">
        <ChoiceList
          name="哪个部门"
          chosen={office}
          onChoose={setOffice}
          choices={offices.map((value, at) => ({
            value,
            label: value,
            hint: `还没通知${parts.find((one) => one.office === value)?.untold ?? 0}人`,
            id: `office-${at}`,
          }))}
        />
      </Section>
      <ListToTell key={office} region={region} year={year} office={office} onDone={onDone} />
    </View>
  );
}

import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PageAfter } from '../../../contract/pages';
import type { ReimbursementView } from '../../../contract/reimbursements';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ManyChoices } from '../../components/ChoiceList';
import { Field, TextInput } from '../../components/Field';
import { Empty } from '../../components/PageStates';
import { randomId } from '../../state/random-id';
import { propose } from '../files/propose';
import { WholeNumber } from '../persons/WholeNumber';
import { officersPlace } from '../use-officer';
import { Filters, narrowedInWords } from '../work-list/Filters';
import type { Narrowed } from '../work-list/Filters';
import { WorkList } from '../work-list/WorkList';
import type { TableOf } from '../work-list/WorkTable';
import { useChosen } from '../work-list/use-chosen';
import type { Chosen } from '../work-list/use-chosen';
import { useWide } from '../work-list/use-wide';
import { daysOf } from '../work-list/waits';
import { PersonLine } from './PersonLine';
import { accountWords, dueWords } from './words';

interface OfPlace {
  readonly region: string;
  readonly year: number;
}

/** Says no with a reason that the applicant reads. */
function Decline({ one, onDone }: { readonly one: ReimbursementView; readonly onDone: () => void }) {
  const { reimbursementId: id } = one;
  const [reason, setReason] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  const act = useAct(async (written: string) => {
    await ask('officer', 'reimbursements.decline', { reimbursementId: id, reason: written });
    onDone();
  });
  if (reason === null) {
    return <Button id={`decline-${id}`} kind="plain" label="不同意" onTap={() => setReason('')} />;
  }
  const submit = (): void => {
    const written = reason.trim();
    setProblem(written.length < 4 ? '请写清楚为什么，至少4个字，申请人会看到' : undefined);
    if (written.length >= 4) act.start(written);
  };
  return (
    <View>
      <ActFailure title="没有办成" failure={act.failure} id={`failed-${id}`} />
      <Field id={`reason-${id}`} label="为什么不同意" hint="申请人会看到，可以改好再申请" error={problem}>
        <TextInput
          id={`reason-${id}-input`}
          name="为什么不同意"
          value={reason}
          maxlength={100}
          onInput={setReason}
        />
      </Field>
      <Button id={`decline-sure-${id}`} kind="secondary" label="确认不同意" busy={act.busy} onTap={submit} />
      <Button id={`decline-not-${id}`} kind="plain" label="先不办" onTap={() => setReason(null)} />
    </View>
  );
}

const tableOfApplications: TableOf<ReimbursementView> = {
  name: '审核申领',
  columns: ['姓名', '证件号码', '补贴', '哪里', '账户'],
  idOf: ({ reimbursementId }) => reimbursementId,
  cellsOf: (one) => [
    one.person.name,
    one.person.document,
    dueWords(one),
    officersPlace(one.region),
    accountWords(one),
  ],
};

interface ApproveProps extends Pick<OfPlace, 'region'> {
  readonly all: readonly ReimbursementView[];
  /** Those that are left out: the others are proposed. */
  readonly left: Chosen;
}

/** Chosen together and proposed at once: another officer agrees to all of them. */
function Approve({ region, all, left }: ApproveProps) {
  const [proposed, setProposed] = useState(0);
  const isWide = useWide();
  const chosen = all.filter(({ reimbursementId }) => !left.ids.includes(reimbursementId));
  const act = useAct(async () => {
    const applications = chosen.map(({ reimbursementId, updatedAt }) => ({ reimbursementId, updatedAt }));
    const of = { proposalId: randomId(), part: 1, parts: 1 };
    await propose(of, 'reimbursements.approve', { region, applications });
    setProposed(applications.length);
  });
  return (
    <View>
      <Field id="chosen" label="一起提出同意的" hint="看过材料的留着勾，没看的去掉">
        {isWide ? (
          <View>{`表里选着${chosen.length}人。`}</View>
        ) : (
          <ManyChoices
            name="一起提出同意的"
            chosen={chosen.map(({ reimbursementId }) => reimbursementId)}
            choices={all.map(({ reimbursementId, person }) => ({
              value: reimbursementId,
              label: `${person.name} ${person.document}`,
              id: `choose-${reimbursementId}`,
            }))}
            onToggle={left.toggle}
          />
        )}
      </Field>
      <ActFailure title="没有提出" failure={act.failure} />
      {proposed > 0 ? (
        <Callout kind="good" id="done" title={`已提出同意${proposed}人，等另一位经办人同意后生效`} urgent />
      ) : null}
      {chosen.length > 0 && proposed === 0 ? (
        <Button
          id="continue"
          label={`提出同意${chosen.length}人`}
          busy={act.busy}
          onTap={() => act.start()}
        />
      ) : null}
    </View>
  );
}

interface ListProps extends OfPlace {
  readonly narrowed: Narrowed;
  readonly shown: string;
  readonly after: PageAfter;
  readonly onTurn: (after: PageAfter) => void;
}

function List({ region, year, narrowed, shown, after, onTurn }: ListProps) {
  const left = useChosen();
  // A table's page goes into one proposal; on a phone so many cards would be slow.
  const many = useWide() ? ({ many: true } as const) : {};
  const loading = useLoaded(`${narrowed.region} ${year} ${narrowed.wait} ${after} ${'many' in many}`, () =>
    ask('officer', 'reimbursements.list', {
      region: narrowed.region,
      year,
      state: 'applied',
      ...daysOf(narrowed.wait),
      ...many,
      after,
    }),
  );
  const ids = loading.state === 'ready' ? loading.data.reimbursements.map((one) => one.reimbursementId) : [];
  const chosen = ids.filter((id) => !left.ids.includes(id));
  return (
    <WorkList
      loading={loading}
      label="正在读取申领"
      itemsOf={({ reimbursements }) => reimbursements}
      turner={{ after, onTurn, onward: 'later' }}
      table={tableOfApplications}
      shown={shown}
      selection={{ chosen, mayChoose: () => true, onToggle: left.toggle }}
      empty={<Empty title="没有等审核的申领" words="居民在小程序里或者窗口申领的，会列在这里。" />}
      foot={(all) => (
        <Approve
          key={all.map(({ reimbursementId, updatedAt }) => `${reimbursementId} ${updatedAt}`).join()}
          region={region}
          all={all}
          left={left}
        />
      )}
    >
      {(one: ReimbursementView) => (
        <PersonLine one={one}>
          <WholeNumber
            id={one.reimbursementId}
            name={one.person.name}
            region={one.region}
            personId={one.personId}
          />
          <Decline one={one} onDone={loading.again} />
        </PersonLine>
      )}
    </WorkList>
  );
}

/** Applications that wait for the agency's word. */
export function Applications({ region, year }: OfPlace) {
  const [after, setAfter] = useState<PageAfter>(null);
  const [narrowed, setNarrowed] = useState<Narrowed>({ region, wait: 'all' });
  const words = narrowedInWords(narrowed, region);
  return (
    <View>
      <Filters
        own={region}
        narrowed={narrowed}
        words={words}
        onNarrow={(next) => {
          setNarrowed(next);
          setAfter(null);
        }}
      />
      <List
        key={`${narrowed.region} ${narrowed.wait}`}
        region={region}
        year={year}
        narrowed={narrowed}
        shown={['等审核的', words, '最早的在前'].filter(Boolean).join('，')}
        after={after}
        onTurn={setAfter}
      />
    </View>
  );
}

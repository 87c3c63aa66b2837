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
import { PagedList } from '../../components/PagedList';
import { Empty } from '../../components/PageStates';
import { randomId } from '../../state/random-id';
import { propose } from '../files/propose';
import { PersonLine } from './PersonLine';

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

interface PageOfApplicationsProps extends OfPlace {
  readonly all: readonly ReimbursementView[];
  readonly onDone: () => void;
}

/** Chosen together and proposed at once: another officer agrees to all of them. */
function PageOfApplications({ region, all, onDone }: PageOfApplicationsProps) {
  const [left, setLeft] = useState<readonly string[]>([]);
  const [proposed, setProposed] = useState(0);
  const chosen = all.filter(({ reimbursementId }) => !left.includes(reimbursementId));
  const act = useAct(async () => {
    const applications = chosen.map(({ reimbursementId, updatedAt }) => ({ reimbursementId, updatedAt }));
    const of = { proposalId: randomId(), part: 1, parts: 1 };
    await propose(of, 'reimbursements.approve', { region, applications }, applications.length);
    setProposed(applications.length);
  });
  const toggle = (id: string): void =>
    setLeft(left.includes(id) ? left.filter((one) => one !== id) : [...left, id]);
  return (
    <View>
      {all.map((one) => (
        <PersonLine key={one.reimbursementId} one={one}>
          <Decline one={one} onDone={onDone} />
        </PersonLine>
      ))}
      <Field id="chosen" label="一起提出同意的" hint="看过材料的留着勾，没看的去掉">
        <ManyChoices
          name="一起提出同意的"
          chosen={chosen.map(({ reimbursementId }) => reimbursementId)}
          choices={all.map(({ reimbursementId, person }) => ({
            value: reimbursementId,
            label: `${person.name} ${person.document}`,
            id: `choose-${reimbursementId}`,
          }))}
          onToggle={toggle}
        />
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

/** Applications that wait for the agency's word. */
export function Applications({ region, year }: OfPlace) {
  const [after, setAfter] = useState<PageAfter>(null);
  const loading = useLoaded(`${region} ${year} ${after}`, () =>
    ask('officer', 'reimbursements.list', { region, year, state: 'applied', after }),
  );
  return (
    <PagedList
      loading={loading}
      label="正在读取申领"
      itemsOf={({ reimbursements }) => reimbursements}
      turner={{ after, onTurn: setAfter, onward: 'later' }}
      empty={<Empty title="没有等审核的申领" words="居民在小程序里或者窗口申领的，会列在这里。" />}
    >
      {(all) => (
        <PageOfApplications
          key={all.map(({ reimbursementId, updatedAt }) => `${reimbursementId} ${updatedAt}`).join()}
          region={region}
          year={year}
          all={all}
          onDone={loading.again}
        />
      )}
    </PagedList>
  );
}

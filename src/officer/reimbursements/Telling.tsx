import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PageAfter } from '../../../contract/pages';
import type { ReimbursementView, TellingPart } from '../../../contract/reimbursements';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { ChoiceList } from '../../components/ChoiceList';
import { Section } from '../../components/Section';
import { PagedList } from '../../components/PagedList';
import { Empty } from '../../components/PageStates';
import { saveFile } from '../../platform/save-file';
import { yuan } from '../../words/money';
import { asSheet } from '../files/sheet';
import { officersPlace } from '../use-officer';
import { PersonLine } from './PersonLine';

const head = ['村（社区）', '姓名', '证件号码', '凭哪种身份', '能领(元)', '最晚申领', '已通知（签字）'];

/** A list to print, for who goes from door to door; nothing in it runs as a formula. */
function sheetOf(all: readonly ReimbursementView[]): string {
  const lines = all.map(({ region, person, identity, amountFen, applyBy }) => [
    officersPlace(region),
    person.name,
    person.document,
    identity,
    yuan(amountFen),
    applyBy ?? '',
    '',
  ]);
  return asSheet([head, ...lines]);
}

interface TellingProps {
  readonly region: string;
  readonly year: number;
  readonly parts: readonly TellingPart[];
  readonly onDone: () => void;
}

interface ListProps extends Omit<TellingProps, 'parts'> {
  readonly office: string;
}

interface PageToTellProps {
  readonly all: readonly ReimbursementView[];
  readonly told: boolean;
  readonly onTick: (ids: readonly string[]) => Promise<void>;
}

function PageToTell({ all, told, onTick }: PageToTellProps) {
  const act = useAct(onTick);
  return (
    <View>
      <ActFailure title="没有记下" failure={act.failure} />
      {told ? null : (
        <View className="not-printed">
          <Button
            id="save-to-tell"
            kind="secondary"
            label="存成名单，打印用"
            onTap={() => void saveFile('to-tell.csv', sheetOf(all))}
          />
          <Button
            id="tick-all"
            kind="secondary"
            label={`这一页${all.length}人都通知了`}
            busy={act.busy}
            onTap={() => act.start(all.map(({ reimbursementId }) => reimbursementId))}
          />
        </View>
      )}
      {all.map((one) => (
        <PersonLine key={one.reimbursementId} one={one}>
          <Button
            id={`tick-${one.reimbursementId}`}
            kind="plain"
            label={told ? '记错了，还没通知' : '已通知'}
            busy={act.busy}
            onTap={() => act.start([one.reimbursementId])}
          />
        </PersonLine>
      ))}
    </View>
  );
}

function ListToTell({ region, year, office, onDone }: ListProps) {
  const [told, setTold] = useState(false);
  const [after, setAfter] = useState<PageAfter>(null);
  const loading = useLoaded(`${region} ${year} ${office} ${told} ${after}`, () =>
    ask('officer', 'reimbursements.to-tell', { region, year, office, told, after }),
  );
  const tick = async (reimbursementIds: readonly string[]): Promise<void> => {
    await ask('officer', 'reimbursements.tick', { region, year, reimbursementIds, told: !told });
    loading.again();
    onDone();
  };
  return (
    <View>
      <Section title="看哪些">
        <ChoiceList
          name="看哪些"
          chosen={told ? 'told' : 'untold'}
          onChoose={(next) => {
            setTold(next === 'told');
            setAfter(null);
          }}
          choices={[
            { value: 'untold', label: '还没通知的', id: 'show-untold' },
            { value: 'told', label: '已经通知的', id: 'show-told' },
          ]}
        />
      </Section>
      <PagedList
        loading={loading}
        label="正在读取名单"
        itemsOf={({ reimbursements }) => reimbursements}
        turner={{ after, onTurn: setAfter, onward: 'later' }}
        empty={<Empty title="名单是空的" words={told ? '通知过的会列在这里。' : '该通知的都通知了。'} />}
      >
        {(all) => <PageToTell all={all} told={told} onTick={tick} />}
      </PagedList>
    </View>
  );
}

/** Whom each department has to tell that he may apply, ticked once he was told. */
export function Telling({ region, year, parts, onDone }: TellingProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  const offices = [...new Set(parts.map(({ office }) => office))];
  const office = chosen ?? parts.find(({ untold }) => untold > 0)?.office ?? offices[0];
  if (office === undefined) return <Empty title="没有要通知的" words="这里的补贴不用哪个部门通知。" />;
  return (
    <View>
      <Section title="哪个部门">
        <ChoiceList
          name="哪个部门"
          chosen={office}
          onChoose={setChosen}
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

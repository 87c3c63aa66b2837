import { useState } from 'react';
import { View } from '@tarojs/components';
import type { UploadComparison, UploadView } from '../../../contract/uploads';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ManyChoices } from '../../components/ChoiceList';
import { DateField } from '../../components/DateField';
import { ErrorSummary, messageFor } from '../../components/ErrorSummary';
import type { FieldError } from '../../components/ErrorSummary';
import { Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { addDays, chinaToday, dayFromParts, partsOfDay, sayDay } from '../../words/days';

interface CompareProps {
  readonly view: UploadView;
  readonly onView: (view: UploadView) => void;
}

/** The last day of the month before: where a monthly list begins anew. */
function endOfLastMonth() {
  const today = chinaToday();
  return addDays(today, -Number(today.slice(8)));
}

function toggled(all: readonly string[], one: string): readonly string[] {
  return all.includes(one) ? all.filter((other) => other !== one) : [...all, one];
}

function useComparing({ view, onView }: CompareProps) {
  const [groups, setGroups] = useState<readonly string[]>([]);
  const [until, setUntil] = useState(() => partsOfDay(endOfLastMonth()));
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const { uploadId } = view;
  const byGroup = (view.groups ?? []).length > 0;
  const act = useAct(async (of: object) =>
    onView(await ask('files', 'uploads.compare', { uploadId, ...of })),
  );
  const start = (): void => {
    const day = dayFromParts(until);
    const wrong: FieldError[] = [];
    if (byGroup && groups.length === 0) {
      wrong.push({ field: 'groups', message: '请选这份文件是哪种身份的全部名单' });
    }
    if (byGroup && day === null) wrong.push({ field: 'until', message: '请写认定到哪天为止' });
    setErrors(wrong);
    if (wrong.length === 0) act.start(byGroup ? { groups, until: day } : {});
  };
  return { groups, setGroups, until, setUntil, errors, byGroup, act, start };
}

/** The officer says that the file is a whole list: by default it is not, and ends nobody. */
export function Compare(props: CompareProps) {
  const { view } = props;
  const [isWhole, setWhole] = useState(false);
  const { groups, setGroups, until, setUntil, errors, byGroup, act, start } = useComparing(props);
  if (view.groups === null || (view.kind === 'roster' && view.groups.length === 0)) return null;
  if (view.counts.problems > 0) {
    return (
      <View className="soft small" id="not-compared">
        要比谁不在名单上了，请先把有问题的行改好：在下面一行一行改，或者在文件里改好再传。
      </View>
    );
  }
  return (
    <Section title="谁不在名单上了">
      <View className="section__note">
        只传了一部分人的文件，不用选：文件里没有的人不会动。是全部名单的，可以比出谁不在上面了。
      </View>
      <ManyChoices
        name="是不是全部名单"
        choices={[{ value: 'whole', label: '这份文件是全部名单', id: 'is-whole' }]}
        chosen={isWhole ? ['whole'] : []}
        onToggle={() => setWhole(!isWhole)}
      />
      {isWhole ? (
        <View>
          <ErrorSummary errors={errors} />
          {byGroup ? (
            <View>
              <ManyChoices
                name="是哪种身份的全部名单"
                choices={(view.groups ?? []).map(({ code, name }) => ({
                  value: code,
                  label: `${name}的全部名单`,
                  id: `group-${code}`,
                }))}
                chosen={groups}
                onToggle={(code) => setGroups(toggled(groups, code))}
              />
              <DateField
                id="until"
                label="不在名单上的人，认定到哪天为止"
                error={messageFor(errors, 'until')}
                parts={until}
                onChange={setUntil}
              />
            </View>
          ) : null}
          <ActFailure title="没有比成" failure={act.failure} />
          <Button id="compare" kind="secondary" label="比一比" busy={act.busy} onTap={start} />
        </View>
      ) : null}
      <Compared {...props} />
    </Section>
  );
}

/** Of the lists from which somebody may be ended: who stands there, and who of them is not in the file. */
function endable({ lists }: UploadComparison): { readonly before: number; readonly gone: number } {
  const open = lists.filter(({ stop }) => stop === null);
  const sum = (of: 'before' | 'gone'): number => open.reduce((all, one) => all + one[of], 0);
  return { before: sum('before'), gone: sum('gone') };
}

/** Whom the comparison found: nobody ends unless he is ticked. */
function Compared({ view, onView }: CompareProps) {
  const { uploadId, comparison, kind } = view;
  const act = useAct(async (isEnded: boolean) =>
    onView(await ask('files', 'uploads.end-all', { uploadId, isEnded })),
  );
  if (comparison === null) return null;
  const { until, stop, lists } = comparison;
  if (stop !== null) {
    return (
      <Callout
        kind="bad"
        id="compare-stopped"
        title={view.kind === 'roster' ? '不能按这份文件结束认定' : '不能按这份文件标谁不在名单上'}
        urgent
      >
        {stop}
      </Callout>
    );
  }
  if (comparison.gone === 0) {
    return <Callout kind="good" id="compared" title={`现在名单上的${comparison.before}人都在这份文件里`} />;
  }
  const { before, gone } = endable(comparison);
  const what = kind === 'roster' ? `认定到${until === null ? '' : sayDay(until)}为止` : '标为不在名单上';
  const stopped = lists.flatMap((one) => (one.stop === null ? [] : [{ ...one, stop: one.stop }]));
  return (
    <View>
      {stopped.map((one) => (
        <Callout
          key={one.group ?? ''}
          kind="bad"
          id={`stopped-${one.group ?? ''}`}
          title="这种身份的人，不能按这份文件结束认定"
        >
          {one.stop}
        </Callout>
      ))}
      <Callout kind="warn" id="compared" title={`${gone}人不在这份文件里`}>
        <View>
          <Words>{`现在的名单有${before}人。选上的，${what}；没有选的不动。在下面“不在名单上的”里逐个看、逐个选。`}</Words>
        </View>
        <ActFailure title="没有办成" failure={act.failure} />
        <Button
          id="end-all"
          kind="secondary"
          label={`全部选上（${gone}人）`}
          busy={act.busy}
          onTap={() => act.start(true)}
        />
        <Button
          id="end-none"
          kind="plain"
          label="一个也不选"
          busy={act.busy}
          onTap={() => act.start(false)}
        />
      </Callout>
    </View>
  );
}

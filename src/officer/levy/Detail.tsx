import { View } from '@tarojs/components';
import type { LevyListView } from '../../../contract/levy-lists';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Section } from '../../components/Section';
import { Words } from '../../components/Words';
import { placeName } from '../../answers/places';
import { aria } from '../../platform/aria';
import { sayDay } from '../../words/days';
import { HandedOutFile } from '../files/HandedOutFile';
import { AidLedger, ControlTotals } from './Sums';
import { useLevyList } from './use-levy-list';
import { progressWords } from './words';

function UnderWay({ view }: { readonly view: LevyListView }) {
  return (
    <View className="callout callout_info" id="progress" {...aria({ role: 'status', live: 'polite' })}>
      <View className="callout__words">
        <View className="callout__title">{progressWords(view)}</View>
        可以关掉这一页，云端接着做；回来在清单里找到它。
      </View>
    </View>
  );
}

function NotOnIt({ view: { elsewhere, excused, unregistered } }: { readonly view: LevyListView }) {
  return (
    <Callout kind="info" id="who-is-on-it" title="清册里有谁">
      <View>在这里参保的、居民名单上的、在这里登记了的、认定名册上的，每人一行。</View>
      <View>{`还没有登记的${unregistered}人也列了，按缴费标准和认定的身份算，提示里写明。`}</View>
      <View>{`没有列：在别处参保的${elsewhere}人，职工参保或去世等不用动员的${excused}人。`}</View>
    </Callout>
  );
}

function Files({ files, state }: LevyListView) {
  if (state !== 'done') return null;
  return (
    <Section title="文件" id="files">
      <View className="section__note">
        文件里有完整的证件号码，只能交给征缴、资助结算的单位，用后删除。税务导入的文件请直接导入，不要用表格软件打开再存。
      </View>
      {files.length === 0 ? (
        <View id="files-gone">文件只保存24小时，已经删除。要用的请重新做一份。</View>
      ) : null}
      {files.map((file) => (
        <HandedOutFile key={file.handOutId} file={file} />
      ))}
    </Section>
  );
}

interface DetailProps {
  readonly levyListId: string;
  readonly onBack: () => void;
}

/** One list: how far it is, its sums, and its files. */
export function Detail({ levyListId, onBack }: DetailProps) {
  const { view, failure, again } = useLevyList(levyListId);
  const remove = useAct(async () => {
    await ask('files', 'levy-lists.remove', { levyListId });
    onBack();
  });
  const back = <Button id="to-list" kind="secondary" label="回到清单" onTap={onBack} />;
  if (view === null) {
    return (
      <View>
        {failure === null ? (
          <Skeleton label="正在打开清册" />
        ) : (
          <FailureState failure={failure} onRetry={again} />
        )}
        {back}
      </View>
    );
  }
  const { region, year, on, state, totals } = view;
  return (
    <View id="levy-list">
      <Section title={`${placeName(region)}${year}年度`}>
        <View className="soft small">
          <Words>{`没有缴的按${sayDay(on)}缴费计算，已经缴的按缴费当天算。`}</Words>
        </View>
        {state === 'done' ? <NotOnIt view={view} /> : <UnderWay view={view} />}
      </Section>
      <ActFailure title="断了，已经做好的不会丢" failure={failure}>
        <Button id="go-on" kind="secondary" label="接着做" onTap={again} />
      </ActFailure>
      <Files {...view} />
      {state === 'done' ? <ControlTotals {...totals} /> : null}
      {state === 'done' ? <AidLedger funds={totals.funds} /> : null}
      <View className="card__action">
        <ActFailure title="没有删除" failure={remove.failure} />
        {back}
        <Button
          id="remove"
          kind="plain"
          label={state === 'done' ? '删除这份清册' : '不做了，删除'}
          busy={remove.busy}
          onTap={() => remove.start()}
        />
      </View>
    </View>
  );
}

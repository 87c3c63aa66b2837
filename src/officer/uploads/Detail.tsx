import { useState } from 'react';
import { View } from '@tarojs/components';
import type { UploadActions, UploadView } from '../../../contract/uploads';
import { ask } from '../../cloud/cloud';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section, Tag } from '../../components/Section';
import { Words } from '../../components/Words';
import { aria } from '../../platform/aria';
import { open } from '../../platform/navigation';
import { sayMoment } from '../../words/days';
import { Compare } from './Compare';
import { RowList } from './RowList';
import { uploadKindWords } from './kinds';
import { useWorkedOff } from './use-worked-off';
import { actWords, countsWords, isUnderWay, progressWords, standingOf, tagOf } from './words';

interface DetailProps {
  readonly uploadId: string;
  readonly onBack: () => void;
}

function UnderWay({ view }: { readonly view: UploadView }) {
  return (
    <View className="callout callout_info" id="progress" {...aria({ role: 'status', live: 'polite' })}>
      <View className="callout__words">
        <View className="callout__title">{progressWords(view)}</View>
        可以关掉这一页，云端接着办；回来在清单里找到它。
      </View>
    </View>
  );
}

function Found({ view }: { readonly view: UploadView }) {
  const { counts, remarks, problem, kind } = view;
  if (view.state === 'failed') return <Callout kind="bad" id="problem" title={problem ?? '读不了'} urgent />;
  const isClean = counts.problems === 0 && counts.notes === 0;
  return (
    <View>
      {problem === null ? null : <Callout kind="bad" id="problem" title={problem} urgent />}
      <Callout kind={isClean ? 'good' : 'warn'} id="counts" title={foundTitle(view)}>
        {countsWords(view).map((words) => (
          <View key={words}>{words}</View>
        ))}
        {counts.problems === 0 ? null : (
          <View>
            {kind === 'targets'
              ? '任务数要整张写入：请在文件里改好有问题的行，整个文件再传一次。'
              : wrongRowsWords(view)}
          </View>
        )}
      </Callout>
      {remarks.length === 0 ? null : (
        <Section title="没有读的、要知道的">
          {remarks.map((remark) => (
            <View key={remark} className="small measure">
              {remark}
            </View>
          ))}
        </Section>
      )}
    </View>
  );
}

/** What to do about rows with problems: a file whose pieces bear a check goes on as it is. */
function wrongRowsWords({ kind, mayLeaveOut }: UploadView): string {
  const inFile = `在文件里改好，整个文件再传一次，只${actWords[kind]}有变化的`;
  return mayLeaveOut
    ? `有问题的，点下面“有问题的”，一行一行改好；行数多的${inFile}。也可以先${actWords[kind]}没有问题的。`
    : `可以先${actWords[kind]}没有问题的；有问题的${inFile}。`;
}

/** What one officer did is done. */
function Written({ view }: { readonly view: UploadView }) {
  const { state, kind, told, region, handedInBy, mayBeTakenBack } = view;
  if (state === 'taken-back') return <Callout kind="good" id="undone" title="整批已经撤回" />;
  const { then } = uploadKindWords[kind];
  const year = told.year === undefined ? {} : { year: String(told.year) };
  return (
    <Callout kind="good" id="done" title={`已经写入，${handedInBy ?? ''}办理`}>
      <View>{mayBeTakenBack ? '弄错了，可以在这里整批撤回。' : '弄错了，传改好的文件，以新的为准。'}</View>
      {then === undefined ? null : (
        <Button
          id="then"
          kind="secondary"
          label={then.label}
          onTap={() => open(then.path, { region, ...year })}
        />
      )}
    </Callout>
  );
}

/** A table of targets is written whole, or not. */
function foundTitle({ kind, counts }: UploadView): string {
  if (kind === 'targets' && counts.problems > 0) return `${counts.problems}行有问题，改好以后才能写入`;
  return `${counts.going}${uploadKindWords[kind].unit}可以${actWords[kind]}`;
}

/** What became of its proposals, and who has to do what next. */
function Standing({ view }: { readonly view: UploadView }) {
  const { state, kind, proposal, undo } = view;
  if (state === 'taken' || state === 'taken-back') return <Written view={view} />;
  if (state === 'checked' && proposal !== null) {
    const reason = proposal.reason === null ? '' : `：${proposal.reason}`;
    return <Callout kind="warn" id="sent-back" title={`提出以后被退回或撤回${reason}`} />;
  }
  if (state === 'undo-proposed' && undo?.state === 'done') {
    return (
      <Callout kind="good" id="undone" title="整批已经撤回">
        撤不回的几行，在“等同意的”里看得到原因。
      </Callout>
    );
  }
  if (state === 'undo-proposed') {
    return <Callout kind="info" id="undo-waits" title="撤回已经提出，等另一位经办人同意" />;
  }
  if (state !== 'proposed' || proposal === null) return null;
  if (proposal.state === 'done') {
    return (
      <Callout kind="good" id="done" title="已经生效">
        {kind === 'roster' ? '等着确认的申请已经重算。' : ''}
        {view.mayBeTakenBack
          ? '弄错了，可以在这里整批撤回。'
          : '回执、结果生效以后不能撤回；错了的，请对方更正以后另给文件。'}
      </Callout>
    );
  }
  return proposal.state === 'applying' ? (
    <Callout kind="info" id="applying" title={`正在生效：${proposal.parts}段里办好了${proposal.applied}段`} />
  ) : (
    <Callout kind="info" id="waits" title="已经提出，等另一位经办人同意">
      同事在“等同意的”里核对、同意以后才生效。
    </Callout>
  );
}

type Act = 'uploads.propose' | 'uploads.take' | 'uploads.undo';

interface ActsProps {
  readonly view: UploadView;
  readonly onView: (view: UploadView) => void;
  readonly onGone: () => void;
}

function Acts({ view, onView, onGone }: ActsProps) {
  const { uploadId, counts, state, proposal, undo, kind, byTwo } = view;
  const { unit } = uploadKindWords[kind];
  const [isSure, setSure] = useState(false);
  const act = useAct(async (action: Act) => onView(await ask('files', action, { uploadId })));
  const remove = useAct(async () => {
    const request: UploadActions['uploads.remove']['request'] = { uploadId };
    await ask('files', 'uploads.remove', request);
    onGone();
  });
  const isOpen = state === 'checked';
  const undoEnded = undo === null || undo.state === 'refused' || undo.state === 'withdrawn';
  const isDone = state === 'taken' || (proposal?.state === 'done' && undoEnded);
  const mayUndo = view.mayBeTakenBack && isDone;
  const isHeldBack = kind === 'targets' && counts.problems > 0;
  return (
    <View className="card__action">
      <ActFailure title="没有办成" failure={act.failure ?? remove.failure} />
      {isOpen && counts.going > 0 && !isHeldBack ? (
        <Button
          id="continue"
          label={`${actWords[kind]}${counts.going}${unit}`}
          busy={act.busy}
          onTap={() => act.start(byTwo ? 'uploads.propose' : 'uploads.take')}
        />
      ) : null}
      {mayUndo && !isSure ? (
        <Button id="undo" kind="secondary" label="整批撤回" onTap={() => setSure(true)} />
      ) : null}
      {mayUndo && isSure ? (
        <Button
          id="undo-sure"
          kind="danger"
          label={`${byTwo ? '提出撤回' : '撤回'}这${counts.going}${unit}`}
          busy={act.busy}
          onTap={() => act.start('uploads.undo')}
        />
      ) : null}
      {mayUndo && isSure ? (
        <Button id="undo-not" kind="plain" label="先不撤回" onTap={() => setSure(false)} />
      ) : null}
      {isOpen || state === 'failed' ? (
        <Button
          id="remove"
          kind="plain"
          label="不要了，删掉"
          busy={remove.busy}
          onTap={() => remove.start()}
        />
      ) : null}
    </View>
  );
}

/** One file: how far it is, what was found in it, what its officer decides, what became of it. */
export function Detail({ uploadId, onBack }: DetailProps) {
  const { view, failure, show, again } = useWorkedOff(uploadId);
  const back = <Button id="to-list" kind="plain" label="回到清单" onTap={onBack} />;
  if (view === null) {
    return (
      <View>
        {failure === null ? (
          <Skeleton label="正在读取" />
        ) : (
          <FailureState failure={failure} onRetry={again} />
        )}
        {back}
      </View>
    );
  }
  return (
    <View>
      <Card id="upload">
        <View className="record-card__head">
          <View className="strong">{view.name}</View>
          <Tag kind={tagOf(view)} words={standingOf(view)} />
        </View>
        <View className="soft small">
          <Words>{`${uploadKindWords[view.kind].label} · ${view.begunBy}${sayMoment(view.at)}上传 · 内容保存到${sayMoment(view.until)}`}</Words>
        </View>
        <View className="soft small">
          {view.handedInBy === null
            ? '同一地方、同样职责的同事都能接着办。'
            : `${view.handedInBy}${actWords[view.kind]}`}
        </View>
      </Card>
      {isUnderWay(view) ? <UnderWay view={view} /> : <Found view={view} />}
      <ActFailure title="断了，已经办好的不会丢" failure={failure}>
        <Button id="go-on" kind="secondary" label="接着办" onTap={again} />
      </ActFailure>
      <Standing view={view} />
      {view.state === 'checked' ? <Compare view={view} onView={show} /> : null}
      {isUnderWay(view) ? null : <Acts view={view} onView={show} onGone={onBack} />}
      {isUnderWay(view) ? null : <RowList view={view} isOpen={view.state === 'checked'} onView={show} />}
      {back}
    </View>
  );
}

import { useEffect, useRef, useState } from 'react';
import { View } from '@tarojs/components';
import type { UploadKindName, UploadTold } from '../../../contract/uploads';
import { useAct } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { randomId } from '../../state/random-id';
import { uploadKindWords } from './kinds';
import { chooseTable, onFileDropped } from './choose-table';
import type { FileHere } from './choose-table';
import { sendTable, whyNotSendable } from './send-table';
import './uploads.scss';

interface Sending {
  readonly uploadId: string;
  readonly told: UploadTold;
  readonly file: FileHere;
}

interface DropFileProps {
  readonly kind: UploadKindName;
  readonly region: string;
  /** What its officer says of it; null where something is missing, which the page then says. */
  readonly toldNow: () => UploadTold | null;
  readonly onSent: (uploadId: string) => void;
}

const onWeb = process.env.TARO_ENV === 'h5';

/** Takes a spreadsheet: chosen, or at a computer dropped anywhere on the page. What was not sent can be sent again. */
export function DropFile({ kind, region, toldNow, onSent }: DropFileProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, setSending] = useState<Sending | null>(null);
  const send = useAct(async ({ uploadId, told, file }: Sending) => {
    await sendTable({ uploadId, kind, region, told }, file);
    onSent(uploadId);
  });
  const take = (file: FileHere): void => {
    const why = whyNotSendable(file);
    setProblem(why);
    const told = why === null ? toldNow() : null;
    if (told === null) return;
    const next = { uploadId: randomId(), told, file };
    setSending(next);
    send.start(next);
  };
  const taking = useRef(take);
  useEffect(() => {
    taking.current = take;
  });
  useEffect(() => onFileDropped((file) => taking.current(file)), []);
  const choose = (): void => {
    setProblem(null);
    chooseTable().then(
      (file) => file && take(file),
      () => setProblem('这个文件打不开，请换一个。'),
    );
  };
  return (
    <View className="card__action">
      <View className="drop-file" id="drop-here">
        {onWeb ? <View className="drop-file__words">把Excel或CSV文件拖到这一页，或者</View> : null}
        <Button
          id="choose-file"
          label="选择文件"
          busy={send.busy}
          busyLabel={`正在传${sending?.file.name ?? ''}…`}
          onTap={choose}
        />
        <View className="soft small">{`要有这些列：${uploadKindWords[kind].needed.join('、')}。`}</View>
        <View className="soft small">
          Excel工作簿（.xlsx）或CSV，最多20MB、20万行。列的顺序、叫法不用改；传完可以关掉这一页，云端接着办。
        </View>
      </View>
      {problem === null ? null : <Callout kind="bad" id="file-problem" title={problem} urgent />}
      <ActFailure title="没有传完" failure={send.failure}>
        {sending === null ? null : (
          <Button id="send-again" kind="secondary" label="再传一次" onTap={() => send.start(sending)} />
        )}
      </ActFailure>
    </View>
  );
}

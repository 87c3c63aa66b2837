import { View } from '@tarojs/components';
import type { EvidenceOf, ShownPicture } from '../../../../contract/evidence';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { Section } from '../../../components/Section';
import { CallBack } from './evidence/CallBack';
import { Pictures } from './evidence/Pictures';
import { sendPictures } from './evidence/send';
import type { Unsent } from './evidence/send';

interface GivenProps {
  /** For what they are given. */
  readonly of: EvidenceOf;
  readonly pictures: readonly ShownPicture[];
  readonly phone: string | undefined;
  /** Whether more can be given, and each taken back. */
  readonly open: boolean;
  readonly unsent: readonly Unsent[];
  readonly onUnsent: (unsent: readonly Unsent[]) => void;
  /** Something was sent or taken back: the page asks anew. */
  readonly onChange: () => void;
}

/** Pictures that didn't arrive: still on the phone, to be sent again. */
function NotArrived({
  unsent,
  onAgain,
  busy,
}: {
  unsent: readonly Unsent[];
  onAgain: () => void;
  busy: boolean;
}) {
  if (unsent.length === 0) return null;
  return (
    <Callout kind="bad" id="unsent" title={`有${unsent.length}张图片没有传上去`} urgent>
      {[...new Set(unsent.map(({ words }) => words))].map((words) => (
        <View key={words}>{words}</View>
      ))}
      <Button id="send-again" kind="secondary" label="再传一次" busy={busy} onTap={onAgain} />
    </Callout>
  );
}

/** What was given with a request that was handed in: pictures, and a number to call back. */
export function Given({ of, pictures, phone, open, unsent, onUnsent, onChange }: GivenProps) {
  const send = async (more: Parameters<typeof sendPictures>[1]): Promise<void> => {
    onUnsent(await sendPictures(of, more));
    onChange();
  };
  const again = useAct(() => send(unsent.map(({ picture }) => picture)));
  if (!open && pictures.length === 0 && phone === undefined) return null;
  return (
    <Section title="交的材料" id="evidence">
      {open ? <View className="section__note">可以不交，也可以不留电话。</View> : null}
      <NotArrived unsent={unsent} busy={again.busy} onAgain={() => again.start()} />
      <ActFailure title="图片没有传上去" failure={again.failure} id="send-again-failed" />
      <Pictures
        pictures={pictures.map(({ pictureId, link }) => ({ id: pictureId, link }))}
        addLabel={pictures.length === 0 ? '补交材料：拍照或从相册选' : '再加一张'}
        {...(open
          ? {
              onAdd: send,
              onRemove: async (pictureId: string) => {
                await ask('resident', 'evidence.remove', { ...of, pictureId });
                onChange();
              },
            }
          : {})}
      />
      <View className="spaced">
        <CallBack of={of} phone={phone} open={open} onChange={onChange} />
      </View>
    </Section>
  );
}

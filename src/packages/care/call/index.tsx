import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { insuranceHotline, taxHotline } from '../../../../contract/hotlines';
import type { PlaceContacts } from '../../../../contract/resident';
import { ask } from '../../../cloud/cloud';
import { Offline } from '../../../cloud/failures';
import { useLoaded } from '../../../cloud/use-cloud';
import { Button } from '../../../components/Button';
import { PageFrame } from '../../../components/PageFrame';
import { Skeleton } from '../../../components/PageStates';
import { Tappable } from '../../../components/Tappable';
import { aria } from '../../../platform/aria';
import { usePlace } from '../../../state/place';
import { ReadAloud } from '../ReadAloud';
import { Unbroken } from '../Unbroken';
import '../care.scss';

interface Line {
  readonly name: string;
  readonly phone: string;
}

/** They need no network and no place. */
const national: readonly Line[] = [insuranceHotline, taxHotline];

function call(phone: string): void {
  Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
}

/** Those of the place first; each number once. */
function linesOf(contacts: readonly Line[]): readonly Line[] {
  const known = new Set<string>();
  return [...contacts, ...national].filter(({ phone }) => !known.has(phone) && known.add(phone));
}

async function contactsAt(region: string | undefined): Promise<PlaceContacts | null> {
  return region === undefined ? null : ask('resident', 'places.contacts', { region });
}

/** As one says a number: digit by digit. */
function spokenNumber(phone: string): string {
  return [...phone.replace(/\D/g, '')].join(' ');
}

function Numbers({ lines }: { readonly lines: readonly Line[] }) {
  const [first, ...others] = lines;
  const spoken = lines.map(({ name, phone }) => `${name}，电话是 ${spokenNumber(phone)}。`).join('\n');
  return (
    <>
      <View className="care-answer" id="answer">
        {first === undefined ? null : <Unbroken words={`请打 ${first.phone}，这是${first.name}。`} />}
      </View>
      <View className="care-acts">
        <ReadAloud words={spoken} />
        {others.map(({ name, phone }) => (
          <Tappable
            key={phone}
            id={`call-${phone}`}
            className="button button_secondary"
            label={`${name} ${phone}`}
            onTap={() => call(phone)}
          >
            <View>
              <Unbroken words={`${name} ${phone}`} />
            </View>
          </Tappable>
        ))}
      </View>
    </>
  );
}

/** "Whom do I call": the place's own number first, then those of the whole country, which stand without a network too. */
export default function CareCallPage() {
  const place = usePlace();
  const loading = useLoaded(`contacts ${place?.region}`, () => contactsAt(place?.region));
  const told = loading.state === 'ready' ? loading.data : null;
  const lines = linesOf(told?.contacts ?? []);
  const [first] = loading.state === 'loading' ? [] : lines;
  return (
    <PageFrame
      heading="打电话问谁"
      footer={
        first === undefined ? undefined : (
          <Button id="continue" label={`拨打 ${first.phone}`} onTap={() => call(first.phone)} />
        )
      }
    >
      {loading.state === 'failed' ? (
        <View
          className="para"
          id={loading.failure instanceof Offline ? 'offline' : 'failed'}
          {...aria({ role: 'alert' })}
        >
          当地的电话现在读不到，可以先打全国的热线。
        </View>
      ) : null}
      {first === undefined ? <Skeleton label="正在读取电话" /> : <Numbers lines={lines} />}
    </PageFrame>
  );
}

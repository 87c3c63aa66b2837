import Taro from '@tarojs/taro';
import { View } from '@tarojs/components';
import { insuranceHotline, taxHotline } from '../../../../contract/hotlines';
import type { Contact } from '../../../../contract/contact';
import type { PlaceContacts } from '../../../../contract/resident';
import { ask } from '../../../cloud/cloud';
import { Offline } from '../../../cloud/failures';
import { useLoaded } from '../../../cloud/use-cloud';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { PageFrame } from '../../../components/PageFrame';
import { Empty, Skeleton } from '../../../components/PageStates';
import { Card, Section } from '../../../components/Section';
import { placeName } from '../../../answers/places';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { usePlace } from '../../../state/place';

/** They need no network to be shown. */
const national: readonly Contact[] = [
  { ...insuranceHotline, purpose: 'both', hours: '参保、待遇、资助方面的问题' },
  { ...taxHotline, purpose: 'both', hours: '缴费、退费、票据方面的问题' },
];

const purposeWords = { questions: '咨询', complaints: '投诉', both: '咨询和投诉' } as const;

function call(phone: string): void {
  Taro.makePhoneCall({ phoneNumber: phone }).catch(() => undefined);
}

function ContactCard({ contact }: { readonly contact: Contact }) {
  return (
    <Card>
      <View className="strong">{contact.name}</View>
      <View className="soft small">{purposeWords[contact.purpose]}</View>
      {contact.hours ? <View className="small">{contact.hours}</View> : null}
      {contact.address ? <View className="small">{contact.address}</View> : null}
      <View className="card__action">
        <Button
          id={`call-${contact.phone}`}
          kind="secondary"
          label={`拨打 ${contact.phone}`}
          onTap={() => call(contact.phone)}
        />
      </View>
    </Card>
  );
}

const sourceWords: Readonly<Record<PlaceContacts['source'], string>> = {
  office: '电话由参保地的经办机构提供。',
  notice: '电话来自当地的参保缴费通知。',
  national: '参保地还没有登记自己的电话，可以先打全国统一的热线。',
};

function Local({ region }: { readonly region: string }) {
  const loading = useLoaded(`contacts ${region}`, () => ask('resident', 'places.contacts', { region }));
  if (loading.state === 'loading') return <Skeleton label="正在读取电话" />;
  if (loading.state === 'failed') {
    const title = loading.failure instanceof Offline ? '现在没有网络' : '当地的电话暂时读取不到';
    return (
      <Callout kind="warn" title={title} urgent id="offline">
        <View>可以先打下面的全国热线，或者稍后再试。</View>
        <Button id="retry" kind="plain" label="再试一次" onTap={loading.again} />
      </Callout>
    );
  }
  const everywhere = new Set(national.map(({ phone }) => phone));
  const own = loading.data.contacts.filter(({ phone }) => !everywhere.has(phone));
  return (
    <View>
      {own.map((contact) => (
        <ContactCard key={contact.name + contact.phone} contact={contact} />
      ))}
      <View className="section__note">{sourceWords[loading.data.source]}</View>
    </View>
  );
}

/** Whom to ask or complain to in one's own place, a tap away. */
export default function ContactsPage() {
  const place = usePlace();
  return (
    <PageFrame heading="找谁问">
      {place ? (
        <Section title={placeName(place.region)}>
          <Local region={place.region} />
        </Section>
      ) : (
        <Empty
          title="还没有选参保地"
          words="选好参保地，就能看到当地的电话。"
          action={{ id: 'choose-place', label: '选择参保地', onTap: () => open(pages.place) }}
        />
      )}
      <Section title="全国热线">
        {national.map((contact) => (
          <ContactCard key={contact.phone} contact={contact} />
        ))}
      </Section>
    </PageFrame>
  );
}

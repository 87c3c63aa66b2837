import { useState } from 'react';
import { View } from '@tarojs/components';
import type { OfficerActions } from '../../../contract/officer';
import type { Contact } from '../../../contract/contact';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { ChoiceList } from '../../components/ChoiceList';
import { ErrorSummary, messageFor } from '../../components/ErrorSummary';
import { Field, TextInput } from '../../components/Field';
import { FailureState, Skeleton } from '../../components/PageStates';
import { Card, Section } from '../../components/Section';
import { placeName } from '../../answers/places';
import { EditableList } from '../EditableList';
import type { EntryFormProps } from '../EditableList';
import { OfficerFrame } from '../OfficerFrame';
import { PlaceWithin } from '../PlaceWithin';
import { useEditedList } from '../use-edited-list';
import { contactOf, draftOf, emptyContact, problemsOf } from './contact-draft';
import type { ContactDraft } from './contact-draft';

type Own = OfficerActions['places.own']['data'];
type Pilot = 'yes' | 'no' | 'unsaid';

const purposes: readonly { readonly value: Contact['purpose']; readonly label: string }[] = [
  { value: 'both', label: '咨询和投诉' },
  { value: 'questions', label: '只管咨询' },
  { value: 'complaints', label: '只管投诉' },
];

function ContactForm({ at, draft, errors, onChange, onRemove }: EntryFormProps<ContactDraft>) {
  const line = (key: 'name' | 'phone' | 'hours' | 'address', label: string, hint?: string) => (
    <Field
      id={`contact-${at}-${key}`}
      label={label}
      hint={hint}
      error={messageFor(errors, `contact-${at}-${key}`)}
    >
      <TextInput
        id={`contact-${at}-${key}-input`}
        name={`第${at + 1}个，${label}`}
        maxlength={100}
        value={draft[key]}
        onInput={(value) => onChange({ ...draft, [key]: value })}
      />
    </Field>
  );
  return (
    <Card id={`contact-${at}`}>
      {line('name', '名称', '单位或窗口')}
      {line('phone', '电话')}
      {line('hours', '什么时候有人接', '可以不填，例如：工作日 9:00–12:00，13:30–17:00')}
      {line('address', '地址', '可以不填')}
      <ChoiceList
        name={`第${at + 1}个，管什么`}
        chosen={draft.purpose}
        onChoose={(purpose) => onChange({ ...draft, purpose })}
        choices={purposes.map((one) => ({ ...one, id: `contact-${at}-${one.value}` }))}
      />
      <Button id={`remove-${at}`} kind="plain" label="去掉这一个" onTap={onRemove} />
    </Card>
  );
}

function PilotChoice({
  pilot,
  onChoose,
}: {
  readonly pilot: Pilot;
  readonly onChoose: (pilot: Pilot) => void;
}) {
  return (
    <Section title="是不是长期护理保险试点">
      <View className="section__note">有的通知对试点地区另收长期护理保险费，却没有写哪里是试点。</View>
      <ChoiceList<Pilot>
        name="是不是长期护理保险试点"
        chosen={pilot}
        onChoose={onChoose}
        choices={[
          { value: 'yes', label: '是', hint: '以后按试点算，要收长护险费', id: 'pilot-yes' },
          { value: 'no', label: '不是', hint: '以后按不是试点算', id: 'pilot-no' },
          { value: 'unsaid', label: '这里不说', hint: '跟着上级的说法；都没说就问居民', id: 'pilot-unsaid' },
        ]}
      />
    </Section>
  );
}

function pilotOf({ ltciPilot }: Own): Pilot {
  return ltciPilot === null ? 'unsaid' : ltciPilot ? 'yes' : 'no';
}

const sourceWords: Readonly<Record<Own['shown']['source'], string>> = {
  office: '跟着上级办公室填的电话',
  notice: '看到通知的发文单位和全国热线',
  national: '只看到全国热线',
};

interface ContactsFormProps {
  readonly region: string;
  readonly own: Own;
}

function ContactsForm({ region, own }: ContactsFormProps) {
  const [pilot, setPilot] = useState<Pilot>(pilotOf(own));
  const list = useEditedList<ContactDraft>({
    own: own.contacts.map(draftOf),
    problemsOf,
    store: (drafts) => {
      const said = pilot === 'unsaid' ? {} : { ltciPilot: pilot === 'yes' };
      return ask('officer', 'places.set-contacts', { region, contacts: drafts.map(contactOf), ...said });
    },
  });
  return (
    <View>
      <ErrorSummary errors={list.errors} />
      <Section title="居民看到的电话">
        {list.entries.length === 0 && own.contacts.length === 0 ? (
          <View id="none">这里还没有填，居民{sourceWords[own.shown.source]}。</View>
        ) : null}
        <EditableList
          entries={list.entries}
          errors={list.errors}
          onChange={list.change}
          Form={ContactForm}
          add={{ id: 'add-contact', label: '加一个电话', blank: emptyContact }}
        />
      </Section>
      <PilotChoice
        pilot={pilot}
        onChoose={(next) => {
          setPilot(next);
          list.touch();
        }}
      />
      <ActFailure title="没有存上" failure={list.failure} />
      {list.done ? (
        <Callout kind="good" id="done" title={`${placeName(region)}的电话存好了`} urgent>
          一分钟内，居民在“找谁问”里就能看到。全国热线总在后面。
        </Callout>
      ) : null}
      <View className="card__action">
        <Button id="continue" label="存好，给居民看" busy={list.busy} onTap={list.submit} />
      </View>
    </View>
  );
}

function Contacts({ place }: { readonly place: string }) {
  const [region, setRegion] = useState(place);
  const loading = useLoaded(region, () => ask('officer', 'places.own', { region }));
  return (
    <View>
      <PlaceWithin own={place} chosen={region} onChoose={setRegion} />
      {loading.state === 'loading' ? <Skeleton label="正在读取电话" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {loading.state === 'ready' ? <ContactsForm key={region} region={region} own={loading.data} /> : null}
    </View>
  );
}

/** Whom residents of a place may ask or complain to, and whether it is in the care insurance pilot. */
export default function OfficerContactsPage() {
  return (
    <OfficerFrame heading="咨询电话" lead="居民在“找谁问”里看到的就是这些。">
      {(region) => <Contacts key={region} place={region} />}
    </OfficerFrame>
  );
}

import { useState } from 'react';
import { View } from '@tarojs/components';
import type { GroupCount, MissingCertified } from '../../../contract/certified';
import type { PageAfter } from '../../../contract/pages';
import type { IdentityCode } from '../../../policy';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { placeName } from '../../answers/places';
import { Button } from '../../components/Button';
import { Empty } from '../../components/PageStates';
import { Section, Tag } from '../../components/Section';
import { Words } from '../../components/Words';
import { fileName } from '../files/file-name';
import { asSheet } from '../files/sheet';
import { OpenFile } from '../persons/OpenFile';
import { WholeNumber } from '../persons/WholeNumber';
import { Chips } from '../progress/Chips';
import { FilterBox, PlaceFilter } from '../work-list/Filters';
import { PickFew, meantOf } from '../work-list/PickFew';
import { SaveWhole, useLonger } from '../work-list/SaveWhole';
import { WorkList } from '../work-list/WorkList';
import type { TableOf } from '../work-list/WorkTable';
import { useChosen } from '../work-list/use-chosen';
import type { Chosen } from '../work-list/use-chosen';
import { SaveButton } from '../files/SaveButton';

const head = ['姓名', '证件号码', '认定的身份', '别的名单上', '上门日期', '结果'];

/** Lines of a list to go from door to door by. */
function linesOf(people: readonly MissingCertified[]): readonly (readonly string[])[] {
  return people.map(({ person, groups, known }) => [
    person.name,
    person.document,
    groups.join('、'),
    known ?? '',
    '',
    '',
  ]);
}

function idOf({ personId }: MissingCertified): string {
  return personId;
}

const tableOfPeople: TableOf<MissingCertified> = {
  name: '还没参保的困难群众',
  columns: ['姓名', '证件号码', '认定的身份', '别的名单上'],
  idOf,
  cellsOf: ({ person, groups, known }) => [person.name, person.document, groups.join('、'), known ?? '没有'],
};

interface ActsProps {
  readonly region: string;
  readonly people: readonly MissingCertified[];
  readonly chosen: Chosen;
}

/** What is done with those that are chosen, or with the whole page. */
function Acts({ region, people, chosen }: ActsProps) {
  const { meant, who } = meantOf(people, chosen.ids, idOf);
  return (
    <View className="not-printed">
      <SaveButton
        id="save-missing"
        label={`${who}存成名单，上门用`}
        name={fileName('上门提醒的名单', region, 'csv')}
        textOf={() => asSheet([head, ...linesOf(meant)])}
      />
      <PickFew
        chosen={chosen}
        choices={people.map(({ personId, person, groups }) => ({
          value: personId,
          label: person.name,
          hint: `${person.document}，${groups.join('、')}`,
          id: `pick-${personId}`,
        }))}
      />
    </View>
  );
}

interface PersonProps {
  readonly one: MissingCertified;
  readonly region: string;
}

function Person({ one: { personId, person, groups, known }, region }: PersonProps) {
  const which = { id: personId, name: person.name, region, personId };
  return (
    <View className="spaced" id={`person-${personId}`}>
      <View className="strong">{person.name}</View>
      <View className="soft small">
        <Words>{person.document}</Words>
      </View>
      <View>
        <Words>{groups.join('、')}</Words>
        {known === null ? null : <Tag kind="warn" words={known} />}
      </View>
      <View className="not-printed">
        <WholeNumber {...which} />
        <OpenFile {...which} />
      </View>
    </View>
  );
}

interface Listing {
  readonly region: string;
  readonly year: number;
  /** Null: of any group. */
  readonly code: IdentityCode | null;
}

function People({ listing, shown }: { readonly listing: Listing; readonly shown: string }) {
  const [after, setAfter] = useState<PageAfter>(null);
  const chosen = useChosen();
  const { region, year, code } = listing;
  const page = (behind: PageAfter) =>
    ask('officer', 'certified.missing', {
      region,
      year,
      ...(code === null ? {} : { code }),
      after: behind,
    });
  const loading = useLoaded(`${region} ${year} ${code} ${after}`, () => page(after));
  const listed = `${region} ${year} ${code}`;
  const isLonger = useLonger(
    listed,
    after !== null || (loading.state === 'ready' && loading.data.next !== null),
  );
  const whole = async (behind: PageAfter) => {
    const { people, next } = await page(behind);
    return { lines: linesOf(people), next };
  };
  const person = (one: MissingCertified) => <Person key={one.personId} one={one} region={region} />;
  const list = (
    <WorkList
      loading={loading}
      label="正在读取名单"
      itemsOf={({ people }) => people}
      turner={{ after, onTurn: setAfter, onward: 'later' }}
      table={tableOfPeople}
      shown={shown}
      selection={{ chosen: chosen.ids, mayChoose: () => true, onToggle: chosen.toggle }}
      empty={<Empty title="没有要上门提醒的人" words="名册上的都参保了。数字过一两分钟更新。" />}
      head={(people) => <Acts region={region} people={people} chosen={chosen} />}
      cards={(people) => (
        <View className="card" id="people">
          {people.map(person)}
        </View>
      )}
    >
      {person}
    </WorkList>
  );
  return (
    <View>
      {isLonger ? (
        <View className="not-printed">
          <SaveWhole
            key={listed}
            {...{ id: 'save-whole', label: '整份存成名单', what: '还没参保的困难群众', unit: '人' }}
            {...{ region, head, read: whole }}
          />
        </View>
      ) : null}
      {list}
    </View>
  );
}

interface MissingOfGroupProps {
  /** The place whose groups were counted; the list may be narrowed to one below it. */
  readonly own: string;
  readonly year: number;
  /** Those of whom somebody is missing there. */
  readonly groups: readonly GroupCount[];
  readonly first: IdentityCode;
  readonly onBack: () => void;
}

/** Who of a group is not insured, by name: for the office that answers for him. */
export function MissingOfGroup({ own, year, groups, first, onBack }: MissingOfGroupProps) {
  const [region, setRegion] = useState(own);
  const [code, setCode] = useState<IdentityCode | null>(first);
  const group = groups.find((one) => one.code === code)?.name ?? '';
  const words = [region === own ? '' : placeName(region), group].filter(Boolean).join('，');
  return (
    <View>
      <View className="not-printed">
        <Button id="back-to-groups" kind="plain" label="回到各类人群" onTap={onBack} />
      </View>
      <Section
        title={`${placeName(region)}${group === '' ? '' : ` ${group}`}，还没参保的`}
        id="missing-of-group"
      >
        <View className="not-printed">
          <FilterBox words={words}>
            <PlaceFilter own={own} region={region} onChoose={setRegion} />
            <View className="soft small">认定的身份</View>
            <Chips<IdentityCode | 'all'>
              name="认定的身份"
              id="of"
              chosen={code ?? 'all'}
              choices={[
                { value: 'all', label: '所有的' },
                ...groups.map((one) => ({ value: one.code, label: one.name })),
              ]}
              onChoose={(value) => setCode(value === 'all' ? null : value)}
            />
          </FilterBox>
        </View>
        <People
          key={`${region} ${code}`}
          listing={{ region, year, code }}
          shown={['还没参保的', words, '不分先后'].filter(Boolean).join('，')}
        />
      </Section>
      {process.env.TARO_ENV === 'h5' ? (
        <View className="not-printed">
          <Button id="print" kind="plain" label="打印这一页" onTap={() => window.print()} />
        </View>
      ) : null}
    </View>
  );
}

import { View } from '@tarojs/components';
import { Callout } from '../../components/Callout';
import { Row, Rows } from '../../components/Rows';
import { Card, Section } from '../../components/Section';
import { open } from '../../platform/navigation';
import { sayDay, sayMomentWithYear } from '../../words/days';
import { dutiesInWords, placesInWords } from '../officers/words';
import { OfficerFrame } from '../OfficerFrame';
import { useRowKeys } from '../table/use-row-keys';
import { officersPlace } from '../use-officer';
import type { Officer } from '../use-officer';
import { FindPerson } from './FindPerson';
import { ProgressLine } from './ProgressLine';
import { Waiting } from './Waiting';
import { groupsFor } from './tasks';
import './home.scss';

/** Whom two others gave something or took it from reads it here, by whom. */
function Changed({ officer }: { readonly officer: Officer }) {
  if (officer.changed === undefined) return null;
  const { at, by } = officer.changed;
  return (
    <Callout kind="info" id="duties-changed" title="您的职责改过">
      {`${sayMomentWithYear(at)}，${by.join('提出，')}同意。现在：${dutiesInWords(officer)}；负责${placesInWords(officer)}。`}
    </Callout>
  );
}

/** As the page has it that the search leads to. */
function maySearch({ duties }: Officer): boolean {
  return duties.includes('roster') || duties.includes('money');
}

/** An officer's first page: what waits for him first, then all that he may do. */
export default function OfficerHomePage() {
  useRowKeys('row');
  return (
    <OfficerFrame heading="经办" wide>
      {(region, officer) => (
        <>
          <Card id="officer">
            {officer.name} · {officersPlace(region)} · {sayDay(officer.today)}
          </Card>
          <Changed officer={officer} />
          <ProgressLine region={region} />
          <Waiting key={region} region={region}>
            {maySearch(officer) ? <FindPerson region={region} /> : null}
          </Waiting>
          <View className="desk-groups">
            {groupsFor(officer.duties).map(({ title, tasks }) => (
              <View key={title} className="desk-groups__one">
                <Section title={title}>
                  <Rows>
                    {tasks.map(({ id, label, hint, path, query }) => (
                      <Row key={id} id={id} label={label} hint={hint} onTap={() => open(path, query)} />
                    ))}
                  </Rows>
                </Section>
              </View>
            ))}
          </View>
        </>
      )}
    </OfficerFrame>
  );
}

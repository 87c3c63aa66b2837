import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PageAfter } from '../../../../contract/pages';
import { ask } from '../../../cloud/cloud';
import { useLoaded } from '../../../cloud/use-cloud';
import { PagedList } from '../../../components/PagedList';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { eventWords } from './me-words';

/** What happened to the person, and who did it: the newest first, a page at a time. */
export function Events() {
  const [after, setAfter] = useState<PageAfter>(null);
  const loading = useLoaded(`my events ${after}`, () => ask('resident', 'me.events', { after }));
  return (
    <Section title="用您的名字办过什么" id="my-events">
      <PagedList
        loading={loading}
        label="正在读取办过的事"
        itemsOf={({ events }) => events}
        turner={{ after, onTurn: setAfter, onward: 'older' }}
        empty={<Card>还没有人用您的名字办过事。</Card>}
      >
        {(events) =>
          events.map((event) => {
            const { what, when } = eventWords(event);
            return (
              <Card key={`${event.at} ${event.kind}`}>
                <View>
                  <Words>{what}</Words>
                </View>
                <View className="soft small">{when}</View>
              </Card>
            );
          })
        }
      </PagedList>
    </Section>
  );
}

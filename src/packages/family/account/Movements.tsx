import { useState } from 'react';
import { View } from '@tarojs/components';
import type { Fen } from '../../../../policy/money';
import type { PageAfter } from '../../../../contract/pages';
import { ask } from '../../../cloud/cloud';
import { useLoaded } from '../../../cloud/use-cloud';
import { PagedList } from '../../../components/PagedList';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { sayMoment } from '../../../words/days';
import { yuan } from '../../../words/money';

function signed(fen: Fen): string {
  return `${fen > 0 ? '+' : ''}${yuan(fen)} 元`;
}

/** Every movement of the account, the newest first, a page at a time. */
export function Movements() {
  const [after, setAfter] = useState<PageAfter>(null);
  const loading = useLoaded(`movements ${after}`, () => ask('resident', 'mutual-aid.movements', { after }));
  return (
    <Section title="每一笔变动">
      <PagedList
        loading={loading}
        label="正在读取变动"
        itemsOf={({ movements }) => movements}
        turner={{ after, onTurn: setAfter, onward: 'older' }}
        empty={<Card>还没有变动。</Card>}
      >
        {(movements) =>
          movements.map(({ at, kind, amountFen, balanceFen, words }) => (
            <Card key={`${at} ${kind} ${amountFen}`}>
              <View className="record-card__head">
                <View>{words}</View>
                <View className="strong">{signed(amountFen)}</View>
              </View>
              <View className="soft small">
                <Words>{`${sayMoment(at)} · 余额 ${yuan(balanceFen)} 元`}</Words>
              </View>
            </Card>
          ))
        }
      </PagedList>
    </Section>
  );
}

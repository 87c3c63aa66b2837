import { View } from '@tarojs/components';
import type { ChannelUse } from '../../../../policy/channels';
import { channelsAt, channelsFor, distances } from '../../../answers/channels';
import type { Channel, Distance } from '../../../answers/channels';
import type { Saying } from '../../../answers/notices';
import { ClauseLinks } from '../../../components/Breakdown';
import type { ClauseRef } from '../../../components/Breakdown';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';

function openClause({ notice, clause }: ClauseRef): void {
  return open(pages.clause, { notice, clause });
}

/** What a channel is, for whom, and who names it. */
function Way({ way }: { readonly way: Channel }) {
  const { name, how, who, office } = way;
  return (
    <View className="way">
      <View className="strong">{name}</View>
      {who ? <View>给：{who}</View> : null}
      {how ? <View>{how}</View> : null}
      {office ? <View className="soft small">{office}的经办机构提供</View> : null}
    </View>
  );
}

/** Those that one clause names stand together above it. */
function byClause(ways: readonly Channel[]): readonly (readonly Channel[])[] {
  const keys = [...new Set(ways.map(({ clause }) => (clause ? `${clause.notice} ${clause.clause}` : '')))];
  return keys.map((key) =>
    ways.filter(({ clause }) => (clause ? `${clause.notice} ${clause.clause}` : '') === key),
  );
}

/** What the notice says of paying from a relative's account, whether it names a channel for it or not. */
function Sayings({ sayings }: { readonly sayings: readonly Saying[] }) {
  return (
    <View>
      {sayings.map(({ words, clauses }) => (
        <Card key={words}>
          <View>
            <Words>{words}</Words>
          </View>
          <ClauseLinks clauses={clauses} onClause={openClause} />
        </Card>
      ))}
    </View>
  );
}

function WayCards({ ways }: { readonly ways: readonly Channel[] }) {
  return (
    <View>
      {byClause(ways).map((together) => {
        const clause = together[0]?.clause ?? null;
        return (
          <Card key={clause?.label ?? 'office'}>
            {together.map((way) => (
              <Way key={way.name} way={way} />
            ))}
            {clause ? <ClauseLinks clauses={[clause]} onClause={openClause} /> : null}
          </Card>
        );
      })}
    </View>
  );
}

const distanceTitles: Readonly<Record<Distance, string>> = {
  'at-home': '在手机、电脑上缴，不用出门',
  nearby: '学校、代办点、自助机',
  counter: '到窗口',
};

const otherUses: readonly { readonly use: ChannelUse; readonly title: string }[] = [
  { use: 'family-account', title: '用家人的职工医保账户付' },
  { use: 'register', title: '没有登记，或者信息变了' },
  { use: 'claim', title: '申领补贴' },
];

interface WaysProps {
  readonly ways: readonly Channel[];
  /** What the notice says of a relative's account. */
  readonly familyAccount: readonly Saying[];
}

/** All ways of a place: to pay, the easiest first; then what else is done where. */
export function Ways({ ways, familyAccount }: WaysProps) {
  const paying = channelsFor('pay', ways);
  const sections = [
    ...distances.map((distance) => ({
      id: distance as string,
      title: distanceTitles[distance],
      found: channelsAt(distance, paying),
    })),
    ...otherUses.map(({ use, title }) => ({ id: use as string, title, found: channelsFor(use, ways) })),
  ].map((section) => ({ ...section, sayings: section.id === 'family-account' ? familyAccount : [] }));
  const shown = sections.filter(({ found, sayings }) => found.length + sayings.length > 0);
  return (
    <View>
      {shown.map(({ id, title, found, sayings }) => (
        <Section key={id} id={`ways-${id}`} title={title}>
          <Sayings sayings={sayings} />
          <WayCards ways={found} />
        </Section>
      ))}
    </View>
  );
}

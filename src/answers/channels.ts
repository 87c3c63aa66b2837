import { channelKinds } from '../../policy/channels';
import type { ChannelKind, ChannelUse } from '../../policy/channels';
import type { PlaceChannels } from '../../contract/resident';
import type { ClauseRef } from '../components/Breakdown';
import { clauseRef, noticesOf, silencesOn } from './notices';
import type { Saying } from './notices';
import { placeName } from './places';

/** A way of paying, registering or applying, and who names it. */
export interface Channel {
  readonly channel: ChannelKind;
  readonly use: ChannelUse;
  readonly name: string;
  /** What can be done there; only an office says. */
  readonly how?: string | undefined;
  readonly who?: string | undefined;
  /** The clause that names it, or the place whose office does. */
  readonly clause: ClauseRef | null;
  readonly office: string | null;
}

/** What the notices of a place name. */
export function channelsInNotices(region: string, year: number): readonly Channel[] {
  return noticesOf(region, year).flatMap(({ id, channels }) =>
    channels.map(({ channel, use = 'pay', says, whom, clause }) => ({
      channel,
      use,
      name: says,
      who: whom,
      clause: clauseRef(id, clause),
      office: null,
    })),
  );
}

/** What its offices name besides. */
export function channelsOfOffices({ offices }: PlaceChannels): readonly Channel[] {
  return offices.flatMap(({ region, channels }) =>
    channels.map((channel) => ({ ...channel, clause: null, office: placeName(region) })),
  );
}

/** How far one has to go. */
export const distances = ['at-home', 'nearby', 'counter'] as const;
export type Distance = (typeof distances)[number];

const distanceOf: Readonly<Record<ChannelKind, Distance>> = {
  wechat: 'at-home',
  alipay: 'at-home',
  app: 'at-home',
  'bank-app': 'at-home',
  'tax-site': 'at-home',
  school: 'nearby',
  agent: 'nearby',
  'self-service': 'nearby',
  counter: 'counter',
};

function easier(one: Channel, other: Channel): number {
  return channelKinds.indexOf(one.channel) - channelKinds.indexOf(other.channel);
}

/** Those for one use, the easiest first. */
export function channelsFor(use: ChannelUse, channels: readonly Channel[]): readonly Channel[] {
  return channels.filter((channel) => channel.use === use).sort(easier);
}

export function channelsAt(distance: Distance, channels: readonly Channel[]): readonly Channel[] {
  return channels.filter(({ channel }) => distanceOf[channel] === distance);
}

/** What the notices want to be right when one pays, by whichever channel. */
export function checksBeforePaying(region: string, year: number): readonly Saying[] {
  return noticesOf(region, year).flatMap(({ id, checksBeforePaying: checks }) =>
    checks.map(({ says, clause }) => ({ words: says, clauses: [clauseRef(id, clause)] })),
  );
}

/** What they leave open about how to pay. */
export function silentOnChannels(region: string, year: number): readonly Saying[] {
  return silencesOn(region, year, ['channels', 'for-parents']);
}

import { View } from '@tarojs/components';
import type { ClaimedIdentity } from '../../../contract/claims';
import type { CertifiedIdentity, IdentityCode } from '../../../policy/fact-sheet';
import { gradeName } from '../../../policy/names';
import { DateField } from '../../components/DateField';
import { placeName } from '../../answers/places';
import { addDays, dayFromParts, partsOfDay, sayDay } from '../../words/days';
import type { DayParts } from '../../words/days';
import type { IsoDay } from '../../../policy/calendar';

/** The days of recognition that the officer reads off the papers, by identity. */
export type ReadDays = Readonly<Record<string, DayParts>>;

/** The day of recognition as the payer said it; never a day that he did not name. */
function sinceInWords({ since, sinceSaid }: ClaimedIdentity): string {
  if (sinceSaid === 'unknown') return '申报人不知道哪天认定';
  return sinceSaid === 'before' ? `${sayDay(addDays(since, 1))}以前认定` : `${sayDay(since)}认定`;
}

/** A claimed identity as it was said: when, until when, and where. */
function claimInWords(identity: ClaimedIdentity, name: string): string {
  const { until, region, disabilityGrade } = identity;
  return [
    name,
    ...(disabilityGrade === undefined ? [] : [gradeName(disabilityGrade)]),
    sinceInWords(identity),
    ...(until === undefined ? [] : [`到${sayDay(until)}`]),
    ...(region === undefined ? [] : [`在${placeName(region)}认定`]),
  ].join('，');
}

function readDayOf({ code, since, sinceSaid }: ClaimedIdentity, days: ReadDays): IsoDay | null {
  return sinceSaid === 'unknown' ? dayFromParts(days[code] ?? partsOfDay(null)) : since;
}

/** What is certified: each identity with the day that the payer named, or that the officer read; null where one lacks. */
export function certifiedOf(
  claimed: readonly ClaimedIdentity[],
  days: ReadDays,
): readonly CertifiedIdentity[] | null {
  const certified = claimed.flatMap((identity): readonly CertifiedIdentity[] => {
    const { sinceSaid: _, ...said } = identity;
    const since = readDayOf(identity, days);
    return since === null ? [] : [{ ...said, since }];
  });
  return certified.length === claimed.length ? certified : null;
}

/** Each identity as it was said; where no day was known, the officer enters the one on the paper. */
export function ClaimedIdentities(props: {
  readonly id: string;
  readonly claimed: readonly ClaimedIdentity[];
  /** What the place calls an identity. */
  readonly called: (code: IdentityCode) => string;
  readonly days: ReadDays;
  /** Whether a day lacks that must be entered first. */
  readonly lacking: boolean;
  readonly onRead: (code: string, parts: DayParts) => void;
}) {
  const { id, claimed, called, days, lacking, onRead } = props;
  return (
    <View>
      {claimed.map((identity) => (
        <View key={identity.code}>
          <View>{claimInWords(identity, called(identity.code))}</View>
          {identity.sinceSaid === 'unknown' ? (
            <DateField
              id={`since-${identity.code}-${id}`}
              label={`${called(identity.code)}的认定日期`}
              hint="看证明材料上的日期"
              error={lacking ? '核实以前，请先填证明材料上的认定日期。' : undefined}
              parts={days[identity.code] ?? partsOfDay(null)}
              onChange={(parts) => onRead(identity.code, parts)}
            />
          ) : null}
        </View>
      ))}
    </View>
  );
}

import { useState } from 'react';
import { View } from '@tarojs/components';
import type { ClaimedPart } from '../../../contract/claimed-parts';
import type { Decline } from '../../../contract/decline';
import type { AwaitingApplication } from '../../../contract/officer';
import type { CertifiedIdentity } from '../../../policy/fact-sheet';
import { circumstanceName } from '../../../policy/names';
import { factsInWords } from '../../answers/facts-in-words';
import type { PageAfter } from '../../../contract/pages';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { Callout } from '../../components/Callout';
import { Empty } from '../../components/PageStates';
import { Card } from '../../components/Section';
import { Words } from '../../components/Words';
import { nameAt } from '../../answers/notices';
import { placeName } from '../../answers/places';
import { usePlaceNames } from '../../answers/learn-places';
import { usePolicyOf } from '../../answers/policy-of-place';
import { sayDay, sayMoment } from '../../words/days';
import { OfficerFrame } from '../OfficerFrame';
import { GivenPhone } from '../given/GivenPhone';
import { GivenPictures } from '../given/GivenPictures';
import { WholeNumber } from '../persons/WholeNumber';
import { YearOfList } from '../YearOfList';
import { Filters, narrowedInWords } from '../work-list/Filters';
import type { Narrowed } from '../work-list/Filters';
import { WorkList } from '../work-list/WorkList';
import { useChosen } from '../work-list/use-chosen';
import { daysOf } from '../work-list/waits';
import { useYearOfDrive } from '../year-of-drive';
import { AlikeClaims } from './AlikeClaims';
import { DeclineForm } from './DeclineForm';
import { certifiedOf, ClaimedIdentities } from './ClaimedIdentities';
import type { ReadDays } from './ClaimedIdentities';
import { Parts, partInWords } from './Parts';
import { tableOfClaims } from './claim-cells';
import { decideClaim } from './confirm-claim';
import { Together, canJoin } from './Together';

/** What the officer's decision came to, by the state of the application after it. */
const confirmedWords = {
  insured: '已按名册登记参保，不用缴费。',
  'awaiting-payment': '已记入名册，家人现在能看到新的金额。',
  'awaiting-confirmation': '已记入名册，申报里还有内容等待核实。',
} as const;
const declinedWords = {
  insured: '已退回，没有记入名册。按名册里已有的身份登记参保，不用缴费。',
  'awaiting-payment': '已退回，没有记入名册。家人会看到退回的原因，可以按没有这项身份的金额缴费。',
  'awaiting-confirmation': '已退回，没有记入名册。申报里还有内容等待核实。',
} as const;

interface DecisionProps {
  readonly id: string;
  readonly busy: boolean;
  readonly onConfirm: () => void;
  readonly onDecline: (decline: Decline) => void;
}

/** Confirming takes a tap; declining asks for the reason first. */
function Decision({ id, busy, onConfirm, onDecline }: DecisionProps) {
  const [declining, setDeclining] = useState(false);
  if (declining) {
    return <DeclineForm id={id} busy={busy} onDecline={onDecline} onGiveUp={() => setDeclining(false)} />;
  }
  return (
    <View>
      <Button id={`confirm-${id}`} label="核实无误，记入名册" busy={busy} onTap={onConfirm} />
      <Button id={`decline-${id}`} kind="secondary" label="核实不符，退回" onTap={() => setDeclining(true)} />
    </View>
  );
}

interface ClaimProps {
  readonly claim: AwaitingApplication;
  readonly onDone: (words: string) => void;
}

/** Sends the decision: a reason declines, without one everything claimed is certified, identities as they were `read`. */
function useDecision({ claim, onDone }: ClaimProps, read: readonly CertifiedIdentity[]) {
  return useAct(async (decline: Decline | null) => {
    const { state } = await decideClaim(claim, read, decline);
    onDone(`${claim.person.name}：${(decline === null ? confirmedWords : declinedWords)[state]}`);
  });
}

/** Whom it is about beside the name: number, birth, place, year and when it was claimed. */
function aboutWords({ person, birthDate, region, year, at }: AwaitingApplication): string {
  const born = birthDate === undefined ? '' : `${sayDay(birthDate)}出生 · `;
  return `${person.document} · ${born}${placeName(region)} · ${year}年度 · ${sayMoment(at)}申报`;
}

/** What the payer gave with his claim. */
function Given({ claim }: Pick<ClaimProps, 'claim'>) {
  const { recordId, applicationId, pictures, hasPhone } = claim;
  const which = { recordId, applicationId };
  const look = async () => (await ask('officer', 'applications.pictures', which)).pictures;
  return (
    <View>
      {pictures ? <GivenPictures id={applicationId} count={pictures} look={look} /> : null}
      {hasPhone ? (
        <GivenPhone id={applicationId} look={() => ask('officer', 'applications.phone', which)} />
      ) : null}
    </View>
  );
}

function Claim(props: ClaimProps) {
  const { claim } = props;
  usePolicyOf(claim.region);
  const [days, setDays] = useState<ReadDays>({});
  const [lacking, setLacking] = useState(false);
  const read = certifiedOf(claim.claimed.identities, days);
  const act = useDecision(props, read ?? []);
  const confirm = (): void => {
    setLacking(read === null);
    if (read !== null) act.start(null);
  };
  return (
    <Card id={`claim-${claim.applicationId}`}>
      <View className="strong">{claim.person.name}</View>
      <View className="soft small">
        <Words>{aboutWords(claim)}</Words>
      </View>
      <WholeNumber
        id={claim.applicationId}
        name={claim.person.name}
        region={claim.region}
        personId={claim.personId}
      />
      <ClaimedIdentities
        id={claim.applicationId}
        claimed={claim.claimed.identities}
        called={(code) => nameAt(claim.region, claim.year, code)}
        days={days}
        lacking={lacking}
        onRead={(code, parts) => setDays((before) => ({ ...before, [code]: parts }))}
      />
      {claim.claimed.circumstances.map(({ code, on }) => (
        <View key={code}>
          {circumstanceName(code)}
          <Words>{on ? `，${sayDay(on)}` : ''}</Words>
        </View>
      ))}
      {factsInWords(claim.claimed.facts ?? {}).map((words) => (
        <View key={words}>{words}</View>
      ))}
      <Given claim={claim} />
      <ActFailure title="没有办成" failure={act.failure} id={`failed-${claim.applicationId}`} />
      <Decision id={claim.applicationId} busy={act.busy} onConfirm={confirm} onDecline={act.start} />
    </Card>
  );
}

interface Listing extends Narrowed {
  readonly year: number;
  /** Only those that claim it; null: all. */
  readonly claimed: ClaimedPart | null;
  readonly after: PageAfter;
}

interface RowsProps {
  readonly listing: Listing;
  readonly shown: string;
  readonly onTurn: (after: PageAfter) => void;
}

/** The list itself: what was decided stands above it. */
function Rows({ listing, shown, onTurn }: RowsProps) {
  const { region, year, wait, claimed, after } = listing;
  const [done, setDone] = useState<string | null>(null);
  const chosen = useChosen();
  const loading = useLoaded(`${region} ${year} ${wait} ${claimed} ${after}`, () =>
    ask('officer', 'applications.awaiting', {
      region,
      year,
      ...(claimed === null ? {} : { claimed }),
      ...daysOf(wait),
      after,
    }),
  );
  const claims = loading.state === 'ready' ? loading.data.applications : [];
  usePlaceNames(claims.map((claim) => claim.region));
  const mayJoin = claims.filter(canJoin).length > 1;
  const finish = (words: string): void => {
    setDone(words);
    loading.again();
  };
  return (
    <View>
      {done ? (
        <Callout kind="good" id="done" title="办好了" urgent>
          {done}
        </Callout>
      ) : null}
      <AlikeClaims region={region} year={year} onDone={finish} />
      <WorkList
        loading={loading}
        label="正在读取申报"
        itemsOf={({ applications }) => applications}
        turner={{ after, onTurn, onward: 'later' }}
        table={tableOfClaims}
        shown={shown}
        {...(mayJoin
          ? { selection: { chosen: chosen.ids, mayChoose: canJoin, onToggle: chosen.toggle } }
          : {})}
        empty={
          <Empty
            title="没有待确认的身份"
            words={
              after === null
                ? '居民申报了名册里没有的身份，会出现在这里。'
                : '这一页都确认完了，前面的可以再看看。'
            }
          />
        }
        head={(all) => (mayJoin ? <Together claims={all} chosen={chosen} onDone={finish} /> : null)}
      >
        {(claim: AwaitingApplication) => <Claim claim={claim} onDone={finish} />}
      </WorkList>
    </View>
  );
}

function Claims({ region: own }: { readonly region: string }) {
  const { years, year, choose } = useYearOfDrive(own);
  usePolicyOf(own);
  const [narrowed, setNarrowed] = useState<Narrowed>({ region: own, wait: 'all' });
  const [claimed, setClaimed] = useState<ClaimedPart | null>(null);
  const [after, setAfter] = useState<PageAfter>(null);
  const part = claimed === null ? '' : partInWords(own, year, claimed);
  const words = narrowedInWords(narrowed, own, part);
  const chooseYear = (next: number): void => {
    setAfter(null);
    choose(next);
  };
  const narrow = (next: Narrowed): void => {
    setAfter(null);
    setNarrowed(next);
  };
  return (
    <View>
      <YearOfList years={years} year={year} onChoose={chooseYear} />
      <Filters own={own} narrowed={narrowed} words={words} onNarrow={narrow}>
        <Parts
          region={own}
          year={year}
          chosen={claimed}
          onChoose={(next) => {
            setAfter(null);
            setClaimed(next);
          }}
        />
      </Filters>
      <Rows
        key={`${narrowed.region} ${year} ${narrowed.wait} ${claimed}`}
        listing={{ ...narrowed, year, claimed, after }}
        shown={[`${year}年度待确认的`, words, '最早的在前'].filter(Boolean).join('，')}
        onTurn={setAfter}
      />
    </View>
  );
}

/** Identities that residents claimed and no roster holds: an officer looks at the papers and decides. */
export default function OfficerClaimsPage() {
  return (
    <OfficerFrame heading="待确认身份" lead="请先核对证明材料。确认以后才按资助收费或免缴。" wide>
      {(region) => <Claims key={region} region={region} />}
    </OfficerFrame>
  );
}

import { useState } from 'react';
import type { ReactNode } from 'react';
import { View } from '@tarojs/components';
import { liesIn } from '../../policy';
import { ChoiceList } from '../components/ChoiceList';
import type { Failure } from '../cloud/failures';
import { Refused } from '../cloud/failures';
import { PageFrame } from '../components/PageFrame';
import { FailureState, Skeleton } from '../components/PageStates';
import { Section } from '../components/Section';
import { usePlaceNames } from '../answers/learn-places';
import { Join } from './officers/Join';
import { everywhere, officersPlace, useOfficer } from './use-officer';
import type { Officer } from './use-officer';
import './wide.scss';

export interface OfficerFrameProps {
  readonly heading: string;
  readonly lead?: string;
  /** On a computer it may be as wide as two columns are. */
  readonly wide?: boolean;
  /** Also for the neighbouring places for which he was named as second officer. */
  readonly neighbours?: boolean;
  /** The place that it is about at first, where the page before knows it. */
  readonly begin?: string | undefined;
  /** What the page shows for one of the officer's places. */
  readonly children: (region: string, officer: Officer) => ReactNode;
}

/** Whoever was invited, or was one before, comes in by his code. */
function mayJoin(failure: Failure): boolean {
  const code = failure instanceof Refused ? failure.refusal.code : '';
  return code === 'NOT_AN_OFFICER' || code === 'OFFICER_ENDED';
}

/** A page of the officers' side: who is asking, and for which of his places. The server bounds both again. */
export function OfficerFrame(props: OfficerFrameProps) {
  const { heading, lead, wide, neighbours = false, begin, children } = props;
  const loading = useOfficer();
  const [chosen, setChosen] = useState<string | null>(null);
  const officer = loading.state === 'ready' ? loading.data : null;
  const regions = [...(officer?.regions ?? []), ...(neighbours ? (officer?.secondFor ?? []) : [])];
  usePlaceNames(regions.filter((code) => code !== everywhere));
  const begun = begin === undefined ? undefined : regions.find((own) => liesIn(begin, own));
  const region = chosen ?? begun ?? regions[0] ?? null;
  return (
    <PageFrame heading={heading} lead={lead} wide={wide}>
      {loading.state === 'loading' ? <Skeleton label="正在核对身份" /> : null}
      {loading.state === 'failed' ? <FailureState failure={loading.failure} onRetry={loading.again} /> : null}
      {loading.state === 'failed' && mayJoin(loading.failure) ? <Join /> : null}
      {regions.length > 1 ? (
        <Section title="哪个地区">
          <ChoiceList
            name="地区"
            chosen={region}
            onChoose={setChosen}
            choices={regions.map((code) => ({
              value: code,
              label: officersPlace(code),
              id: `region-${code}`,
            }))}
          />
        </Section>
      ) : null}
      {officer && region ? <View>{children(region, officer)}</View> : null}
    </PageFrame>
  );
}

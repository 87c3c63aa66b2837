import { useState } from 'react';
import { View } from '@tarojs/components';
import type { InvitationView, OfficerView } from '../../../contract/officers';
import type { PageAfter } from '../../../contract/pages';
import { ask } from '../../cloud/cloud';
import { useLoaded } from '../../cloud/use-cloud';
import { PagedList } from '../../components/PagedList';
import { Empty, FailureState, Skeleton } from '../../components/PageStates';
import { Section } from '../../components/Section';
import { usePlaceNames } from '../../answers/learn-places';
import { Table } from '../table/Table';
import { everywhere } from '../use-officer';
import { dutiesInWords, invitationWords, lastActInWords, placesInWords } from './words';

interface InvitationsProps {
  readonly region: string;
  readonly onOpen: (invitation: InvitationView) => void;
}

/** Invitations that are not over first in sight: each waits for somebody. */
export function Invitations({ region, onOpen }: InvitationsProps) {
  const loading = useLoaded(`invitations ${region}`, () =>
    ask('officer', 'officers.invitations', { region }),
  );
  if (loading.state === 'loading') return <Skeleton label="正在读取邀请" />;
  if (loading.state === 'failed') return <FailureState failure={loading.failure} onRetry={loading.again} />;
  const { invitations } = loading.data;
  if (invitations.length === 0) return null;
  return (
    <Section title="邀请">
      <Table
        name="邀请"
        columns={['姓名', '办什么', '哪里', '到了哪一步']}
        rows={invitations.map((one) => ({
          id: `invitation-${one.invitationId}`,
          cells: [one.name, dutiesInWords(one), placesInWords(one), invitationWords[one.state]],
          onOpen: () => onOpen(one),
        }))}
      />
    </Section>
  );
}

interface OfficersListProps {
  readonly region: string;
  readonly onOpen: (officer: OfficerView) => void;
}

/** Who is an officer in the place and below it. */
export function OfficersList({ region, onOpen }: OfficersListProps) {
  const [after, setAfter] = useState<PageAfter>(null);
  const loading = useLoaded(`officers ${region} ${after}`, () =>
    ask('officer', 'officers.list', { region, after }),
  );
  const regions = loading.state === 'ready' ? loading.data.officers.flatMap((one) => one.regions) : [];
  usePlaceNames(regions.filter((code) => code !== everywhere));
  return (
    <Section title="经办人员">
      <PagedList
        loading={loading}
        label="正在读取经办人员"
        itemsOf={({ officers }) => officers}
        turner={{ after, onTurn: setAfter, onward: 'later' }}
        empty={<Empty title="还没有" words="这里和下面的地方还没有经办人员。" />}
      >
        {(officers) => (
          <View>
            <Table
              name="经办人员"
              columns={['姓名', '办什么', '哪里', '最近一次']}
              rows={officers.map((one) => ({
                id: `officer-${one.officerId}`,
                cells: [
                  one.isSelf ? `${one.name}（您）` : one.name,
                  dutiesInWords(one),
                  placesInWords(one),
                  lastActInWords(one),
                ],
                onOpen: () => onOpen(one),
              }))}
            />
          </View>
        )}
      </PagedList>
    </Section>
  );
}

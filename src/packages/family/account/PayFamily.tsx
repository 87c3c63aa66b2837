import type { AccountView } from '../../../../contract/mutual-aid';
import { type Fen, fen } from '../../../../policy/money';
import { ask } from '../../../cloud/cloud';
import { useAct } from '../../../cloud/use-cloud';
import { useLoadedOnShow } from '../../../cloud/use-loaded-on-show';
import { ActFailure } from '../../../components/ActFailure';
import { Button } from '../../../components/Button';
import { Section } from '../../../components/Section';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { choosePaymentSource, chooseRecords } from '../../../state/order';
import { usePlace } from '../../../state/place';
import { useInsuredYear } from '../../../state/year';
import { yuan } from '../../../words/money';
import { Bound } from '../list/Bound';
import { fileAll, sumDue, toPayFor } from '../list/to-do';

const fenInYuan = 100;

/** What releasing would take, in whole yuan: what is due, and no more than the account has to give. */
function toRelease({ balanceFen, reservedFen, floorFen }: AccountView, due: Fen): Fen {
  const most = Math.floor(Math.max(0, balanceFen - reservedFen - floorFen) / fenInYuan);
  return fen(Math.min(most, Math.ceil(due / fenInYuan)) * fenInYuan);
}

/**
 * For whoever came to pay from his account: whom the bureau binds and he hasn't on his list yet, and in one tap those who owe.
 * That tap releases what is due where less is released; releasing pays nothing, and the page that it leads to asks before
 * anything is paid.
 */
export function PayFamily({
  account,
  onChanged,
}: {
  readonly account: AccountView;
  readonly onChanged: () => void;
}) {
  const year = useInsuredYear(usePlace()?.region);
  const loading = useLoadedOnShow(`due ${year}`, () => ask('resident', 'family.list', { year }));
  const family = loading.state === 'ready' ? loading.data : null;
  return (
    <>
      <Bound bound={family?.bound} onAdded={loading.again} />
      <PayDue due={toPayFor(family?.relatives ?? [])} year={year} account={account} onChanged={onChanged} />
    </>
  );
}

interface PayDueProps {
  readonly due: ReturnType<typeof toPayFor>;
  readonly year: number;
  readonly account: AccountView;
  readonly onChanged: () => void;
}

function PayDue({ due, year, account, onChanged }: PayDueProps) {
  const sum = sumDue(due);
  const release = toRelease(account, sum);
  const releases = release > account.authorisedFen;
  const pay = useAct(async () => {
    if (releases) {
      await ask('resident', 'mutual-aid.authorise', { amountFen: release });
      onChanged();
    }
    chooseRecords(await fileAll(due, year));
    choosePaymentSource('mutual-aid');
    open(pages.payCheck);
  });
  if (due.length === 0 || sum === 0) return null;
  const names = due.map(({ person }) => person.name).join('、');
  return (
    <Section title={`待缴费：${names}，共 ${yuan(sum)} 元`} id="pay-family">
      <ActFailure title="没有办成" failure={pay.failure} id="pay-family-failed" />
      <Button
        id="pay-from-account"
        kind={releases ? 'secondary' : 'primary'}
        label={releases ? `放开 ${yuan(release)} 元给家人用，去核对缴费` : '用账户给他们缴费'}
        busy={pay.busy}
        onTap={() => pay.start()}
      />
    </Section>
  );
}

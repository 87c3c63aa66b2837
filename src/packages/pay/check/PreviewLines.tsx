import { View } from '@tarojs/components';
import type { PreviewLine } from '../../../../contract/orders';
import { MoneyAmount } from '../../../components/Money';
import { Card } from '../../../components/Section';
import { placeName } from '../../../answers/places';
import { sayDay } from '../../../words/days';
import { yuan } from '../../../words/money';

const coverOf = ({ coveredFrom, coveredTo }: PreviewLine): string =>
  coveredFrom ? `${sayDay(coveredFrom)}起享受待遇${coveredTo ? `，到${sayDay(coveredTo)}为止` : ''}` : '';

function amountOf({ amountFen }: PreviewLine): string {
  if (amountFen === null) return '现在不能缴';
  return amountFen === 0 ? '不用缴费，直接登记' : `${yuan(amountFen)} 元`;
}

interface PreviewLinesProps {
  readonly lines: readonly PreviewLine[];
  /** Whether the account is to pay: then it is said for whom it may not. */
  readonly fromAccount: boolean;
}

/** Each person of the order: what is due, from when he is covered, or why he can't be in it. */
export function PreviewLines({ lines, fromAccount }: PreviewLinesProps) {
  return (
    <>
      {lines.map((line) => (
        <Card key={line.recordId} id={`line-${line.recordId}`}>
          <View className="record-card__head">
            <View className="strong">{line.person.name}</View>
            <View className="strong">{amountOf(line)}</View>
          </View>
          <View className="soft small">
            {line.person.document} · {placeName(line.region)} · {line.year}年度
          </View>
          <View>{line.reason ?? coverOf(line)}</View>
          {fromAccount && line.accountReason && (line.amountFen ?? 0) > 0 ? (
            <View id={`not-from-account-${line.recordId}`} className="soft">
              {line.accountReason}
            </View>
          ) : null}
        </Card>
      ))}
    </>
  );
}

/** What is due together, and what of it comes from the account, in fen. */
export function Sum({ fen, accountFen }: { readonly fen: number; readonly accountFen: number }) {
  return (
    <Card id="order-sum">
      <View className="soft">合计</View>
      <MoneyAmount id="amount" fen={fen} name="合计" />
      {accountFen > 0 ? (
        <View id="parts">
          家庭共济账户 {yuan(accountFen)} 元
          {fen > accountFen ? `，微信支付 ${yuan(fen - accountFen)} 元` : '，不用再付别的钱'}
        </View>
      ) : null}
    </Card>
  );
}

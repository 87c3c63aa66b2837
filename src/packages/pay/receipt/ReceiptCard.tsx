import { View } from '@tarojs/components';
import type { ReceiptView } from '../../../../contract/receipts';
import { ClauseLinks } from '../../../components/Breakdown';
import { MoneyAmount } from '../../../components/Money';
import { Card, Section, Tag } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { usePolicy } from '../../../answers/policy';
import { clauseRef } from '../../../answers/notices';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { lineWords } from '../../../words/order-state';
import { adds, factsOf, itemWords, nameAtHome, paymentSourcesOf } from './receipt-words';

function Fact({ name, words }: { readonly name: string; readonly words: string }) {
  return (
    <View className="answers__row">
      <View className="answers__words">
        <View className="soft small">{name}</View>
        <View className="answers__value">
          <Words>{words}</Words>
        </View>
      </View>
    </View>
  );
}

/** The head of the card says these already. */
const inTheHead = ['参保人', '已缴'];

/** One person's receipt. It holds no identity number. */
export function ReceiptCard({ receipt }: { readonly receipt: ReceiptView }) {
  usePolicy();
  const { label, kind } = lineWords[receipt.state];
  const facts = factsOf(receipt, true).filter(([name]) => !inTheHead.includes(name));
  return (
    <View id={`receipt-${receipt.line}`}>
      <Card>
        <View className="record-card__head">
          <View className="strong">{nameAtHome(receipt)}</View>
          <Tag kind={kind} words={label} />
        </View>
        <MoneyAmount id={`receipt-amount-${receipt.line}`} fen={receipt.amountFen} name="已缴" />
        <Fact name="付款方式" words={paymentSourcesOf(receipt)} />
        {facts.map(([name, words]) => (
          <Fact key={name} name={name} words={words} />
        ))}
      </Card>
      <Section title="怎么算出来的">
        <Card>
          {receipt.items.map((item) => (
            <View key={item.kind} className="receipt__item">
              <View className="strong">{itemWords[item.kind]}</View>
              <View>{adds(item)}</View>
              <ClauseLinks
                clauses={item.cites.map(({ notice, clause }) => clauseRef(notice, clause))}
                onClause={({ notice, clause }) => open(pages.clause, { notice, clause })}
              />
            </View>
          ))}
        </Card>
      </Section>
      <Section title="接下来">
        <Card>
          {receipt.next.map((words) => (
            <View key={words}>
              <Words>{words}</Words>
            </View>
          ))}
          <View className="soft">{receipt.taxCertificate}</View>
        </Card>
      </Section>
    </View>
  );
}

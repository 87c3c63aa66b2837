import { View } from '@tarojs/components';
import type { RefundStanding } from '../../../../contract/refund-standing';
import type { AskableReason, RefundOffer } from '../../../../contract/refunds';
import { placeName } from '../../../answers/places';
import { ChoiceList } from '../../../components/ChoiceList';
import { Card, Section } from '../../../components/Section';
import { reasonWords } from '../../../words/order-state';
import { NoticeSays } from './NoticeSays';
import { Pictures } from './evidence/Pictures';
import type { PictureOnPhone } from './evidence/picture-file';
import { helpfulPapers, nextSteps, offerHint } from './words';

type Possible = Extract<RefundOffer, { readonly amountFen: unknown }>;
type Impossible = Extract<RefundOffer, { readonly problem: string }>;

export function possibleOffers({ offers }: Pick<RefundStanding, 'offers'>): readonly Possible[] {
  return offers.filter((offer): offer is Possible => 'amountFen' in offer);
}

/** Reasons that give nothing now, each problem said once. */
export function NotNow({ offers }: Pick<RefundStanding, 'offers'>) {
  const impossible = offers.filter((offer): offer is Impossible => 'problem' in offer);
  const problems = [...new Set(impossible.map(({ problem }) => problem))];
  if (problems.length === 0) return null;
  return (
    <Section title="现在不能退的情况" id="not-now">
      {problems.map((problem) => (
        <Card key={problem}>
          <View className="strong">
            {impossible
              .filter((one) => one.problem === problem)
              .map(({ reason }) => reasonWords[reason])
              .join('、')}
          </View>
          <View>{problem}</View>
        </Card>
      ))}
    </Section>
  );
}

interface AskProps {
  readonly standing: RefundStanding;
  readonly reason: AskableReason | null;
  readonly onReason: (reason: AskableReason) => void;
  readonly pictures: readonly PictureOnPhone[];
  readonly onPictures: (pictures: readonly PictureOnPhone[]) => void;
}

function Steps({ steps }: { readonly steps: readonly string[] }) {
  return (
    <Section title="提交以后" id="next-steps">
      <Card>
        {steps.map((words) => (
          <View key={words} className="para">
            {words}
          </View>
        ))}
      </Card>
    </Section>
  );
}

/** Why the money is asked back; then what the notice says of it, what helps, and what happens next. */
export function Ask({ standing, reason, onReason, pictures, onPictures }: AskProps) {
  const { line, asksInsured } = standing;
  const place = placeName(line.region);
  return (
    <View>
      <Section title="为什么要退费？">
        <ChoiceList<AskableReason>
          name="退费原因"
          chosen={reason}
          onChoose={onReason}
          choices={possibleOffers(standing).map((offer) => ({
            value: offer.reason,
            label: reasonWords[offer.reason],
            hint: offerHint(offer),
            id: `reason-${offer.reason}`,
          }))}
        />
      </Section>
      {reason === null ? null : (
        <View>
          <NoticeSays region={line.region} year={line.year} reason={reason} />
          {reason === 'recognised' ? null : (
            <Section title="有材料的，拍下来一起交（可以不交）" id="evidence">
              <View className="para">{`能说明情况的：${helpfulPapers[reason]}`}</View>
              <Pictures
                pictures={pictures.map(({ path }) => ({ id: path.replace(/\W/g, '-'), link: path }))}
                addLabel={pictures.length === 0 ? '拍照或从相册选' : '再加一张'}
                onAdd={async (more) => onPictures([...pictures, ...more])}
                onRemove={async (id) =>
                  onPictures(pictures.filter(({ path }) => path.replace(/\W/g, '-') !== id))
                }
              />
            </Section>
          )}
          <Steps steps={nextSteps({ reason, line, asksInsured, place })} />
        </View>
      )}
      <NotNow offers={standing.offers} />
    </View>
  );
}

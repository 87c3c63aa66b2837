import { useRouter } from '@tarojs/taro';
import { PageFrame } from '../../../components/PageFrame';
import { Empty } from '../../../components/PageStates';
import { Row, Rows } from '../../../components/Rows';
import { Section } from '../../../components/Section';
import { noticesOf, remarkOf } from '../../../answers/notices';
import { placeName } from '../../../answers/places';
import { usePolicy } from '../../../answers/policy';
import { residentsAsk } from '../../../answers/residents-ask/questions';
import type { ResidentQuestion } from '../../../answers/residents-ask/questions';
import { termsAt } from '../../../answers/terms';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { usePlace } from '../../../state/place';
import { useInsuredYear } from '../../../state/year';
import { Answer } from './Answer';
import { TermCards } from './Terms';

interface Place {
  readonly region: string;
  readonly year: number;
}

function OneQuestion({ region, year, question }: Place & { readonly question: ResidentQuestion }) {
  return (
    <PageFrame heading={question.words} lead={placeName(region)} barTitle="常见问题">
      <Answer region={region} year={year} question={question} />
      <Section title="按您的情况算">
        <Rows>
          <Row
            id="choose-calculate"
            label="算一算"
            hint="几个问题，算出应缴多少"
            onTap={() => open(pages.ask)}
          />
          <Row
            id="open-contacts"
            label="找谁问"
            hint="当地咨询和投诉电话"
            onTap={() => open(pages.contacts)}
          />
        </Rows>
      </Section>
    </PageFrame>
  );
}

function AllQuestions({ region, year }: Place) {
  const terms = termsAt(region, year);
  return (
    <PageFrame heading="政策与办法" lead={placeName(region)}>
      <Section title="当地的通知">
        <Rows>
          <Row
            id="open-channels"
            label="怎么缴费"
            hint="不用跑路的办法，缴费前看什么"
            onTap={() => open(pages.channels)}
          />
          {noticesOf(region, year).map((notice) => (
            <Row
              key={notice.id}
              id={`notice-${notice.id}`}
              label={notice.title}
              hint={remarkOf(notice)}
              onTap={() => open(pages.clause, { notice: notice.id })}
            />
          ))}
        </Rows>
      </Section>
      <Section title="大家常问的">
        <Rows>
          {residentsAsk.map(({ code, words }) => (
            <Row
              key={code}
              id={`faq-${code}`}
              label={words}
              onTap={() => open(pages.questions, { q: code })}
            />
          ))}
        </Rows>
      </Section>
      {terms.length > 0 ? (
        <Section title="通知里的词，说的是谁" id="terms">
          <TermCards terms={terms} />
        </Section>
      ) : null}
    </PageFrame>
  );
}

/** What residents ask most, answered from the notice of the place, with the clause, or said to be left open. */
export default function QuestionsPage() {
  const { params } = useRouter<{ q?: string }>();
  const place = usePlace();
  usePolicy();
  const year = useInsuredYear(place?.region);
  if (!place || noticesOf(place.region, year).length === 0) {
    return (
      <PageFrame heading="政策与办法">
        <Empty
          title={place ? '这里还没有参保缴费通知' : '还没有选参保地'}
          words="每个地方的规定不同，选好参保地才能看。"
          action={{ id: 'choose-place', label: '选择参保地', onTap: () => open(pages.place) }}
        />
      </PageFrame>
    );
  }
  const question = residentsAsk.find(({ code }) => code === params.q);
  const asked = { region: place.region, year };
  return question ? <OneQuestion {...asked} question={question} /> : <AllQuestions {...asked} />;
}

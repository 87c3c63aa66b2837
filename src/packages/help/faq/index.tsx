import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { ClauseLinks } from '../../../components/Breakdown';
import type { ClauseRef } from '../../../components/Breakdown';
import { Callout } from '../../../components/Callout';
import { PageFrame } from '../../../components/PageFrame';
import { Empty } from '../../../components/PageStates';
import { Row, Rows } from '../../../components/Rows';
import { Card, Section } from '../../../components/Section';
import { clauseRef, noticesOf, plainWords, remarkOf } from '../../../answers/notices';
import type { NoticeSummary } from '../../../answers/notices';
import { placeName } from '../../../answers/places';
import { usePolicy } from '../../../answers/policy';
import { residentsAsk } from '../../../answers/residents-ask';
import type { ResidentQuestion } from '../../../answers/residents-ask';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { usePlace } from '../../../state/place';

function openClause({ notice, clause }: ClauseRef) {
  return open(pages.clause, { notice, clause });
}

interface Answering {
  readonly notices: readonly NoticeSummary[];
  readonly question: ResidentQuestion;
}

function Answers({ notices, question }: Answering) {
  const found = notices.flatMap(({ id }) =>
    (question.answeredBy[id] ?? []).map((clause) => ({
      ref: clauseRef(id, clause),
      words: plainWords(id, clause),
    })),
  );
  if (found.length === 0) {
    return (
      <Callout kind="warn" id="notice-silent" title="当地的通知没有说">
        我们不猜。请问当地医保或税务部门，电话在“找谁问”里。
      </Callout>
    );
  }
  return (
    <View id="faq-answer">
      {found.map(({ ref, words }) => (
        <Card key={`${ref.notice} ${ref.clause}`}>
          <View className="para">{words}</View>
          <ClauseLinks clauses={[ref]} onClause={openClause} />
        </Card>
      ))}
    </View>
  );
}

function OneQuestion({ notices, question, place }: Answering & { readonly place: string }) {
  return (
    <PageFrame heading={question.words} lead={place} barTitle="常见问题">
      <Answers notices={notices} question={question} />
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

function AllQuestions({
  notices,
  place,
}: {
  readonly notices: readonly NoticeSummary[];
  readonly place: string;
}) {
  return (
    <PageFrame heading="政策与办法" lead={place}>
      <Section title="当地的通知">
        <Rows>
          {notices.map((notice) => (
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
          {residentsAsk.map(({ key, words }) => (
            <Row key={key} id={`faq-${key}`} label={words} onTap={() => open(pages.questions, { q: key })} />
          ))}
        </Rows>
      </Section>
    </PageFrame>
  );
}

/** What residents ask most, answered from the notice of the place, with the clause, or said to be left open. */
export default function QuestionsPage() {
  const { params } = useRouter<{ q?: string }>();
  const place = usePlace();
  const policy = usePolicy();
  const year = place ? policy.yearsAt(place.region)[0] : undefined;
  if (!place || year === undefined) {
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
  const notices = noticesOf(place.region, year);
  const question = residentsAsk.find(({ key }) => key === params.q);
  const name = placeName(place.region);
  return question ? (
    <OneQuestion notices={notices} question={question} place={name} />
  ) : (
    <AllQuestions notices={notices} place={name} />
  );
}

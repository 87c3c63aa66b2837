import { View } from '@tarojs/components';
import { answerTo } from '../../../answers/residents-ask/answer';
import type { Passage, ResidentsAnswer } from '../../../answers/residents-ask/answer';
import { whatHere } from '../../../answers/residents-ask/here';
import type { LeadGroup } from '../../../answers/residents-ask/leads';
import type { ResidentQuestion } from '../../../answers/residents-ask/questions';
import { ClauseLinks } from '../../../components/Breakdown';
import { Callout } from '../../../components/Callout';
import { Row, Rows } from '../../../components/Rows';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { open } from '../../../platform/navigation';
import { openClause, TermCards } from './Terms';

function DraftMark() {
  return <View className="soft small">征求意见稿，正式通知可能不同</View>;
}

interface LeadsProps {
  readonly leads: readonly LeadGroup[];
  readonly draft: boolean;
}

/** The dates and amounts, each with what it is. */
function Leads({ leads, draft }: LeadsProps) {
  return (
    <Card id="faq-leads">
      {draft ? <DraftMark /> : null}
      {leads.map(({ figure, lines }) => (
        <View key={figure} className="lead">
          <View className="lead__figure">{figure}</View>
          {lines.map((words) => (
            <View key={words}>
              <Words>{words}</Words>
            </View>
          ))}
        </View>
      ))}
    </Card>
  );
}

/** A clause's words, a sentence a paragraph: what stands in one piece nobody reads to the end. */
function sentencesOf(words: string): readonly string[] {
  return words.match(/[^。；]+[。；]*/g) ?? [words];
}

function Passages({ passages }: { readonly passages: readonly Passage[] }) {
  return (
    <Section title="通知的意思">
      {passages.map(({ words, clauses, draft }) => (
        <Card key={words}>
          {draft ? <DraftMark /> : null}
          {sentencesOf(words).map((sentence) => (
            <View key={sentence} className="para">
              <Words>{sentence}</Words>
            </View>
          ))}
          <ClauseLinks clauses={clauses} onClause={openClause} />
        </Card>
      ))}
    </Section>
  );
}

const nothing = '我们不猜。请问当地医保或税务部门，电话在“找谁问”里。';

/** What the notice leaves open of it; the whole answer, where it says nothing at all. */
function Silences({ passages, leads, silences }: ResidentsAnswer) {
  const says = passages.length > 0 || leads.length > 0;
  if (says && silences.length === 0) return null;
  return (
    <Callout kind="warn" id="notice-silent" title={says ? '通知没有写明的' : '当地的通知没有说'}>
      {silences.map((words) => (
        <View key={words}>
          <Words>{words}</Words>
        </View>
      ))}
      <View>{nothing}</View>
    </Callout>
  );
}

function WhatHere({ code }: Pick<ResidentQuestion, 'code'>) {
  const here = whatHere(code);
  if (here === null) return null;
  return (
    <Section title="在这里能办的" id="faq-here">
      <Card>{here.words}</Card>
      <Rows>
        {here.rows.map(({ id, label, hint, page }) => (
          <Row key={id} id={id} label={label} hint={hint} onTap={() => open(page)} />
        ))}
      </Rows>
    </Section>
  );
}

interface AnswerProps {
  readonly region: string;
  readonly year: number;
  readonly question: ResidentQuestion;
}

/** A question answered by the place's notices: the figure first, then the clause in plain words, then what can be done. */
export function Answer({ region, year, question }: AnswerProps) {
  const answer = answerTo(region, year, question);
  return (
    <View id="faq-answer">
      {answer.leads.length > 0 ? <Leads leads={answer.leads} draft={answer.leadsDraft} /> : null}
      {answer.passages.length > 0 ? <Passages passages={answer.passages} /> : null}
      <Silences {...answer} />
      {answer.terms.length > 0 ? (
        <Section title="说的是谁">
          <TermCards terms={answer.terms} />
        </Section>
      ) : null}
      <WhatHere code={question.code} />
    </View>
  );
}

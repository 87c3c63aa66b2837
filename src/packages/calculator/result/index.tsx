import { useMemo, useState } from 'react';
import { View } from '@tarojs/components';
import type { IsoDay } from '../../../../policy/calendar';
import { Breakdown, ClauseLinks } from '../../../components/Breakdown';
import type { ClauseRef } from '../../../components/Breakdown';
import { Button } from '../../../components/Button';
import { Callout } from '../../../components/Callout';
import { CoverTimeline } from '../../../components/CoverTimeline';
import { InsuredYear } from '../../../components/InsuredYear';
import { PageFrame } from '../../../components/PageFrame';
import { Empty } from '../../../components/PageStates';
import { Row, Rows } from '../../../components/Rows';
import { Card, Section } from '../../../components/Section';
import { Words } from '../../../components/Words';
import { netLines, payLines } from '../../../answers/breakdown';
import {
  channelsOf,
  clauseRef,
  laterDays,
  noticeSummary,
  paymentSourcesOf,
  silencesOn,
} from '../../../answers/notices';
import type { Saying } from '../../../answers/notices';
import { newbornAdvice } from '../../../answers/newborn';
import { openAmount, outcomesOf } from '../../../answers/outcomes';
import type { Outcome } from '../../../answers/outcomes';
import { useNoticeIndex } from '../../../answers/notice-index';
import { placeName } from '../../../answers/places';
import { usePolicy } from '../../../answers/policy';
import { open, replace } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';
import { moveAnswers, useAnswerSheet } from '../../../state/answers';
import type { AnswerSheet } from '../../../state/answers';
import { clearDraft, fillIn } from '../../../state/enrol-draft';
import { isKept, keepResult, useKept } from '../../../state/kept';
import { chinaToday } from '../../../words/days';
import { Cases, WhoKnowsSection, whenOf } from './Cases';
import { Headline, OpenHeadline } from './Headline';
import { Later } from './Later';
import { Newborn } from './Newborn';
import { ShareResult } from './ShareResult';

function openClause({ notice, clause }: ClauseRef) {
  return open(pages.clause, { notice, clause });
}

/** The channels and payment sources that the notices name, or that they name none. */
function howToPay({ region, year }: AnswerSheet): readonly Saying[] {
  return [
    ...channelsOf(region, year),
    ...paymentSourcesOf(region, year),
    ...silencesOn(region, year, ['channels', 'mutual-aid-account']),
  ];
}

function useResult(sheet: AnswerSheet, payOn: IsoDay) {
  const policy = usePolicy();
  return useMemo(() => {
    const { all, whoKnows } = outcomesOf(policy, sheet, payOn);
    return { outcomes: all, whoKnows, sayings: howToPay(sheet) };
  }, [policy, sheet, payOn]);
}

type Result = ReturnType<typeof useResult>;
type Determined = Pick<Outcome, 'determination'>;

function HowItAddsUp({ determination }: Determined) {
  const net = netLines(determination);
  if (determination.payFen === null) return null;
  return (
    <View>
      <Section title="怎么算出来的" id="breakdown">
        <Card>
          <Breakdown lines={payLines(determination)} onClause={openClause} />
        </Card>
      </Section>
      {net.length > 0 ? (
        <Section title="之后还会退给您" id="net">
          <Card>
            <Breakdown lines={net} onClause={openClause} />
          </Card>
        </Section>
      ) : null}
    </View>
  );
}

function Cover({ determination, payOn }: Determined & { readonly payOn: IsoDay }) {
  const { coverage, status } = determination;
  if (coverage) {
    return (
      <Section title="什么时候能用">
        <Card>
          <CoverTimeline coverage={coverage} payOn={payOn} act={status === 'exempt' ? '登记' : '缴费'} />
        </Card>
      </Section>
    );
  }
  if (status !== 'payable' && status !== 'exempt') return null;
  return (
    <Section title="什么时候能用">
      <Card>当地通知没有写待遇从哪天开始。请向参保地的医保部门问清楚。</Card>
    </Section>
  );
}

function Notes({ determination }: Determined) {
  const { notes } = determination;
  if (notes.length === 0) return null;
  return (
    <Section title="请留意" id="notes">
      <Card>
        {notes.map(({ code, text }) => (
          <View key={code + text} className="para" id={`note-${code}`}>
            <Words>{text}</Words>
          </View>
        ))}
      </Card>
    </Section>
  );
}

function Clauses({ determination }: Determined) {
  const { cites } = determination;
  const notices = [...new Set(cites.map(({ notice }) => notice))];
  return (
    <Section title="依据的条款" id="cites">
      {notices.map((id) => (
        <Card key={id}>
          <View>{noticeSummary(id)?.title ?? ''}</View>
          <ClauseLinks
            clauses={cites.filter(({ notice }) => notice === id).map(({ clause }) => clauseRef(id, clause))}
            onClause={openClause}
            prefix=""
          />
        </Card>
      ))}
    </Section>
  );
}

function NextSteps({ sayings }: Pick<Result, 'sayings'>) {
  return (
    <Section title="接下来怎么办" id="next-steps">
      <Card>
        {sayings.map(({ words, clauses }) => (
          <View key={words} className="para">
            <View>
              <Words>{words}</Words>
            </View>
            <ClauseLinks clauses={clauses} onClause={openClause} />
          </View>
        ))}
      </Card>
      <View className="spaced">
        <Rows>
          <Row
            id="open-channels"
            label="怎么缴费"
            hint="不用出门的办法，缴之前看什么，到时候提醒我"
            onTap={() => open(pages.channels)}
          />
          <Row
            id="open-contacts"
            label="找谁问"
            hint="当地咨询和投诉电话"
            onTap={() => open(pages.contacts)}
          />
          <Row
            id="open-faq"
            label="常见问题"
            hint="晚交、退费、生病住院等"
            onTap={() => open(pages.questions)}
          />
        </Rows>
      </View>
    </Section>
  );
}

function Keep({ sheet, payOn, headline }: { sheet: AnswerSheet; payOn: IsoDay; headline: string }) {
  const saved = isKept(useKept(), sheet);
  return (
    <View className="section">
      {saved ? (
        <Callout kind="good" id="kept" title="已保存在这部手机里" urgent>
          可以在“我的记录”里再打开。里面没有姓名和证件号码。
        </Callout>
      ) : (
        <Button
          id="keep-result"
          kind="secondary"
          label="保存这个结果"
          onTap={() => keepResult(sheet, payOn, headline)}
        />
      )}
    </View>
  );
}

/** One outcome in full: how it adds up, when it can be used, what follows later, what to mind. */
function Explained({ outcome, open: isOpen }: { readonly outcome: Outcome; readonly open: boolean }) {
  const { determination, facts } = outcome;
  const later = useMemo(() => laterDays(facts), [facts]);
  return (
    <View>
      {isOpen ? (
        <Section title="您选的这一种" id="chosen-case">
          <View className="para">{`如果：${whenOf(outcome)}`}</View>
          <Headline determination={determination} facts={facts} />
        </Section>
      ) : null}
      <HowItAddsUp determination={determination} />
      <Cover determination={determination} payOn={facts.payOn} />
      <Later days={later} exempt={determination.status === 'exempt'} />
      <Notes determination={determination} />
    </View>
  );
}

function PaidUnknown({ sheet }: { readonly sheet: AnswerSheet }) {
  if (sheet.answers.paid !== 'unknown') return null;
  return (
    <View className="section">
      <Callout kind="warn" id="paid-unknown" title="先查一查交过没有">
        下面按还没有交来算。看支付记录，或打“找谁问”里的电话，避免重复缴费。
      </Callout>
    </View>
  );
}

function First({ outcomes }: Pick<Result, 'outcomes'>) {
  const [only] = outcomes;
  return outcomes.length === 1 ? (
    <Headline determination={only.determination} facts={only.facts} />
  ) : (
    <OpenHeadline outcomes={outcomes} />
  );
}

/** What was answered here is his whom the next pages ask for: it isn't asked again. */
function enrol(): void {
  clearDraft();
  fillIn({ answers: 'calculated' });
  open(pages.enrol);
}

const takesPart: readonly string[] = ['payable', 'exempt', 'not-open'];

function ResultOf({ sheet }: { readonly sheet: AnswerSheet }) {
  const payOn = chinaToday();
  const { outcomes, whoKnows, sayings } = useResult(sheet, payOn);
  const [key, setKey] = useState<string | null>(null);
  const chosen = outcomes.find((outcome) => outcome.key === key) ?? outcomes[0];
  const several = outcomes.length > 1;
  const canEnrol = outcomes.some(({ determination }) => takesPart.includes(determination.status));
  return (
    <PageFrame
      heading={`${sheet.year}年度的结果`}
      lead={placeName(sheet.region)}
      barTitle="结果"
      footer={canEnrol ? <Button id="continue" label="去参保登记" onTap={enrol} /> : undefined}
    >
      <First outcomes={outcomes} />
      <InsuredYear
        region={sheet.region}
        year={sheet.year}
        onChoose={(year) => moveAnswers(sheet.region, year)}
      />
      <PaidUnknown sheet={sheet} />
      {several ? <Cases outcomes={outcomes} chosen={chosen} onChoose={setKey} /> : null}
      <WhoKnowsSection whoKnows={whoKnows} />
      <Callout kind="info" id="estimate" title="这是按您的回答算的">
        身份、日期以参保地名册和证件为准。登记之后，由工作人员核实。
      </Callout>
      <Newborn advice={newbornAdvice(chosen.facts)} onClause={openClause} />
      <Explained key={chosen.key} outcome={chosen} open={several} />
      <NextSteps sayings={sayings} />
      <Clauses determination={chosen.determination} />
      <Keep sheet={sheet} payOn={payOn} headline={several ? openAmount(outcomes) : chosen.result} />
      <ShareResult
        region={sheet.region}
        year={sheet.year}
        headline={several ? openAmount(outcomes) : chosen.result}
      />
      <View className="section">
        <Button id="change-answers" kind="plain" label="修改回答" onTap={() => open(pages.check)} />
      </View>
    </PageFrame>
  );
}

/** Answers for a place whose parts differ, from before it was asked for one of them. */
function TooWide({ region }: { readonly region: string }) {
  return (
    <PageFrame heading="结果">
      <Empty
        title="请先选到区、县"
        words={`${placeName(region)}里面各地的规定不一样，选到区、县才能算准。`}
        action={{
          id: 'choose-place',
          label: '选择参保地',
          onTap: () => replace(pages.place, { then: 'ask' }),
        }}
      />
    </PageFrame>
  );
}

/** The result first, then why, then when, then what if later, then what to do. */
export default function ResultPage() {
  const sheet = useAnswerSheet();
  const notices = useNoticeIndex();
  if (sheet && notices.isTooWide(sheet.region)) return <TooWide region={sheet.region} />;
  if (sheet) return <ResultOf sheet={sheet} />;
  return (
    <PageFrame heading="结果">
      <Empty
        title="还没有回答问题"
        words="回答几个问题，就能知道应缴多少。"
        action={{ id: 'choose-calculate', label: '算一算', onTap: () => replace(pages.ask) }}
      />
    </PageFrame>
  );
}

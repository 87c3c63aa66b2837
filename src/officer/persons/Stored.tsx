import { View } from '@tarojs/components';
import { correctionNames } from '../../../contract/correction-names';
import type { StoredPersonView } from '../../../contract/corrections';
import { documentNames } from '../../../contract/identity-document';
import { circumstanceName } from '../../../policy/names';
import { placeName } from '../../answers/places';
import { Button } from '../../components/Button';
import { Row, Rows } from '../../components/Rows';
import { Card, Section } from '../../components/Section';
import { sayDay, sayMomentWithYear } from '../../words/days';
import { yuan } from '../../words/money';
import type { Overpaid, Wrong } from './correction';

interface StoredProps {
  readonly stored: StoredPersonView;
  /** By the officer's duties: what he may propose. */
  readonly may: { readonly correct: boolean; readonly giveBack: boolean };
  readonly onWrong: (wrong: Wrong) => void;
  readonly onOverpaid: (overpaid: Overpaid) => void;
  readonly onOther: () => void;
}

type Of = Pick<StoredProps, 'stored' | 'onWrong'>;

function Himself({ stored, onWrong }: Of) {
  const { person, documents, birthDate } = stored;
  const [newest] = documents;
  const joined = documents.length > 1 && documents.some(({ kind }) => kind === 'birth-certificate');
  return (
    <Section title="哪一样错了">
      <Rows>
        <Row id="wrong-name" label="姓名" value={person.name} onTap={() => onWrong({ kind: 'name' })} />
        {newest === undefined ? null : (
          <Row
            id="wrong-document"
            label={documentNames[newest.kind]}
            value={newest.number}
            onTap={() => onWrong({ kind: 'document' })}
          />
        )}
        <Row
          id="wrong-birth"
          label="出生日期"
          value={birthDate === null ? '没有' : sayDay(birthDate)}
          onTap={() => onWrong({ kind: 'birth-date' })}
        />
        {stored.isTied ? (
          <Row
            id="wrong-tie"
            label="确认过是本人的微信"
            hint="换了手机、换了微信，或者有人冒用"
            onTap={() => onWrong({ kind: 'tie' })}
          />
        ) : null}
        {joined ? (
          <Row
            id="wrong-joined"
            label="号码接错了人"
            hint="拆开以后，只按出生医学证明登记"
            onTap={() => onWrong({ kind: 'joined-number' })}
          />
        ) : null}
      </Rows>
    </Section>
  );
}

/** Whom an officer found who corrects nothing of him. */
function Found({ stored: { person } }: Pick<StoredProps, 'stored'>) {
  return (
    <Card id="found">
      {person.name}，{person.document}
    </Card>
  );
}

function Certifications({ stored, onWrong }: Of) {
  if (stored.certifications.length === 0) return null;
  return (
    <Section title="认定的身份">
      <Rows>
        {stored.certifications.map((one, at) => (
          <Row
            key={`${one.code} ${one.region} ${one.since}`}
            id={`wrong-certification-${at}`}
            label={one.name}
            hint={`${sayDay(one.since)}起${one.until === undefined ? '' : `，到${sayDay(one.until)}`}，${placeName(one.region)}认定`}
            onTap={() => onWrong({ kind: 'certification', of: one })}
          />
        ))}
      </Rows>
    </Section>
  );
}

function Confirmed({ stored: { circumstances, facts }, onWrong }: Of) {
  if (circumstances.length + facts.length === 0) return null;
  return (
    <Section title="确认过的情形和本人情况">
      <Rows>
        {circumstances.map(({ code, on }, at) => (
          <Row
            key={`${code} ${on ?? ''}`}
            id={`wrong-circumstance-${at}`}
            label={circumstanceName(code)}
            hint={on === null ? '错了的点这里' : `${sayDay(on)}，错了的点这里`}
            onTap={() => onWrong({ kind: 'circumstance', code, on })}
          />
        ))}
        {facts.map(({ year, region, names }, at) => (
          <Row
            key={`${year} ${region}`}
            id={`wrong-facts-${at}`}
            label={names.join('、')}
            hint={`${year}年度，${placeName(region)}确认，错了的点这里`}
            onTap={() => onWrong({ kind: 'facts', year, region })}
          />
        ))}
      </Rows>
    </Section>
  );
}

const basisWords = { exempt: '不用缴费', paid: '缴费', 'paid-elsewhere': '在别处缴费' } as const;

function Enrolments({ stored, may, onWrong, onOverpaid }: Omit<StoredProps, 'onOther'>) {
  if (stored.enrolments.length === 0) return null;
  return (
    <Section title="参保">
      {stored.enrolments.map(({ year, region, basis, on, payment }) => (
        <Card key={year} id={`enrolment-${year}`}>
          <View>
            {year}年度，{sayDay(on)}，{placeName(region)}，{basisWords[basis]}
          </View>
          {basis === 'paid' || !may.correct ? null : (
            <Button
              id={`wrong-enrolment-${year}`}
              kind="secondary"
              label="登记错了，要撤销"
              onTap={() => onWrong({ kind: 'enrolment', year })}
            />
          )}
          {payment === undefined ? null : <View>没有退过的：{yuan(payment.leftFen)}元</View>}
          {payment === undefined || !may.giveBack ? null : (
            <Button
              id={`give-back-${year}`}
              kind="secondary"
              label="错缴、多缴，要退费"
              onTap={() => onOverpaid({ ...payment, year })}
            />
          )}
        </Card>
      ))}
    </Section>
  );
}

function Bindings({ stored, onWrong }: Of) {
  if (stored.bindings.length === 0) return null;
  return (
    <Section title="绑定的共济账户">
      <Rows>
        {stored.bindings.map(({ holderId, holder, region }, at) => (
          <Row
            key={holderId}
            id={`wrong-binding-${at}`}
            label={`${holder.name}的账户`}
            hint={`${placeName(region)}，绑错了的点这里`}
            onTap={() => onWrong({ kind: 'binding', holderId })}
          />
        ))}
      </Rows>
    </Section>
  );
}

function Made({ corrections }: Pick<StoredPersonView, 'corrections'>) {
  if (corrections.length === 0) return null;
  return (
    <Section title="更正过的">
      {corrections.map(({ kind, at, reason }) => (
        <View key={at}>
          {sayMomentWithYear(at)} {correctionNames[kind]}：{reason}
        </View>
      ))}
    </Section>
  );
}

/** What is stored of a person; a tap on what is wrong leads to its form. */
export function Stored({ stored, may, onWrong, onOverpaid, onOther }: StoredProps) {
  return (
    <View>
      {may.correct ? <Himself stored={stored} onWrong={onWrong} /> : <Found stored={stored} />}
      {may.correct ? <Certifications stored={stored} onWrong={onWrong} /> : null}
      <Enrolments stored={stored} may={may} onWrong={onWrong} onOverpaid={onOverpaid} />
      {may.correct ? <Confirmed stored={stored} onWrong={onWrong} /> : null}
      {may.correct ? <Bindings stored={stored} onWrong={onWrong} /> : null}
      <Made corrections={stored.corrections} />
      <Button id="find-another" kind="plain" label="查另一个人" onTap={onOther} />
    </View>
  );
}

import { View } from '@tarojs/components';
import { checkDocument, documentNames, tidyNumber } from '../../contract/identity-document';
import type { DocumentKind } from '../../contract/identity-document';
import type { IsoDay } from '../../policy/calendar';
import { aria } from '../platform/aria';
import { sayDay } from '../words/days';
import { Field, TextInput } from './Field';

export interface IdentityFieldProps {
  readonly id: string;
  readonly kind: DocumentKind;
  readonly value: string;
  /** Today in China, `YYYY-MM-DD`. */
  readonly today: IsoDay;
  readonly onInput: (value: string) => void;
  readonly error?: string;
  readonly hint?: string;
}

const lengths: Readonly<Record<DocumentKind, number>> = {
  'resident-id': 18,
  'hmt-residence-permit': 18,
  'foreign-permanent-residence': 18,
  passport: 12,
  'birth-certificate': 10,
};
const eighteen = 18;

/** What can already be said while the number is being typed: how many are left, or whether it is right. */
export function progressOf(kind: DocumentKind, value: string, today: IsoDay): string {
  const count = tidyNumber(value).length;
  const expected = lengths[kind];
  if (count === 0) return '';
  if (expected === eighteen && count < eighteen && !/^[A-Za-z]/.test(value)) {
    return `已填${count}位，还差${eighteen - count}位`;
  }
  const check = checkDocument(kind, value, today);
  if (!check.ok) return count < expected ? `已填${count}位` : check.problem.message;
  return check.birthDate ? `号码核对无误，出生日期${sayDay(check.birthDate)}` : '号码格式正确';
}

/** A document's number: numeric keyboard with X, checked as it is typed. It never leaves memory but to the server. */
export function IdentityField(props: IdentityFieldProps) {
  const { id, kind, value, today, onInput, error } = props;
  // What is wrong stands above the field already, and is read out there.
  const said = error === undefined ? progressOf(kind, value, today) : '';
  const numeric = kind === 'resident-id' || kind === 'hmt-residence-permit';
  return (
    <Field id={id} label={`${documentNames[kind]}号码`} hint={props.hint} error={error}>
      <TextInput
        id={`${id}-input`}
        name={`${documentNames[kind]}号码`}
        kind={numeric ? 'idcard' : 'text'}
        maxlength={24}
        wrong={error !== undefined}
        value={value}
        onInput={onInput}
      />
      <View className="field__help" id={`${id}-progress`} {...aria({ role: 'status', live: 'polite' })}>
        {said}
      </View>
    </Field>
  );
}

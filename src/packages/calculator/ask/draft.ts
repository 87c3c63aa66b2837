import { liesIn } from '../../../../policy/region-names';
import type { FieldError } from '../../../components/ErrorSummary';
import { placeName } from '../../../answers/places';
import { none, unknown } from '../../../answers/questions';
import type { Question } from '../../../answers/questions';
import { here, isDay, stillValid } from '../../../answers/said';
import type { AnswerValue } from '../../../state/answers';
import type { DayParts } from '../../../words/days';
import { dayFromParts, partsOfDay, sayDay } from '../../../words/days';
import { type IsoDay, isoDay } from '../../../../policy/calendar';
import { fenOfYuan } from '../../../../policy/money';

/** What stands on a question's page while it is being filled in. */
export interface Draft {
  /** The row that is chosen: a value, `day` for a typed date, `elsewhere` for another place, or null. */
  readonly choice: string | null;
  readonly many: readonly string[];
  readonly parts: DayParts;
  readonly yuan: string;
  /** A number of years, as typed. */
  readonly years: string;
  /** The other place, as far as it has been chosen. */
  readonly place: string | null;
}

export const byDay = 'day';
export const elsewhere = 'elsewhere';

/** The page as it was left, so that going back keeps every answer. */
export function draftOf(question: Question, value: AnswerValue | undefined): Draft {
  const blank: Draft = { choice: null, many: [], parts: partsOfDay(null), yuan: '', years: '', place: null };
  if (value === undefined) return blank;
  if (Array.isArray(value)) {
    const values = value as readonly string[];
    if (question.kind !== 'paid') return { ...blank, many: values };
    return { ...blank, parts: partsOfDay(values[0]), yuan: String(Number(values[1]) / 100) };
  }
  const text = String(value);
  if (question.kind === 'place' && text !== here && text !== unknown) {
    return { ...blank, choice: elsewhere, place: text };
  }
  if (question.kind === 'years' && text !== unknown) return { ...blank, years: text };
  return isDay(text) ? { ...blank, choice: byDay, parts: partsOfDay(text) } : { ...blank, choice: text };
}

export interface Reading {
  readonly value: AnswerValue | null;
  readonly errors: readonly FieldError[];
}

function wrong(field: string, message: string): Reading {
  return { value: null, errors: [{ field, message }] };
}
function right(value: AnswerValue): Reading {
  return { value, errors: [] };
}
const nothingChosen = '请选一项。拿不准就选“不知道”。';

/** A day of the calendar; `latest` is the last one that can be. */
function readDay(parts: DayParts, latest: IsoDay): Reading {
  if (!parts.year && !parts.month && !parts.day) return wrong('day', '请填写日期，或者选“不知道”。');
  const day = dayFromParts(parts);
  if (day === null) return wrong('day', '没有这一天，请检查年、月、日。年份要填四位数字。');
  if (day > latest) return wrong('day', '这一天还没有到，请检查年、月、日。');
  return day < '1900-01-01' ? wrong('day', '年份太早了，请检查年份。') : right(day);
}

function readEventDay(question: Extract<Question, { kind: 'day' }>, draft: Draft, today: IsoDay): Reading {
  if (draft.choice === unknown) return right(unknown);
  const read = readDay(draft.parts, today);
  const other = typeof read.value === 'string' ? question.taken?.[read.value] : undefined;
  if (other === undefined) return read;
  return wrong(
    'day',
    `“${other}”填的也是这一天，请核对日期。真是同一天的，请返回去掉其中一件，两件各算一次，看哪个合适。`,
  );
}

function readSince(draft: Draft, today: IsoDay): Reading {
  if (draft.choice === null) return wrong('choices', nothingChosen);
  return draft.choice === byDay ? readDay(draft.parts, today) : right(draft.choice);
}

/** An identity may end on a day still to come, but not before it began. */
function readUntil({ notBefore }: Extract<Question, { kind: 'until' }>, draft: Draft): Reading {
  if (draft.choice === null) return wrong('choices', nothingChosen);
  if (draft.choice === unknown || draft.choice === stillValid) return right(draft.choice);
  const read = readDay(draft.parts, isoDay('2199-12-31'));
  if (typeof read.value === 'string' && notBefore !== null && read.value < notBefore) {
    return wrong('day', `到期的日子比认定的日子（${sayDay(notBefore)}）还早，请检查这两个日期。`);
  }
  return read;
}

function readPlace(question: Extract<Question, { kind: 'place' }>, { choice, place }: Draft): Reading {
  if (choice === null) return wrong('choices', nothingChosen);
  if (choice !== elsewhere) return right(choice);
  if (place === null) return wrong('choices', '请在下面选认定身份的地方。拿不准就选“不知道”。');
  if (liesIn(place, question.here)) return wrong('choices', '这就是参保的地方，请选第一项。');
  return liesIn(question.here, place)
    ? wrong('choices', `参保的地方也在${placeName(place)}里面，请再往下选到区、县。`)
    : right(place);
}

function readOne({ key, choices }: Extract<Question, { kind: 'one' }>, { choice }: Draft): Reading {
  if (choice === null) return wrong('choices', nothingChosen);
  if (choices.some(({ value }) => value === choice)) return right(choice);
  return key.startsWith('disabilityGrade.')
    ? wrong('choices', '残疾等级只有一级到四级，请照残疾人证选一项。')
    : wrong('choices', '没有这一项，请重新选一项。');
}

function readPaid(draft: Draft, today: IsoDay): Reading {
  const day = readDay(draft.parts, today);
  if (day.value === null) return day;
  const amountFen = fenOfYuan(draft.yuan);
  // A million yuan is no premium.
  if (amountFen === null || amountFen >= 100_000_000)
    return wrong('amount-paid', '请填写交了多少元，只填数字，比如 380。');
  return right([String(day.value), String(amountFen)]);
}

function readYears({ least, most }: Extract<Question, { kind: 'years' }>, { choice, years }: Draft): Reading {
  if (choice === unknown) return right(unknown);
  if (years === '') return wrong('years', '请填几年，或者选“不知道”。');
  if (!/^\d{1,2}$/.test(years)) return wrong('years', '只填数字，比如 3。');
  const count = Number(years);
  if (count > most) return wrong('years', `不能多于${most}年，请检查。`);
  return count < least ? wrong('years', `最少填${least}年，请检查前面的回答。`) : right(String(count));
}

function readMany({ many }: Draft): Reading {
  return many.length > 0
    ? right(many)
    : wrong('choices', '请选一项。都没有就选“都没有”，拿不准就选“不知道”。');
}

/** The answer that stands on the page, or what is wrong with it. `today` is the day in China. */
export function readDraft(question: Question, draft: Draft, today: IsoDay): Reading {
  switch (question.kind) {
    case 'many':
      return readMany(draft);
    case 'paid':
      return readPaid(draft, today);
    case 'one':
      return readOne(question, draft);
    case 'since':
      return readSince(draft, today);
    case 'until':
      return readUntil(question, draft);
    case 'place':
      return readPlace(question, draft);
    case 'years':
      return readYears(question, draft);
    case 'day':
      return readEventDay(question, draft, today);
  }
}

/** Ticks or unticks a row; 都没有 and 不知道 stand alone. */
export function toggled(many: readonly string[], value: string): readonly string[] {
  if (value === none || value === unknown) return many.includes(value) ? [] : [value];
  const others = many.filter((each) => each !== none && each !== unknown);
  return others.includes(value) ? others.filter((each) => each !== value) : [...others, value];
}

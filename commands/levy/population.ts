import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { birthDateOfNumber } from './birth-date';
import { kindOfDocument } from './document-kind';
import { FactSheetError, parseFactSheet, type Policy } from '../../policy';
import { withDeclaredIdentities } from '../../policy/declared-identities';
import { isIsoDay } from '../../policy/calendar';
import { isFen } from '../../policy/money';
import type { LevyPerson } from '../../server/levy';
import { LineSplitter, type Line } from '../lib/json-lines';
import type { LevyArguments } from './arguments';
import type { PersonFields } from './person-fields';
import { tablePeople } from './table-people';

/** A person, or why a row is none: Chinese, with what to do. */
export type PopulationRow =
  | { readonly where: string; readonly person: LevyPerson }
  | { readonly where: string; readonly problem: string };

/** People of a file one after the other; a city's come as JSON Lines, which are read piece by piece. */
export async function* populationOf(policy: Policy, wanted: LevyArguments): AsyncGenerator<PopulationRow> {
  if (/\.jsonl$/i.test(wanted.people)) yield* linesOf(policy, wanted);
  else {
    for await (const { where, fields } of tablePeople(await readFile(wanted.people))) {
      yield typeof fields === 'string' ? { where, problem: fields } : rowOf(policy, wanted, where, fields);
    }
  }
}

async function* linesOf(policy: Policy, wanted: LevyArguments): AsyncGenerator<PopulationRow> {
  const splitter = new LineSplitter();
  let number = 0;
  const rows = function* (lines: readonly Line[]): Generator<PopulationRow> {
    for (const line of lines) {
      number += 1;
      if (line.text.trim() === '') continue;
      const where = `第${number}行`;
      const fields = line.tooLong ? '这一行超过64KB，请拆短。' : fieldsOf(line.text);
      yield typeof fields === 'string' ? { where, problem: fields } : rowOf(policy, wanted, where, fields);
    }
  };
  for await (const chunk of createReadStream(wanted.people, { highWaterMark: 256 * 1024 })) {
    yield* rows(splitter.push(chunk as Buffer));
  }
  yield* rows(splitter.end());
}

function fieldsOf(text: string): PersonFields | string {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return '这一行不是JSON，请检查引号和括号。';
  }
  if (typeof value !== 'object' || value === null) return '这一行不是JSON对象。';
  const { name, number, document, village, school, paidOn, paidFen, ...facts } = value as Record<
    string,
    unknown
  >;
  if (typeof name !== 'string' || typeof number !== 'string') return '缺少name（姓名）或number（证件号码）。';
  return {
    name,
    number,
    facts,
    ...(typeof document === 'string' ? { document } : {}),
    ...(typeof village === 'string' ? { village } : {}),
    ...(typeof school === 'string' ? { school } : {}),
    ...(typeof paidOn === 'string' ? { paidOn } : {}),
    ...(typeof paidFen === 'number' ? { paidFen } : {}),
  };
}

function rowOf(policy: Policy, wanted: LevyArguments, where: string, fields: PersonFields): PopulationRow {
  const { name, number, document = '', village = '', school = '', paidOn, paidFen, facts } = fields;
  if ((paidOn === undefined) !== (paidFen === undefined)) {
    return { where, problem: '缴费日期和实缴金额要么都写，要么都不写。' };
  }
  if (paidOn !== undefined && !(isIsoDay(paidOn) && isFen(paidFen))) {
    return { where, problem: '缴费日期要写成2023-10-10，实缴金额要写分。' };
  }
  const kind = kindOfDocument(document, number, wanted.on);
  if (typeof kind === 'string') return { where, problem: kind };
  const paid = isIsoDay(paidOn) && isFen(paidFen) ? { on: paidOn, amountFen: paidFen } : null;
  const birthDate = facts.birthDate ?? birthDateOfNumber(number);
  const sheet = {
    ...facts,
    id: where,
    year: wanted.year,
    payOn: paid?.on ?? wanted.on,
    ...(birthDate === null ? {} : { birthDate }),
  };
  try {
    const checked = withDeclaredIdentities(policy, parseFactSheet(sheet));
    const named = { name, documentKind: kind.kind, documentNumber: number };
    return { where, person: { ...named, facts: checked, village, school, paid } };
  } catch (error) {
    if (error instanceof FactSheetError) return { where, problem: `${error.field ?? ''}：${error.message}` };
    throw error;
  }
}

import { dayMs } from '../../../contract/calendar-day';
import {
  type PayRequestActions,
  lastFourLength,
  mostHelpers,
  mostWrongTries,
} from '../../../contract/pay-requests';
import { alreadyInsured, currentApplication, noRecord } from '../../enrolment';
import { asTypedBy, countAttempt, countOfPerson, maskedPerson, numbersOf, pseudonym } from '../../identity';
import { type Cloud, refuse } from '../../platform';
import type { EnrolmentRecord, PayRequest } from '../../schema';

/** How long somebody may be asked, ms. */
export const payRequestMs = 7 * dayMs;

type Look = PayRequestActions['pay-request.look']['data'];
type Opened = PayRequestActions['pay-request.open']['data'];

/** The token leaves the server once; only its keyed hash is kept. */
function idOf(cloud: Cloud, token: string): string {
  return pseudonym(cloud.settings, 'pay-request', token);
}

/**
 * A link by which somebody else can pay for the person of one of the caller's records. An application that itself came from a request
 * can't be passed on. Throws `NO_RECORD`, the same for another's record as for one that never was.
 */
export async function makePayRequest(
  cloud: Cloud,
  openId: string,
  recordId: string,
): Promise<PayRequestActions['pay-request.make']['data']> {
  const record = await cloud.db.get('records', recordId);
  const own = record === null ? null : currentApplication(record, openId);
  if (record === null || own === null || own.askedBy !== undefined) throw noRecord();
  if (record.state === 'insured') throw alreadyInsured(record);
  await countAttempt(cloud, 'link');
  const token = cloud.randomHex(16);
  const expiresAt = cloud.now() + payRequestMs;
  const { personId } = record;
  const begun = { openId, recordId, personId, helpers: [], wrongTries: 0, expiresAt };
  await cloud.db.insert('pay-requests', { _id: idOf(cloud, token), ...begun });
  return { token, expiresAt };
}

interface Asked {
  readonly asked: PayRequest;
  readonly record: EnrolmentRecord;
}

/** Null for a link that never was, is over, was tried too often, or whose asker took back what he asked for. */
async function askedBy(cloud: Cloud, token: string): Promise<Asked | null> {
  const asked = await cloud.db.get('pay-requests', idOf(cloud, token));
  if (asked === null || asked.expiresAt <= cloud.now()) return null;
  const record = await cloud.db.get('records', asked.recordId);
  return record === null ? null : { asked, record };
}

/** Wrong tries of others end nothing for who opened it before: somebody in the chat could take it from him. */
function isOver({ asked, record }: Asked, openId: string): boolean {
  const isTriedOut = asked.wrongTries >= mostWrongTries && !asked.helpers.includes(openId);
  return isTriedOut || currentApplication(record, asked.openId) === null;
}

/** Where a request stands: of nobody and no amount. */
export async function lookAtPayRequest(cloud: Cloud, openId: string, token: string): Promise<Look> {
  const found = await askedBy(cloud, token);
  if (found?.record.state === 'insured') return { state: 'paid' };
  if (found === null || isOver(found, openId)) return { state: 'over' };
  return { state: 'open', expiresAt: found.asked.expiresAt };
}

/**
 * Opens a request for the caller, who may order for the person from then on. Throws `REQUEST_OVER`, `LAST_FOUR_WRONG`,
 * `ALREADY_INSURED`, and `TOO_MANY_LOOKUPS` where he, or many together for one person, opened too many.
 */
export async function openPayRequest(
  cloud: Cloud,
  openId: string,
  { token, lastFour }: PayRequestActions['pay-request.open']['request'],
): Promise<Opened> {
  await countAttempt(cloud, 'open-request');
  const found = await askedBy(cloud, token);
  if (found === null || (isOver(found, openId) && found.record.state !== 'insured')) throw requestOver();
  const { asked, record } = found;
  const person = await cloud.db.get('people', asked.personId);
  if (person === null) throw requestOver();
  const ends = numbersOf(cloud, person).map(({ number }) => number.slice(-lastFourLength).toUpperCase());
  const isRight = ends.includes(lastFour.toUpperCase());
  if (isRight && !asked.helpers.includes(openId)) await countOfPerson(cloud, 'helped', person._id);
  const triesLeft = await tried(cloud, asked._id, isRight ? openId : null);
  if (triesLeft !== 'right') throw triesLeft > 0 ? lastFourWrong(triesLeft) : requestOver();
  if (record.state === 'insured') throw alreadyInsured(record);
  const { region } = currentApplication(record, asked.openId) ?? {};
  if (region === undefined) throw requestOver();
  const insured = maskedPerson(cloud, asTypedBy(person, asked.openId)).name;
  return { recordId: record._id, insured, year: record.year, region, expiresAt: asked.expiresAt };
}

/**
 * Notes one try: who typed the last four right, or null for one who typed them wrong. Tries at the same moment are counted one by one,
 * and beyond the last wrong one none is right, nor of more people than may open one link. Answers how many are left.
 */
function tried(cloud: Cloud, id: string, helper: string | null): Promise<number | 'right'> {
  return cloud.db.transaction(async (tx) => {
    const asked = await tx.get('pay-requests', id);
    if (asked === null) return 0;
    if (helper !== null && asked.helpers.includes(helper)) return 'right';
    if (asked.wrongTries >= mostWrongTries) return 0;
    if (helper === null) {
      const wrongTries = asked.wrongTries + 1;
      await tx.put('pay-requests', { ...asked, wrongTries });
      return mostWrongTries - wrongTries;
    }
    if (asked.helpers.length >= mostHelpers) return 0;
    await tx.put('pay-requests', { ...asked, helpers: [...asked.helpers, helper] });
    return 'right';
  });
}

function lastFourWrong(triesLeft: number): Error {
  return refuse('LAST_FOUR_WRONG', `后四位不对，请问清楚再输。还可以试${triesLeft}次，用完链接就失效。`, {
    field: 'lastFour',
    details: { triesLeft },
  });
}

function requestOver(): Error {
  return refuse('REQUEST_OVER', '这个帮缴链接已失效，请让家人重新发一个。');
}

import * as v from 'valibot';
import type { RecordActions } from '../../../contract/resident';
import type { RecordView } from '../../../contract/record-view';
import { isoDay } from '../../../policy/calendar';
import { askForResuming } from '../../duplicates';
import { agreeToMessages, noRecord, requireTierOffered } from '../../enrolment';
import { countAttempt, noRelative } from '../../identity';
import { type ActionTable, type Cloud, requireOpenId, part } from '../../platform';
import {
  addRelative,
  applyForRelative,
  boundRelatives,
  correctApplication,
  getPayer,
  maySeeAll,
  recordView,
  requireFactsOfYear,
  requireRelative,
} from '../../household';
import type { EnrolmentRecord, Payer, Person } from '../../schema';
import { policyInForce } from '../../policy-registry';

/** A family of twenty over some years. */
const mostRecords = 200;

type Names =
  | 'records.enrol'
  | 'records.enrol-relative'
  | 'records.correct'
  | 'records.mine'
  | 'records.agree-to-messages'
  | 'records.ask-to-resume';

async function view(
  cloud: Cloud,
  record: EnrolmentRecord,
  person: Person,
  payer: Payer,
): Promise<{ readonly record: RecordView }> {
  const policy = await policyInForce(cloud);
  const bound = await boundRelatives(cloud, payer);
  return { record: await recordView({ cloud, policy, payer, bound }, record, person) };
}

export const recordActions: ActionTable<Pick<RecordActions, Names>> = {
  'records.enrol': {
    parse: v.strictObject({
      person: part.personEntry,
      region: part.regionCode,
      year: part.insuredYear,
      claims: part.claims,
      consent: part.consent,
      messages: v.exactOptional(part.recordMessages),
    }),
    run: async (cloud, { person: entry, region, year, claims, consent, messages }) => {
      const openId = requireOpenId(cloud);
      requireFactsOfYear(claims, year);
      requireTierOffered(await policyInForce(cloud), claims, { region, year });
      const relation = consent.by === 'self' ? 'self' : 'other';
      const requestId = cloud.randomHex(8);
      const added = await addRelative(cloud, openId, {
        requestId,
        person: entry,
        relation,
        region,
        claims,
        consent,
        ifKnown: 'update',
        application: { year, messages },
      });
      if (added.record === null) throw noRelative();
      return view(cloud, added.record, added.person, added.payer);
    },
  },
  'records.enrol-relative': {
    parse: v.strictObject({
      relativeId: part.recordKey,
      year: part.insuredYear,
      messages: v.exactOptional(part.recordMessages),
    }),
    run: async (cloud, { relativeId, year, messages }) => {
      const openId = requireOpenId(cloud);
      const payer = await getPayer(cloud, openId);
      const { personId, region, claims } = requireRelative(payer, relativeId);
      const person = await cloud.db.get('people', personId);
      if (person === null) throw noRelative();
      const record = await applyForRelative(cloud, { openId, person, region, year, claims, messages });
      return view(cloud, record, person, payer);
    },
  },
  'records.correct': {
    parse: v.strictObject({
      recordId: part.recordKey,
      region: v.exactOptional(part.regionCode),
      year: v.exactOptional(part.insuredYear),
      claims: v.exactOptional(part.claims),
    }),
    run: async (cloud, request) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, request.claims === undefined ? 'edit' : 'name-and-number');
      const { record, person, payer } = await correctApplication(cloud, openId, request);
      return view(cloud, record, person, payer);
    },
  },
  'records.agree-to-messages': {
    parse: v.strictObject({ recordId: part.recordKey, messages: part.recordMessages }),
    run: async (cloud, request) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      await agreeToMessages(cloud, openId, request);
      return { agreed: request.messages };
    },
  },
  'records.ask-to-resume': {
    parse: v.strictObject({ recordId: part.recordKey, workEndedOn: part.calendarDay }),
    run: async (cloud, { recordId, workEndedOn }) => {
      const openId = requireOpenId(cloud);
      await countAttempt(cloud, 'edit');
      const { person, payer } = await requireAsksFor(cloud, openId, recordId);
      const asking = { openId, workEndedOn: isoDay(workEndedOn) };
      return view(cloud, await askForResuming(cloud, recordId, asking), person, payer);
    },
  },
  'records.mine': {
    parse: v.strictObject({}),
    run: async (cloud) => {
      const openId = requireOpenId(cloud);
      const policy = await policyInForce(cloud);
      const payer = await getPayer(cloud, openId);
      const found = await ownRecords(cloud, openId, payer);
      const ids = [...new Set(found.map(({ personId }) => personId))];
      const people =
        ids.length === 0
          ? []
          : await cloud.db.find('people', { filter: { _id: { in: ids } }, limit: ids.length });
      const bound = await boundRelatives(cloud, payer);
      const views: RecordView[] = [];
      for (const record of newestFirst(found, { payer, bound })) {
        const person = people.find(({ _id }) => _id === record.personId);
        if (person !== undefined)
          views.push(await recordView({ cloud, policy, payer, bound }, record, person));
      }
      return { records: views };
    },
  },
};

/** Another's record reads like one that never was, unless he let the caller see all of him. */
async function requireAsksFor(
  cloud: Cloud,
  openId: string,
  recordId: string,
): Promise<{ readonly person: Person; readonly payer: Payer }> {
  const [record, payer] = await Promise.all([cloud.db.get('records', recordId), getPayer(cloud, openId)]);
  const person = record === null ? null : await cloud.db.get('people', record.personId);
  if (person === null || !maySeeAll(payer, person._id, await boundRelatives(cloud, payer))) throw noRecord();
  return { person, payer };
}

/** By what the caller may know of: of somebody who hasn't confirmed him his own acts alone, for the order would tell when an office did one. */
function newestFirst(
  records: readonly EnrolmentRecord[],
  { payer, bound }: { readonly payer: Payer; readonly bound: readonly string[] },
): readonly EnrolmentRecord[] {
  const changedAt = ({ personId, updatedAt, history }: EnrolmentRecord): number => {
    if (maySeeAll(payer, personId, bound)) return updatedAt;
    return history.filter(({ by }) => by === payer._id).at(-1)?.at ?? 0;
  };
  return [...records].sort((one, other) => changedAt(other) - changedAt(one));
}

/** Those he applied or paid for, and those of himself that another paid for. */
async function ownRecords(cloud: Cloud, openId: string, payer: Payer): Promise<readonly EnrolmentRecord[]> {
  const paid = await cloud.db.find('records', { filter: { payers: openId }, limit: mostRecords });
  if (payer.self === null) return paid;
  const { personId } = payer.self;
  const own = await cloud.db.find('records', { filter: { personId }, limit: mostRecords });
  return [...paid, ...own.filter(({ _id }) => paid.every((record) => record._id !== _id))];
}

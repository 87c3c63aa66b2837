import type { Policy } from '../../policy';
import type { IsoDay } from '../../policy/calendar';
import type { FactSheet } from '../../policy/fact-sheet';
import { dayInChina, daysFrom } from '../china-day';
import type { Application, EnrolmentRecord } from '../../server/schema';
import type { Evidence } from './evidence';
import type { Invariants } from './invariant';

/** By then a message that was due has been tried often enough, and a night is over, in which none is sent. */
const inTimeMs = 20 * 3_600_000;

/** At the end of a story the timers come every three hours. */
const betweenTimersMs = 3 * 3_600_000;

/** An application that was answered before a notice came in the middle of the story, and what it changes for it. */
interface Affected {
  readonly record: EnrolmentRecord;
  readonly application: Application;
  /** On each day since, whether the notice says otherwise than the one before. */
  readonly changed: readonly boolean[];
}

/** Worked out from the two versions alone, whatever the server noted. */
function affected({ world, records }: Evidence): readonly Affected[] {
  const { published } = world;
  if (published === null) return [];
  const old = world.policyBy({});
  const anew = world.policyBy({ [published.notice.id]: published.version });
  const days = daysFrom(dayInChina(published.at), world.today);
  return records.filter(neverInsured).flatMap((record) =>
    record.applications
      .filter(({ at, toldAt = at }) => toldAt < published.at)
      .flatMap((application) => {
        const facts = world.monitor.factsWhenTold.of(record, application.openId);
        if (facts === undefined) return [];
        return [{ record, application, changed: days.map((day) => differs(old, anew, facts, day)) }];
      }),
  );
}

/** Whoever was insured when it began stays as he was. */
function neverInsured({ insurance, history }: EnrolmentRecord): boolean {
  return (
    insurance === null &&
    history.every(({ event }) => !['insured', 'enrolled-exempt', 'paid-elsewhere'].includes(event))
  );
}

function differs(old: Policy, anew: Policy, facts: FactSheet, payOn: IsoDay): boolean {
  const [before, after] = [old, anew].map((one) => one.determine({ ...facts, payOn }));
  return before?.status !== after?.status || before?.payFen !== after?.payFen;
}

function hears(evidence: Evidence, openId: string, { personId }: EnrolmentRecord): boolean {
  const { world } = evidence;
  return world.humans.some(
    (human) => evidence.personIds(human).includes(personId) && world.hearsOfChanges(openId, human),
  );
}

export const toldAnew: Invariants = {
  *'whom a new version of a notice tells otherwise, his record tells, and nobody else'(evidence) {
    for (const { record, application, changed } of affected(evidence)) {
      const { openId, toldAnew: told } = application;
      const who = `${openId} of ${record._id}`;
      if (told === undefined && changed.every((one) => one)) yield `${who} still reads the answer of before`;
      if (told !== undefined && changed.every((one) => !one)) yield `${who} is told, and nothing changed`;
    }
  },

  *'a change of a notice is noted once for each who applied'({ records }) {
    for (const { _id, history, applications } of records) {
      const times = history.filter(({ event }) => event === 'notice-changed').length;
      // Who applies on an instance that doesn't know the notice yet is told by a pass of his own.
      if (times > Math.max(1, applications.length)) yield `${_id}: ${times} times`;
    }
  },

  *'who agreed to it is told of the change by one message, and in time'(evidence) {
    const { world } = evidence;
    for (const { record, application } of affected(evidence)) {
      const { openId, toldAnew: told } = application;
      if (told === undefined || !hears(evidence, openId, record)) continue;
      const messages = world.functions.sent.filter(
        ({ key, kind }) => kind === 'notice' && key.startsWith(`${record._id}-${openId}-`),
      );
      const [first] = messages;
      // What an office changed before has spent the same consent.
      const spent = world.functions.sent.some(({ key }) => key.startsWith(`notice-${record._id}-${openId}-`));
      if (first === undefined && spent) continue;
      if (first === undefined) yield `nobody told ${openId} of ${record._id}`;
      else if (new Set(messages.map(({ key }) => key)).size > 1)
        yield `${openId} was told twice of ${record._id}`;
      else if (first.at > Math.max(told.from, world.faultsEnd) + inTimeMs) yield `${first.key} came late`;
    }
  },

  *'no change of a notice is left to be told'(evidence) {
    for (const { _id, nextAt } of evidence.all('notice-changes')) {
      if (nextAt !== null) yield `${_id} is not through`;
    }
    for (const { _id } of evidence.all('change-messages')) yield `${_id} was never sent`;
    for (const { _id, nextAt } of evidence.all('agreed-messages')) {
      // What its payer isn't to know yet is looked at again the next day, by the first timer that comes then.
      if (nextAt + betweenTimersMs <= evidence.world.kernel.now()) yield `${_id} was never sent`;
    }
  },
};

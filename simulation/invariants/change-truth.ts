import type { SentMessage } from '../kernel/functions';
import type { Monitored } from './monitored';
import type { EnrolmentRecord } from '../../server/schema';

/** The server looked at the record and the message was on its way: what is paid in between nobody could know. */
const onItsWayMs = 5_000;

function overtook({ history }: EnrolmentRecord, now: number): boolean {
  return history.some(
    ({ event, at }) => ['insured', 'paid-elsewhere'].includes(event) && now - at < onItsWayMs,
  );
}

function happened({ history }: EnrolmentRecord, what: string): boolean {
  return history.some(({ event }) => event === what);
}

/** What is wrong with a message about a change, by a notice or by an office, in the moment in which it reaches the person; null where it is true. */
export function falseChange(world: Monitored, { key, openId, values }: SentMessage): string | null {
  const byOffice = key.startsWith('notice-');
  const [recordId = ''] = key.replace(/^notice-/, '').split(`-${openId}-`);
  const record = world.store.read('records', recordId) as unknown as EnrolmentRecord | null;
  const application = record?.applications.find((one) => one.openId === openId);
  if (record === null || application === undefined) return 'he has no such application';
  if (!world.payers.some((payer) => payer.openId === openId && payer.hears))
    return 'he did not agree to notice';
  if (values.words.includes('更正'))
    return happened(record, 'correction-told') ? null : 'nobody put anything right';
  if (record.insurance !== null && record.insurance.basis !== 'exempt')
    return overtook(record, world.kernel.now()) ? null : 'he has paid';
  if (byOffice) return happened(record, 'redetermined') ? null : 'no office changed anything';
  if (application.toldAnew === undefined) return 'his record says nothing of a change';
  const said = /变为([\d.]+)元/.exec(values.words)?.[1];
  if (said === undefined) return null;
  const due = application.determination.payFen ?? 0;
  return Math.round(Number(said) * 100) === due ? null : `${said} yuan, due are ${due} fen`;
}

import { consentVersion } from '../../contract/claims';
import type { ActOfTwo } from '../../contract/proposals';
import type { LocalCloud } from '../local-cloud';
import type { BrowserPhone } from '../browser/browser-phone';

interface Answer<Data> {
  readonly ok: boolean;
  readonly data: Data;
}

/** A request as one of the sample's people makes it. Throws what was refused. */
export async function requireAnswer<Data>(
  cloud: LocalCloud,
  user: string,
  [name, request]: readonly [name: 'resident' | 'officer', request: object],
): Promise<Data> {
  const answer = (await cloud.caller(user)(name, request)) as Answer<Data>;
  if (!answer.ok) throw new Error(`${user} was refused: ${JSON.stringify(answer)}`);
  return answer.data;
}

let proposals = 0;

/** One of the sample's officers proposes, another agrees. */
export async function byTwoOf(
  cloud: LocalCloud,
  [first, second]: readonly [string, string],
  [act, content]: readonly [ActOfTwo, object],
): Promise<void> {
  proposals += 1;
  const proposalId = String(proposals).padStart(32, '7');
  const part = { action: 'proposals.propose', proposalId, act, part: 1, parts: 1, content };
  await requireAnswer(cloud, first, ['officer', part]);
  await requireAnswer(cloud, second, ['officer', { action: 'proposals.agree', proposalId }]);
}

export interface Payment {
  readonly payer: string;
  readonly person: {
    readonly name: string;
    readonly document: { readonly kind: string; readonly number: string };
  };
  readonly region: string;
  readonly agreedFen: number;
  /** Of the order. */
  readonly running: number;
}

/** Whom it was paid for, as the payer's list and the records name him. */
export interface PaidPerson {
  readonly recordId: string;
  readonly relativeId: string;
  readonly orderId: string;
}

/** Somebody comes on the payer's list, is enrolled, and paid for by WeChat. */
export async function paidFor(cloud: LocalCloud, payment: Payment): Promise<PaidPerson> {
  const { payer, person, region, agreedFen, running } = payment;
  const { relative } = await requireAnswer<{ readonly relative: { readonly relativeId: string } }>(
    cloud,
    payer,
    [
      'resident',
      {
        action: 'family.add',
        requestId: `answered-${running}`,
        person,
        relation: 'parent',
        region,
        claims: { identities: [], circumstances: [] },
        consent: { version: consentVersion, by: 'on-behalf' },
      },
    ],
  );
  const { relativeId } = relative;
  const { record } = await requireAnswer<{ readonly record: { readonly recordId: string } }>(cloud, payer, [
    'resident',
    { action: 'records.enrol-relative', relativeId, year: 2024 },
  ]);
  const orderId = String(running).padStart(32, '5');
  const placed = await requireAnswer<{ readonly order: { readonly payment: Record<string, unknown> } }>(
    cloud,
    payer,
    [
      'resident',
      {
        action: 'order.place',
        orderId,
        recordIds: [record.recordId],
        paymentSource: 'wechat',
        agreedFen,
        messages: [],
      },
    ],
  );
  await cloud.payer('confirm')(placed.order.payment);
  await requireAnswer(cloud, payer, ['resident', { action: 'order.confirm-return', orderId }]);
  return { recordId: record.recordId, relativeId, orderId };
}

/** The next days' mornings come, and the timer does their work. */
export async function morningOf(cloud: LocalCloud, day: string): Promise<void> {
  await cloud.setDay(day);
  // Lines first, then files, then what counts them.
  for (let run = 0; run < 3; run += 1) await cloud.fireTimer();
}

/** On the preview's page of outside offices one of them answers a file in one of the ways. */
export async function officeAnswers(phone: BrowserPhone, cloud: LocalCloud, button: string): Promise<string> {
  const { page } = phone;
  await page.goto(`${cloud.address}offices`);
  await page.locator(`#${button}`).click();
  await page.waitForFunction(() => document.getElementById('offices-say')?.textContent?.includes('已经回了'));
  return (await page.locator('#offices-say').textContent()) ?? '';
}

import type { ActOfTwo, ProposalActions } from '../../../contract/proposals';
import type { Refusal } from '../../../contract/reply';
import type { PersonEntry } from '../../../contract/claims';
import { isoDay } from '../../../policy/calendar';
import { balancesOf } from '../billing/mutual-aid/bureau';
import { jincheng, type PaymentTestServer } from '../money';
import { daughter } from '../sample';

type Name = keyof ProposalActions & string;

export const act: ActOfTwo = 'mutual-aid.import-balances';

export function balances(yuan: string, person: PersonEntry = daughter, number = 'b-1') {
  return { region: jincheng, number, asOf: isoDay('2023-11-19'), csv: balancesOf(yuan, person) };
}

export async function ask<Asked extends Name>(
  server: PaymentTestServer,
  openId: string,
  action: Asked,
  request: ProposalActions[Asked]['request'],
): Promise<ProposalActions[Asked]['data']> {
  const reply = await server.proposals(openId, action, request);
  if (reply.ok) return reply.data as ProposalActions[Asked]['data'];
  throw new Error(`refused: ${reply.error.code} ${reply.error.message}`);
}

export async function refusal<Asked extends Name>(
  server: PaymentTestServer,
  openId: string,
  action: Asked,
  request: ProposalActions[Asked]['request'],
): Promise<Refusal> {
  const reply = await server.proposals(openId, action, request);
  if (!reply.ok) return reply.error;
  throw new Error(`granted: ${JSON.stringify(reply.data)}`);
}

export const proposalId = 'a'.repeat(32);

/** A file of one line that waits for a second officer. */
export async function proposed(
  server: PaymentTestServer,
  openId = 'officer-1',
  content: object = balances('1000'),
): Promise<string> {
  await ask(server, openId, 'proposals.propose', { proposalId, act, part: 1, parts: 1, content });
  return proposalId;
}

import type { Correction, CorrectionActions, CorrectionActsOfTwo } from '../../../contract/corrections';
import type { PersonEntry } from '../../../contract/claims';
import type { ProposalActions } from '../../../contract/proposals';
import type { Refusal } from '../../../contract/reply';
import { dispatch } from '../../../server/platform/dispatch';
import { officerTable } from '../../../server/actions/officer';
import { type PaymentTestServer, officer } from '../money';

type Stored = CorrectionActions['persons.find']['data'];

/** A person as an officer of a place finds him by his document. */
export async function found(
  server: PaymentTestServer,
  { document }: Pick<PersonEntry, 'document'>,
  region: string,
  by = officer,
): Promise<Stored> {
  const reply = await dispatch(officerTable, server.cloudFor(by), {
    action: 'persons.find',
    region,
    document,
  });
  if (reply.ok) return reply.data as Stored;
  throw new Error(`persons.find was refused: ${reply.error.code}`);
}

let made = 0;

/** What an officer of a place asks to be put right. */
export function asked(
  personId: string,
  region: string,
  correction: Correction,
): CorrectionActsOfTwo['persons.correct']['request'] {
  made += 1;
  const correctionId = made.toString(16).padStart(32, '0');
  return { correctionId, personId, region, correction, reason: '对照了户口簿和身份证' };
}

/** Found by the document, proposed by one and agreed to by another. */
export async function corrected(
  server: PaymentTestServer,
  person: Pick<PersonEntry, 'document'>,
  region: string,
  correction: Correction,
): Promise<{ readonly redetermined: number }> {
  const { personId } = await found(server, person, region);
  return server.byTwo('persons.correct', asked(personId, region, correction));
}

export async function notCorrected(
  server: PaymentTestServer,
  person: Pick<PersonEntry, 'document'>,
  region: string,
  correction: Correction,
): Promise<Refusal> {
  const { personId } = await found(server, person, region);
  return server.refusedByTwo('persons.correct', asked(personId, region, correction));
}

/** Proposed by one, and what another officer reads of it then. Nobody agrees. */
export async function shownToSecond(
  server: PaymentTestServer,
  person: Pick<PersonEntry, 'document'>,
  region: string,
  correction: Correction,
): Promise<string> {
  const { personId } = await found(server, person, region);
  const content = asked(personId, region, correction);
  const proposalId = content.correctionId;
  const act = 'persons.correct';
  await server.proposals(officer, 'proposals.propose', { proposalId, act, part: 1, parts: 1, content });
  const second = await server.secondOf(officer);
  const reply = await server.proposals(second, 'proposals.get', { proposalId });
  if (!reply.ok) throw new Error(`proposals.get was refused: ${reply.error.code}`);
  const { rows } = reply.data as ProposalActions['proposals.get']['data'];
  return rows[0]?.words ?? '';
}

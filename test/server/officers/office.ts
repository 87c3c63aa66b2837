import type { OfficerDuty } from '../../../contract/officer';
import type { OfficersActions, OfficersActsOfTwo } from '../../../contract/officers';
import type { ActOfTwo } from '../../../contract/proposals';
import type { Refusal } from '../../../contract/reply';
import { officerTable } from '../../../server/actions/officer';
import type { Officer } from '../../../server/schema';
import { TestServer } from '../test-server';

export const county = '140502';
export const street = '140502001';
export const otherCounty = '140521';

/** Three who appoint officers in a county, and one who only reads rosters. */
export const [zhao, qian, sun] = ['oZhao', 'oQian', 'oSun'] as const;
export const newcomer = 'oNewcomer';

type Action = keyof OfficersActions & string;

/** A county's office of which three appoint officers. */
export class County extends TestServer {
  private proposed = 0;

  static async open(): Promise<County> {
    const one = new County('2026-12-01');
    await one.name(zhao, '赵一', ['officers']);
    await one.name(qian, '钱二', ['officers', 'money']);
    await one.name(sun, '孙三', ['officers']);
    return one;
  }

  async name(
    openId: string,
    name: string,
    duties: readonly OfficerDuty[],
    regions = [county],
  ): Promise<void> {
    await this.cloudFor('').db.put('officers', { _id: openId, name, regions, duties });
  }

  stored(openId: string): Officer | undefined {
    return (this.store.snapshot('officers') as unknown as readonly Officer[]).find(
      ({ _id }) => _id === openId,
    );
  }

  async ask<Name extends Action>(
    openId: string,
    action: Name,
    request: OfficersActions[Name]['request'],
  ): Promise<OfficersActions[Name]['data']> {
    const reply = await this.call(officerTable, openId, { action, ...request });
    if (reply.ok) return reply.data as OfficersActions[Name]['data'];
    throw new Error(`refused: ${reply.error.code} ${reply.error.message}`);
  }

  async refusal<Name extends Action>(
    openId: string,
    action: Name,
    request: OfficersActions[Name]['request'],
  ): Promise<Refusal> {
    const reply = await this.call(officerTable, openId, { action, ...request });
    if (!reply.ok) return reply.error;
    throw new Error(`granted: ${JSON.stringify(reply.data)}`);
  }

  nextId(): string {
    this.proposed += 1;
    return this.proposed.toString(16).padStart(32, '0');
  }

  /** The first word that refuses it, by whoever; null where it has its effect. */
  async byBoth(
    act: ActOfTwo,
    content: object,
    [first, second]: readonly [string, string] = [zhao, qian],
  ): Promise<Refusal | null> {
    const proposalId = this.nextId();
    const part = { proposalId, act, part: 1, parts: 1, content };
    const proposed = await this.proposals(first, 'proposals.propose', part);
    if (!proposed.ok) return proposed.error;
    const agreed = await this.proposals(second, 'proposals.agree', { proposalId });
    if (!agreed.ok) return agreed.error;
    const got = await this.proposals(second, 'proposals.get', { proposalId });
    if (!got.ok) return got.error;
    const [outcome] = (got.data as { readonly outcomes: readonly { readonly refusal?: Refusal }[] }).outcomes;
    return outcome?.refusal ?? null;
  }

  /** Two invite somebody. */
  async invited(
    asked: Partial<OfficersActsOfTwo['officers.invite']['request']> = {},
    both?: readonly [string, string],
  ): Promise<string> {
    const invitationId = this.nextId();
    const content = {
      invitationId,
      region: county,
      name: '李四',
      regions: [street],
      duties: ['roster'],
      ...asked,
    };
    const refusal = await this.byBoth('officers.invite', content, both);
    if (refusal !== null) throw new Error(`refused: ${refusal.code} ${refusal.message}`);
    return invitationId;
  }

  async officerId(name: string): Promise<string> {
    const { officers } = await this.ask(zhao, 'officers.list', { region: county });
    const found = officers.find((one) => one.name === name);
    if (found === undefined) throw new Error(`${name} is not listed`);
    return found.officerId;
  }
}

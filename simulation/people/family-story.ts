import type { RelativeView } from '../../contract/family';
import type { Reply } from '../../contract/reply';
import type { World } from '../world';
import { addRequest, type Member, type Payer } from './household';
import type { Human } from './humans';
import { insuredYear } from './settings';

const minute = 60_000;
const hour = 60 * minute;

/**
 * What happens to a payer's list while he and others are paying: newborns get their numbers, relatives are asked and
 * answer, are taken off and come back.
 */
export class FamilyStory {
  private added = 1;

  constructor(
    private readonly world: World,
    private readonly payer: Payer,
  ) {}

  live(): void {
    const { kernel } = this.world;
    const { random } = kernel;
    kernel.start(() => this.joinNumbers());
    if (random.chance(0.6)) kernel.start(() => this.inviteAll());
    if (random.chance(0.85)) kernel.start(() => this.takeSomeoneOff());
  }

  private async joinNumbers(): Promise<void> {
    const { kernel, reached } = this.world;
    const { random } = kernel;
    for (const { human } of this.payer.family) {
      if (human.numberToCome === null || random.chance(0.2)) continue;
      await kernel.wait(random.between(0, random.pick([2 * minute, hour])));
      const relativeId = this.world.relativeId(this.payer, human);
      if (relativeId === undefined) continue;
      const request = { relativeId, document: human.numberToCome };
      if ((await this.insist('person.join-number', request))?.ok === true) {
        reached.note("a newborn's number is joined");
      }
    }
  }

  /** Asks everyone who has a WeChat of his own and proved who he is. */
  private async inviteAll(): Promise<void> {
    const { kernel, payers } = this.world;
    for (const { human, relation } of this.payer.family) {
      const asked = payers.find((one) => one.human === human && one.accountFen !== null);
      if (asked === undefined || relation === 'self') continue;
      await kernel.wait(kernel.random.between(0, kernel.random.pick([minute, 20 * minute])));
      const relativeId = this.world.relativeId(this.payer, human);
      if (relativeId === undefined) continue;
      const reply = await this.insist('family.invite', { relativeId });
      if (reply?.ok !== true) continue;
      const { token } = reply.data as { readonly token: string };
      kernel.start(() => this.answer(asked, human, relativeId, token));
    }
  }

  /** The relative says yes, and sometimes thinks better of it. */
  private async answer(asked: Payer, human: Human, relativeId: string, token: string): Promise<void> {
    const { kernel, reached } = this.world;
    const { random } = kernel;
    const answers = random.chance(0.35) ? [true, false] : [random.chance(0.9)];
    for (const accept of answers) {
      await kernel.wait(random.between(0, random.pick([30_000, 10 * minute, 3 * hour])));
      const given = { accept, heard: false };
      const held = this.world.agreements.get(relativeId) ?? [];
      this.world.agreements.set(relativeId, [...held, given]);
      const busy = this.inHand(human);
      const reply = await this.insist('family.accept', { token, accept }, asked.openId);
      given.heard = reply?.ok === true;
      if (!given.heard) continue;
      reached.note(accept ? 'an invitation is accepted' : 'an agreement is taken back');
      if (accept && busy) reached.note('an invitation is accepted while an order has the person in hand');
    }
  }

  /** Whether an order of anyone has the person in hand just now. */
  private inHand(human: Human): boolean {
    const ids = this.world.payers
      .map((payer) => this.world.relativeId(payer, human))
      .filter((id) => id !== undefined);
    for (const { relatives } of this.world.store.all('payers') as Iterable<never>) {
      for (const { relativeId, personId } of relatives as { relativeId: string; personId: string }[]) {
        if (!ids.includes(relativeId)) continue;
        for (const record of this.world.store.all('records')) {
          if (record.personId === personId && record.state === 'reserved') return true;
        }
      }
    }
    return false;
  }

  private async takeSomeoneOff(): Promise<void> {
    const { kernel } = this.world;
    const { random } = kernel;
    for (let times = random.pick([1, 2, 3]); times > 0; times -= 1) {
      await kernel.wait(random.between(0, random.pick([2 * minute, 2 * minute, 30 * minute, 20 * hour])));
      const member = random.pick(this.payer.family);
      if (await this.takeOff(member)) await this.perhapsAddAgain(member);
    }
  }

  private async takeOff({ human }: Member): Promise<boolean> {
    const { kernel, reached } = this.world;
    const relativeId = this.world.relativeId(this.payer, human);
    if (relativeId === undefined) return false;
    const action = kernel.random.chance(0.6) ? 'family.withdraw-consent' : 'family.remove';
    const reply = await this.insist(action, { relativeId });
    const gone = reply?.ok === false && reply.error.code === 'NO_RELATIVE';
    if (reply?.ok !== true && !gone) return false;
    this.world.takeOff(this.payer, human);
    reached.note(action === 'family.remove' ? 'a relative is taken off the list' : 'a consent is withdrawn');
    const kept = reply.ok ? (reply.data as { readonly recordsKept: number }).recordsKept : 0;
    if (kept > 0) reached.note('a consent is withdrawn of someone who is paid for');
    return true;
  }

  /** With a new consent. */
  private async perhapsAddAgain(member: Member): Promise<void> {
    const { kernel, reached } = this.world;
    const { random } = kernel;
    if (!random.chance(0.5)) return;
    await kernel.wait(random.between(0, random.pick([5_000, 10 * minute, 3 * hour])));
    this.added += 1;
    const request = addRequest(this.payer, member, this.world.today, this.added);
    const applied = this.added % 2 === 0 ? await this.applyAtOnce(request) : null;
    // Where only the application was refused he is listed, and the same request says so.
    const reply = applied?.ok === true ? applied : await this.insist('family.add', request);
    if (reply?.ok !== true) return;
    const { relative } = reply.data as { readonly relative: RelativeView };
    this.world.takeOn(this.payer, member.human, relative.relativeId);
    reached.note('a relative is added again after he was taken off');
  }

  private async applyAtOnce(request: object): Promise<Reply<unknown> | null> {
    const reply = await this.insist('family.add', { ...request, application: { year: insuredYear } });
    if (reply?.ok === true) this.world.reached.note('a relative is added and applied for in one step');
    return reply;
  }

  /** Tries again after an error, a few times. */
  private async insist(
    action: string,
    request: object,
    openId = this.payer.openId,
  ): Promise<Reply<unknown> | null> {
    const { kernel } = this.world;
    let last: Reply<unknown> | null = null;
    for (let tries = 0; tries < 4; tries += 1) {
      last = await this.world.ask('resident', openId, action, request);
      if (last !== null && (last.ok || last.error.retryable !== true)) return last;
      await kernel.wait(kernel.random.between(1_000, 20_000));
    }
    return last;
  }
}

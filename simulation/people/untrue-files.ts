import type { ActOfTwo } from '../../contract/proposals';
import type { Random } from '../kernel/random';
import type { World } from '../world';
import type { ProposalStory } from './proposal-story';

export const onlySealed = 'a file that its office did not seal as it is has no effect';
export const inOrder = 'no older file of an office has an effect after a newer one';

/** A file of an office as it is handed in. */
export interface FileContent {
  readonly region: string;
  readonly number: string;
  readonly csv: string;
}

/** What officers hand in where offices seal their files, and what must not hold: changed, unsealed, made up, long outdated. */
export class UntrueFiles {
  private readonly random: Random;
  /** By act and place, what held, in the order in which the office made it. */
  private readonly held = new Map<string, FileContent[]>();
  private tries = 0;

  constructor(
    private readonly world: World,
    private readonly proposals: ProposalStory,
  ) {
    this.random = world.kernel.random.fork('untrue files');
  }

  /** Before the true file is handed in, now and then. */
  async tryBefore(act: ActOfTwo, content: FileContent): Promise<void> {
    const { world, random } = this;
    if (world.peopleDone || !world.seals.areUsedIn(content.region)) return;
    if (random.chance(0.3)) await this.tryForged(act, content);
    if (random.chance(0.3)) await this.tryOlder(act, content);
  }

  /** After a file was agreed to of which order matters. */
  noteTaken(act: ActOfTwo, content: FileContent, proposalId: string | null): void {
    if (!this.hasEffect(proposalId)) return;
    const key = `${act} ${content.region}`;
    this.held.set(key, [...(this.held.get(key) ?? []), content]);
  }

  private async tryForged(act: ActOfTwo, content: FileContent): Promise<void> {
    const { random, world } = this;
    const forge = random.pick([changed, unsealed, (csv: string) => madeUp(csv, random.hex(32))]);
    const csv = forge(content.csv);
    world.reached.note('a file of an office is handed in that is not as it was sealed');
    if (await this.holds(act, { ...content, csv }))
      world.monitor.report(onlySealed, `${act} ${csv.slice(-90)}`);
  }

  private async tryOlder(act: ActOfTwo, content: FileContent): Promise<void> {
    const held = this.held.get(`${act} ${content.region}`) ?? [];
    const [oldest] = held;
    if (oldest === undefined || held.length < 2) return;
    this.world.reached.note("an office's older file is handed in again");
    if (await this.holds(act, { ...content, ...oldest }))
      this.world.monitor.report(inOrder, `${act} ${oldest.number}`);
  }

  /** Under a number of its own: under its old one it would only go on where it stopped. */
  private async holds(act: ActOfTwo, content: FileContent): Promise<boolean> {
    this.tries += 1;
    const request = { ...content, number: this.numberFor(act, content) };
    return this.hasEffect(await this.proposals.hold(act, request, []));
  }

  /** What two agreed to may be refused all the same when it is carried out. */
  private hasEffect(proposalId: string | null): boolean {
    return proposalId !== null && this.proposals.outcomeOf(proposalId) !== null;
  }

  /** A result bears the number of the batch that it answers. */
  private numberFor(act: ActOfTwo, { number }: FileContent): string {
    return act === 'mutual-aid.read-result' ? number : `${number}-untrue-${this.tries}`;
  }
}

/** Somebody's last row says something else. */
function changed(csv: string): string {
  const lines = csv.split('\n');
  const at = lines.length - 2;
  const row = lines[at] ?? '';
  const other = row.includes('成功') ? row.replace('成功', '失败') : row.replace('失败', '成功');
  lines[at] = other === row ? row.replace(/(\d+)\.(\d\d)$/, '1$1.$2').replace(/,(\d{3}),/, ',1$1,') : other;
  return lines[at] === row ? madeUp(csv, '0'.repeat(64)) : lines.join('\n');
}

function unsealed(csv: string): string {
  return csv.split('\n').slice(0, -1).join('\n');
}

function madeUp(csv: string, code: string): string {
  return csv.replace(/[0-9a-f]{64}$/, code);
}

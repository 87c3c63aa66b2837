import type { Reply } from '../../contract/reply';
import type { World } from '../world';
import type { ActOfTwo, ProposalActions } from '../../contract/proposals';

const minute = 60_000;

type Progress = ProposalActions['proposals.agree']['data'];

/** One officer who uses the officers' pages. */
export class OfficerClient {
  constructor(
    private readonly world: World,
    readonly officerId: string,
  ) {}

  /** Officers try again after an error, a few times. Null where it was refused, or never got through. */
  insist(action: string, request: object): Promise<unknown> {
    return this.insistOf('officer', action, request);
  }

  /** The same of the function that takes files and hands them out. */
  insistOnFile(action: string, request: object): Promise<unknown> {
    return this.insistOf('files', action, request);
  }

  private async insistOf(name: 'officer' | 'files', action: string, request: object): Promise<unknown> {
    const { kernel } = this.world;
    for (let tries = 0; tries < 5; tries += 1) {
      const reply: Reply<unknown> | null = await this.world.ask(name, this.officerId, action, request);
      if (reply?.ok === true) return reply.data;
      if (reply !== null && reply.error.retryable !== true) return null;
      await kernel.wait(kernel.random.between(2_000, minute));
    }
    return null;
  }

  /** A whole list, page after page; none where it never got through. `of`: the field with its lines. */
  async list<Line>(action: string, request: object, of: string): Promise<readonly Line[]> {
    const lines: Line[] = [];
    for (let after: unknown = null; ;) {
      const page = await this.insist(action, after === null ? request : { ...request, after });
      if (page === null) return lines;
      const read = page as Readonly<Record<string, unknown>>;
      lines.push(...(read[of] as readonly Line[]));
      after = read.next ?? null;
      if (after === null) return lines;
      this.world.reached.note('a list has more than one page');
    }
  }

  /** Lays something before another officer; its id, null where it never got through or was refused. */
  async propose(act: ActOfTwo, content: object): Promise<string | null> {
    const proposalId = this.world.newProposalId();
    const request = { proposalId, act, part: 1, parts: 1, content };
    return (await this.insist('proposals.propose', request)) === null ? null : proposalId;
  }

  /** Agrees, and stays until it holds or the timer has to see to it. */
  async agree(proposalId: string): Promise<void> {
    let progress = (await this.insist('proposals.agree', { proposalId })) as Progress | null;
    for (let tries = 0; tries < 3 && progress?.state === 'applying'; tries += 1) {
      progress = (await this.insist('proposals.go-on', { proposalId })) as Progress | null;
    }
  }
}

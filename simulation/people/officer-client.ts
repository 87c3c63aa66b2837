import type { Reply } from '../../contract/reply';
import type { World } from '../world';
import type { officerIds } from './set-up';

const minute = 60_000;

/** One officer who uses the officers' pages. */
export class OfficerClient {
  constructor(
    private readonly world: World,
    private readonly officerId: (typeof officerIds)[number],
  ) {}

  /** Officers try again after an error, a few times. Null where it was refused, or never got through. */
  async insist(action: string, request: object): Promise<unknown> {
    const { kernel } = this.world;
    for (let tries = 0; tries < 5; tries += 1) {
      const reply: Reply<unknown> | null = await this.world.ask('officer', this.officerId, action, request);
      if (reply?.ok === true) return reply.data;
      if (reply !== null && reply.error.retryable !== true) return null;
      await kernel.wait(kernel.random.between(2_000, minute));
    }
    return null;
  }
}

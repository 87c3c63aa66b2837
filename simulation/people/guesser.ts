import { dayInChina } from '../china-day';
import type { World } from '../world';
import { insuredYear } from './settings';

const minute = 60_000;

export const withinLimits = 'nobody is answered more look-ups in a day than twenty';
/** docs/security-and-privacy.md. */
const mostLookUps = 20;
const tries = 30;
const atOnce = 6;

/** Somebody who tries numbers of people whom he doesn't know, on several phones at once. */
export class Guesser {
  constructor(private readonly world: World) {}

  /** In few stories. */
  async live(): Promise<void> {
    const { kernel, monitor } = this.world;
    const random = kernel.random.fork('guesser');
    if (!random.chance(0.1)) return;
    await kernel.wait(random.between(0, 90 * minute));
    const day = this.daySurely();
    let answered = 0;
    for (let tried = 0; tried < tries; tried += atOnce) {
      const some = await Promise.all(
        Array.from({ length: atOnce }, () => this.lookUp(random.pick(this.world.humans))),
      );
      answered += some.filter((found) => found).length;
    }
    // Each day has its own.
    if (day === null || this.daySurely() !== day) return;
    if (answered > mostLookUps) monitor.report(withinLimits, `the guesser was answered ${answered} times`);
  }

  private async lookUp({ entry, place }: World['humans'][number]): Promise<boolean> {
    const request = { name: '赵钱孙', document: entry.document, region: place.region, year: insuredYear };
    return (await this.world.ask('resident', 'guesser', 'person.lookup', request))?.ok === true;
  }

  /** The day by every instance's clock; null where they differ. */
  private daySurely(): string | null {
    const { kernel, clocksApartMs } = this.world;
    const day = dayInChina(kernel.now() - clocksApartMs);
    return day === dayInChina(kernel.now() + clocksApartMs) ? day : null;
  }
}

import { askedOn } from '../../harness/journeys/five-notices';
import { LocalCloud } from '../../harness/local-cloud';
import { WeappPhone } from '../../harness/weapp/weapp-phone';

/**
 * A cloud for a file of tests, and phones on which the weapp build runs. After each test they are put away, and it
 * fails where one of them complained.
 */
export class Phones {
  private readonly taken: WeappPhone[] = [];
  private running: LocalCloud | null = null;

  static use(): Phones {
    const phones = new Phones();
    beforeAll(() => phones.start());
    afterAll(() => phones.cloud.stop());
    afterEach(() => {
      expect(phones.putAway()).toEqual([]);
    });
    return phones;
  }

  get cloud(): LocalCloud {
    if (this.running === null) throw new Error('the cloud has not started');
    return this.running;
  }

  /** Whose, by open id; without one, of someone of whom the server knows nothing. */
  readonly phoneOf = (user?: string): Promise<WeappPhone> => {
    const { cloud } = this;
    const phone = new WeappPhone({
      callFunction: cloud.caller(user),
      payer: cloud.payer,
      now: cloud.now,
      uploadFile: cloud.uploader(user),
    });
    this.taken.push(phone);
    return Promise.resolve(phone);
  };

  private async start(): Promise<void> {
    this.running = await LocalCloud.start(askedOn);
  }

  /** Answers what they complained of. */
  private putAway(): readonly string[] {
    const used = this.taken.splice(0);
    used.forEach((phone) => phone.putAway());
    return used.flatMap(({ complaints }) => complaints);
  }
}

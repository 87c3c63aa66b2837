import type { Phone } from '../phone';

/** The battery was empty at the moment that a test had chosen. */
export class PhoneDied extends Error {}

/**
 * A phone whose battery is empty right after its `lives`-th tap: what the tap sent is on its way, no answer is heard.
 * Throws {@link PhoneDied} then; afterwards it works again, as after charging.
 */
export function dyingAfter(lives: number, phone: Phone): Phone & { readonly taps: () => number } {
  let taps = 0;
  return {
    build: phone.build,
    taps: () => taps,
    async tap(id) {
      await phone.tap(id);
      taps += 1;
      if (taps !== lives) return;
      await phone.die();
      throw new PhoneDied(`after ${lives} taps, the last on ${id}`);
    },
    async pay(id, ...acts) {
      taps += 1;
      if (taps === lives) {
        await phone.tap(id);
        await phone.die();
        throw new PhoneDied(`after ${lives} taps, before the cashier`);
      }
      taps += 1;
      if (taps === lives) {
        await phone.dieAtCashier(id);
        throw new PhoneDied(`after ${lives} taps, at the cashier`);
      }
      const been = await phone.pay(id, ...acts);
      taps += 1;
      if (taps !== lives) return been;
      await phone.die();
      throw new PhoneDied(`after ${lives} taps, right after paying`);
    },
    payAndLoseConnection: (id, act) => phone.payAndLoseConnection(id, act),
    choosePictures: (id, files) => phone.choosePictures(id, files),
    chooseTable: (id, file) => phone.chooseTable(id, file),
    dieAtCashier: (id) => phone.dieAtCashier(id),
    cardFrom: (id) => phone.cardFrom(id),
    copied: () => phone.copied(),
    idsFrom: (beginning) => phone.idsFrom(beginning),
    open: (address) => phone.open(address),
    input: (id, value) => phone.input(id, value),
    says: (words) => phone.says(words),
    appears: (id) => phone.appears(id),
    has: (id) => phone.has(id),
    words: (id) => phone.words(id),
    route: () => phone.route(),
    back: () => phone.back(),
    setOffline: (offline) => phone.setOffline(offline),
    die: () => phone.die(),
  };
}

/**
 * Goes a way again and again on one phone, which dies after the first tap, then after the second, and so on until the
 * way is walked to its end without dying. `afterwards` looks at what is there each time it came back.
 * @param from the first tap after which it dies
 * @returns how often it died
 */
export async function dieAtEveryStep(
  phone: Phone,
  walk: (phone: Phone) => Promise<void>,
  afterwards: (phone: Phone) => Promise<void>,
  from = 1,
): Promise<number> {
  for (let lives = from; ; lives += 1) {
    try {
      await walk(dyingAfter(lives, phone));
      return lives - from;
    } catch (error) {
      if (!(error instanceof PhoneDied)) throw error;
    }
    await afterwards(phone);
  }
}

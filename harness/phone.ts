export interface TableFile {
  readonly name: string;
  readonly body: Buffer;
}

/**
 * A phone in a hand, whatever runs the product on it: Chromium with the H5 build, or WeChat's component framework with
 * the weapp build. Controls are named by id (`src/README.md`). Everything waits for what it needs.
 */
export interface Phone {
  readonly build: 'h5' | 'weapp';
  /** Opens a page as a code, a card or a link does, e.g. `pages/index/index?scene=r%3D360983001`. */
  open(address: string): Promise<void>;
  tap(id: string): Promise<void>;
  /** Types into a field, in place of what stood there. */
  input(id: string, value: string): Promise<void>;
  /** Taps what lets one take or choose pictures, and chooses these, whatever they are. */
  choosePictures(id: string, files: readonly Buffer[]): Promise<void>;
  /** Taps what lets an officer choose a table, and chooses this file. */
  chooseTable(id: string, file: TableFile): Promise<void>;
  /** Waits until the page says it. */
  says(words: string | RegExp): Promise<void>;
  /** Waits until a control is there. */
  appears(id: string): Promise<void>;
  has(id: string): Promise<boolean>;
  /** Ids of the controls on the page that begin so, in reading order. */
  idsFrom(beginning: string): Promise<readonly string[]>;
  /** All the words on the page, in reading order, or those of one control. */
  words(id?: string): Promise<string>;
  /** The page's path, e.g. `packages/calculator/result/index`. */
  route(): Promise<string>;
  /**
   * Taps what leads to WeChat's cashier, and does `acts` there, one after the other, until it closes: see `cashierActs` of
   * the local cloud. Answers false where it did not lead there, because the server refused (`#failed`).
   */
  pay(id: string, ...acts: readonly string[]): Promise<boolean>;
  /**
   * As {@link Phone.pay}, and the connection is gone from the moment the cashier has heard `act`, until `setOffline`
   * says otherwise. The program itself lies on the phone and still opens.
   */
  payAndLoseConnection(id: string, act: string): Promise<boolean>;
  /** Dies while the cashier that `id` leads to is open: nothing was done there. */
  dieAtCashier(id: string): Promise<void>;
  /** The page that the card or link opens which `id` sends to someone. */
  cardFrom(id: string): Promise<string>;
  /** What was copied last. */
  copied(): Promise<string>;
  back(): Promise<void>;
  setOffline(offline: boolean): Promise<void>;
  /** It is switched off in the middle of things; what it stored lives on. The next thing is {@link Phone.open}. */
  die(): Promise<void>;
}

import type { Phone, TableFile } from '../phone';
import { Weapp } from './weapp';
import type { CallFunction, RequestPayment, UploadFile } from './wx';

export interface WeappPhoneOptions {
  readonly callFunction: CallFunction;
  /** Who stands at WeChat's cashier, given what he does there. */
  readonly payer?: (act: string) => RequestPayment;
  readonly now: () => number;
  /** Takes what is put into the cloud's storage. */
  readonly uploadFile?: UploadFile;
}

/** The weapp build as a phone in a hand. It is a new process at every `open`, as after a scanned code. */
export class WeappPhone implements Phone {
  readonly build = 'weapp';
  private readonly storage = new Map<string, string>();
  private readonly runs: Weapp[] = [];
  private offline = false;

  /** What is done at the cashier the next time that it opens. */
  private acts: readonly string[] = ['cancel'];
  private atCashier: () => unknown = () => undefined;
  /** Set where nobody does anything at the cashier. */
  private opensCashier: (() => unknown) | null = null;

  constructor(private readonly options: WeappPhoneOptions) {}

  /** What runs on it now. */
  get running(): Weapp {
    const run = this.runs.at(-1);
    if (!run) throw new Error('nothing was opened on this phone');
    return run;
  }

  /** What the program complained of, in all its runs. */
  get complaints(): readonly string[] {
    return this.runs.flatMap(({ complaints }) => complaints);
  }

  async open(address: string): Promise<void> {
    this.runs.at(-1)?.die();
    const run = new Weapp({
      callFunction: this.options.callFunction,
      now: this.options.now,
      ...(this.options.uploadFile ? { uploadFile: this.options.uploadFile } : {}),
      storage: this.storage,
      requestPayment: async (parameters) => {
        if (this.opensCashier) {
          this.opensCashier();
          return new Promise<never>(() => undefined);
        }
        let outcome = 'cancel';
        for (const act of this.acts) outcome = (await this.options.payer?.(act)(parameters)) ?? 'cancel';
        this.atCashier();
        return outcome;
      },
    });
    this.runs.push(run);
    run.device.networkType = this.offline ? 'none' : 'wifi';
    await run.launch(address);
  }

  tap(id: string): Promise<void> {
    return this.running.tap(id);
  }

  input(id: string, value: string): Promise<void> {
    return this.running.input(id, value);
  }

  async choosePictures(id: string, files: readonly Buffer[]): Promise<void> {
    await this.appears(id);
    const { fake } = this.running;
    const tempFiles = files.map((body, at) => {
      const tempFilePath = `wxfile://tmp_${at + 1}_${fake.files.held.size}.jpg`;
      fake.files.held.set(tempFilePath, new Uint8Array(body));
      return { tempFilePath, size: body.length, fileType: 'image' };
    });
    fake.answers.set('chooseMedia', { type: 'image', tempFiles });
    await this.tap(id);
  }

  /** From a chat, as WeChat offers files. */
  async chooseTable(id: string, { name, body }: TableFile): Promise<void> {
    await this.appears(id);
    const { answers, files } = this.running.fake;
    const path = `wxfile://tmp_${files.held.size}_${name}`;
    files.held.set(path, new Uint8Array(body));
    answers.set('chooseMessageFile', { tempFiles: [{ name, path, size: body.length }] });
    await this.tap(id);
  }

  says(words: string | RegExp): Promise<void> {
    return this.running.says(words);
  }

  appears(id: string): Promise<void> {
    return this.running.appears(id);
  }

  has(id: string): Promise<boolean> {
    return Promise.resolve(this.running.has(id));
  }

  words(id?: string): Promise<string> {
    return Promise.resolve(this.running.text(id));
  }

  route(): Promise<string> {
    return Promise.resolve(this.running.route);
  }

  idsFrom(beginning: string): Promise<readonly string[]> {
    return Promise.resolve(this.running.idsFrom(beginning));
  }

  pay(id: string, ...acts: readonly string[]): Promise<boolean> {
    return this.goToCashier(id, acts, () => undefined);
  }

  payAndLoseConnection(id: string, act: string): Promise<boolean> {
    return this.goToCashier(id, [act], () => void this.setOffline(true));
  }

  private async goToCashier(id: string, acts: readonly string[], then: () => void): Promise<boolean> {
    this.acts = acts;
    let been = false;
    this.atCashier = () => {
      been = true;
      then();
    };
    await this.tap(id);
    await this.running.until(() => been || this.running.has('failed'), 'neither cashier nor refusal');
    return been;
  }

  async dieAtCashier(id: string): Promise<void> {
    let there = false;
    this.opensCashier = () => (there = true);
    await this.tap(id);
    await this.running.until(() => there, 'the cashier did not open');
    this.opensCashier = null;
    await this.die();
  }

  async cardFrom(id: string): Promise<string> {
    await this.appears(id);
    return this.running.cardFrom(id);
  }

  copied(): Promise<string> {
    const copies = this.running.fake.calls.filter(({ name }) => name === 'setClipboardData');
    return Promise.resolve(String(copies.at(-1)?.options.data ?? ''));
  }

  back(): Promise<void> {
    return this.running.back();
  }

  die(): Promise<void> {
    this.running.die();
    return Promise.resolve();
  }

  /** Off for good: nothing of it is left on the screen or ticking. */
  putAway(): void {
    this.runs.forEach((run) => run.die());
  }

  setOffline(offline: boolean): Promise<void> {
    this.offline = offline;
    const run = this.runs.at(-1);
    if (run) {
      run.device.networkType = offline ? 'none' : 'wifi';
      run.fake.emit('NetworkStatusChange', { isConnected: !offline, networkType: run.device.networkType });
    }
    return Promise.resolve();
  }
}

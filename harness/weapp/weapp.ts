import fs from 'node:fs';
import path from 'node:path';
import { compileTemplates } from './framework';
import { pagesOf, readJson } from './dist-files';
import type { AppConfig } from './dist-files';
import * as glassEasel from 'glass-easel';
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter';
import { createLogicLayer } from './logic-layer';
import { PageStack } from './pages';
import type { SetDataRecord } from './pages';
import { ordinaryDevice } from './wx-device';
import type { Device } from './wx-device';
import { createWx } from './wx';
import type { CallFunction, FakeWx, RequestPayment, UploadFile } from './wx';

export const weappBuild = path.resolve(__dirname, '../../dist/weapp');

/** These don't bubble in WeChat. */
const stayPut = new Set([
  'input',
  'change',
  'focus',
  'blur',
  'confirm',
  'submit',
  'scroll',
  'columnchange',
  'cancel',
]);

export interface WeappOptions {
  readonly callFunction: CallFunction;
  readonly requestPayment?: RequestPayment;
  readonly uploadFile?: UploadFile;
  /** What the phone kept from before; the same map given again is the same phone after it died. */
  readonly storage?: Map<string, string>;
  /** The phone's clock, ms since 1970. */
  readonly now?: () => number;
  readonly dist?: string;
}

interface AppInstance {
  onLaunch?(entered: object): void;
  onShow?(entered: object): void;
  onPageNotFound?(missed: object): void;
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** A page that draws nothing by then has nothing to draw. */
const patienceForDrawingMs = 80;

/**
 * A phone with the built mini-program on it, run by WeChat's own component framework. Controls are found by id, as in
 * the browser's tests.
 */
export class Weapp {
  readonly device: Device = ordinaryDevice();
  readonly fake: FakeWx;
  private readonly stack: PageStack;
  private readonly logic;
  private readonly modules = new Map<string, { exports: unknown }>();
  private readonly env = new MiniProgramEnv();
  private readonly space = this.env.createCodeSpace('', true);
  private readonly dist: string;
  private readonly launchOptions = { path: '', query: {} as Record<string, string> };
  private app: AppInstance = {};
  private dead = false;

  constructor(options: WeappOptions) {
    this.dist = options.dist ?? weappBuild;
    glassEasel.globalOptions.throwGlobalError = true;
    this.addTemplates();
    this.stack = new PageStack(
      this.env.associateBackend(new glassEasel.CurrentWindowBackendContext()),
      this.space,
      (route) => void this.load(route),
    );
    this.fake = createWx({
      device: this.device,
      storage: options.storage ?? new Map<string, string>(),
      launch: this.launchOptions,
      callFunction: (name, data) => this.whileAlive(() => options.callFunction(name, data)),
      uploadFile: (where, body) =>
        this.whileAlive(() => options.uploadFile?.(where, body) ?? Promise.reject(new Error('no storage'))),
      requestPayment: (parameters) =>
        this.whileAlive(() => options.requestPayment?.(parameters) ?? Promise.resolve('cancel')),
      isOnPage: (id) => this.has(id),
      complain: (error) => this.logic.complain(error),
      navigation: {
        navigateTo: (url) => this.stack.push(url),
        redirectTo: (url) => this.stack.replaceTop(url),
        reLaunch: (url) => this.stack.replaceAll(url),
        navigateBack: (delta) => this.stack.pop(delta),
      },
    });
    const globals = { wx: this.fake.wx, getApp: () => this.app, getCurrentPages: () => this.stack.callers };
    this.logic = createLogicLayer(globals, options.now ?? Date.now);
  }

  /** Opens the mini-program at a page; `scene` is what a scanned code carries. */
  async launch(url?: string): Promise<void> {
    const config = readJson(path.join(this.dist, 'app.json')) as AppConfig;
    const address = url ?? pagesOf(config)[0] ?? '';
    const [route = '', search = ''] = address.split('?');
    this.launchOptions.path = route;
    this.launchOptions.query = Object.fromEntries(
      search
        .split('&')
        .filter(Boolean)
        .map((pair) => pair.split('=')),
    );
    this.load('app');
    this.app.onLaunch?.(this.launchOptions);
    this.app.onShow?.(this.launchOptions);
    // A path that no page has any more: the program is told, and may open another.
    if (pagesOf(config).includes(route)) this.stack.push(address);
    else this.app.onPageNotFound?.({ path: route, query: this.launchOptions.query, isEntryPage: true });
    await this.until(() => this.stack.setDataRecords.length > 0, 'nothing was drawn');
  }

  /**
   * The phone dies: what was sent may have arrived, but no answer is heard and nothing more is sent. Its storage lives
   * on.
   */
  die(): void {
    this.dead = true;
    this.logic.stop();
    this.stack.vanish();
  }

  /** One page back, as by WeChat's own arrow or a swipe. */
  async back(): Promise<void> {
    this.stack.pop(1);
    await pause(30);
  }

  get route(): string {
    return this.stack.top.route;
  }

  get routes(): readonly string[] {
    return this.stack.routes;
  }

  get setDataRecords() {
    return this.stack.setDataRecords;
  }

  /** Calls `told` at the first `setData`, which ends the start of the program. */
  onFirstSetData(told: (record: SetDataRecord) => void): void {
    this.stack.onFirstSetData = told;
  }

  /** The page that WeChat's own share button sends, without the slash before it. */
  cardFrom(id: string): string {
    const card = this.stack.top.caller.onShareAppMessage?.({ from: 'button', target: { id } });
    if (!card) throw new Error(`${this.route} sends no card`);
    return card.path.replace(/^\//, '');
  }

  /** What the program complained of. Empty after every test. */
  get complaints(): readonly string[] {
    return this.logic.complaints;
  }

  /** All the words on the present page, or those of one control. */
  text(id?: string): string {
    const node = id === undefined ? this.stack.top.host : this.domOf(id);
    return (node?.textContent ?? '').replace(/\s+/g, ' ').trim();
  }

  has(id: string): boolean {
    return this.find(id) !== undefined;
  }

  /** Ids of the present page's controls that begin so. */
  idsFrom(beginning: string): string[] {
    // The view puts an id of its own before the control's.
    const ids = [...this.host.querySelectorAll('[id*="--"]')].map(({ id }) => id.slice(id.indexOf('--') + 2));
    return ids.filter((id) => id.startsWith(beginning));
  }

  /** An attribute of a control as the view has it, `aria-label` among them. */
  attribute(id: string, name: string): string | null {
    return this.domOf(id)?.getAttribute(name) ?? null;
  }

  /** The present page's tree, for an accessibility check and for a test that fails. */
  get host(): HTMLElement {
    return this.stack.top.host;
  }

  async tap(id: string): Promise<void> {
    await this.appears(id);
    await this.drawnAfter(() => this.fire(id, 'tap', { x: 0, y: 0 }));
  }

  async input(id: string, value: string): Promise<void> {
    await this.appears(id);
    await this.drawnAfter(() => {
      this.fire(id, 'input', { value, cursor: value.length });
      this.fire(id, 'blur', { value });
    });
  }

  async change(id: string, value: unknown): Promise<void> {
    await this.appears(id);
    await this.drawnAfter(() => this.fire(id, 'change', { value }));
  }

  /** Does what a finger does, and waits as a person does until the page shows what came of it; not everything shows. */
  private async drawnAfter(act: () => void): Promise<void> {
    const before = this.setDataRecords.length;
    const end = Date.now() + patienceForDrawingMs;
    act();
    while (this.setDataRecords.length === before && Date.now() < end) await pause(5);
    for (let drawn = -1; drawn !== this.setDataRecords.length;) {
      drawn = this.setDataRecords.length;
      await pause(20);
    }
  }

  /** Waits until a control is there. */
  async appears(id: string): Promise<void> {
    await this.until(() => this.has(id), `no control ${id}`);
  }

  /** Waits until the page says something. */
  async says(words: string | RegExp): Promise<void> {
    const said = () => (typeof words === 'string' ? this.text().includes(words) : words.test(this.text()));
    await this.until(said, `the page doesn't say ${String(words)}`);
  }

  async until(holds: () => boolean, otherwise: string, patienceMs = 15_000): Promise<void> {
    const end = Date.now() + patienceMs;
    while (!holds()) {
      if (Date.now() > end) {
        const complaints = this.complaints.join('\n');
        throw new Error(`${otherwise}, on ${this.routes.join(' > ')}:\n${this.text()}\n${complaints}`);
      }
      await pause(10);
    }
  }

  private async whileAlive<Result>(send: () => Promise<Result>): Promise<Result> {
    const silence = new Promise<never>(() => undefined);
    if (this.dead) return silence;
    const answer = await send();
    return this.dead ? silence : answer;
  }

  private addTemplates(): void {
    const { groups, components } = compileTemplates(this.dist);
    for (const component of components) {
      const config = readJson(path.join(this.dist, `${component}.json`));
      this.space.addComponentStaticConfig(component, config as never);
      const template = { groupList: groups, content: groups[component], fallbackListenerOnNativeNode: true };
      this.space.addCompiledTemplate(component, template as never);
    }
    this.space.getComponentSpace().updateComponentOptions({ writeIdToDOM: true });
  }

  /** `require` of the mini-program: each file once, with the constructors of the place it stands in. */
  private load(relative: string): unknown {
    const file = path.posix.normalize(relative).replace(/\.js$/, '');
    const known = this.modules.get(file);
    if (known) return known.exports;
    const module: { exports: unknown } = { exports: {} };
    this.modules.set(file, module);
    const code = fs.readFileSync(path.join(this.dist, `${file}.js`), 'utf8');
    this.space.componentEnv(file, ({ Page, Component, Behavior }) => {
      this.logic.load(code, `${file}.js`, {
        require: (from: string) => this.load(path.posix.join(path.posix.dirname(file), from)),
        module,
        exports: module.exports,
        App: (app: AppInstance) => void (this.app = app),
        // Taro leaves a `path` in the definition, which the framework takes for its own.
        Page: ({ path: _path, ...definition }: Record<string, unknown>) => Page(definition as never),
        Component,
        Behavior,
        global: {},
      });
    });
    return module.exports;
  }

  private fire(id: string, type: string, detail: object): void {
    const target = this.find(id);
    if (!target) throw new Error(`no control ${id} on ${this.route}:\n${this.text()}`);
    glassEasel.triggerEvent(target, type, detail, { bubbles: !stayPut.has(type), composed: true });
  }

  private domOf(id: string): Element | undefined {
    return this.find(id)?.$$ as unknown as Element | undefined;
  }

  private find(id: string): glassEasel.Element | undefined {
    const seek = (node: glassEasel.Node): glassEasel.Element | undefined => {
      const element = node.asElement();
      if (!element) return undefined;
      if (element.id === id) return element;
      const inside = element.asGeneralComponent()?.getShadowRoot()?.childNodes ?? [];
      for (const child of [...inside, ...element.childNodes]) {
        const found = seek(child);
        if (found) return found;
      }
      return undefined;
    };
    return seek(this.stack.top.root.getComponent());
  }
}

import type { AssociatedBackend, CodeSpace, Root } from 'glass-easel-miniprogram-adapter';
import { document } from './framework';

type Values = Record<string, unknown>;

/** One `setData` of a page: what crosses from the logic layer to the view. */
export interface SetDataRecord {
  readonly route: string;
  readonly bytes: number;
}

/** A page's instance, as the program and WeChat see it. */
interface PageCaller {
  route: string;
  options: Values;
  setData(data: Values, then?: () => void): void;
  onLoad?(query: Values): void;
  onShow?(): void;
  onReady?(): void;
  onHide?(): void;
  onUnload?(): void;
  onShareAppMessage?(from: object): { readonly path: string };
}

interface OpenPage {
  readonly route: string;
  readonly root: Root;
  readonly caller: PageCaller;
  readonly host: HTMLElement;
}

/** `pages/x/index?a=1` → its route and its query, still percent-encoded as WeChat hands it over. */
export function splitUrl(url: string): { readonly route: string; readonly query: Record<string, string> } {
  const [route = '', search = ''] = url.replace(/^\//, '').split('?');
  const pairs = search.split('&').filter((pair) => pair !== '');
  return {
    route,
    query: Object.fromEntries(
      pairs.map((pair) => {
        const at = pair.indexOf('=');
        return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
      }),
    ),
  };
}

/** The stack of open pages of one phone. */
export class PageStack {
  readonly setDataRecords: SetDataRecord[] = [];
  /** Told of the first `setData`, before it is drawn. */
  onFirstSetData: (record: SetDataRecord) => void = () => undefined;
  private readonly open: OpenPage[] = [];
  private readonly screen = document.createElement('div');

  constructor(
    private readonly backend: AssociatedBackend,
    private readonly space: CodeSpace,
    private readonly load: (route: string) => void,
  ) {
    document.body.appendChild(this.screen);
  }

  get top(): OpenPage {
    const page = this.open.at(-1);
    if (!page) throw new Error('no page is open');
    return page;
  }

  get callers(): PageCaller[] {
    return this.open.map(({ caller }) => caller);
  }

  get routes(): string[] {
    return this.open.map(({ route }) => route);
  }

  /** Opens a page above the present one. WeChat holds ten at most. */
  push(url: string): void {
    const { route, query } = splitUrl(url);
    if (this.open.length >= 10) throw new Error(`WeChat opens no eleventh page: ${route}`);
    this.load(route);
    const present = this.open.at(-1);
    present?.caller.onHide?.();
    if (present) present.host.hidden = true;
    const page = this.create(route, query);
    this.open.push(page);
    page.caller.onLoad?.(query);
    page.caller.onShow?.();
    setTimeout(() => page.caller.onReady?.(), 0);
  }

  pop(count: number): void {
    for (let left = Math.min(count, this.open.length - 1); left > 0; left -= 1) this.close();
    this.top.host.hidden = false;
    this.top.caller.onShow?.();
  }

  replaceTop(url: string): void {
    this.close();
    this.push(url);
  }

  replaceAll(url: string): void {
    while (this.open.length > 0) this.close();
    this.push(url);
  }

  /** The phone is switched off: nothing is told to the program. */
  vanish(): void {
    this.screen.remove();
    this.open.length = 0;
  }

  private close(): void {
    const page = this.open.pop();
    page?.caller.onUnload?.();
    page?.root.release();
    page?.host.remove();
  }

  private create(route: string, query: Values): OpenPage {
    const root = this.backend.createRoot('body', this.space, route);
    const host = document.createElement('div');
    const placeholder = document.createElement('div');
    host.appendChild(placeholder);
    this.screen.appendChild(host);
    // The DOM's own nodes are what this backend draws into; the framework's types name its other backends as well.
    root.attach(host as never, placeholder as never);
    const caller = root.get() as unknown as PageCaller;
    caller.route = route;
    caller.options = query;
    this.recordSetData(caller);
    return { route, root, caller, host };
  }

  /** Data cross a bridge as JSON: what JSON can't carry is lost on the way, as on a phone. */
  private recordSetData(caller: PageCaller): void {
    const draw = caller.setData.bind(caller);
    caller.setData = (data, then) => {
      const text = JSON.stringify(data);
      const record = { route: caller.route, bytes: Buffer.byteLength(text) };
      if (this.setDataRecords.length === 0) this.onFirstSetData(record);
      this.setDataRecords.push(record);
      draw(JSON.parse(text) as Values, then);
    };
  }
}

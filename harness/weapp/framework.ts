import fs from 'node:fs';
import path from 'node:path';
import { TmplGroup } from 'glass-easel-template-compiler';
import { JSDOM } from 'jsdom';
import { filesUnder } from './dist-files';

/** WeChat's component framework draws into a document: one for all the phones of a process, a host element for each. */
const dom = new JSDOM('<!doctype html><html lang="zh-CN"><body></body></html>', { pretendToBeVisual: true });
export const document = dom.window.document;
const browserGlobals = {
  window: dom.window,
  document,
  Event: dom.window.Event,
  Node: dom.window.Node,
  HTMLElement: dom.window.HTMLElement,
  MutationObserver: dom.window.MutationObserver,
  requestAnimationFrame: dom.window.requestAnimationFrame.bind(dom.window),
};
Object.assign(globalThis, browserGlobals);

export interface CompiledTemplates {
  readonly groups: Readonly<Record<string, unknown>>;
  /** Paths without suffix of everything that has both a `.json` and a `.wxml`. */
  readonly components: readonly string[];
}

const compiled = new Map<string, CompiledTemplates>();

/** Compiles every template of a build with WeChat's template compiler; once a process and build. */
export function compileTemplates(dist: string): CompiledTemplates {
  const known = compiled.get(dist);
  if (known) return known;
  const files = filesUnder(dist);
  const group = new TmplGroup();
  for (const file of files) {
    const text = () => fs.readFileSync(path.join(dist, file), 'utf8');
    if (file.endsWith('.wxml')) group.addTmpl(file.slice(0, -'.wxml'.length), text());
    if (file.endsWith('.wxs')) group.addScript(file.slice(0, -'.wxs'.length), text());
  }
  const evaluate = new Function(`return ${group.getTmplGenObjectGroups()}`);
  const withTemplate = new Set(files.filter((file) => file.endsWith('.wxml')));
  const templates: CompiledTemplates = {
    groups: evaluate() as CompiledTemplates['groups'],
    components: files
      .filter((file) => file.endsWith('.json') && withTemplate.has(file.replace(/json$/, 'wxml')))
      .map((file) => file.slice(0, -'.json'.length)),
  };
  compiled.set(dist, templates);
  return templates;
}

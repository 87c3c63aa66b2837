import path from 'node:path';
import { pagesOf, readJson } from '../../harness/weapp/dist-files';
import type { AppConfig } from '../../harness/weapp/dist-files';
import { weappBuild } from '../../harness/weapp/weapp';

interface Sitemap {
  readonly rules: readonly { readonly action: 'allow' | 'disallow'; readonly page: string }[];
}

const app = readJson(path.join(weappBuild, 'app.json')) as AppConfig & { readonly sitemapLocation: string };
const { rules } = readJson(path.join(weappBuild, app.sitemapLocation)) as Sitemap;

/** WeChat takes the first rule that fits a page; `*` fits every page. */
function isIndexed(page: string): boolean {
  return rules.find((rule) => rule.page === page || rule.page === '*')?.action !== 'disallow';
}

describe('what WeChat may find by search', () => {
  it("is the first page and what is the same for everyone: no page with a person's answers or records", () => {
    expect(pagesOf(app).filter(isIndexed)).toEqual([
      'pages/index/index',
      'packages/help/clause/index',
      'packages/help/faq/index',
      'packages/help/channels/index',
    ]);
  });

  it('names only pages that there are', () => {
    const named = rules.map(({ page }) => page).filter((page) => page !== '*');
    expect(pagesOf(app)).toEqual(expect.arrayContaining(named));
  });
});

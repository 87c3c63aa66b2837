import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocalCloud } from '../../local/main';

/**
 * Gives the local cloud the official texts that `npm run notices:load` put under the data folder, so that residents of the
 * preview can read them. On WeChat's cloud it is part of a version, which two officers bring out.
 */
export function bringInOfficialTexts(cloud: LocalCloud, dataDir: string): void {
  const folder = join(dataDir, 'official-texts');
  if (!existsSync(folder)) return;
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.json'))) {
    const { notice, clauses } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      readonly notice: string;
      readonly clauses: readonly object[];
    };
    const change = { _id: notice, clauses, officerId: 'notices:load', loadedAt: cloud.clock.now() };
    cloud.store.modify('official-texts', {
      query: { _id: notice },
      change,
      merge: false,
      multi: false,
      upsert: true,
    });
  }
}

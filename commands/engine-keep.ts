/**
 * `npm run engine:keep`: keeps the engine that answers today in `commands/replay/engines`, before its number is raised, so
 * that what it answered can be worked out by it again.
 */
import { relative } from 'node:path';
import { keepEngine } from './replay/engines';

void keepEngine().then((file) => {
  process.stdout.write(`kept in ${relative(process.cwd(), file)}\n`);
});

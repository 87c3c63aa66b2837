/**
 * Fact sheets in, determinations out, one JSON object a line, as long as the input lasts:
 *
 *     npm run --silent determine < facts.jsonl > determinations.jsonl
 *
 * A line that is no fact sheet gets its error on its own line; the exit status is then 1.
 */
import { once } from 'node:events';
import { answerLine } from './lib/determine-line';
import type { Line } from './lib/json-lines';
import { LineSplitter } from './lib/json-lines';

const { stdin, stdout } = process;

/** Whoever reads the output has gone; there is nobody left to answer. */
stdout.on('error', (error: NodeJS.ErrnoException) => {
  process.exit(error.code === 'EPIPE' ? 0 : 1);
});

let allGood = true;

async function answer(lines: readonly Line[]): Promise<void> {
  let text = '';
  for (const line of lines) {
    const answered = answerLine(line);
    allGood &&= answered.good;
    text += `${answered.text}\n`;
  }
  if (text !== '' && !stdout.write(text)) await once(stdout, 'drain');
}

async function answerAll(): Promise<void> {
  const splitter = new LineSplitter();
  for await (const chunk of stdin) await answer(splitter.push(chunk as Buffer));
  await answer(splitter.end());
  process.exitCode = allGood ? 0 : 1;
}

void answerAll();

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { Answered } from '../../commands/lib/determine-line';
import { answerLine } from '../../commands/lib/determine-line';
import { LineSplitter } from '../../commands/lib/json-lines';
import { explain } from '../../commands/lib/explanation';
import { parseFactSheet, policy } from '../../policy';

const root = path.resolve(__dirname, '../..');
const good = { id: 'g', region: '360983001', year: 2024, payOn: '2023-10-01' };

async function determine(input: string): Promise<{ lines: Record<string, unknown>[]; code: number }> {
  const child = spawn(path.join(root, 'node_modules/.bin/tsx'), ['commands/determine.ts'], { cwd: root });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number];
  const lines = output.split('\n').slice(0, -1);
  return { lines: lines.map((line) => JSON.parse(line) as Record<string, unknown>), code };
}

function parsed({ text }: Answered) {
  return JSON.parse(text) as { id: string | null; error: Record<string, unknown> };
}

describe('npm run determine', () => {
  it('answers each line in its place and ends with 1 when one was bad', async () => {
    const megabyte = JSON.stringify({ ...good, id: 'long', nickname: 'x'.repeat(1_000_000) });
    const { lines, code } = await determine(
      [
        JSON.stringify(good),
        'not json',
        JSON.stringify({ ...good, id: 'b', region: 7 }),
        megabyte,
        '[]',
        JSON.stringify({ ...good, id: '最后' }),
      ].join('\n'),
    );
    expect(lines.map(({ id }) => id)).toEqual(['g', null, 'b', 'long', null, '最后']);
    expect(lines.map(({ error }) => (error as { code?: string } | undefined)?.code)).toEqual([
      undefined,
      'not-json',
      'bad-type',
      'too-long',
      'not-an-object',
      undefined,
    ]);
    expect(lines[0]).toMatchObject({ status: 'payable', payFen: 38000 });
    expect(code).toBe(1);
  });

  it('ends with 0 when every line was good, with or without a last line end', async () => {
    const text = `${JSON.stringify(good)}\n`;
    expect((await determine(text + text)).code).toBe(0);
    expect((await determine(text + text.trim())).lines).toHaveLength(2);
    expect(await determine('')).toEqual({ lines: [], code: 0 });
  });
});

describe('an answer on its line', () => {
  it('is the very text that JSON.stringify would write', () => {
    const sheets = [
      good,
      { ...good, payOn: '2023-09-01' },
      { ...good, region: '110101', id: '引号"' },
      {
        ...good,
        region: '220202',
        payOn: '2023-11-01',
        identities: [{ code: 'dibao', since: '2022-01-01' }],
      },
      { ...good, paidBefore: { on: '2023-09-20', amountFen: 38000 } },
    ];
    for (const sheet of sheets) {
      const { text } = answerLine({ text: JSON.stringify(sheet), tooLong: false });
      expect(text).toBe(JSON.stringify(policy.determine(parseFactSheet(sheet))));
    }
  });

  it('names code, field and id of what is wrong', () => {
    const bad = answerLine({ text: JSON.stringify({ ...good, payOn: '2023-02-30' }), tooLong: false });
    expect(parsed(bad)).toMatchObject({ id: 'g', error: { code: 'bad-date', field: 'payOn' } });
  });
});

describe('lines cut from a stream', () => {
  const cut = (chunks: readonly Buffer[]) => {
    const splitter = new LineSplitter();
    return [...chunks.flatMap((chunk) => splitter.push(chunk)), ...splitter.end()];
  };

  it('are the same however the stream is cut', () => {
    const bytes = Buffer.from('{"id":"吉林"}\r\n\n{"id":"b"}');
    for (let at = 0; at <= bytes.length; at += 1) {
      const lines = cut([bytes.subarray(0, at), bytes.subarray(at)]);
      expect(lines.map(({ text }) => text)).toEqual(['{"id":"吉林"}', '', '{"id":"b"}']);
    }
  });

  it('may have 64 KB and no byte more', () => {
    const fits = 'x'.repeat(64 * 1024);
    expect(cut([Buffer.from(`${fits}\n${fits}x\nshort\n`)]).map(({ tooLong }) => tooLong)).toEqual([
      false,
      true,
      false,
    ]);
    const wide = '医'.repeat(22_000);
    expect(cut([Buffer.from(wide)]).map(({ tooLong }) => tooLong)).toEqual([true]);
  });
});

describe('npm run explain', () => {
  it('prints amount, sum, cover and clauses of a father on dibao in Ruizhou', () => {
    const sheet = parseFactSheet({ ...good, identities: [{ code: 'dibao', since: '2022-06-01' }] });
    const text = explain(policy, policy.determine(sheet)).join('\n');
    for (const words of [
      '现在交：60 元',
      '380 － 资助 320 ＝ 60',
      '2024-01-01 到 2024-12-31',
      '三（一）',
      '四（二）',
    ]) {
      expect(text).toContain(words);
    }
  });
});

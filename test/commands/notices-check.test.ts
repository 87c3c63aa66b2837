import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import ruizhou from '../../policy/notices/ruizhou-2024.json';

const root = path.resolve(__dirname, '../..');
const folder = mkdtempSync(path.join(os.tmpdir(), 'notices-check-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function fileOf(name: string, value: unknown): string {
  const file = path.join(folder, name);
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value));
  return file;
}

/** Runs a command; what it says, on both sides, and its code. */
function run(command: string, args: readonly string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    const tsx = path.join(root, 'node_modules/tsx/dist/cli.mjs');
    execFile(process.execPath, [tsx, `commands/${command}.ts`, ...args], { cwd: root }, (error, out, err) =>
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: out + err }),
    );
  });
}

const dearer = {
  ...ruizhou,
  rules: ruizhou.rules.map((rule) => (rule.kind === 'premium' ? { ...rule, amountFen: 40000 } : rule)),
};
const today = ['--today', '2023-10-08'];

describe('the check of a notice by command', () => {
  it('says what is wrong and what to write instead, and ends with 1', async () => {
    const rules = ruizhou.rules.map((rule) => (rule.kind === 'premium' ? { ...rule, amountFen: 380 } : rule));
    const { code, said } = await run('notices-check', [
      fileOf('wrong.json', { ...ruizhou, rules }),
      ...today,
    ]);
    expect(code).toBe(1);
    expect(said).toContain('规则 premium，amountFen：“个人缴费标准”写的是 380 分，只有3.80元');
    expect(said).toContain('380 元要写 38000');
  });

  it('says the differences to an earlier one, for whom and why, and how the cases come out', async () => {
    const cases = fileOf('cases.json', [
      { name: '一般居民', facts: { payOn: '2023-10-08' }, payFen: 40000, coverFrom: '2024-01-01' },
    ]);
    const before = fileOf('before.json', ruizhou);
    const args = [fileOf('dearer.json', dearer), '--before', before, '--cases', cases, ...today];
    const { code, said } = await run('notices-check', args);
    expect({ code, said }).toMatchObject({ code: 0 });
    expect(said).toContain('个人缴费标准：每人每年380元 → 每人每年400元（多20元），二（一）');
    expect(said).toContain('    金额（元）：380元 → 400元');
    expect(said).toMatch(/45岁的人，集中缴费期里缴：.*缴380元.*（二（一）.*）→? ?.*缴400元.*（二（一）/);
    expect(said).toContain('一般居民：和通知说的一样');
  });

  it('names a file that is no notice', async () => {
    const { code, said } = await run('notices-check', [fileOf('half.json', '{"format":')]);
    expect({ code, isJson: said.includes('不是 JSON') }).toEqual({ code: 2, isJson: true });
    expect((await run('notices-check', [fileOf('null.json', 'null'), ...today])).code).toBe(1);
  });

  it('takes last year’s over', async () => {
    const { code, said } = await run('notices-take-over', [fileOf('last.json', ruizhou), '--year', '2025']);
    expect(code).toBe(0);
    expect(said).toContain('"id": "ruizhou-2025"');
    expect(said).toContain('window：请对照新通知核对 from、to');
  });
});

import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KeyFileError, readKeyFile } from '../../../commands/deploy/key-file';
import { keepInSafeFile, readSafeFile } from '../../../commands/deploy/safe-file';

const folder = mkdtempSync(join(tmpdir(), 'keys-'));
const project = join(folder, 'project');
const office = join(folder, 'office');
mkdirSync(project);
mkdirSync(office);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const secret = 'never-said';
const content = { secretId: 'AKID1', secretKey: secret, uploadKey: 'private.wx1.key' };

function write(file: string, text: string, mode = 0o600): string {
  writeFileSync(file, text);
  chmodSync(file, mode);
  return file;
}
const uploadKey = write(join(office, 'private.wx1.key'), '-----BEGIN RSA PRIVATE KEY-----\n');
const good = write(join(office, 'good.json'), JSON.stringify(content));

function refusal(file: string): string {
  try {
    readKeyFile(file, 'prod-1', project);
  } catch (error) {
    expect(error).toBeInstanceOf(KeyFileError);
    return (error as Error).message;
  }
  throw new Error('was accepted');
}

describe('the key file', () => {
  it('names the upload key beside itself, and keeps generated keys there', () => {
    expect(readKeyFile(good, 'prod-1', project)).toEqual({
      secretId: 'AKID1',
      secretKey: secret,
      uploadKeyFile: uploadKey,
      variables: {},
      safeFile: join(office, 'prod-1.keys.json'),
    });
  });

  it('is refused inside the project, also by a way around', () => {
    const inside = write(join(project, 'keys.json'), JSON.stringify(content));
    expect(refusal(inside)).toContain('lies inside the project');
    expect(refusal(join(office, '..', 'project', 'keys.json'))).toContain('lies inside the project');
  });

  it.each([0o644, 0o640, 0o604])('is refused where others can read it (%o)', (mode) => {
    const open = write(join(office, 'open.json'), JSON.stringify(content), mode);
    expect(refusal(open)).toContain(`chmod 600 ${open}`);
  });

  it('is refused where others can read the upload key', () => {
    write(join(office, 'open.key'), 'x', 0o644);
    const file = write(join(office, 'points.json'), JSON.stringify({ ...content, uploadKey: 'open.key' }));
    expect(refusal(file)).toContain('open.key can be read by others');
  });

  it('is refused where it is the upload key alone, saying what else is needed', () => {
    expect(refusal(uploadKey)).toMatch(/upload key alone.*secretId/);
  });

  it.each([
    ['no JSON', `{"secretKey": "${secret}`],
    ['a field too many', JSON.stringify({ ...content, other: secret })],
    ['a field too few', JSON.stringify({ secretKey: secret })],
  ])('is refused with %s, and nothing of it is repeated', (_, text) => {
    const words = refusal(write(join(office, 'bad.json'), text));
    expect(words).toContain('"secretId"');
    expect(words).not.toContain(secret);
  });

  it('is refused where it is not there', () => {
    expect(refusal(join(office, 'none.json'))).toContain('There is no file');
  });
});

describe('the safe file', () => {
  const file = join(office, 'safe.json');

  it('is made for its owner only, and what stands in it is never replaced', () => {
    keepInSafeFile(file, { values: { A: '1:a', B: '1:b' }, made: ['A'] });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readSafeFile(file)).toEqual({ A: '1:a' });
    keepInSafeFile(file, { values: { A: '1:other', B: '1:b' }, made: ['A', 'B'] });
    expect(readSafeFile(file)).toEqual({ A: '1:a', B: '1:b' });
  });

  it('is not touched where nothing was made', () => {
    const before = readFileSync(file, 'utf8');
    keepInSafeFile(file, { values: { A: '1:x' }, made: [] });
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(readSafeFile(join(office, 'no-safe.json'))).toEqual({});
  });
});

import * as v from 'valibot';
import type { PersonEntry } from '../../../contract/claims';
import type { Reply } from '../../../contract/reply';
import { confirmSelfBy } from '../../../server/actions/resident/person';
import type { IdentityProof } from '../../../server/identity/identity-proof';
import { identityProofs } from '../../../server/identity/identity-proofs';
import { officeCode } from '../../../server/identity/one-time-codes';
import { dispatch } from '../../../server/platform/dispatch';
import { refuse } from '../../../server/platform/refusal';
import { TestServer } from '../test-server';
import { father, nothing, onBehalf, ruizhou } from '../sample';

/** WeChat's face check: what `queryVerifyInfo` says of a check, by its id. */
const verified = new Map<string, string>();
const asked: string[] = [];

/**
 * A second way, written as one who adds it would: the phone has run `wx.requestFacialVerify` on an id that the server
 * drew with `getVerifyId` for this name and number; the server asks WeChat what came of it.
 */
const faceCheck: IdentityProof = {
  way: 'face-check',
  fields: { verifyId: v.pipe(v.string(), v.regex(/^[\w-]{8,64}$/)) },
  limit: 'code',
  async check(_cloud, { person, given }) {
    const { verifyId } = v.parse(v.object({ verifyId: v.string() }), given);
    asked.push(verifyId);
    const holds = verified.get(verifyId) === person?._id;
    return async () => holds;
  },
  refused: () =>
    refuse('FACE_WRONG', '人脸核身没有通过，请重试，或到窗口领取一次性码。', { field: 'verifyId' }),
};

let server: TestServer;
beforeEach(async () => {
  server = new TestServer();
  verified.clear();
  asked.length = 0;
  await server.hireOfficer('oOfficer', ['360000']);
  const request = {
    requestId: 'request-1',
    relation: 'parent',
    region: ruizhou,
    claims: nothing,
    consent: onBehalf,
  };
  await server.resident('oDaughter', 'family.add', { ...request, person: father } as never);
});

function confirm(
  openId: string,
  request: object,
  proofs = [officeCode, faceCheck] as const,
): Promise<Reply<unknown>> {
  return dispatch({ 'self.confirm': confirmSelfBy(proofs) }, server.cloudFor(openId), {
    action: 'self.confirm',
    ...request,
  });
}
async function self(openId: string): Promise<unknown> {
  return (await server.resident(openId, 'self.get', {})).person;
}
function personId(): string {
  const [person] = server.store.snapshot('people') as readonly { readonly _id: string }[];
  return person?._id ?? '';
}
function passes(verifyId: string): void {
  return void verified.set(verifyId, personId());
}

describe('a second way to prove who one is', () => {
  it('ties the person without a change to who asks for it', async () => {
    passes('verify-0001');
    expect(await confirm('oFather', { ...father, verifyId: 'verify-0001' })).toMatchObject({ ok: true });
    expect(await self('oFather')).not.toBeNull();
    expect(server.logged.join()).toContain('"way":"face-check"');
  });

  it('refuses in its own words, the same for a wrong face, a wrong name and an unknown number', async () => {
    passes('verify-0001');
    const wrong = [
      { ...father, verifyId: 'verify-0002' },
      { ...father, name: '别人', verifyId: 'verify-0001' },
      { ...claimingOther(), verifyId: 'verify-0001' },
    ];
    const replies = await Promise.all(wrong.map((request) => confirm('oStranger', request)));
    expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
    expect(replies[0]).toMatchObject({ ok: false, error: { code: 'FACE_WRONG' } });
    expect(await self('oStranger')).toBeNull();
  });

  it('leaves the office’s code beside it as it was', async () => {
    const { code } = await server.officer('oOfficer', 'codes.issue', { ...father, region: ruizhou });
    expect(await confirm('oFather', { ...father, code: '00000000' })).toMatchObject({
      ok: false,
      error: { code: 'CODE_WRONG' },
    });
    expect(await confirm('oFather', { ...father, code })).toMatchObject({ ok: true });
    expect(asked).toEqual([]);
  });

  it('ends an older tie, as the office’s code does', async () => {
    const { code } = await server.officer('oOfficer', 'codes.issue', { ...father, region: ruizhou });
    await confirm('oOldPhone', { ...father, code });
    passes('verify-0003');
    await confirm('oNewPhone', { ...father, verifyId: 'verify-0003' });
    expect(await self('oOldPhone')).toBeNull();
    expect(await self('oNewPhone')).not.toBeNull();
  });

  it('takes no two ways at once, and none that it doesn’t know', async () => {
    passes('verify-0001');
    const both = { ...father, code: '12345678', verifyId: 'verify-0001' };
    expect(await confirm('oFather', both)).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
    const fingerprint = { ...father, fingerprint: 'x' };
    expect(await confirm('oFather', fingerprint)).toMatchObject({
      ok: false,
      error: { code: 'BAD_REQUEST' },
    });
    const unknownHere = await confirm('oFather', { ...father, verifyId: 'verify-0001' }, [
      officeCode,
    ] as never);
    expect(unknownHere).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
    expect(await self('oFather')).toBeNull();
  });

  it('counts its tries under the day’s limit', async () => {
    const tries = Array.from({ length: 11 }, (_, at) => ({ ...father, verifyId: `verify-${1000 + at}` }));
    const codes: unknown[] = [];
    for (const request of tries) {
      const reply = (await confirm('oGuesser', request)) as { readonly error?: { readonly code: string } };
      codes.push(reply.error?.code);
    }
    expect(codes.at(-1)).toBe('TOO_MANY_LOOKUPS');
  });
});

it('the office’s code is the first way, and never left out', () => {
  expect(identityProofs[0]).toBe(officeCode);
  // @ts-expect-error A list of ways that begins with another, and so may lack the office's code.
  confirmSelfBy([faceCheck]);
});

/** Somebody whom no office knows. */
function claimingOther(): PersonEntry {
  return { ...father, document: { kind: 'passport', number: 'X12345678' } };
}

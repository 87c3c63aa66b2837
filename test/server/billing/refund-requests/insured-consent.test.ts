import { fen } from '../../../../policy/money';
import type { PersonEntry } from '../../../../contract/claims';
import type { Relation } from '../../../../contract/family';
import { type PaymentTestServer, officer, startTestServer } from '../../money';
import { asGuardian, bySelf, child, daughter, father, nothing, onBehalf, ruizhou } from '../../sample';

const payer = 'daughter';
const evidence = '看过死亡证明';

let server: PaymentTestServer;
beforeEach(async () => {
  server = await startTestServer();
});

async function tie(openId: string, person: PersonEntry): Promise<void> {
  const { code } = await server.officer(officer, 'codes.issue', { ...person, region: ruizhou });
  await server.resident(openId, 'self.confirm', { ...person, code });
}

/** The payer paid for somebody in Ruizhou, 380 yuan (3.2), and asks for it back. */
async function askedBack(person = father, relation: Relation = 'parent'): Promise<void> {
  const consent = { parent: onBehalf, child: asGuardian, self: bySelf }[
    relation as 'parent' | 'child' | 'self'
  ];
  const { relative } = await server.resident(payer, 'family.add', {
    requestId: 'request-of-the-insured',
    person,
    relation,
    region: ruizhou,
    claims: nothing,
    consent,
  });
  const { relativeId } = relative;
  const { record } = await server.resident(payer, 'records.enrol-relative', { relativeId, year: 2024 });
  const orderId = await server.place(payer, [record.recordId], fen(38_000));
  server.shop.pay(orderId);
  await server.callback(orderId);
  await server.ask(payer, 'refund.request', { orderId, line: 0, reason: 'wrong-place' });
}

async function onlyCase() {
  const { cases } = await server.asOfficer('cases.list', { region: ruizhou });
  const [one] = cases;
  if (one === undefined) throw new Error('no case waits');
  return one;
}

async function approving(note: string) {
  return { caseId: (await onlyCase()).caseId, decision: 'approve' as const, note };
}

async function approve(note: string) {
  return server.asOfficer('cases.resolve', await approving(note));
}

async function refusedApproval(note: string): Promise<string> {
  return (await server.officerRefusal('cases.resolve', await approving(note))).code;
}

async function questions() {
  return (await server.resident('father', 'me.get', {})).refundQuestions;
}

async function answer(agree: boolean): Promise<void> {
  const [question] = await questions();
  await server.resident('father', 'me.answer-refund', { requestId: question?.requestId ?? '', agree });
}

describe('a refund that would end somebody else’s insurance', () => {
  it('waits a week for his word where he has a WeChat, and is approved at once when he agrees', async () => {
    await tie('father', father);
    await tie(payer, daughter);
    await askedBack();
    const [question] = await questions();
    expect(question).toMatchObject({ payer: '王*', year: 2024, amountFen: 38_000, reason: '参保地选错' });
    expect(await refusedApproval(evidence)).toBe('INSURED_NOT_HEARD');
    await answer(true);
    await approve('好');
    expect(await questions()).toEqual([]);
  });

  it('needs evidence where he objects, and he may change his mind until it is decided', async () => {
    await tie('father', father);
    await askedBack();
    await answer(true);
    await answer(false);
    expect((await onlyCase()).insured).toContain('不同意退费');
    expect(await refusedApproval('好')).toBe('EVIDENCE_NEEDED');
    await approve(evidence);
    const refusal = await server.refusedResident('father', 'me.answer-refund', {
      requestId: (await server.all('refund-requests'))[0]?._id ?? '',
      agree: true,
    });
    expect(refusal.code).toBe('NO_REQUEST');
  });

  it('needs evidence where he let the week pass', async () => {
    await tie('father', father);
    await askedBack();
    server.pass(7 * 86_400_000 - 1);
    expect(await refusedApproval(evidence)).toBe('INSURED_NOT_HEARD');
    server.pass(1);
    expect(await refusedApproval('好')).toBe('EVIDENCE_NEEDED');
    await approve(evidence);
  });

  it('is told to the payer as it stands: who is asked, who decides, and what came of it', async () => {
    await tie('father', father);
    await askedBack();
    const [order] = server.all('orders');
    const orderId = order?._id ?? '';
    const told = async () => (await server.ask(payer, 'order.get', { orderId })).order.refunds[0]?.message;
    expect(await told()).toBe(
      '参保地选错。已提交申请。会先问参保人本人同不同意，再由工作人员审核，结果在这里显示。',
    );
    await answer(false);
    expect(await told()).toBe('参保地选错。已提交申请，等工作人员审核，审核后会在这里显示结果。');
    await server.asOfficer('cases.resolve', {
      caseId: (await onlyCase()).caseId,
      decision: 'decline',
      note: '没有材料',
    });
    expect(await told()).toBe(
      '参保地选错。申请没有通过，工作人员的说明：没有材料。有别的原因可以再申请；同一原因补齐材料后，7天后可以再申请，或到参保地医保经办窗口咨询。',
    );
  });

  it('takes no blanks for evidence', async () => {
    await askedBack();
    expect(await refusedApproval(`好${' '.repeat(20)}`)).toBe('EVIDENCE_NEEDED');
  });

  it('may be declined at any time', async () => {
    await tie('father', father);
    await askedBack();
    const { caseId } = await onlyCase();
    await server.asOfficer('cases.resolve', { caseId, decision: 'decline', note: '没有材料' });
  });

  it('needs evidence where he has no WeChat, and he stands on the list for an agent', async () => {
    await askedBack();
    const listed = async () => (await server.asOfficer('cases.without-wechat', { region: ruizhou })).rows;
    expect(await listed()).toMatchObject([
      { place: ruizhou, person: { name: '王建国', document: '369***********0017' }, amountFen: 38_000 },
    ]);
    expect(await refusedApproval('好')).toBe('EVIDENCE_NEEDED');
    await approve(evidence);
    expect(await listed()).toEqual([]);
    expect((await server.officerRefusal('cases.without-wechat', { region: '110101' })).code).toBe(
      'OTHER_REGION',
    );
  });

  it('is his alone to answer: not the payer’s, nor a stranger’s', async () => {
    await tie('father', father);
    await tie(payer, daughter);
    await askedBack();
    const requestId = (await questions())[0]?.requestId ?? '';
    const request = { requestId, agree: true };
    expect((await server.refusedResident(payer, 'me.answer-refund', request)).code).toBe('NO_REQUEST');
    expect((await server.refusedResident('stranger', 'me.answer-refund', request)).code).toBe(
      'CONFIRM_SELF_FIRST',
    );
  });

  it('is told among what was done in his name', async () => {
    await tie('father', father);
    await askedBack();
    server.pass(1000);
    await answer(false);
    const { events } = await server.resident('father', 'me.events', {});
    expect(events[0]).toMatchObject({ kind: 'refund-objected', by: 'self' });
    expect(events).toContainEqual(
      expect.objectContaining({ kind: 'refund-asked', by: 'payer', amountFen: 38_000 }),
    );
  });

  it('needs evidence for a child too: anybody can tick that he is the guardian', async () => {
    await askedBack(child, 'child');
    expect(await refusedApproval('好')).toBe('EVIDENCE_NEEDED');
    const { rows } = await server.asOfficer('cases.without-wechat', { region: ruizhou });
    expect(rows.map(({ person }) => person.name)).toEqual(['王小满']);
    await approve('看过出生证和户口簿');
  });
});

describe('nobody is asked', () => {
  it('where the payer is the insured person himself, by an office’s code', async () => {
    await tie(payer, daughter);
    await askedBack(daughter, 'self');
    expect((await onlyCase()).insured).toBeUndefined();
    await approve('好');
  });
});

describe('his word', () => {
  it('does not outlive the WeChat that gave it: proven anew, he is asked again', async () => {
    // An impostor has his code.
    await tie('impostor', father);
    await askedBack();
    const [question] = (await server.resident('impostor', 'me.get', {})).refundQuestions;
    const requestId = question?.requestId ?? '';
    await server.resident('impostor', 'me.answer-refund', { requestId, agree: true });
    server.pass(60_000);
    await server.untie(father, ruizhou);
    await tie('father', father);
    expect(await questions()).toMatchObject([{ requestId }]);
    expect((await questions())[0]).not.toHaveProperty('agreed');
    expect((await onlyCase()).insured).toContain('正在等');
    expect(await refusedApproval('好')).toBe('INSURED_NOT_HEARD');
    await answer(true);
    await approve('好');
  });

  it('is not the payer’s own, who proved to be him only after he had asked for the money', async () => {
    await askedBack();
    const [asked] = server.all('refund-requests');
    await tie(payer, father);
    expect((await server.resident(payer, 'me.get', {})).refundQuestions).toEqual([]);
    const request = { requestId: asked?._id ?? '', agree: true };
    const refused = await server.refusedResident(payer, 'me.answer-refund', request);
    expect(refused.code).toBe('NO_REQUEST');
    expect(await refusedApproval('好')).toBe('EVIDENCE_NEEDED');
  });
});

import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import type { RefundStanding } from '../../../contract/refund-standing';
import type { RefundView } from '../../../contract/refunds';
import { fen } from '../../../policy/money';
import RefundPage from '../../../src/packages/pay/refund/index';
import { PicturesDouble, notAPicture, photo, twentyMegabytes } from '../doubles/pictures';
import { ServerDouble } from '../doubles/server';
import { device } from '../doubles/taro';
import { order, orderLine } from './samples';

const orderId = 'a'.repeat(32);
const requestId = `${orderId}-0-asked`;
const all = fen(38_000);

let server: ServerDouble;
let pictures: PicturesDouble;
beforeEach(() => {
  device.reset();
  device.params = { id: orderId, line: '0' };
  server = new ServerDouble();
  pictures = new PicturesDouble();
});

const offers: RefundStanding['offers'] = [
  { reason: 'recognised', problem: '按参保地的通知，现在没有可以退还的金额。' },
  { reason: 'paid-twice', amountFen: all },
  { reason: 'died', amountFen: all },
  { reason: 'insured-elsewhere', amountFen: all },
  { reason: 'wrong-place', amountFen: all },
];

function request(more: Partial<Extract<RefundView, { kind: 'request' }>> = {}): RefundView {
  return {
    kind: 'request',
    refundId: requestId,
    orderId,
    line: 0,
    amountFen: all,
    to: 'wechat',
    reason: 'wrong-place',
    state: 'requested',
    waitsFor: 'officer',
    at: 1_700_000_000_000,
    message: '参保地选错。已提交申请，等工作人员审核。',
    ...more,
  } as RefundView;
}

function refund(state: Extract<RefundView, { kind: 'refund' }>['state'], at = 1_700_000_100_000): RefundView {
  const { refundId: _id, ...rest } = request();
  return { ...rest, kind: 'refund', refundId: `${orderId}-0-granted`, state, at } as RefundView;
}

function stands(more: Partial<RefundStanding> = {}): void {
  const {
    lines: _lines,
    refunds: _refunds,
    ...status
  } = order({ orderId, state: 'settled', paidAt: 1_700_000_000_000 });
  const line = orderLine({ state: 'insured', person: { name: '周桂兰', document: '360***********0018' } });
  const standing = { order: status, line, refunds: [], offers, asksInsured: true, pictures: [], ...more };
  server.answer('refund.look', { standing });
}

async function choose(reason: string): Promise<void> {
  fireEvent.click(await screen.findByRole('radio', { name: new RegExp(reason) }));
}

async function addPictures(...bodies: readonly Uint8Array[]): Promise<void> {
  pictures.willChoose(...bodies);
  fireEvent.click(screen.getByRole('button', { name: /拍照|再加/ }));
  await waitFor(() => expect(screen.queryByRole('button', { name: '正在处理图片…' })).toBeNull());
}

function asked(action: string) {
  return server.asked.filter((one) => one.action === action);
}

describe('the page of one person’s refund', () => {
  it('names him, the place, the year and the sum, and what each reason would give', async () => {
    stands();
    render(<RefundPage />);
    await screen.findByText('为周桂兰申请退费');
    await screen.findByText(/周桂兰 360\*+0018/);
    await screen.findByText(/瑞州街道.*2024年度/);
    await screen.findByText(/缴了 380 元/);
    await screen.findByRole('radio', { name: '参保地选错了，审核同意后退 380 元，不再参保' });
    // A reason that gives nothing can't be chosen, and says why.
    expect(screen.queryByRole('radio', { name: /认定困难身份/ })).toBeNull();
    await screen.findByText('按参保地的通知，现在没有可以退还的金额。');
  });

  it('says what the place’s notice says with its clause, what comes next and how long it takes', async () => {
    stands();
    render(<RefundPage />);
    await choose('重复缴费');
    // Ruizhou, clause 1: of people insured twice.
    await screen.findByText(/重复参保的，一般保留常住地的/);
    await screen.findByText(/先问周桂兰本人同不同意.*最多等7天/);
    await screen.findByText(/审核要多久，通知没有写/);
    await screen.findByText(/零钱付的20分钟内到账.*银行卡付的要等3个工作日左右/);
    await screen.findByRole('button', { name: '申请退 380 元' });
  });

  it('needs a reason', async () => {
    stands();
    render(<RefundPage />);
    fireEvent.click(await screen.findByRole('button', { name: '提交退费申请' }));
    await screen.findByText('请选一个原因');
    expect(asked('refund.request')).toEqual([]);
  });

  it('gives back by itself what the notice gives, without papers', async () => {
    stands({ offers: [{ reason: 'recognised', amountFen: fen(32_000) }] });
    render(<RefundPage />);
    await choose('认定困难身份，按通知退 320 元，不用审核，参保不变');
    // Ruizhou 3.2.
    await screen.findByText(/集中征缴期里认定的，交过的把应资助的部分退给本人/);
    expect(screen.queryByText(/拍下来一起交/)).toBeNull();
    await screen.findByRole('button', { name: '申请退 320 元' });
  });

  it('promises nothing of what the family account paid, where the notice gives the aided part back', async () => {
    const line = orderLine({ state: 'insured', wechatFen: fen(28_000), accountFen: fen(10_000) });
    stands({ line, offers: [{ reason: 'recognised', amountFen: fen(28_000) }] });
    render(<RefundPage />);
    await choose('认定困难身份，按通知退 280 元');
    await screen.findByText(/家庭共济账户付的钱不从这里退/);
    expect(screen.queryByText(/退回账户/)).toBeNull();
  });
});

describe('its title says where it stands', () => {
  const stages: readonly (readonly [string, readonly RefundView[]])[] = [
    ['等本人答复同不同意退费', [request({ waitsFor: 'insured' })]],
    ['退费在等工作人员审核', [request()]],
    ['退费没有同意', [request({ state: 'declined' })]],
    ['退费已同意，准备退款', [request({ state: 'approved' })]],
    ['退费已同意，准备退款', [request({ state: 'approved' }), refund('sent')]],
    ['正在退款', [request({ state: 'approved' }), refund('processing')]],
    ['已经退款', [request({ state: 'approved' }), refund('done')]],
    ['由工作人员办理退款', [request({ state: 'approved' }), refund('manual')]],
    ['正在退款', [refund('replaced'), refund('processing')]],
    // What the notice gave back earlier is no answer to what he asked for since.
    ['退费在等工作人员审核', [refund('done', 1_600_000_000_000), request()]],
  ];
  it.each(stages)('%s', async (title, refunds) => {
    stands({ refunds, offers: [] });
    render(<RefundPage />);
    await screen.findByRole('heading', { level: 1, name: title });
  });

  it('现在不能退费, with every reason’s why', async () => {
    stands({ offers: [{ reason: 'died', problem: '保障已经开始，不能在这里退费。' }] });
    render(<RefundPage />);
    await screen.findByRole('heading', { level: 1, name: '现在不能退费' });
    await screen.findByText('保障已经开始，不能在这里退费。');
    expect(screen.queryByRole('button', { name: /提交|申请退/ })).toBeNull();
  });
});

describe('after one request was over', () => {
  const declined = [
    request({ state: 'declined', message: '参保地选错。申请没有通过，工作人员的说明：没有看到户口本。' }),
  ];

  it('what became of it comes first, and another reason is a tap away', async () => {
    stands({ refunds: declined });
    render(<RefundPage />);
    await screen.findByText(/没有看到户口本/);
    expect(screen.queryByRole('radio')).toBeNull();
    expect(screen.queryByRole('button', { name: /提交退费申请/ })).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '用别的原因再申请' }));
    await choose('参保人已去世');
    await screen.findByRole('button', { name: '申请退 380 元' });
  });
});

describe('pictures', () => {
  beforeEach(() => {
    stands();
    server.answer('refund.request', { refunds: [request()] });
    server.answer('evidence.begin', { pictureId: 'p', path: 'evidence/in/p' });
    server.answer('evidence.keep', { pictures: [] });
    render(<RefundPage />);
  });

  it('go with the request, and can be taken off before', async () => {
    await choose('参保地选错了');
    await screen.findByText(/户口本或居住证/);
    await addPictures(photo, photo);
    await addPictures(photo);
    fireEvent.click(screen.getByRole('button', { name: '去掉第2张' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: '去掉第3张' })).toBeNull());
    fireEvent.click(screen.getByRole('button', { name: '申请退 380 元' }));
    await screen.findByText('已经提交');
    await waitFor(() => expect(pictures.uploaded).toHaveLength(2));
    expect(pictures.uploaded[0]).toEqual({ path: 'evidence/in/p', bytes: photo.length });
    await waitFor(() =>
      expect(asked('evidence.keep')).toMatchObject([
        { kind: 'refund', id: requestId, pictureId: 'p' },
        { kind: 'refund', id: requestId, pictureId: 'p' },
      ]),
    );
  });

  it('that are none, or of 20 MB, are refused on the phone, and the others stay', async () => {
    await choose('参保地选错了');
    await addPictures(photo, notAPicture, twentyMegabytes);
    await screen.findByText(/有一张不是图片/);
    await screen.findByText(/有一张超过4MB/);
    expect(screen.getAllByRole('button', { name: /去掉第/ })).toHaveLength(1);
    expect(asked('evidence.begin')).toEqual([]);
  });

  it('that got lost on the way are sent again; the request stands', async () => {
    await choose('参保地选错了');
    await addPictures(photo, photo);
    pictures.losing = 1;
    stands({ refunds: [request()], offers: [] });
    fireEvent.click(screen.getByRole('button', { name: '申请退 380 元' }));
    await screen.findByText('有1张图片没有传上去');
    await screen.findByRole('heading', { level: 1, name: '退费在等工作人员审核' });
    fireEvent.click(screen.getByRole('button', { name: '再传一次' }));
    await waitFor(() => expect(screen.queryByText(/没有传上去/)).toBeNull());
    expect(pictures.uploaded).toHaveLength(2);
    expect(asked('refund.request')).toHaveLength(1);
  });

  it('and the reason stay on the page where the request was refused', async () => {
    await choose('参保地选错了');
    await addPictures(photo);
    server.refuse('refund.request', 'NOT_REFUNDABLE', '经办机构已经在办这个人的退费。');
    fireEvent.click(screen.getByRole('button', { name: '申请退 380 元' }));
    await screen.findByText('经办机构已经在办这个人的退费。');
    expect(screen.getAllByRole('button', { name: /去掉第/ })).toHaveLength(1);
    expect(pictures.uploaded).toEqual([]);
  });
});

describe('pictures of a request that waits', () => {
  const given = [{ pictureId: 'p1', bytes: 100, at: 1, link: 'http://127.0.0.1/files/1' }];

  it('are shown, more are sent at once, and each can be taken back', async () => {
    stands({ refunds: [request()], offers: [], pictures: given });
    server.answer('evidence.begin', { pictureId: 'p2', path: 'evidence/in/p2' });
    server.answer('evidence.keep', { pictures: given });
    server.answer('evidence.remove', { pictures: [] });
    render(<RefundPage />);
    await screen.findByRole('button', { name: '第1张图片，点开看大图' });
    await addPictures(photo);
    expect(pictures.uploaded).toHaveLength(1);
    fireEvent.click(screen.getByRole('button', { name: '去掉第1张' }));
    await waitFor(() => expect(asked('evidence.remove')).toMatchObject([{ id: requestId, pictureId: 'p1' }]));
  });

  it('stay to be looked at after the decision, and nothing is changed any more', async () => {
    stands({ refunds: [request({ state: 'declined' })], offers: [], pictures: given });
    render(<RefundPage />);
    await screen.findByRole('button', { name: '第1张图片，点开看大图' });
    expect(screen.queryByRole('button', { name: /去掉|再加|补交/ })).toBeNull();
  });
});

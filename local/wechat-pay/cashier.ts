import type { FunctionHost } from '../functions/host';
import type { Merchant } from './merchant';

/** What the person, or a bad day, does at the cashier. */
export const cashierActs = [
  'confirm',
  'cancel',
  'wrong-password',
  'slow',
  'callback-lost',
  'callback-twice',
  'callback-before-return',
  'paid-after-close',
  'merchant-without-balance',
] as const;
export type CashierAct = (typeof cashierActs)[number];

export const isCashierAct = (text: unknown): text is CashierAct =>
  (cashierActs as readonly unknown[]).includes(text);

export interface CashierOutcome {
  readonly result: 'paid' | 'cancelled' | 'failed';
  readonly message: string;
}

const CALLBACK_TRIES = 5;
const CALLBACK_PAUSE_MS = 1500;
const SLOW_MS = 5000;
const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Stands for WeChat's cashier and for the messenger that tells the shop. A simulation, and labelled so. */
export class Cashier {
  constructor(
    private readonly merchant: Merchant,
    private readonly functions: FunctionHost,
    private readonly log: (line: string) => void,
  ) {}

  async act(prepayId: string, act: CashierAct): Promise<CashierOutcome> {
    const order = this.merchant.byPrepayId(prepayId);
    if (order === null) return { result: 'failed', message: '没有这笔订单' };
    if (act === 'cancel') return { result: 'cancelled', message: '已取消，没有扣款' };
    if (act === 'wrong-password') return { result: 'failed', message: '支付密码错误，没有扣款' };
    if (act === 'merchant-without-balance') this.merchant.setSwitch('no-balance', true);
    if (act === 'slow') await pause(SLOW_MS);
    const paid = this.merchant.pay(order, act === 'paid-after-close');
    if (paid === null) return { result: 'failed', message: '订单已关闭或已支付，没有扣款' };
    const tell = (): Promise<void> => this.tell(paid.functionName, this.merchant.paymentFields(paid));
    if (act === 'callback-before-return') await tell();
    else if (act === 'callback-twice') void tell().then(tell);
    else if (act !== 'callback-lost') void tell();
    return { result: 'paid', message: '支付成功' };
  }

  /** WeChat repeats until the shop answers `errcode: 0`. */
  private async tell(functionName: string, fields: Readonly<Record<string, unknown>>): Promise<void> {
    for (let tried = 0; tried < CALLBACK_TRIES; tried += 1) {
      try {
        const event = { ...fields, return_code: 'SUCCESS', result_code: 'SUCCESS' };
        const answer = await this.functions.invoke(functionName, event, { openId: '', source: 'wx_pay' });
        if ((answer as { errcode?: number } | null)?.errcode === 0) return;
      } catch (error) {
        this.log(`[cashier] the callback failed: ${String(error)}`);
      }
      await pause(CALLBACK_PAUSE_MS);
    }
  }
}

const words: Readonly<Record<CashierAct, string>> = {
  confirm: '确认支付',
  cancel: '取消',
  'wrong-password': '密码输错',
  slow: '慢（5 秒后才付成）',
  'callback-lost': '付成，通知丢失',
  'callback-twice': '付成，通知来两次',
  'callback-before-return': '付成，通知先到',
  'paid-after-close': '订单关了才付成',
  'merchant-without-balance': '付成，商户此后没钱退款',
};

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);

/** The page that the preview goes to in place of WeChat's cashier; `back` is an address of the preview itself. */
export function cashierPage(merchant: Merchant, prepayId: string, back: string): string {
  const order = merchant.byPrepayId(prepayId);
  const yuan = order === null ? '' : (order.totalFen / 100).toFixed(2);
  const buttons = cashierActs
    .map(
      (act, at) =>
        `<button id="cashier-${act}" data-act="${act}" class="${at === 0 ? 'first' : ''}">${words[act]}</button>`,
    )
    .join('');
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1"><title>本机模拟收银台</title><style>
body{margin:0;font:18px/1.5 sans-serif;background:#ededed;color:#1a1a1a}
header{background:#7a3e00;color:#fff;padding:12px 16px}main{padding:24px 16px}
.sum{font-size:40px;text-align:center;margin:16px 0}button{display:block;width:100%;min-height:52px;margin:10px 0;
font-size:18px;border:1px solid #999;border-radius:8px;background:#fff;color:#1a1a1a}
.first{background:#06633a;color:#fff;border-color:#06633a}#say{min-height:1.5em;text-align:center}</style></head><body>
<header>本机模拟收银台，不是微信支付，不会真的扣钱</header><main>
<p>${escape(order?.body ?? '没有这笔订单')}</p><p class="sum">${yuan === '' ? '' : `¥ ${yuan}`}</p>
<p id="say" role="status"></p>${order === null ? '' : buttons}</main><script>
var back=${JSON.stringify(back).replace(/</g, '\\u003c')};
document.querySelectorAll('button').forEach(function(b){b.onclick=function(){
document.querySelectorAll('button').forEach(function(x){x.disabled=true});
document.getElementById('say').textContent='请稍候…';
fetch(location.pathname,{method:'POST',headers:{'content-type':'application/json'},body:JSON.stringify({act:b.dataset.act})})
.then(function(r){return r.json()}).then(function(o){document.getElementById('say').textContent=o.message;
setTimeout(function(){location.replace(back+(back.indexOf('?')<0?'?':'&')+'cashier='+o.result)},400)})}});
</script></body></html>`;
}

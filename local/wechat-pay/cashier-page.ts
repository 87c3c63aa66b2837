import type { CashierAct } from './cashier';
import type { Order } from './orders';

const words: readonly (readonly [act: CashierAct, words: string])[] = [
  ['confirm', '确认支付'],
  ['cancel', '取消'],
  ['wrong-password', '密码输错'],
  ['slow', '慢：五秒后才付成'],
  ['callback-lost', '付成，通知丢失'],
  ['callback-twice', '付成，通知来两次'],
  ['callback-before-return', '付成，通知先到'],
  ['paid-after-close', '订单关闭前最后一刻才到账'],
  ['merchant-without-balance', '商户没有余额可退款'],
  ['merchant-with-balance', '商户又有余额可退款'],
  ['refunds-fail', '以后的退款微信退不成'],
  ['refunds-succeed', '以后的退款照常'],
];

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

const style = `
body{margin:0;font:18px/1.5 sans-serif;background:#ededed;color:#1a1a1a}
header{background:#7a3e00;color:#fff;padding:12px 16px}
main{padding:16px;max-width:480px;margin:0 auto}
.sum{font-size:40px;text-align:center;margin:16px 0}
button{display:block;width:100%;min-height:52px;margin:10px 0;font-size:18px;border:1px solid #767676;
border-radius:8px;background:#fff;color:#1a1a1a}
#cashier-confirm{background:#06633a;color:#fff;border-color:#06633a}
#cashier-says{min-height:1.5em;text-align:center}`;

/** Asks for the act, shows what came of it, and goes back where the cashier was opened from. */
function behaviour(back: string): string {
  return `
var back=${JSON.stringify(back).replace(/</g, '\\u003c')};
var says=document.getElementById('cashier-says');
var buttons=document.querySelectorAll('button');
function enable(on){buttons.forEach(function(one){one.disabled=!on})}
function leave(outcome){
  if(window.parent!==window){window.parent.postMessage({cashier:outcome.result},location.origin);return}
  location.replace(back+(back.indexOf('?')<0?'?':'&')+'cashier='+outcome.result);
}
buttons.forEach(function(button){button.onclick=function(){
  enable(false);says.textContent='请稍候…';
  fetch(location.pathname,{method:'POST',headers:{'content-type':'application/json'},
    body:JSON.stringify({act:button.getAttribute('data-act')})})
  .then(function(answer){return answer.json()})
  .then(function(outcome){says.textContent=outcome.message;
    if(outcome.stay)enable(true);else setTimeout(function(){leave(outcome)},400)})
  .catch(function(){says.textContent='没有回应，请再试';enable(true)});
}});`;
}

/** The page that the preview opens in place of WeChat's cashier; `back` is an address of the preview itself. */
export function cashierPage(order: Order | null, back: string): string {
  const buttons = words
    .map(([act, said]) => `<button id="cashier-${act}" data-act="${act}" type="button">${said}</button>`)
    .join('\n');
  const body =
    order === null
      ? '<p id="cashier-says" role="status">没有这笔订单</p>'
      : `<p>${escaped(order.body)}</p><p class="sum">¥ ${(order.totalFen / 100).toFixed(2)}</p>
<p id="cashier-says" role="status"></p>
${buttons}`;
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,">
<title>本机模拟收银台</title><style>${style}</style></head>
<body><header>本机模拟收银台，不是微信支付，不会真的扣钱</header>
<main>${body}</main>
<script>${behaviour(back)}</script></body></html>
`;
}

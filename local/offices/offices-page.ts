import type { AnswerWay } from './answer';

const words: readonly (readonly [way: AnswerWay, words: string])[] = [
  ['all', '全部办成'],
  ['one-refused', '第一行没有办成'],
  ['off-by-a-fen', '第一行金额差一分'],
  ['half', '只回一半的行'],
];

const style = `
body{margin:0;font:18px/1.5 sans-serif;background:#ededed;color:#1a1a1a}
header{background:#7a3e00;color:#fff;padding:12px 16px}
main{padding:16px;max-width:640px;margin:0 auto}
.file{background:#fff;border-radius:8px;padding:12px 16px;margin:12px 0}
button{min-height:44px;margin:6px 8px 6px 0;padding:0 16px;font-size:18px;border:1px solid #767676;
border-radius:8px;background:#fff;color:#1a1a1a}
#offices-say{min-height:1.5em}`;

const behaviour = `
var ways=${JSON.stringify(words)};
var list=document.getElementById('files'),say=document.getElementById('offices-say');
function button(file,way){var one=document.createElement('button');one.type='button';one.textContent=way[1];
  one.id=way[0]+'-'+file.number;one.onclick=function(){answer(file,way[0])};return one}
function enable(on){document.querySelectorAll('button').forEach(function(one){one.disabled=!on})}
function show(files){list.textContent='';
  if(!files.length){list.textContent='现在没有等回执的文件。'}
  files.forEach(function(file){var box=document.createElement('section');box.className='file';box.id='file-'+file.number;
    var head=document.createElement('p');head.textContent=file.to+' · '+file.number+' · 还有'+file.open+'行没有回';
    box.appendChild(head);ways.forEach(function(way){
      if(way[0]!=='off-by-a-fen'||file.kind!=='deductions')box.appendChild(button(file,way))});
    list.appendChild(box)})}
function load(){return fetch('/preview/offices').then(function(one){return one.json()})
  .then(function(data){show(data.files||[]);if(data.message)say.textContent=data.message})}
function answer(file,way){enable(false);say.textContent='请稍候…';
  fetch('/preview/offices',{method:'POST',headers:{'content-type':'application/json'},
    body:JSON.stringify({kind:file.kind,number:file.number,region:file.region,way:way})})
  .then(function(one){return one.json()}).then(function(data){say.textContent=data.message;return load()})
  .catch(function(){say.textContent='没有回应，请再试';enable(true)})}
load();`;

/** The page on which the preview's bureau, tax office and bank answer files. */
export const officesPage = `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<link rel="icon" href="data:,">
<title>本机模拟的外部单位</title><style>${style}</style></head>
<body><header>本机模拟的医保部门、税务部门和经办银行，不是真的单位</header>
<main><p>产品交出的编号文件列在这里。选一种办法，模拟的单位就按它回执，由两位示例经办员读回。
参保报送的文件在参保第二天凌晨生成：在预览的日历里走到明天，等一两分钟。</p>
<p id="offices-say" role="status"></p>
<div id="files">正在读取…</div></main>
<script>${behaviour}</script></body></html>
`;

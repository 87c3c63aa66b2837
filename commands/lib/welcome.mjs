/** One place for each notice. The scene is what the poster's code carries. */
const places = [
  ['江西省高安市瑞州街道', 'Ruizhou street, Gaoan, Jiangxi', '360983001'],
  ['吉林省吉林市船营区', 'Chuanying district, Jilin city', '220204'],
  ['吉林省长春市南关区', 'Nanguan district, Changchun, Jilin', '220102'],
  ['山西省晋城市城区', 'the urban district of Jincheng, Shanxi', '140502'],
  ['湖南省长沙市芙蓉区', 'Furong district, Changsha, Hunan', '430102'],
];

/** The address that scanning a place's poster opens in the preview. */
export function posterAddress(address, region) {
  return `${address}#/pages/index/index?scene=${encodeURIComponent(`r=${region}`)}`;
}

/** What `npm start` says once the product answers. */
export function welcome({ address, dataDir, today }) {
  return [
    '',
    `  家医保已启动，请用浏览器打开：${address}`,
    `  The product is running. Open it in a browser: ${address}`,
    '',
    '  扫海报（各通知一处） · As if a poster was scanned, one for each notice:',
    ...places.map(
      ([chinese, english, region]) => `    ${chinese} · ${english}\n      ${posterAddress(address, region)}`,
    ),
    '',
    '  可以试试：给享受低保的父亲算一算，记下结果；在顶部换日期、换身份。',
    '  Try: work out what a father on dibao pays, keep the record; change the day and the person in the bar on top.',
    '',
    `  数据 · Data: ${dataDir}${today ? `    日期 · Day: ${today}` : ''}`,
    '  Ctrl-C 停止 · stops it.    PORT=… DATA_DIR=… TODAY=2023-12-31 npm start',
    '',
    '',
  ].join('\n');
}

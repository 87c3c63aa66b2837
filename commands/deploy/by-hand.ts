import type { Declared } from './declared';
import type { Remote } from './remote';

/** What no interface of WeChat's does for us, in the order of docs/deploy-to-wechat.md. */
export function remainingByHand(declared: Declared, remote: Remote): readonly string[] {
  const withOpenApi = declared.functions.filter(({ permissions }) => permissions.openapi.length > 0);
  const noOfficer = (remote.collections.get('officers')?.documents ?? 0) === 0;
  return [
    '1 Account: organisation, verification, service category (政务民生), filing (备案)',
    '2 Merchant: bind the merchant number to the environment, and grant payment, refund and bill (console → 设置 → 其他设置)',
    `3 Cloud calls: upload ${withOpenApi.map(({ name }) => name).join(', ')} once more by the developer tools ` +
      '(right-click → 上传并部署), which alone grant the permissions.openapi of their config.json',
    '4 Privacy declaration: 设置 → 服务内容声明 → 用户隐私保护指引',
    '5 Subscription templates, and the minimum base library (设置 → 基本设置)',
    '6 Trial: choose the uploaded version (版本管理 → 选为体验版) and add the people who try it',
    ...(noOfficer
      ? ['7 First officer: npm run operator -- … officers.set … (he opens the trial version first)']
      : []),
    '8 One fen: pay, refund and read the logs by docs/first-day-checklist.md',
    '9 Review (提交审核) and release; then shipping (发货信息管理), if WeChat asks the merchant for it',
  ];
}

/** The text of a paper as it is copied from a web page: numbering of both widths, lines that are cut, a table behind it. */
export const paperText = `某市通知

各县（市、区）：

一、交多少

每人交400元，一年
交清。

2023年的办法不再用。
二、怎么交
(一)在网上交。可以用
手机。
（二）在窗口交。
1、带证件。
2、带钱。
（2）不是条款的括号。
三、其他
1.问村里。
2.问街道。
本通知自印发之日起施行。
附件：任务表
甲村 100
乙村 200
`;

import { splitNotice } from '../../../policy/authoring';
import { paperText } from './made-up-paper';

describe('an official text split by its numbering', () => {
  const clauses = splitNotice(paperText);

  it('has its clauses in order, full and half width numbering alike', () => {
    expect(clauses.map(({ clause }) => clause)).toEqual([
      'preamble',
      '1',
      '2',
      '2.1',
      '2.2',
      '2.2.1',
      '2.2.2',
      '3',
      '3.1',
      '3.2',
      'closing',
      'annex',
    ]);
  });

  it('joins what a page broke, and keeps paragraphs apart', () => {
    expect(clauses[1]?.paragraphs).toEqual(['一、交多少', '每人交400元，一年交清。', '2023年的办法不再用。']);
    expect(clauses[3]?.paragraphs).toEqual(['(一)在网上交。可以用手机。']);
    expect(clauses.at(-1)?.paragraphs).toEqual(['附件：任务表', '甲村 100', '乙村 200']);
  });

  it('may be in articles, with what another notice numbers by headings inside', () => {
    const articles = splitNotice(
      '办法\n第一条　缴多少。\n一、照旧。\n第二条　谁缴。\n（一）学生。\n（二）老人。\n',
    );
    expect(articles.map(({ clause }) => clause)).toEqual(['preamble', '1', '2', '2.1', '2.2']);
    expect(articles[1]?.paragraphs).toEqual(['第一条　缴多少。', '一、照旧。']);
  });

  it('may have line ends, blanks and tabs of any kind around its lines', () => {
    const paper =
      '\ufeff  某市通知\u3000\r\n\u3000\u3000一、 交多少\u3000 \r\n\t每人交400元，\t\t一年交清。 \r\n\r\n';
    expect(splitNotice(paper)).toEqual([
      { clause: 'preamble', paragraphs: ['某市通知'] },
      { clause: '1', paragraphs: ['一、 交多少', '每人交400元， 一年交清。'] },
    ]);
  });

  it('counts no number that is out of its order, or of a level without one above', () => {
    expect(splitNotice('（一）甲。\n1、乙。\n二、丙。').map(({ clause }) => clause)).toEqual(['preamble']);
    const paper = '一、甲。\n三、不是条款。\n二、乙。\n（二）不是条款。\n（一）丙。\n2、不是条款。\n三、丁。';
    expect(splitNotice(paper).map(({ clause, paragraphs }) => [clause, ...paragraphs])).toEqual([
      ['preamble'],
      ['1', '一、甲。', '三、不是条款。'],
      ['2', '二、乙。', '（二）不是条款。'],
      ['2.1', '（一）丙。', '2、不是条款。'],
      ['3', '三、丁。'],
    ]);
  });

  it('has a closing and an annex once there were clauses, and numbers in the annex are none of its own', () => {
    const paper =
      '本通知如下。\n附件在后。\n一、甲。\n各县（市）可参照执行。\n本通知所称的人。\n附件1\n二、不是条款\n附件2\n本通知完。';
    expect(splitNotice(paper).map(({ clause, paragraphs }) => [clause, ...paragraphs])).toEqual([
      ['preamble', '本通知如下。', '附件在后。'],
      ['1', '一、甲。'],
      ['closing', '各县（市）可参照执行。', '本通知所称的人。'],
      ['annex', '附件1', '二、不是条款', '附件2', '本通知完。'],
    ]);
  });

  it('joins no heading with what follows it, however it ends', () => {
    const paper = '一、交多少\n每人交400元\n一年交清。\n二、这一句很长，不是标题，所以要和下一行\n连在一起。';
    expect(splitNotice(paper).map(({ paragraphs }) => paragraphs)).toEqual([
      [],
      ['一、交多少', '每人交400元一年交清。'],
      ['二、这一句很长，不是标题，所以要和下一行连在一起。'],
    ]);
  });
});

/**
 * In the bureau's files a line with this word in its first cell ends a piece of at most 100 lines: `校验,日期,序号,第几段/共几段,校验码`
 * (docs/operations.md, "The bureau's files").
 */
export const checkWord = '校验';

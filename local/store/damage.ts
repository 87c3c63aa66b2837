const happened = {
  start: { chinese: '没有启动', english: 'nothing was started' },
  running: { chinese: '已全部停止', english: 'everything was stopped' },
} as const;

/** The file is no database, or parts of it can't be read. The message names it and says what to do. */
export class DamagedDatabaseError extends Error {
  /** @param when it was found: at the start, or while everything ran. */
  constructor(
    readonly file: string,
    reason: string,
    when: keyof typeof happened,
  ) {
    const { chinese, english } = happened[when];
    super(
      `数据库文件 ${file} 损坏，${chinese}（${reason}）。请不要删除它：先把整个数据文件夹改名留存，再把最近的备份复制到原来的位置；` +
        '复制前用 npm run restore:rehearse -- 备份文件夹 检查备份。没有备份、也不需要这些数据，就换一个文件夹：DATA_DIR=别处 npm start\n' +
        `The database ${file} is damaged, ${english} (${reason}). Don't delete it: rename the whole data folder, and put the ` +
        'latest copy in its place; check the copy first with npm run restore:rehearse -- COPY. Without a copy, or a need for this ' +
        'data, choose another folder: DATA_DIR=elsewhere npm start',
    );
    this.name = 'DamagedDatabaseError';
  }
}

/** What SQLite says where a file can't be read as it should. */
const damage = /not a database|malformed|corrupt|disk image/i;

export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether SQLite refused for damage, which isn't named as such yet. */
export function isDamage(error: unknown): boolean {
  return !(error instanceof DamagedDatabaseError) && damage.test(reasonOf(error));
}

import { checkCharacter } from '../../../contract/identity-document';
import { schoolsOf } from '../../../server/levy-lists/schools';
import { type UploadTestServer, startUploadServer, workbookOf } from '../uploads/uploading';

const header = ['姓名', '身份证号码', '身份类别', '认定日期', '情形'];
const daysKept = 61;

/** A made-up student; area code 369901 belongs to no place. */
function student(at: number): readonly string[] {
  const digits = `36990120040101${String(at).padStart(3, '0')}`;
  return ['学生甲', digits + checkCharacter(digits), '', '', '在校大学生'];
}

let server: UploadTestServer;
beforeEach(async () => {
  server = await startUploadServer();
});

async function certified(school: string | null): Promise<void> {
  const column = school === null ? [] : ['学 校'];
  const cell = school === null ? [] : [school];
  const rows = [
    [...header, ...column],
    [...student(1), ...cell],
  ];
  const { uploadId } = await server.uploaded(workbookOf(rows), '九月学生.xlsx');
  const { proposal } = await server.propose(uploadId);
  await server.agreed(proposal?.proposalId ?? '');
}

async function schools(): Promise<readonly string[]> {
  return [...(await schoolsOf(server.cloudFor(''), 2024, server.all('rosters'))).values()];
}

describe('the school of a student', () => {
  it('is what the roster’s column says, also after the file and its name are gone', async () => {
    await certified('瑞州职业学院');
    expect(await schools()).toEqual(['瑞州职业学院']);
    server.pass(daysKept * 24 * 3_600_000);
    await server.closed();
    expect(server.all('uploads')).toEqual([]);
    expect(await schools()).toEqual(['瑞州职业学院']);
  });

  it('is the file’s name where there is no such column', async () => {
    await certified(null);
    expect(await schools()).toEqual(['九月学生']);
  });

  it('changes with a later list that names another, and one that names none leaves it', async () => {
    await certified('瑞州职业学院');
    await certified('高安师范学校');
    expect(await schools()).toEqual(['高安师范学校']);
    const same = workbookOf([header, student(1)]);
    expect((await server.uploaded(same)).counts).toMatchObject({ unchanged: 1, going: 0 });
  });
});

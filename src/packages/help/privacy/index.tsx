import { View } from '@tarojs/components';
import { pictureDays } from '../../../../contract/evidence';
import { PageFrame } from '../../../components/PageFrame';
import { Row, Rows } from '../../../components/Rows';
import { Card, Section } from '../../../components/Section';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';

interface Part {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

const parts: readonly Part[] = [
  {
    title: '不登记，就不收集',
    paragraphs: [
      '“算一算”只在您的手机里计算，您的回答不会发给任何人，里面也不保存证件号码和姓名。',
      '我们不读取您的位置和通讯录；相册里的照片，只有您自己选了的才会上传。',
    ],
  },
  {
    // The same words as in config/privacy.json, which is declared to WeChat.
    title: '会用到手机的哪些功能',
    paragraphs: [
      '您保存缴费凭证时，会往相册里写入一张图片，不读取相册里的其他内容。',
      '申请退费、申报身份时，您可以拍下或选几张材料的图片；只上传您选的，不读取相册里的其他内容。',
      '只有经办人员导入名册时会选文件，居民用不到。',
      '只有经办人员复制文件内容时会写入剪切板；任何人的剪切板都不读取。',
    ],
  },
  {
    title: '办理登记时收集什么',
    paragraphs: [
      '参保人的姓名、证件类型和号码、出生日期，参保地，以及您申报的困难身份。用来登记参保、核对资助资格、避免同一个人重复缴费。',
      '有的地方，通知按性别、是不是学生、户口、父母有没有参保、以前参保的年数来定缴费和待遇。只有这些地方才会问，每个年度问一次。',
      '证件号码加密保存，页面上只显示前后几位。参保地的医保、税务经办人员只能看到自己辖区的登记。',
    ],
  },
  {
    title: '申请退费、申报身份时交的图片和留的电话',
    paragraphs: [
      `都可以不交、不留。只有您和参保地审核这件事的工作人员看得到，电话只用来问这一件事，加密保存；工作人员每看一次都有记录。办结${pictureDays}天以后删除；办结以前您随时可以收回。`,
    ],
  },
  {
    title: '为家人办理',
    paragraphs: [
      '为每位家人登记之前，都会单独征求同意，并说明用途。不满14周岁的孩子由监护人同意。',
      '家人本人没有确认之前，您只能看到他应缴多少、是否已缴。',
    ],
  },
  {
    title: '撤回同意、更正和删除',
    paragraphs: [
      '在家人的页面里可以随时撤回同意。撤回后，他的资料会被删除；已经缴费或参保的记录，法律要求保存，会继续保留，并会告诉您保留了哪些。',
      '也可以在“我的资料”里看全部资料，保存成文件，或者删除整个账户。',
      '登记的参保地、年度填错了，缴费之前可以在记录里更正。',
    ],
  },
];

/** What is collected, what for, and how to take consent back, in plain words. */
export default function PrivacyPage() {
  return (
    <PageFrame heading="个人信息怎么用">
      {parts.map((part) => (
        <Section key={part.title} title={part.title}>
          <Card>
            {part.paragraphs.map((paragraph) => (
              <View key={paragraph} className="para">
                {paragraph}
              </View>
            ))}
          </Card>
        </Section>
      ))}
      <Section title="您自己的信息">
        <Rows>
          <Row
            id="open-me"
            label="谁能看到我"
            hint="谁把我加进了家人，用我的名字办过什么，收回同意"
            onTap={() => open(pages.me)}
          />
          <Row
            id="open-my-data"
            label="我的资料"
            hint="查看、保存、删除这里存着的您的全部资料"
            onTap={() => open(pages.myData)}
          />
        </Rows>
      </Section>
      <Section title="还有疑问">
        <Rows>
          <Row
            id="open-contacts"
            label="找谁问"
            hint="参保地的咨询和投诉电话"
            onTap={() => open(pages.contacts)}
          />
        </Rows>
      </Section>
    </PageFrame>
  );
}

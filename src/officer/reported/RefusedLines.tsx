import { useState } from 'react';
import { View } from '@tarojs/components';
import type { PageAfter } from '../../../contract/pages';
import type { RefusedLine } from '../../../contract/registration';
import { ask } from '../../cloud/cloud';
import { useAct, useLoaded } from '../../cloud/use-cloud';
import { ActFailure } from '../../components/ActFailure';
import { Button } from '../../components/Button';
import { placeName } from '../../answers/places';
import { learnPlaceNames, usePlaceNames } from '../../answers/learn-places';
import { sayDay } from '../../words/days';
import { Chips } from '../progress/Chips';
import { SaveWhole } from '../work-list/SaveWhole';
import { WorkList } from '../work-list/WorkList';
import type { TableOf } from '../work-list/WorkTable';
import { useChosen } from '../work-list/use-chosen';
import { SendTogether, maySend } from './SendTogether';

type Kind = RefusedLine['kind'];

const kindWords: Readonly<Record<Kind, string>> = { enrolled: '参保', cancelled: '取消' };

const tableOfLines: TableOf<RefusedLine> = {
  name: '退回的行',
  columns: ['姓名', '证件号码', '行', '报什么', '哪里', '哪天退回', '原因'],
  idOf: ({ line }) => String(line),
  cellsOf: ({ person, line, kind, region, readOn, reason }) => [
    person.name,
    person.document,
    String(line),
    kindWords[kind],
    placeName(region),
    sayDay(readOn),
    reason || '没有写',
  ],
};

/** A page of the lines, as a file to hand on has them. */
function wholeOf(number: string, kind: Kind | 'all') {
  return async (after: PageAfter) => {
    const of = { number, ...(kind === 'all' ? {} : { kind }), after };
    const { lines, next } = await ask('officer', 'registration.refused', of);
    await learnPlaceNames(lines.map(({ region }) => region));
    return { lines: lines.map(tableOfLines.cellsOf), next };
  };
}

interface LineProps {
  readonly number: string;
  readonly line: RefusedLine;
  readonly onSent: () => void;
}

function Line({ number, line, onSent }: LineProps) {
  const id = `${number}-${line.line}`;
  const act = useAct(async () => {
    await ask('officer', 'registration.send-again', { number, line: line.line });
    onSent();
  });
  return (
    <View className="card__action" id={`refused-${id}`}>
      <View className="strong">
        第{line.line}行 {line.person.name} {line.person.document}
      </View>
      <View>
        {kindWords[line.kind]} · {placeName(line.region)} · {sayDay(line.readOn)}退回
      </View>
      <View>原因：{line.reason || '没有写'}</View>
      <ActFailure title="没有重新报送" failure={act.failure} id={`failed-${id}`} />
      {line.whyNot ? (
        <View className="soft small">{line.whyNot}</View>
      ) : (
        <Button
          id={`again-${id}`}
          kind="secondary"
          label="已改好，重新报送"
          busy={act.busy}
          onTap={() => act.start()}
        />
      )}
    </View>
  );
}

/** What was refused of a file: why, and what goes into the next file once it is put right. */
export function RefusedLines({ number, onSent }: { readonly number: string; readonly onSent: () => void }) {
  const [after, setAfter] = useState<PageAfter>(null);
  const [kind, setKind] = useState<Kind | 'all'>('all');
  const chosen = useChosen();
  const loading = useLoaded(`${number} ${kind} ${after}`, () =>
    ask('officer', 'registration.refused', { number, ...(kind === 'all' ? {} : { kind }), after }),
  );
  const lines = loading.state === 'ready' ? loading.data.lines : [];
  usePlaceNames(lines.map(({ region }) => region));
  const mayJoin = lines.filter(maySend).length > 1;
  const finish = (): void => {
    loading.again();
    onSent();
  };
  return (
    <View>
      <Chips<Kind | 'all'>
        name="报什么"
        id={`only-${number}`}
        chosen={kind}
        choices={[
          { value: 'all', label: '所有退回的' },
          { value: 'enrolled', label: '参保' },
          { value: 'cancelled', label: '取消' },
        ]}
        onChoose={(next) => {
          setKind(next);
          setAfter(null);
        }}
      />
      {lines.length === 0 ? null : (
        <SaveWhole
          key={kind}
          {...{ id: `save-refused-${number}`, label: '退回的行整份存成文件', unit: '行' }}
          {...{ what: `退回的行-${number}`, region: null, head: tableOfLines.columns }}
          read={wholeOf(number, kind)}
        />
      )}
      <WorkList
        loading={loading}
        label="正在读取退回的行"
        itemsOf={({ lines: all }) => all}
        turner={{ after, onTurn: setAfter, onward: 'later' }}
        table={tableOfLines}
        shown={`${number}退回的${kind === 'all' ? '' : `，只看${kindWords[kind]}`}，按行号排`}
        {...(mayJoin
          ? { selection: { chosen: chosen.ids, mayChoose: maySend, onToggle: chosen.toggle } }
          : {})}
        empty={<View id={`none-${number}`}>退回的都已经重新报送，在下一个文件里。</View>}
        head={(all) =>
          mayJoin ? <SendTogether number={number} lines={all} chosen={chosen} onSent={finish} /> : null
        }
      >
        {(line: RefusedLine) => <Line number={number} line={line} onSent={finish} />}
      </WorkList>
    </View>
  );
}

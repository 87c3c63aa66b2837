import { View } from '@tarojs/components';
import type { CaseKind, CaseView } from '../../../contract/refunds';
import { Button } from '../../components/Button';
import { CaseCard } from './CaseCard';
import { Together, actionsTogether } from './Together';
import { kindWords } from './kind-words';
import './cases.scss';

interface CaseColumnsProps {
  readonly cases: readonly CaseView[];
  /** Narrows the list to a kind; absent where it is of one. */
  readonly onKind: ((kind: CaseKind) => void) | undefined;
  /** With what was done, where there is something to say; else the card said it. */
  readonly onDone: (words: string | null) => void;
}

/** A page of cases, decided one by one or, where all are of a kind that allows it, together. */
export function CaseColumns({ cases, onKind, onDone }: CaseColumnsProps) {
  return (
    <View>
      {actionsTogether(cases).length === 0 ? null : <Together cases={cases} onDone={onDone} />}
      <View className="case-columns">
        {cases.map((one) => (
          <View className="case-columns__one spaced" key={one.caseId}>
            <CaseCard one={one} onDone={() => onDone(null)} />
            {onKind === undefined ? null : (
              <Button
                id={`only-${one.caseId}`}
                kind="plain"
                label={`只看“${kindWords[one.kind]}”`}
                onTap={() => onKind(one.kind)}
              />
            )}
          </View>
        ))}
      </View>
    </View>
  );
}

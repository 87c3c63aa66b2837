import { View } from '@tarojs/components';
import type { Term } from '../../../answers/terms';
import { ClauseLinks } from '../../../components/Breakdown';
import type { ClauseRef } from '../../../components/Breakdown';
import { Card } from '../../../components/Section';
import { open } from '../../../platform/navigation';
import { pages } from '../../../platform/pages';

export function openClause({ notice, clause }: ClauseRef): void {
  return open(pages.clause, { notice, clause });
}

/** Whom the notice means by its words, each with its clause. */
export function TermCards({ terms }: { readonly terms: readonly Term[] }) {
  return (
    <View>
      {terms.map(({ name, says, clause }) => (
        <Card key={name + says}>
          <View className="strong">{name}</View>
          <View className="para">{says}</View>
          <ClauseLinks clauses={[clause]} onClause={openClause} />
        </Card>
      ))}
    </View>
  );
}

import { View } from '@tarojs/components';
import { relations } from '../../../../contract/family';
import type { Relation } from '../../../../contract/family';
import { Tappable } from '../../../components/Tappable';
import { aria } from '../../../platform/aria';
import { relationWords } from '../../../words/relation';
import './RelationTiles.scss';

interface RelationTilesProps {
  readonly chosen: Relation | null;
  /** Says what he is, and goes on. */
  readonly onChoose: (relation: Relation) => void;
}

/** What the person is to the payer: the last thing that is asked of who he is, so each tile leads on to the next page. */
export function RelationTiles({ chosen, onChoose }: RelationTilesProps) {
  return (
    <View className="tiles" id="relation" {...aria({ role: 'group', label: '他是您的什么人' })}>
      {relations.map((relation) => {
        const isChosen = relation === chosen;
        return (
          <Tappable
            key={relation}
            id={`relation-${relation}`}
            className={`tile${isChosen ? ' tile_chosen' : ''}`}
            label={`${relationWords[relation]}，${isChosen ? '已选，' : ''}下一步`}
            onTap={() => onChoose(relation)}
          >
            {isChosen ? `✓ ${relationWords[relation]}` : relationWords[relation]}
          </Tappable>
        );
      })}
    </View>
  );
}

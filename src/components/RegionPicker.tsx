import { View } from '@tarojs/components';
import { aria } from '../platform/aria';
import { Row, Rows } from './Rows';
import { Tappable } from './Tappable';
import './RegionPicker.scss';

export interface RegionChoice {
  readonly code: string;
  readonly name: string;
  readonly hint?: string;
}

export interface RegionPickerProps {
  /** From the province down to where one stands. */
  readonly path: readonly RegionChoice[];
  /** The places one step below. */
  readonly below: readonly RegionChoice[];
  readonly onStep: (code: string | null) => void;
  /** Where the way begins: the whole country where none is given. `onStep(null)` leads there. */
  readonly from?: string;
}

/** Province, city, district, street: one step at a time, each step up one tap away. */
export function RegionPicker({ path, below, onStep, from }: RegionPickerProps) {
  return (
    <View>
      {path.length > 0 ? (
        <View className="trail" {...aria({ role: 'navigation', label: '已选的地方' })}>
          <Tappable
            id="region-all"
            className="trail__step"
            label={from ? `${from}，回到这里` : '全国，重新选省份'}
            onTap={() => onStep(null)}
          >
            {from ?? '全国'}
          </Tappable>
          {path.map((region) => (
            <Tappable
              key={region.code}
              id={`trail-${region.code}`}
              className="trail__step"
              label={`回到${region.name}`}
              onTap={() => onStep(region.code)}
            >
              {region.name}
            </Tappable>
          ))}
        </View>
      ) : null}
      {below.length > 0 ? (
        <Rows>
          {below.map((region) => (
            <Row
              key={region.code}
              id={`region-${region.code}`}
              label={region.name}
              hint={region.hint}
              onTap={() => onStep(region.code)}
            />
          ))}
        </Rows>
      ) : null}
    </View>
  );
}

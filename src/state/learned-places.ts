import type { NamedPlace, PlaceActions } from '../../contract/places';
import { learnRegions } from '../../policy/region-names';
import { recall, remember } from '../platform/storage';
import { createStore } from './store';

type Named = PlaceActions['places.named']['data'];

const key = 'places';
/** A family is insured in two or three places, each with four steps above it. */
const mostKept = 200;

function isPair(one: unknown, ...fields: readonly string[]): boolean {
  return fields.every(
    (field) => typeof (one as Readonly<Record<string, unknown>> | null)?.[field] === 'string',
  );
}

function restored(): Named {
  const { places, successors } = (recall(key) ?? {}) as { readonly [field in keyof Named]?: unknown };
  const known: Named = {
    places: Array.isArray(places)
      ? places.filter((one): one is NamedPlace => isPair(one, 'code', 'name'))
      : [],
    successors: Array.isArray(successors)
      ? successors.filter((one): one is Named['successors'][number] => isPair(one, 'code', 'now'))
      : [],
  };
  learn(known);
  return known;
}

function learn({ places, successors }: Named): void {
  learnRegions({
    names: places.map(({ code, name }) => [code, name]),
    successors: successors.map(({ code, now }) => [code, now]),
  });
}

/** What the phone has asked about places that the program doesn't name by itself. */
export const learnedPlaces = createStore<Named>(restored());

/** Takes the server's answer, for this time and the next. */
export function keepPlaces(answer: Named): void {
  learn(answer);
  learnedPlaces.set((before) => {
    const codes = new Set(answer.places.map(({ code }) => code));
    const others = before.places.filter(({ code }) => !codes.has(code));
    return {
      places: [...others, ...answer.places].slice(-mostKept),
      successors: [...before.successors, ...answer.successors].slice(-mostKept),
    };
  });
  remember(key, learnedPlaces.get());
}

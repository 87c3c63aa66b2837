import type { Cloud } from '../platform';
import type { CollectionName, Collections } from '../schema';
import type { Subject } from './subject';

/** A heading and what stands under it, as the person reads it. */
export type Fact = readonly [heading: string, words: string];

/**
 * What a collection holds of people. Every collection has one: what is copied to who asks for it, what goes when he wants it
 * erased, and the scan that proves it, all read this table.
 */
export type Holding<Doc> = NotOfResidents | OfResidents<Doc>;

export interface NotOfResidents {
  /** `nobody`: it holds no word of a resident. `officers`: acts of officers, by their own id. */
  readonly of: 'nobody' | 'officers';
  /** What is in it. */
  readonly why: string;
}

export interface OfResidents<Doc> {
  readonly of: 'residents';
  /** Chinese. */
  readonly heading: string;
  /**
   * What an erasure does with it. `goes`: removed. `renamed`: the law keeps it, under a random name in place of the openId.
   * `stays`: an office's own. `ends`: it ends by itself within days.
   */
  readonly erasure: 'goes' | 'renamed' | 'stays' | 'ends';
  find(cloud: Cloud, subject: Subject): Promise<readonly Doc[]>;
  facts(doc: Doc, cloud: Cloud, subject: Subject): readonly Fact[];
  /** Whether all of the document is about him, so that the copy has it as it is stored; absent: none is. */
  whole?(doc: Doc, subject: Subject): boolean;
  /** Whether it came after the erasure was asked for, of an account that was begun anew; absent: `find` sees to it, or none does. */
  isLater?(doc: Doc, subject: Subject): boolean;
}

export type AnyHolding = Holding<Collections[CollectionName]>;

/** For what is one's own wholly. */
export function always(): boolean {
  return true;
}

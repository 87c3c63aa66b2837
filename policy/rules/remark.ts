import * as v from 'valibot';
import { channelKinds, channelUses } from '../channels';
import type { ChannelKind, ChannelUse } from '../channels';
import { noteCodes } from '../determination';
import type { NoteCode } from '../determination';
import type { RuleDocument } from '../notice/document';
import { circumstance, people, region, ruleEntries, text } from './fields';
import type { Person } from '../engine/person';
import type { Work } from '../engine/work';
import { compileWho, groupsAsk, sparesMost, whoSchema, yes } from './group';
import type { Group, Match } from './group';
import type { RuleKind } from './rule-kind';

interface RemarkRule extends RuleDocument {
  readonly kind: 'remark';
  readonly who: readonly Group[];
  readonly note: NoteCode;
  readonly says: string;
}

/** Something that some people should be told, and changes no figure. */
export const remark: RuleKind<RemarkRule> = {
  kind: 'remark',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('remark'),
    who: whoSchema,
    note: v.picklist(noteCodes),
    says: text,
  }),
  stage: 'remark',
  compile: (rule, scope) => {
    const who = compileWho(rule.who, scope);
    const note = scope.note(rule.note, rule.says);
    const cite = scope.cite(rule.clause);
    const take = (match: Match, person: Person, work: Work): void => {
      who.noteLacks(match, person, work);
      if (match.verdict !== yes) return;
      work.notes.add(note);
      work.cites.add(cite);
    };
    return (person, work) => who.each(person, work, take);
  },
  sparesMost,
  asks: (rule, asks) => groupsAsk(rule.who, asks),
};

export interface ChannelRule extends RuleDocument {
  readonly kind: 'channel';
  readonly channel: ChannelKind;
  readonly says: string;
  /** As far as the notice says; without it, paying. */
  readonly use?: ChannelUse;
  /** For whom, where not for everybody. */
  readonly whom?: string;
}

/** A way of paying, registering or applying that the notice names. */
export const channel: RuleKind<ChannelRule> = {
  kind: 'channel',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('channel'),
    channel: v.picklist(channelKinds),
    says: text,
    use: v.optional(v.picklist(channelUses)),
    whom: v.optional(text),
  }),
};

export interface TargetsRule extends RuleDocument {
  readonly kind: 'targets';
  readonly rows: readonly { readonly place: string; readonly region?: string; readonly people: number }[];
  readonly total?: number;
}

/** How many people each place is to insure; the rows must make the total where the notice gives one. */
export const targets: RuleKind<TargetsRule> = {
  kind: 'targets',
  schema: v.pipe(
    v.strictObject({
      ...ruleEntries,
      kind: v.literal('targets'),
      rows: v.array(v.strictObject({ place: text, region: v.optional(region), people })),
      total: v.optional(people),
    }),
    v.check(
      ({ rows, total }) => total === undefined || rows.reduce((sum, row) => sum + row.people, 0) === total,
      '各行相加不等于合计',
    ),
  ),
};

export interface SilenceRule extends RuleDocument {
  readonly kind: 'silence';
  readonly about: string;
  readonly says: string;
}

/** Something that residents ask and the notice leaves open. */
export const silence: RuleKind<SilenceRule> = {
  kind: 'silence',
  schema: v.strictObject({ ...ruleEntries, kind: v.literal('silence'), about: text, says: text }),
};

interface InformationRule extends RuleDocument {
  readonly kind: 'information';
  readonly circumstances?: readonly string[];
}

/** A clause that tells people something and decides nothing here; its words stand in the list of clauses. */
export const information: RuleKind<InformationRule> = {
  kind: 'information',
  schema: v.strictObject({
    ...ruleEntries,
    kind: v.literal('information'),
    circumstances: v.optional(v.array(circumstance)),
  }),
};

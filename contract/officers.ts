import type { OfficerDuty } from './officer';
import type { NextPage, PageAfter } from './pages';

/**
 * What an office gives to officers of its place and below it, in two people. Two duties watch over the others: who appoints
 * officers (`officers`) and who reads what they did (`audit`). They come from the office above alone.
 */
export const dutiesFromAbove: readonly OfficerDuty[] = ['officers', 'audit'];

/** What no office gives: the operator's own. */
export const dutiesOfOperator: readonly OfficerDuty[] = ['keys'];

/** What somebody may do, and where. */
export interface Appointment {
  /** Codes of places, 50 at most, each in the place of the office that appoints him. */
  readonly regions: readonly string[];
  readonly duties: readonly OfficerDuty[];
}

/** Who is an officer: proposed and agreed to (`proposals.ts`), by officers with the duty `officers`. */
export interface OfficersActsOfTwo {
  /**
   * Somebody may become an officer, with the code that `officers.give-code` makes. `invitationId` is made by the phone.
   * Refuses with `NOT_TO_GIVE` (duty or place), `CONCERNED` where he has the name of either officer.
   */
  'officers.invite': {
    readonly request: Appointment & {
      readonly invitationId: string;
      readonly region: string;
      /** As on his document. */
      readonly name: string;
    };
    readonly data: { readonly invitationId: string };
  };
  /** Replaces what an officer may do, and where. Refuses with `NO_OFFICER`, `NOT_TO_GIVE`, `CONCERNED`. */
  'officers.change': {
    readonly request: Appointment & { readonly region: string; readonly officerId: string };
    readonly data: { readonly officerId: string };
  };
}

export interface OfficerView extends Appointment {
  /** Stands for his WeChat, whose openId stays on the server. */
  readonly officerId: string;
  readonly name: string;
  /** The reader himself: others decide about him. */
  readonly isSelf: boolean;
  /** ms; of what is in the audit log. Null where he has not done anything. */
  readonly lastAct: number | null;
  /** Who ended it, when (ms) and why; null while he is an officer. */
  readonly ended: OfficerEnded | null;
}

export interface OfficerEnded {
  readonly at: number;
  readonly by: string;
  readonly reason: string;
}

/**
 * `agreed` by two; `coded` once a code was handed out; `accepted` by a WeChat, which the office has not confirmed; then he
 * `joined`, or it is `ended`.
 */
export type InvitationState = 'agreed' | 'coded' | 'accepted' | 'joined' | 'ended';

export interface InvitationView extends Appointment {
  readonly invitationId: string;
  readonly name: string;
  readonly state: InvitationState;
  readonly proposer: string;
  readonly decider: string;
  readonly at: number;
  /** Of the code that was handed out last (ms); null before the first. */
  readonly codeExpiresAt: number | null;
  /** Whether the reader handed it out: another has to confirm who accepted it. */
  readonly ownCode: boolean;
  /** Who accepted: `himself` proved to an office to be one of this name; `unproven`: nobody knows who holds that WeChat. */
  readonly accepted: { readonly at: number; readonly as: 'himself' | 'unproven' } | null;
  readonly reason: string | null;
}

/** All but `accept` need the duty `officers`; reading needs it or `audit`. */
export interface OfficersActions {
  /** 20 a page, by name; those who ended in the last ninety days too. */
  'officers.list': {
    readonly request: { readonly region: string; readonly after?: PageAfter };
    readonly data: { readonly officers: readonly OfficerView[]; readonly next: NextPage };
  };
  /** Of the place, the newest first, at most 50. */
  'officers.invitations': {
    readonly request: { readonly region: string };
    readonly data: { readonly invitations: readonly InvitationView[] };
  };
  /** A new code, which voids the one before; shown once, for a day. Refuses with `NO_INVITATION`, `INVITATION_OVER`. */
  'officers.give-code': {
    readonly request: { readonly invitationId: string };
    readonly data: { readonly code: string; readonly expiresAt: number };
  };
  /**
   * By whoever has the code, in his own WeChat: he is no officer yet, and tells the office the number that he is answered. Refuses with
   * `INVITATION_WRONG`, whatever was wrong, with `OFFICER_ALREADY`, `CONCERNED`, `TOO_MANY_LOOKUPS`.
   */
  'officers.accept': {
    readonly request: { readonly code: string };
    readonly data: Appointment & { readonly name: string; readonly pairing: string };
  };
  /**
   * Another officer than who handed out the code types the number that the new one tells him, in person or by telephone. Then he is
   * one. Refuses with `PAIRING_WRONG` (five times, then the invitation is over), `NOT_SECOND`, `CONCERNED`.
   */
  'officers.confirm': {
    readonly request: { readonly invitationId: string; readonly pairing: string };
    readonly data: { readonly officerId: string };
  };
  /** By one, at once. */
  'officers.end-invitation': {
    readonly request: { readonly invitationId: string; readonly reason: string };
    readonly data: { readonly state: InvitationState };
  };
  /** All that he may do, at once, by one officer of an office that has all his places in its own. Refuses with `NO_OFFICER`, `CONCERNED`. */
  'officers.end': {
    readonly request: { readonly region: string; readonly officerId: string; readonly reason: string };
    readonly data: { readonly officerId: string };
  };
}

/** Six digits, told by voice. */
export const pairingLength = 6;

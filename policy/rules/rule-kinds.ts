import type { RuleDocument } from '../notice/document';
import { checkBeforePaying } from './check-before-paying';
import { cover, latePayment } from './cover';
import { doubleInsurance } from './double-insurance';
import { duty } from './duty';
import { carePremium, carePremiumDue, fiscalShare, premium } from './premium';
import { mutualAidAccount } from './mutual-aid-account';
import { noRefundRule, refund, refundReason } from './refund';
import {
  certifiedHere,
  claimDeadline,
  claimWay,
  listDay,
  payoutDay,
  reimbursement,
  reimbursementFund,
} from './reimbursement';
import { channel, information, remark, silence, targets } from './remark';
import type { RuleKind } from './rule-kind';
import { severalIdentities, subsidy } from './subsidy';
import { term } from './term';
import { tiers } from './tiers';
import { window } from './window';

/** A kind of which only the name is known; its rules have passed its own schema before they reach it. */
export type AnyRuleKind = RuleKind<RuleDocument>;

const all = [
  tiers,
  premium,
  fiscalShare,
  carePremium,
  carePremiumDue,
  window,
  subsidy,
  severalIdentities,
  cover,
  latePayment,
  reimbursement,
  listDay,
  reimbursementFund,
  payoutDay,
  claimWay,
  claimDeadline,
  certifiedHere,
  refund,
  noRefundRule,
  refundReason,
  remark,
  mutualAidAccount,
  channel,
  targets,
  silence,
  information,
  term,
  checkBeforePaying,
  doubleInsurance,
  duty,
] as unknown as readonly AnyRuleKind[];

/** Every kind of rule by its name in a notice's file. */
export const ruleKinds: ReadonlyMap<string, AnyRuleKind> = new Map(all.map((kind) => [kind.kind, kind]));

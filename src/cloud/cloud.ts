import type { PlaceReminderActions } from '../../contract/agreed-messages';
import type { AuditOfficerActions } from '../../contract/audit';
import type { CorrectionActions } from '../../contract/corrections';
import type { DeskActions } from '../../contract/desk';
import type { EvidenceActions } from '../../contract/evidence';
import type { FilesActions } from '../../contract/files';
import type { CertifiedActions } from '../../contract/certified';
import type { DuplicatesActions } from '../../contract/duplicates';
import type { MonthlyListsActions } from '../../contract/monthly-lists';
import type { MutualAidActions, MutualAidOfficerActions } from '../../contract/mutual-aid';
import type { OwnDayActions } from '../../contract/own-day';
import type { RegistrationOfficerActions } from '../../contract/registration';
import type { OfficerActions } from '../../contract/officer';
import type { OfficersActions } from '../../contract/officers';
import type { OrderActions } from '../../contract/orders';
import type { PersonFileActions } from '../../contract/person-file';
import type { PlaceOfficeActions } from '../../contract/places';
import type { PosterActions, PosterScanActions } from '../../contract/poster-actions';
import type { PublicProgressActions, PublishProgressActions } from '../../contract/public-progress';
import type { ReportActions } from '../../contract/reports';
import type { TargetActions } from '../../contract/targets';
import type { ProgressActions } from '../../contract/progress';
import type { ProposalActions } from '../../contract/proposals';
import type { PayRequestActions } from '../../contract/pay-requests';
import type { ReceiptActions } from '../../contract/receipts';
import type { RefundStandingActions } from '../../contract/refund-standing';
import type { ResidentsActions } from '../../contract/residents';
import type { MoneyOfficerActions, RefundActions } from '../../contract/refunds';
import type { Reply } from '../../contract/reply';
import type { RefundDueOfficerActions } from '../../contract/refund-dues';
import type { ReimbursementActions, ReimbursementOfficerActions } from '../../contract/reimbursements';
import type { ResidentActions } from '../../contract/resident';
import { Refused, Unreadable, asFailure } from './failures';
import { startTransport, transport } from './transport';

/** Cloud function → its actions, each with request and data (`contract/`). */
export interface CloudFunctions {
  readonly resident: ResidentActions &
    OrderActions &
    MutualAidActions &
    RefundActions &
    RefundStandingActions &
    EvidenceActions &
    ReceiptActions &
    PayRequestActions &
    PublicProgressActions &
    PlaceReminderActions &
    ReimbursementActions;
  readonly officer: OfficerActions &
    MoneyOfficerActions &
    MutualAidOfficerActions &
    RegistrationOfficerActions &
    OwnDayActions &
    PlaceOfficeActions &
    ResidentsActions &
    DuplicatesActions &
    CertifiedActions &
    MonthlyListsActions &
    AuditOfficerActions &
    CorrectionActions &
    DeskActions &
    OfficersActions &
    PosterScanActions &
    ProgressActions &
    ReportActions &
    PublishProgressActions &
    TargetActions &
    ReimbursementOfficerActions &
    RefundDueOfficerActions &
    PersonFileActions &
    ProposalActions;
  readonly files: FilesActions;
  readonly posters: PosterActions;
}

type Actions<Name extends keyof CloudFunctions> = CloudFunctions[Name];
type RequestOf<Shape> = Shape extends { readonly request: infer Request } ? Request : never;
type DataOf<Shape> = Shape extends { readonly data: infer Data } ? Data : never;

const ordinaryTimeoutMs = 12_000;

function isReply(value: unknown): value is Reply<unknown> {
  return typeof value === 'object' && value !== null && typeof (value as { ok?: unknown }).ok === 'boolean';
}

/**
 * Asks the server. Resolves with the reply's data.
 * @throws {Failure} `Refused` with the server's words, `Offline`, `NoAnswer`, `Unreadable`.
 */
export async function ask<Name extends keyof CloudFunctions, Action extends keyof Actions<Name> & string>(
  name: Name,
  action: Action,
  request: RequestOf<Actions<Name>[Action]>,
  timeoutMs: number = ordinaryTimeoutMs,
): Promise<DataOf<Actions<Name>[Action]>> {
  let answer: unknown;
  try {
    answer = await transport(name, { action, ...(request as object) }, timeoutMs);
  } catch (error) {
    throw asFailure(error);
  }
  if (!isReply(answer)) throw new Unreadable();
  if (!answer.ok) throw new Refused(answer.error);
  return answer.data as DataOf<Actions<Name>[Action]>;
}

export function startCloud(): void {
  return startTransport();
}

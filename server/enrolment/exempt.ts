import type { Application, EnrolmentRecord, Insurance } from '../schema';

/** Insures, without payment, someone whom the application's determination exempts. */
export function enrolExempt(record: EnrolmentRecord, application: Application, now: number): EnrolmentRecord {
  return {
    ...record,
    state: 'insured',
    insurance: exemptInsurance(application),
    awaitingIn: [],
    history: [...record.history, { at: now, event: 'enrolled-exempt', by: application.openId }],
    updatedAt: now,
  };
}

function exemptInsurance({ region, facts, determination, noticeVersions }: Application): Insurance {
  return {
    basis: 'exempt',
    region,
    orderId: null,
    settlementPending: false,
    on: facts.payOn,
    paidFen: 0,
    facts,
    determination,
    noticeVersions,
  };
}

import type { Evidence } from './evidence';
import { isInsuredLine } from './evidence';
import type { Invariants } from './invariant';

export const elsewhere: Invariants = {
  *'who is insured by a payment made elsewhere has exactly one agreed line for it'(evidence) {
    const files = new Set(evidence.all('imports').map(({ _id }) => _id));
    for (const { _id, insurance, elsewhere: known = [] } of evidence.records) {
      if (insurance?.basis !== 'paid-elsewhere') continue;
      const id = insurance.elsewhere?.paymentId ?? '';
      const line = evidence.world.taxOffice.taken.find(({ number }) => id.endsWith(number));
      const agreed = evidence
        .all('elsewhere-payments')
        .filter((one) => one._id === id && files.has(one.source));
      if (line === undefined || agreed.length !== 1 || known.filter((one) => one === id).length !== 1) {
        yield `${_id} is insured by ${id}, of which ${agreed.length} lines were agreed to`;
        continue;
      }
      if (line.on !== insurance.on || line.yuan * 100 !== insurance.paidFen)
        yield `${_id} is insured as of ${insurance.on} for ${insurance.paidFen} fen; he paid ${line.yuan} yuan on ${line.on}`;
      if (insurance.facts.payOn !== line.on) yield `${_id} is answered as of ${insurance.facts.payOn}`;
    }
  },

  *'a payment made elsewhere insures its person, or stands beside what does'(evidence) {
    for (const { _id, recordId } of evidence.all('elsewhere-payments')) {
      const record = evidence.record(recordId);
      if (record?.state !== 'insured')
        yield `${_id} is known, and ${recordId} is ${record?.state ?? 'not there'}`;
      if (record?.elsewhere?.includes(_id) !== true) yield `${_id} doesn’t stand on ${recordId}`;
    }
  },

  *'nobody is insured here and elsewhere'(evidence) {
    for (const { _id, insurance } of evidence.records) {
      if (insurance?.basis !== 'paid-elsewhere') continue;
      const order = insuringOrder(evidence, _id);
      if (order !== undefined) yield `${_id} is insured elsewhere, and by order ${order}`;
    }
  },

  *'who paid here and elsewhere is on the office’s list'(evidence) {
    for (const { _id, twice } of evidence.all('elsewhere-payments')) {
      const listed = evidence.cases.some(({ kind, _id: id }) => kind === 'paid-twice' && id.includes(_id));
      if (twice && !listed) yield `${_id} is on nobody’s list`;
    }
  },
};

function insuringOrder(evidence: Evidence, recordId: string): string | undefined {
  return evidence.orders.find(({ lines }) =>
    lines.some((line) => line.recordId === recordId && isInsuredLine(line)),
  )?._id;
}

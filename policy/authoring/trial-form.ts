import { disabilityGrades } from '../fact-sheet';
import type { Fields, FieldForm, NamedForm } from './rule-form';

function must(name: string, form: FieldForm): NamedForm {
  return { name, optional: false, form };
}
function may(name: string, form: FieldForm): NamedForm {
  return { name, optional: true, form };
}
function fields(...named: readonly NamedForm[]): Fields {
  return { shape: 'fields', fields: named };
}

const day: FieldForm = { shape: 'day' };
const number: FieldForm = { shape: 'number' };
const yesNo: FieldForm = { shape: 'yes-no' };

const identity = fields(
  must('code', { shape: 'identity' }),
  must('since', day),
  may('until', day),
  may('disabilityGrade', { shape: 'choice', codes: disabilityGrades }),
  may('dueToIllness', yesNo),
  may('monitored', yesNo),
  may('lostWorkCapacity', yesNo),
  may('student', yesNo),
);

const insurance = fields(
  may('insuredLastYear', yesNo),
  may('unbrokenYears', number),
  may('missedYears', number),
  may('repaidYears', number),
);

/** A person of a trial case: everything that a notice may ask of somebody, all of it to be left out but the day. */
const facts = fields(
  must('payOn', day),
  may('birthDate', day),
  may('identities', { shape: 'list', item: identity }),
  may('circumstances', {
    shape: 'list',
    item: fields(must('code', { shape: 'circumstance' }), may('on', day)),
  }),
  may('insurance', insurance),
  may('tier', { shape: 'tier' }),
  may('sex', { shape: 'choice', codes: ['female', 'male'] }),
  may('student', yesNo),
  may('householdHere', yesNo),
  may('parentInsured', yesNo),
  may('ltciPilot', yesNo),
);

/** A trial case as it is typed: the person, and what the paper gives him. Without an amount nothing can be paid. */
export const trialForm: Fields = fields(
  must('name', { shape: 'words' }),
  must('facts', facts),
  may('payFen', { shape: 'yuan' }),
  may('coverFrom', day),
  may('coverTo', day),
);

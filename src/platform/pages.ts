/** Where each page stands, in one place. */
export const pages = {
  first: 'pages/index/index',
  place: 'pages/place/index',
  ask: 'pages/ask/index',
  check: 'pages/check/index',
  result: 'pages/result/index',
  clause: 'packages/help/clause/index',
  questions: 'packages/help/faq/index',
  contacts: 'packages/help/contacts/index',
  settings: 'packages/help/settings/index',
  privacy: 'packages/help/privacy/index',
  enrol: 'packages/records/enrol/index',
  records: 'packages/records/list/index',
  record: 'packages/records/record/index',
  family: 'packages/family/list/index',
} as const;

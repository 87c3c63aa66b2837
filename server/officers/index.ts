export { acceptInvitation } from './accept';
export { changeOfficer, endOfficer, lookAtChange } from './change';
export { confirmOfficer } from './confirm';
export { formerNames } from './former-names';
export { giveCode } from './give-code';
export { endInvitation, listInvitations } from './invitations';
export { inviteOfficer, lookAtInvitation } from './invite';
export { listOfficers } from './list';

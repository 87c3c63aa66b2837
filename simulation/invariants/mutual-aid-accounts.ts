import type { Invariants } from './invariant';
import { holderName, settlementName } from './account-names';

export const mutualAidAccounts: Invariants = {
  *'an account holds what came in less what went out, and nothing is held for nobody'(evidence) {
    for (const account of evidence.all('mutual-aid-accounts')) {
      if (account.reservedFen !== 0) yield `${account._id} still holds ${account.reservedFen} fen`;
      const booked = evidence.balance(holderName(account._id));
      if (booked !== account.balanceFen)
        yield `${account._id} has ${account.balanceFen} fen, the books say ${booked}`;
    }
  },

  *"after the bureau's last file an account holds what it holds at the bureau"(evidence) {
    const { world } = evidence;
    for (const payer of world.payers.filter(({ accountFen }) => accountFen !== null)) {
      const self = evidence.all('payers').find(({ _id }) => _id === payer.openId)?.self;
      const account = evidence.all('mutual-aid-accounts').find(({ _id }) => _id === self?.personId);
      const held = world.bureau.balanceOf(payer, world.today);
      if (account?.balanceFen !== held)
        yield `${payer.openId}: ${account?.balanceFen ?? 'nothing'}, not ${held} fen`;
    }
  },

  *'the books agree with what the bureau took'(evidence) {
    const taken = evidence.world.bureau.deductions;
    for (const { _id, state, amountFen } of evidence.all('deductions')) {
      const decided = taken.find(({ number }) => number === _id);
      if (decided !== undefined && decided.amountFen !== amountFen) {
        yield `deduction ${_id} is ${amountFen} fen, the bureau was asked for ${decided.amountFen}`;
      }
      if (state === 'accepted' && decided?.accepted !== true)
        yield `deduction ${_id}: the bureau took nothing`;
      if (state === 'rejected' && decided?.accepted !== false)
        yield `deduction ${_id}: the bureau rejected nothing`;
      if (state === 'cancelled' && decided?.accepted === true)
        yield `deduction ${_id} is cancelled, and was taken`;
      if (state === 'unsent' || state === 'batched') yield `deduction ${_id} is still ${state}`;
    }
    for (const { number, accepted } of taken) {
      if (accepted && !evidence.all('deductions').some(({ _id }) => _id === number)) {
        yield `the bureau took ${number}, which the server never asked for`;
      }
    }
  },

  *'what is taken from an account is asked of the bureau that keeps it'(evidence) {
    for (const { _id, accountId, region } of evidence.all('deductions')) {
      const openId = evidence.all('payers').find(({ self }) => self?.personId === accountId)?._id;
      const holder = evidence.world.payers.find((payer) => payer.openId === openId);
      if (holder !== undefined && holder.accountAt !== region)
        yield `${_id} is asked of ${region}, the account is kept in ${holder.accountAt}`;
    }
  },

  *'nothing is left between the books and the bureau'(evidence) {
    for (const region of evidence.world.placesOfFiles) {
      const open = evidence.balance(settlementName(region));
      if (open !== 0) yield `${region}: ${open} fen are debited and not confirmed`;
    }
  },
};

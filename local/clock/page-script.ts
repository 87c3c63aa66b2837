import { shiftDate } from './shift-date';

interface Page {
  Date: DateConstructor;
  __PREVIEW__?: { readonly shiftMs: number };
}

const page = globalThis as unknown as Page;
const shiftMs = page.__PREVIEW__?.shiftMs ?? 0;
shiftDate(page, () => shiftMs);

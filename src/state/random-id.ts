const hexadecimal = '0123456789abcdef';

/** 32 hexadecimal digits that no other phone makes; no secret hangs on them. */
export function randomId(): string {
  return Array.from({ length: 32 }, () => hexadecimal.charAt(Math.floor(Math.random() * 16))).join('');
}

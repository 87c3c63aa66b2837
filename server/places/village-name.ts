/** `濠溪村委会` and `濠溪` are one village in an office's lists. */
export function bareVillage(name: string): string {
  return name.replace(/(村民委员会|居民委员会|村委会|居委会)$/u, '').replace(/(社区|村)$/u, '');
}

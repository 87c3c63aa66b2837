/**
 * Controls of a page that a screen reader in WeChat would not announce: no `aria-role`, or no name. Read off the view
 * that WeChat's framework drew, so a build that loses `aria-*` is found out.
 */
export function silentControls(host: HTMLElement): string[] {
  const controls = [...host.querySelectorAll('.tappable, input, textarea')];
  return controls
    .filter((control) => {
      const named = Boolean(control.getAttribute('aria-label') || control.textContent?.trim());
      const typed = control.localName === 'input' || control.localName === 'textarea';
      return !named || !(typed || control.getAttribute('aria-role'));
    })
    .map((control) => `${control.localName}#${control.id} “${control.textContent?.trim() ?? ''}”`);
}

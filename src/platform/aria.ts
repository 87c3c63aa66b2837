type Role =
  | 'button'
  | 'link'
  | 'radio'
  | 'radiogroup'
  | 'checkbox'
  | 'group'
  | 'heading'
  | 'alert'
  | 'status'
  | 'img'
  | 'list'
  | 'listitem'
  | 'main'
  | 'navigation'
  | 'textbox'
  | 'table'
  | 'row'
  | 'cell'
  | 'columnheader'
  | 'text';

export interface Spoken {
  readonly role?: Role;
  readonly label?: string;
  readonly hidden?: boolean;
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly selected?: boolean;
  readonly expanded?: boolean;
  readonly live?: 'polite' | 'assertive';
  readonly level?: 1 | 2 | 3;
}

const onWeb = process.env.TARO_ENV === 'h5';

/**
 * Properties that make a component speak, in the spelling of the platform: WeChat reads the role from `aria-role`,
 * browsers from `role`. States are written as words, because a browser drops an attribute that is `false`.
 */
export function aria(spoken: Spoken): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [name, value] of Object.entries(spoken)) {
    if (value === undefined) continue;
    // WeChat knows no `text` role; browsers take it as presentational text with the label it carries.
    if (name === 'role') attributes[onWeb ? 'role' : 'aria-role'] = onWeb && value === 'text' ? 'img' : value;
    else attributes[`aria-${name}`] = String(value);
  }
  return attributes;
}

/** Makes an element reachable and operable by keyboard in a browser; nothing in WeChat. */
export function keyboard(act: (() => void) | undefined): Record<string, unknown> {
  if (!onWeb || !act) return {};
  return {
    tabIndex: 0,
    onKeyDown: (event: { key?: string; preventDefault?: () => void }) => {
      if (event.key !== 'Enter' && event.key !== ' ') return;
      event.preventDefault?.();
      act();
    },
  };
}

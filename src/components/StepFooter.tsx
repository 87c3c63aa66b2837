import { Button } from './Button';

export interface StepFooterProps {
  readonly label?: string;
  readonly onContinue: () => void;
  readonly busy?: boolean;
  readonly busyLabel?: string;
  /** A second way, less prominent. */
  readonly other?: { readonly id: string; readonly label: string; readonly onTap: () => void };
}

/** The foot of a step: one button that says what it does. */
export function StepFooter({ label = '继续', onContinue, busy, busyLabel, other }: StepFooterProps) {
  return (
    <>
      <Button id="continue" label={label} onTap={onContinue} busy={busy} busyLabel={busyLabel} />
      {other ? <Button kind="plain" {...other} /> : null}
    </>
  );
}

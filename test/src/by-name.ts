import { act, fireEvent, screen } from '@testing-library/react';

/** Taps what is called so once it is there, and lets the answers that are at hand arrive. */
export async function tap(name: string | RegExp): Promise<void> {
  const button = await screen.findByRole('button', { name });
  await act(async () => {
    fireEvent.click(button);
    await Promise.resolve();
  });
}

export async function choose(name: string | RegExp): Promise<void> {
  fireEvent.click(await screen.findByRole('radio', { name }));
}

export async function fill(label: string, value: string): Promise<void> {
  fireEvent.change(await screen.findByLabelText(label), { target: { value } });
}

/** Who can be asked about a place. */
export interface Contact {
  /** Whom: an office, a service window, a hotline. */
  readonly name: string;
  readonly phone: string;
  readonly address?: string;
  /** Chinese, e.g. `工作日 9:00–17:00`. */
  readonly hours?: string;
  readonly purpose: 'questions' | 'complaints' | 'both';
}

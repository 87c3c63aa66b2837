/** How often an office has to do something. */
export const dutyRecurrences = ['once', 'weekly', 'monthly', 'ongoing'] as const;
export type DutyRecurrence = (typeof dutyRecurrences)[number];

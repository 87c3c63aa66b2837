import type { NoticeDocument } from '../notice/document';

/** What a place begins with that has no notice to take over: where and when it is for, and nothing said yet. */
export function firstDraft(region: string, year: number): NoticeDocument {
  return {
    format: 2,
    id: `${region}-${year}`,
    title: '',
    issuers: [],
    draft: false,
    year,
    regions: [region],
    clauses: [],
    rules: [],
  };
}

/** Writes the week out of office where the user says. */
export interface ShadowWeekAction {
  /** `YYYY-MM-DD`, first and last day. */
  from: string;
  to: string;
  title: string;
  description: string;
}

/** What only the panel of the delegation plan asks for. */
export type DelegationAction =
  /** All areas as one document, unsaved. */
  { type: 'writePlan' };

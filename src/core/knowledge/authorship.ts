/** What one person did to a file. */
export interface Contribution {
  /** Whether the person made the file. */
  created: boolean;
  /** Commits with a part of the person that changed it after it was made. */
  changes: number;
}

/** An author has at least this degree of authorship … */
export const LEAST_AUTHORSHIP = 3.293;
/** … and more than this part of the highest one of the file. */
export const LEAST_SHARE = 0.75;

/**
 * How well a person knows a file: 3.293 + 1.098·FA + 0.164·DL − 0.321·ln(1 + AC), where FA is 1 for whoever made it, DL
 * the person's changes and AC those of everybody else. From G. Avelino, L. Passos, A. Hora, M. T. Valente: A Novel
 * Approach for Estimating Truck Factors, ICPC 2016 (https://arxiv.org/abs/1604.06766), after T. Fritz et al., ICSE 2010.
 *
 * `changes` is the number of all changes, the person's own included. As in the authors' tool
 * (https://github.com/aserg-ufmg/Truck-Factor), the commit that made a file is no change of it, and a rename is one.
 */
export function degreeOfAuthorship({ created, changes: own }: Contribution, changes: number): number {
  return 3.293 + (created ? 1.098 : 0) + 0.164 * own - 0.321 * Math.log(1 + changes - own);
}

/** The authors of a file among those who worked on it, in their order. */
export function authorsOf<T>(people: ReadonlyMap<T, Contribution>, changes: number): T[] {
  let highest = 0;
  const degrees: [T, number][] = [];
  for (const [person, contribution] of people) {
    const degree = degreeOfAuthorship(contribution, changes);
    if (degree > highest) highest = degree;
    if (degree >= LEAST_AUTHORSHIP) degrees.push([person, degree]);
  }
  return degrees.filter(([, degree]) => degree > LEAST_SHARE * highest).map(([person]) => person);
}

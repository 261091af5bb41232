/** Points of a curve from a habit's value to a sub-score, by rising value. */
export type Curve = readonly (readonly [value: number, subScore: number])[];

/**
 * The sub-score at a value: straight lines between the points, level outside of them. Where no point is higher than
 * the one before it, neither is the curve: that is what keeps the score from rising when a habit gets worse.
 */
export function evaluate(curve: Curve, value: number): number {
  let [lastValue, lastScore] = curve[0] as readonly [number, number];
  if (value <= lastValue) return lastScore;
  for (const [nextValue, nextScore] of curve) {
    if (value <= nextValue && nextValue > lastValue) {
      return lastScore + ((nextScore - lastScore) * (value - lastValue)) / (nextValue - lastValue);
    }
    [lastValue, lastScore] = [nextValue, nextScore];
  }
  return lastScore;
}

/**
 * The generation of each row: one more than the highest of its parents, 1 for a row without any. A commit's
 * generation is higher than that of everything it can reach, whatever the dates say (git keeps the same numbers in
 * its commit-graph file, see gitformat-commit-graph(5)). A cycle, which only a damaged history could have, ends
 * where it closes.
 */
export function generationsOf(size: number, parentsOf: (row: number) => readonly number[]): Uint32Array {
  const generations = new Uint32Array(size);
  const open = new Uint8Array(size);
  const stack: number[] = [];
  for (let start = 0; start < size; start++) {
    if (generations[start] !== 0) continue;
    stack.push(start);
    while (stack.length > 0) {
      const row = stack[stack.length - 1] as number;
      open[row] = 1;
      let highest = 0;
      let ready = true;
      for (const parent of parentsOf(row)) {
        const generation = generations[parent] as number;
        if (generation === 0 && open[parent] === 0) {
          stack.push(parent);
          ready = false;
        } else if (generation > highest) highest = generation;
      }
      if (!ready) continue;
      generations[row] = highest + 1;
      stack.pop();
    }
  }
  return generations;
}

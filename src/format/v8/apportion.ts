/** Divides a whole number in proportion to some weights into whole numbers that add up to it. */
export function apportion(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((all, weight) => all + weight, 0);
  let before = 0;
  let given = 0;
  return weights.map(weight => {
    before += weight;
    const upTo = before === sum ? total : Math.round((total * before) / sum);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

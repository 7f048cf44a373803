import type { GraphAnswer } from "../../engine/protocol";
import { NONE } from "../../model/profile";

/** Who calls whom in a graph, heaviest first. A function that calls itself is no neighbour of its own. */
export class GraphNeighbours {
  /** row → edges into it, and out of it. */
  readonly into: readonly (readonly number[])[];
  readonly outOf: readonly (readonly number[])[];
  private readonly answer: GraphAnswer;
  private readonly edgeOfEnds = new Map<number, number>();

  constructor(answer: GraphAnswer) {
    this.answer = answer;
    const into: number[][] = answer.nodes.name.map(() => []);
    const outOf: number[][] = answer.nodes.name.map(() => []);
    const { source, destination } = answer.edges;
    for (let edge = 0; edge < source.length; edge++) {
      const [caller, callee] = [source[edge], destination[edge]];
      if (caller === NONE || callee === NONE) continue;
      this.edgeOfEnds.set(caller * into.length + callee, edge);
      if (caller === callee) continue;
      outOf[caller].push(edge);
      into[callee].push(edge);
    }
    this.into = into;
    this.outOf = outOf;
  }

  /** The edge from a caller to a callee. */
  edgeBetween(caller: number, callee: number): number | undefined {
    return this.edgeOfEnds.get(caller * this.into.length + callee);
  }

  /** Rows of the callers of a function. */
  callers(row: number): readonly number[] {
    return this.into[row].map(edge => this.answer.edges.source[edge]);
  }

  callees(row: number): readonly number[] {
    return this.outOf[row].map(edge => this.answer.edges.destination[edge]);
  }

  /** Along the heaviest callees to where there is none, or none that was not passed. */
  deepest(row: number): number {
    const passed = new Set<number>();
    let at = row;
    for (;;) {
      passed.add(at);
      const next = this.callees(at).find(callee => !passed.has(callee));
      if (next === undefined) return at;
      at = next;
    }
  }

  /**
   * The functions beside one: what its caller calls, heaviest first. Where it has no caller, those that have none either.
   * @param via the caller that it was reached from; NONE for the heaviest
   */
  siblings(row: number, via: number): readonly number[] {
    const callers = this.callers(row);
    const caller = callers.includes(via) ? via : callers[0];
    if (caller !== undefined) return this.callees(caller);
    return this.into.flatMap((edges, other) => (edges.length === 0 ? [other] : []));
  }
}

/** Where the keyboard is in a graph. */
export interface GraphCursor {
  readonly row: number;
  /** The caller that it was reached from, whose other callees are to the left and right; NONE: by no caller. */
  readonly via: number;
}

export type GraphMove = "caller" | "callee" | "left" | "right" | "deepest";

/** Along the edges: up to the heaviest caller, down to the heaviest callee, to the sides among what the caller calls. */
export function moved(neighbours: GraphNeighbours, cursor: GraphCursor, move: GraphMove): GraphCursor {
  const { row, via } = cursor;
  switch (move) {
    case "caller": {
      const callers = neighbours.callers(row);
      // Back the way it came.
      const caller = callers.includes(via) ? via : callers[0];
      return caller === undefined ? cursor : { row: caller, via: NONE };
    }
    case "callee": {
      const [callee] = neighbours.callees(row);
      return callee === undefined ? cursor : { row: callee, via: row };
    }
    case "left":
    case "right": {
      const siblings = neighbours.siblings(row, via);
      const next = siblings[siblings.indexOf(row) + (move === "left" ? -1 : 1)];
      return next === undefined ? cursor : { row: next, via };
    }
    case "deepest": {
      const deepest = neighbours.deepest(row);
      return deepest === row ? cursor : { row: deepest, via: NONE };
    }
  }
}

import { WireWriter } from "../../format/pprof/wireWriter";

const SAMPLES = 5000;
const LOCATIONS = 4000;
const FUNCTIONS = 1500;
const MEAN_DEPTH = 40;

let made: Uint8Array<ArrayBuffer> | undefined;

/**
 * A profile that is about nothing, as profile.proto: stacks that share their beginnings, inlined calls, labels. The same
 * bytes each time, made once.
 */
export function madeUpProfile(): Uint8Array<ArrayBuffer> {
  made ??= makeUp();
  return made;
}

function makeUp(): Uint8Array<ArrayBuffer> {
  const random = pseudoRandom();
  const out = new WireWriter();
  const strings = ["", "samples", "count", "cpu", "nanoseconds", "kind", "size", "bytes", "a", "b", "c"];
  const valueType = (type: number, unit: number) => (inner: WireWriter) => {
    inner.number(1, type);
    inner.number(2, unit);
  };
  out.message(1, valueType(1, 2));
  out.message(1, valueType(3, 4));
  let stack: number[] = [];
  for (let sample = 0; sample < SAMPLES; sample++) {
    stack = stack.slice(0, Math.floor(random() * stack.length));
    const depth = 1 + Math.floor(2 * MEAN_DEPTH * random());
    while (stack.length < depth) stack.push(1 + Math.floor(LOCATIONS * random() ** 3));
    const leafFirst = stack.toReversed();
    out.message(2, inner => {
      inner.numbers(1, [...leafFirst, 1, 1]);
      inner.numbers(2, [1, 10_000_000]);
      inner.message(3, label => {
        label.number(1, 5);
        label.number(2, 8 + (sample % 3));
      });
      inner.message(3, label => {
        label.number(1, 6);
        label.number(3, 1 + (sample % 4096));
        label.number(4, 7);
      });
    });
  }
  out.message(3, inner => inner.number(1, 1));
  for (let location = 1; location <= LOCATIONS; location++) {
    out.message(4, inner => {
      inner.number(1, location);
      inner.number(2, 1);
      inner.number(3, 4096 + 16 * location);
      for (let line = location % 5 === 0 ? 0 : 1; line < 2; line++) {
        inner.message(4, written => {
          written.number(1, 1 + ((location + 7 * line) % FUNCTIONS));
          written.number(2, location % 300);
        });
      }
    });
  }
  for (let id = 1; id <= FUNCTIONS; id++) {
    out.message(5, inner => {
      inner.number(1, id);
      inner.number(2, strings.push(`rehearsal/part${id % 40}.(*Type${id % 90}).Method${id}`) - 1);
      inner.number(4, strings.push(`/rehearsal/part${id % 40}/file${id % 70}.go`) - 1);
      inner.number(5, id % 500);
    });
  }
  const utf8 = new TextEncoder();
  for (const text of strings) out.field(6, utf8.encode(text));
  return out.take();
}

/** Numbers from 0 to below 1, the same ones each time (Lehmer's generator with the constants of minstd). */
function pseudoRandom(): () => number {
  let state = 1;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}

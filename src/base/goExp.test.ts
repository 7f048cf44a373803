import fc from "fast-check";
import { expect, test } from "vitest";
import { goExp } from "./goExp";

/** Bits of x and of Go's `math.Exp(x)`, printed by Go 1.26 on x86-64 with FMA. */
const RECORDED = [
  ["bcf03545a91632ab", "3fefffffffffffe0"],
  ["bf9dea47b51d7727", "3fef142406396c89"],
  ["bc158b53a0a2a5f5", "3ff0000000000000"],
  ["bc3ef021c9ef2444", "3ff0000000000000"],
  ["bc0a954184e416d8", "3ff0000000000000"],
  ["c02b6a4a5070affe", "3eb2b06112d93031"],
  ["bc4a90908285e8ee", "3ff0000000000000"],
  ["bf30581a811a7436", "3feffdf50d619be3"],
  ["bd5c2632559b6d85", "3feffffffffff1ed"],
  ["c040f0503f0b5bca", "3ce17340ec2a991c"],
  ["c04811db736f1b86", "3b976a44f8d8dd08"],
  ["bd852a41c7bb5698", "3fefffffffffab57"],
  ["bf639d08c513aa54", "3fefec68f8bf4074"],
  ["bd85b2e0f43cdedd", "3fefffffffffa934"],
  ["bfe04e1b7dba5e63", "3fe3398cbdd4efa8"],
  ["bd6d12f7f0dcd405", "3fefffffffffe2ed"],
  ["bedfd684726244ad", "3feffff014c1bc76"],
  ["bef59f9911470300", "3fefffd4c0eb168f"],
  ["bfa26f237d2fb234", "3feede4ce24bf448"],
  ["bc73b5a40be0ea1d", "3ff0000000000000"],
  ["bfbbc9b37944c241", "3fecb55917b1d1bf"],
  ["be621616b090c58f", "3fefffffede9e955"],
  ["c063725066f3a9f1", "31e7885d013dc107"],
  ["bf7bf5284336c7d0", "3fefc8466d2612e7"],
  ["bc527aed91513420", "3ff0000000000000"],
  ["be103cc669b935fc", "3fefffffff7e19cd"],
  ["bbe26730db0ca1ad", "3ff0000000000000"],
  ["bf2098b09bed5af5", "3feffef67943f9da"],
  ["bf9137b26d98d4f3", "3fef776936d59c34"],
  ["bcc4f9871897bd63", "3feffffffffffffb"],
  ["be115f192463bef9", "3fefffffff750737"],
  ["bc7fe093997367b0", "3ff0000000000000"],
  ["c09126a1f2f883e6", "0000000000000000"],
  ["bca76b38c98737de", "3fefffffffffffff"],
  ["bc1338c21de7d439", "3ff0000000000000"],
  ["bfd5506b24f72b81", "3fe6ef95e78f7166"],
  ["be5688629a485b23", "3feffffff4bbceb5"],
  ["bcc9a8f0ec069558", "3feffffffffffffa"],
  ["bec6ed3ce6b50da3", "3feffffa44b149bb"],
  ["bdee3bd3afe63a77", "3fefffffffe1c42c"],
  ["bd84116dd2797a9d", "3fefffffffffafba"],
  ["bd0e2e5b4e3dcf36", "3fefffffffffff87"],
  ["bf438688fcb37d7c", "3feffb1ebd0bbcf1"],
  ["bc34638ae1fc7e10", "3ff0000000000000"],
  ["bc4ac8868c46dc6d", "3ff0000000000000"],
  ["bc065ea46939b12a", "3ff0000000000000"],
  ["be5ff25107e7d315", "3feffffff006d780"],
  ["bcb8b96a1735beeb", "3feffffffffffffd"],
  ["bbf4514396bdc8de", "3ff0000000000000"],
  ["be3612e5a7870639", "3feffffffd3da34b"],
  ["bc662681f5065917", "3ff0000000000000"],
  ["be4ff5f8ea7088c5", "3feffffff80281c6"],
  ["bc23abd161dced13", "3ff0000000000000"],
  ["bdc19c56f5d977c1", "3feffffffffb98ea"],
  ["bed68d3d2cf07afc", "3feffff4b963661c"],
  ["bd3cc97a037d623a", "3feffffffffffc67"],
  ["bed5f21d0bc4196a", "3feffff506f35bbb"],
  ["bef739d2366881bc", "3fefffd18c7d4a2c"],
  ["bfa894bfa6fb2f09", "3fee7ffeb70813cf"],
  ["bdd943fd2e33d010", "3feffffffff35e01"],
  ["beb061dda31fb5b0", "3feffffdf3c45c62"],
  ["bdd419b7a334074d", "3feffffffff5f324"],
  ["bea254ae603f9b70", "3feffffedab51f3c"],
  ["bcfd6fb823a08396", "3fefffffffffffc5"],
  ["c0c34ee04e3ade6f", "0000000000000000"],
  ["c0afe659bc107212", "0000000000000000"],
  ["bdedc7e060af78f6", "3fefffffffe23820"],
  ["bfa32ed6aa71aee0", "3feed2c050cb2680"],
  ["bd3ccaf5085e30a0", "3feffffffffffc67"],
  ["bf958140ab15bafa", "3fef55c138176a22"],
  ["bebbf148fdbe577c", "3feffffc81d71115"],
  ["c0b4b2ad62707255", "0000000000000000"],
  ["bd35afa32fedc3b9", "3feffffffffffd4a"],
  ["bbcd11ddb4095dac", "3ff0000000000000"],
  ["bca2408ccfb36fba", "3fefffffffffffff"],
  ["bc1fac703aefbef3", "3ff0000000000000"],
  ["bf0ccd97def0ea06", "3fefff8cca6fead9"],
  ["c0988035b27a6f3f", "0000000000000000"],
  ["bce342826c84abcf", "3fefffffffffffed"],
  ["bedf87d3ac979ff8", "3feffff03c1a0be1"],
  ["0000000000000000", "3ff0000000000000"],
  ["0000000000000000", "3ff0000000000000"],
  ["7ff0000000000000", "7ff0000000000000"],
  ["fff0000000000000", "0000000000000000"],
  ["7ff8000000000001", "7ff8000000000001"],
  ["40862e3d70a3d70a", "7ff0000000000000"],
  ["c087480000000000", "0000000000000001"],
  ["c08749999999999a", "0000000000000000"],
  ["c086233333333333", "000ff15b469edf89"],
  ["c087433333333333", "0000000000000001"],
  ["c3abc16d674ec800", "0000000000000000"],
  ["7e37e43c8800759c", "7ff0000000000000"],
  ["fe37e43c8800759c", "0000000000000000"],
  ["c3dfeb3dd0676600", "0000000000000000"],
  ["43dfeb3dd0676600", "7ff0000000000000"],
] as const;

const view = new DataView(new ArrayBuffer(8));

function fromBits(hex: string): number {
  view.setBigUint64(0, BigInt(`0x${hex}`));
  return view.getFloat64(0);
}

function bitsOf(value: number): bigint {
  view.setFloat64(0, value);
  return view.getBigUint64(0);
}

test.each(RECORDED)("%s → %s, to the last bit", (from, to) => {
  expect(goExp(fromBits(from))).toBe(fromBits(to));
});

test("everywhere, it is next to what the engine makes of it", () => {
  fc.assert(
    fc.property(fc.double({ min: -745, max: 709, noNaN: true }), value => {
      const distance = bitsOf(goExp(value)) - bitsOf(Math.exp(value));
      expect(Number(distance < 0n ? -distance : distance)).toBeLessThanOrEqual(2);
    }),
    { numRuns: 2000 },
  );
});

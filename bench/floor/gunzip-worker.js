/** Tells, for each file it is sent, how many bytes it has unpacked. */

async function countUnpackedBytes(file) {
  const reader = file.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  let rawBytes = 0;
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    rawBytes += piece.value.byteLength;
  }
  return rawBytes;
}

addEventListener("message", ({ data: file }) => void countUnpackedBytes(file).then(postMessage));
postMessage("ready");

/* Which words of two passages differ. */

const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[\p{L}\p{N}\p{M}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;
const DIFF_LIMIT = 4_000_000;

function tokens(text) {
  return Array.from(text.matchAll(TOKEN), (found) => ({ start: found.index, end: found.index + found[0].length, word: folded(found[0]) }));
}

/* Pieces [start, end] of each text whose words the other lacks; null where the texts are too long. */
function wordDiff(left, right) {
  const a = tokens(left);
  const b = tokens(right);
  const head = commonHead(a, b);
  const tail = commonTail(a, b, head);
  const middleA = a.slice(head, a.length - tail);
  const middleB = b.slice(head, b.length - tail);
  if (middleA.length * middleB.length > DIFF_LIMIT) return null;
  const [alsoA, alsoB] = commonWords(middleA, middleB);
  return [joined(middleA, alsoA), joined(middleB, alsoB)];
}

function commonHead(a, b) {
  let count = 0;
  while (count < a.length && count < b.length && a[count].word === b[count].word) count += 1;
  return count;
}

function commonTail(a, b, head) {
  let count = 0;
  while (count < Math.min(a.length, b.length) - head && a[a.length - 1 - count].word === b[b.length - 1 - count].word) count += 1;
  return count;
}

/* The longest common run of words with gaps: the indices of its words in each. */
function commonWords(a, b) {
  const width = b.length + 1;
  const best = new Uint32Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i -= 1) {
    for (let j = b.length - 1; j >= 0; j -= 1) {
      best[i * width + j] = a[i].word === b[j].word ? best[(i + 1) * width + j + 1] + 1 : Math.max(best[(i + 1) * width + j], best[i * width + j + 1]);
    }
  }
  return walked(a, b, best);
}

function walked(a, b, best) {
  const width = b.length + 1;
  const [inA, inB] = [new Set(), new Set()];
  let [i, j] = [0, 0];
  while (i < a.length && j < b.length) {
    if (a[i].word === b[j].word) {
      inA.add(i++);
      inB.add(j++);
    } else if (best[(i + 1) * width + j] >= best[i * width + j + 1]) i += 1;
    else j += 1;
  }
  return [inA, inB];
}

/* Neighbouring words that differ make one piece. */
function joined(list, common) {
  const pieces = [];
  list.forEach((token, index) => {
    if (common.has(index)) return;
    const before = pieces.at(-1);
    if (before && before.index === index - 1) Object.assign(before, { end: token.end, index });
    else pieces.push({ start: token.start, end: token.end, index });
  });
  return pieces.map(({ start, end }) => [start, end]);
}

/** True of two words that are the same but for one letter wrong, missing, added, or two of them the wrong way round. */
export function isNear(word: string, name: string): boolean {
  let same = 0;
  while (same < word.length && word[same] === name[same]) same++;
  let [end, nameEnd] = [word.length, name.length];
  while (end > same && nameEnd > same && word[end - 1] === name[nameEnd - 1]) {
    end--;
    nameEnd--;
  }
  const [left, wanted] = [word.slice(same, end), name.slice(same, nameEnd)];
  return (
    (left.length < 2 && wanted.length < 2) || (left.length === 2 && left === [...wanted].reverse().join(""))
  );
}
